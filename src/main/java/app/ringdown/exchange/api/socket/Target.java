package app.ringdown.exchange.api.socket;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What a client asked for in the first line of its handshake, percent-decoded: XChange sends {@code
 * btcusdt%40ticker}.
 *
 * @param path without the query
 * @param query by name; of a name that comes twice the last
 */
public record Target(String path, Map<String, String> query) {

    /** Reads it; what cannot be decoded stays as it was sent. */
    public static Target parse(String resource) {
        int mark = resource.indexOf('?');
        String path = mark < 0 ? resource : resource.substring(0, mark);
        Map<String, String> query = new HashMap<>();
        if (mark >= 0) {
            for (String pair : resource.substring(mark + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    query.put(
                            decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
        }
        return new Target(decode(path), query);
    }

    private static String decode(String raw) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        try {
            // A plus is a plus here, as in kline_1d@+08:00, and not a blank as in a form.
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return raw;
        }
    }
}
