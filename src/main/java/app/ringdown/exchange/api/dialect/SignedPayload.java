package app.ringdown.exchange.api.dialect;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a signature is over.
 *
 * <p>Source: Binance Spot API, REST, "SIGNED Endpoint Examples"; WebSocket API, "SIGNED request
 * example".
 */
public final class SignedPayload {
    private static final String SIGNATURE = "signature";

    private SignedPayload() {}

    /**
     * The raw query and the raw body, exactly as they were sent, one behind the other with nothing
     * in between, each without its {@code signature} parameter.
     */
    public static String ofRequest(String query, String body) {
        return without(query) + without(body);
    }

    /** All parameters but the signature, sorted by name, joined as {@code a=1&b=2}. */
    public static String ofParams(Map<String, String> params) {
        StringBuilder payload = new StringBuilder();
        new TreeMap<>(params)
                .forEach((name, value) -> {
                    if (!name.equals(SIGNATURE)) {
                        payload.append(payload.isEmpty() ? "" : "&")
                                .append(name)
                                .append('=')
                                .append(value);
                    }
                });
        return payload.toString();
    }

    private static String without(String raw) {
        String marker = SIGNATURE + "=";
        int from = 0;
        while (true) {
            int at = raw.indexOf(marker, from);
            if (at < 0) {
                return raw;
            }
            if (at == 0 || raw.charAt(at - 1) == '&') {
                int end = raw.indexOf('&', at);
                if (end < 0) {
                    return raw.substring(0, Math.max(0, at - 1));
                }
                return raw.substring(0, at) + raw.substring(end + 1);
            }
            from = at + 1;
        }
    }
}
