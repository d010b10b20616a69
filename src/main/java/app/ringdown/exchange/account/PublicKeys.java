package app.ringdown.exchange.account;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Reads the public keys that an account can be given. Pure.
 *
 * <p>Source: Binance Spot API, FAQ "API Key Types".
 */
public final class PublicKeys {
    private static final String WRONG =
            "this is not an Ed25519 public key in PEM, nor an RSA one of 2048 to 4096 bits";
    private static final int LEAST_RSA_BITS = 2_048;
    private static final int MOST_RSA_BITS = 4_096;

    private PublicKeys() {}

    /**
     * Reads a key as {@code openssl pkey -pubout} writes it, with or without the lines around it.
     *
     * @throws IllegalArgumentException if it is neither Ed25519 nor RSA of 2048 to 4096 bits, with
     *     a sentence that says so
     */
    public static PublicKey read(String pem) {
        try {
            String base64 = pem.replaceAll("-----(BEGIN|END) PUBLIC KEY-----|\\s", "");
            X509EncodedKeySpec spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
            PublicKey key = parse(spec);
            if (!(key instanceof RSAPublicKey rsa) || isLongEnough(rsa)) {
                return key;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(WRONG, e);
        }
        throw new IllegalArgumentException(WRONG);
    }

    private static PublicKey parse(X509EncodedKeySpec spec) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(spec);
        } catch (InvalidKeySpecException e) {
            return KeyFactory.getInstance("RSA").generatePublic(spec);
        }
    }

    private static boolean isLongEnough(RSAPublicKey key) {
        int bits = key.getModulus().bitLength();
        return bits >= LEAST_RSA_BITS && bits <= MOST_RSA_BITS;
    }
}
