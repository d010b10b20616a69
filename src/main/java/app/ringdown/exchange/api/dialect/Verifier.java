package app.ringdown.exchange.api.dialect;

import app.ringdown.exchange.account.ApiKey;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks what was signed under one key. Safe for any thread. As text it never shows a secret.
 *
 * <p>Source: Binance Spot API, REST, "SIGNED Endpoint security".
 */
public sealed interface Verifier permits Verifier.Hmac, Verifier.Asymmetric {

    /** Whether {@code signature} is this key's over {@code payload}, taken as UTF-8. */
    boolean verifies(String payload, String signature);

    /**
     * The check that belongs to a key.
     *
     * @throws IllegalArgumentException if it is a public key that cannot be read
     */
    static Verifier of(ApiKey key) {
        return switch (key.kind()) {
            case HMAC -> new Hmac(key.secret());
            case ED25519 -> Asymmetric.read("Ed25519", "Ed25519", key.secret());
            case RSA -> Asymmetric.read("RSA", "SHA256withRSA", key.secret());
        };
    }

    /** HMAC-SHA256 under a shared secret, in hex of either case. */
    record Hmac(String secret) implements Verifier {
        private static final String ALGORITHM = "HmacSHA256";

        @Override
        public boolean verifies(String payload, String signature) {
            byte[] given;
            try {
                given = HexFormat.of().parseHex(signature.toLowerCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                return false; // What is not hex is no signature.
            }
            return MessageDigest.isEqual(given, sign(payload));
        }

        private byte[] sign(String payload) {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
                return mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
            }
        }

        @Override
        public String toString() {
            return "Hmac";
        }
    }

    /**
     * Ed25519, or RSA (PKCS#1 v1.5 over SHA-256), under a public key, in Base64.
     *
     * @param algorithm of the signature, as Java names it
     */
    record Asymmetric(String algorithm, PublicKey key) implements Verifier {

        static Asymmetric read(String keyAlgorithm, String algorithm, String base64) {
            try {
                byte[] encoded = Base64.getDecoder().decode(base64);
                return new Asymmetric(
                        algorithm,
                        KeyFactory.getInstance(keyAlgorithm)
                                .generatePublic(new X509EncodedKeySpec(encoded)));
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("not a public key for " + keyAlgorithm, e);
            }
        }

        @Override
        public boolean verifies(String payload, String signature) {
            try {
                Signature check = Signature.getInstance(algorithm);
                check.initVerify(key);
                check.update(payload.getBytes(StandardCharsets.UTF_8));
                return check.verify(Base64.getDecoder().decode(signature));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                return false; // What cannot be read as a signature is none.
            }
        }
    }
}
