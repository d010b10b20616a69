package app.ringdown.venue.binance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The parameters of a call, percent-encoded as they are added: since 2026-01-15 the signature is
 * over the encoded form. Not safe for several threads.
 */
final class Params {
    private final StringBuilder query = new StringBuilder();

    static Params of(String name, Object value) {
        return new Params().with(name, value);
    }

    Params with(String name, Object value) {
        query.append(query.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(encode(value.toString()));
        return this;
    }

    /** Characters that are not "unreserved" (RFC 3986) as %XX of their UTF-8 bytes. */
    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** Without a question mark; empty if there are none. */
    @Override
    public String toString() {
        return query.toString();
    }
}
