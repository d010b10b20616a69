package app.ringdown.venue;

/**
 * A key and its secret. Lives in memory alone; its text form shows neither, so that it may meet a
 * log.
 *
 * @param apiKey what the venue knows the account by
 * @param secret HMAC secret, or a private key in PKCS#8 PEM
 */
public record Credentials(String apiKey, String secret) {
    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
