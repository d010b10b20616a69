package app.ringdown.exchange.api.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.account.ApiKey;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/** Signatures: the documents' own vectors, and what is signed. */
class SignatureTest {
    private static final String SECRET =
            "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private static final String PAYLOAD =
            "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1"
                    + "&recvWindow=5000&timestamp=1499827319559";
    private static final String DIGEST =
            "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71";
    private static final String WIDE_SYMBOL =
            "%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96";
    private static final String WIDE_DIGEST =
            "e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3";

    private final Verifier hmac = Verifier.of(new ApiKey("k", 1, ApiKey.Kind.HMAC, SECRET));

    @Test
    void theDocumentsVectorsVerify() {
        assertThat(hmac.verifies(PAYLOAD, DIGEST)).isTrue();
        assertThat(hmac.verifies(PAYLOAD, DIGEST.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(hmac.verifies(PAYLOAD.replace("LTCBTC", WIDE_SYMBOL), WIDE_DIGEST)).isTrue();
    }

    @Test
    void anythingElseDoesNot() {
        assertThat(hmac.verifies(PAYLOAD + "0", DIGEST)).isFalse();
        assertThat(hmac.verifies(PAYLOAD, DIGEST.replace('c', 'd'))).isFalse();
        assertThat(hmac.verifies(PAYLOAD, DIGEST.substring(2))).isFalse();
        assertThat(hmac.verifies(PAYLOAD, "no hex")).isFalse();
        assertThat(hmac.verifies(PAYLOAD, "")).isFalse();
    }

    @Test
    void ed25519SignaturesVerify() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String encoded = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        Verifier verifier = Verifier.of(new ApiKey("k", 1, ApiKey.Kind.ED25519, encoded));
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(PAYLOAD.getBytes(StandardCharsets.UTF_8));
        String signature = Base64.getEncoder().encodeToString(signer.sign());
        assertThat(verifier.verifies(PAYLOAD, signature)).isTrue();
        assertThat(verifier.verifies(PAYLOAD + "0", signature)).isFalse();
        assertThat(verifier.verifies(PAYLOAD, "%%%")).isFalse();
        assertThat(verifier.verifies(PAYLOAD, DIGEST)).isFalse();
    }

    @Test
    void theSignatureItselfIsNotSigned() {
        assertThat(SignedPayload.ofRequest("a=1&signature=x", "")).isEqualTo("a=1");
        assertThat(SignedPayload.ofRequest("signature=x&a=1", "")).isEqualTo("a=1");
        assertThat(SignedPayload.ofRequest("a=1&signature=x&b=2", "")).isEqualTo("a=1&b=2");
        assertThat(SignedPayload.ofRequest("signature=x", "a=1&b=2")).isEqualTo("a=1&b=2");
        assertThat(SignedPayload.ofRequest("a=1", "b=%40&signature=x")).isEqualTo("a=1b=%40");
        assertThat(SignedPayload.ofRequest("mysignature=1&a=2", "")).isEqualTo("mysignature=1&a=2");
        assertThat(SignedPayload.ofRequest("", "")).isEmpty();
    }

    @Test
    void messagesAreSignedSortedByName() {
        assertThat(
                        SignedPayload.ofParams(
                                Map.of("timestamp", "1", "apiKey", "k", "signature", "x")))
                .isEqualTo("apiKey=k&timestamp=1");
    }

    @Test
    void secretsAreNotShown() {
        assertThat(hmac.toString()).doesNotContain(SECRET);
    }
}
