package app.ringdown.venue.binance;

import app.ringdown.venue.Credentials;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests: HMAC-SHA256 in hex, or Ed25519 in Base64 if the secret is a private key in PEM.
 * Safe for any thread.
 *
 * <p>Source: Binance Spot API, REST, "SIGNED Endpoint Examples".
 */
@FunctionalInterface
interface Signer {
    /** The signature over a payload, as the WebSocket API takes it; a URL needs it encoded. */
    String sign(String payload);

    /**
     * The way to sign that fits the secret.
     *
     * @throws IllegalArgumentException if the secret can't be a key; the message does not show it
     */
    static Signer of(Credentials credentials) {
        String secret = credentials.secret().strip();
        if (secret.startsWith("-----BEGIN")) {
            return ed25519(secret);
        }
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("the secret is empty");
        }
        return hmac(secret);
    }

    private static Signer hmac(String secret) {
        Mac keyed;
        try {
            keyed = Mac.getInstance("HmacSHA256");
            keyed.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java", e);
        }
        return payload -> {
            try {
                // An order waits for it: a copy is made faster than a new one.
                Mac mac = (Mac) keyed.clone();
                byte[] bytes = mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(bytes);
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("Java's own HmacSHA256 can be copied", e);
            }
        };
    }

    private static Signer ed25519(String pem) {
        PrivateKey key;
        try {
            String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Not chained: what can't be decoded is the secret itself.
            throw new IllegalArgumentException(
                    "the secret is not an Ed25519 key in PKCS#8 PEM: "
                            + e.getClass().getSimpleName());
        }
        return payload -> {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(key);
                signature.update(payload.getBytes(StandardCharsets.UTF_8));
                return Base64.getEncoder().encodeToString(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Ed25519 is part of every Java", e);
            }
        };
    }
}
