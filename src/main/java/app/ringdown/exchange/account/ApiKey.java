package app.ringdown.exchange.account;

/**
 * A key with which a client signs for an account.
 *
 * @param key the public name that travels in {@code X-MBX-APIKEY}
 * @param account the account that it speaks for
 * @param kind how it signs
 * @param secret for HMAC the shared secret; for the others the public key, X.509 in Base64
 */
public record ApiKey(String key, int account, Kind kind, String secret) {

    /** How a key signs. */
    public enum Kind {
        HMAC,
        ED25519,
        RSA
    }

    /** Without the secret, so that it can never reach a log. */
    @Override
    public String toString() {
        return "ApiKey[" + key + ", account " + account + ", " + kind + "]";
    }
}
