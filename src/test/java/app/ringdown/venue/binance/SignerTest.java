package app.ringdown.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.ringdown.venue.Credentials;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/** The vectors are the documentation's own (REST, "SIGNED Endpoint Examples"). */
class SignerTest {
    private static final String SECRET =
            "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";

    private static Params order(String symbol) {
        return Params.of("symbol", symbol)
                .with("side", "BUY")
                .with("type", "LIMIT")
                .with("timeInForce", "GTC")
                .with("quantity", 1)
                .with("price", "0.1")
                .with("recvWindow", 5000)
                .with("timestamp", 1499827319559L);
    }

    @Test
    void hmacAsDocumented() {
        Signer signer = Signer.of(new Credentials("k", SECRET));
        assertThat(signer.sign(order("LTCBTC").toString()))
                .isEqualTo("c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71");
    }

    @Test
    void theSignatureIsOverWhatIsPercentEncoded() {
        Signer signer = Signer.of(new Credentials("k", " " + SECRET + "\n"));
        String query = order("１２３４５６").toString();
        assertThat(query)
                .startsWith("symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96&");
        assertThat(signer.sign(query))
                .isEqualTo("e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3");
    }

    @Test
    void onlyUnreservedCharactersStayAsTheyAre() {
        assertThat(Params.encode("aZ09-._~ *+/=&")).isEqualTo("aZ09-._~%20%2A%2B%2F%3D%26");
    }

    @Test
    void ed25519FromAPemThatCanBeVerified() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String pem =
                "-----BEGIN PRIVATE KEY-----\r\n"
                        + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                        + "\r\n-----END PRIVATE KEY-----\r\n";
        byte[] signature =
                Base64.getDecoder().decode(Signer.of(new Credentials("k", pem)).sign("a=1&b=2"));
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(pair.getPublic());
        verifier.update("a=1&b=2".getBytes(StandardCharsets.UTF_8));
        assertThat(verifier.verify(signature)).isTrue();
    }

    @Test
    void whatCannotBeAKeyIsToldWithoutShowingIt() {
        assertThatIllegalArgumentException().isThrownBy(() -> Signer.of(new Credentials("k", " ")));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Signer.of(
                                new Credentials(
                                        "k", "-----BEGIN PRIVATE KEY-----\nSECRETSECRET!\n")))
                .withNoCause()
                .withMessageNotContaining("SECRET");
    }
}
