package app.ringdown.exchange.api.http;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.util.Map;

/**
 * A request that was read whole.
 *
 * @param method as it was sent
 * @param path percent-decoded, or as it was sent where that cannot be decoded
 * @param query as it was sent, empty if there was none
 * @param headers the first value of each, by its name in lower case
 * @param body as it was sent, in UTF-8, without the marks of its chunks
 * @param from who sent it
 */
public record HttpRequest(
        String method,
        String path,
        String query,
        Map<String, String> headers,
        String body,
        InetAddress from) {

    /**
     * The value of a header, null if it was not sent.
     *
     * @param name in lower case
     */
    public @Nullable String header(String name) {
        return headers.get(name);
    }
}
