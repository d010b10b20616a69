package app.ringdown.exchange.api.dialect;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that the exchange knows, and how requests under it are signed. {@link #toString()} never
 * shows a secret.
 *
 * <p>Source: Binance Spot API, REST, "SIGNED Endpoint security".
 */
public sealed interface ApiKey permits ApiKey.Hmac, ApiKey.Ed25519 {

    /** What {@code X-MBX-APIKEY} carries: 64 letters and digits. */
    String key();

    /** The account that the key acts for. */
    long account();

    /** Whether {@code signature} is this key's over {@code payload}, taken as UTF-8. */
    boolean verifies(String payload, String signature);

    /** HMAC-SHA256, in hex of either case. */
    record Hmac(String key, long account, String secret) implements ApiKey {
        @Override
        public boolean verifies(String payload, String signature) {
            try {
                byte[] given = HexFormat.of().parseHex(signature.toLowerCase(Locale.ROOT));
                return MessageDigest.isEqual(given, sign(payload));
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private byte[] sign(String payload) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(
                        new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                return mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("HmacSHA256 is part of every Java platform", e);
            }
        }

        @Override
        public String toString() {
            return "Hmac[key=" + key + ", account=" + account + "]";
        }
    }

    /** Ed25519, in Base64. The only kind that may log a session on. */
    record Ed25519(String key, long account, PublicKey publicKey) implements ApiKey {
        @Override
        public boolean verifies(String payload, String signature) {
            try {
                Signature verifier = Signature.getInstance("Ed25519");
                verifier.initVerify(publicKey);
                verifier.update(payload.getBytes(StandardCharsets.UTF_8));
                return verifier.verify(Base64.getDecoder().decode(signature));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                // What cannot be read as a signature is not one.
                return false;
            }
        }
    }
}
