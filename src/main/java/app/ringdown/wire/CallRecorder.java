package app.ringdown.wire;

import app.ringdown.wire.WireCall.Header;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes what is kept of one call, without its secrets. */
final class CallRecorder {
    /** What the client adds to a request by itself. */
    private static final String USER_AGENT =
            "User-Agent: Java-http-client/" + System.getProperty("java.version");

    private final Rest.Method method;
    private final String url;
    private final Map<String, String> headers;
    private final String body;
    private final long startNanos = System.nanoTime();
    private List<String> secrets = List.of();

    CallRecorder(
            Rest.Method method, String url, Map<String, String> headers, @Nullable String body) {
        this.method = method;
        this.url = url;
        this.headers = headers;
        this.body = body == null ? "" : body;
    }

    /** Not before the call was made, which is not to wait for it. */
    private void findSecrets() {
        secrets =
                headers.entrySet().stream()
                        .filter(header -> Redact.isSecretHeader(header.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
    }

    long startNanos() {
        return startNanos;
    }

    WireCall answered(HttpResponse<byte[]> response) {
        findSecrets();
        byte[] bytes = response.body();
        int held = Math.min(bytes.length, WireCall.LARGEST_ANSWER);
        List<Header> all = new ArrayList<>();
        response.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> all.add(safe(name, value))));
        long head = "HTTP/1.1 200 OK\r\n\r\n".length();
        for (Map.Entry<String, List<String>> header : response.headers().map().entrySet()) {
            for (String value : header.getValue()) {
                head += header.getKey().length() + value.length() + 4;
            }
        }
        return call(
                response.statusCode(),
                all,
                new String(bytes, 0, held, StandardCharsets.UTF_8),
                bytes.length,
                "",
                head + bytes.length);
    }

    /** As it is when it has just left. */
    WireCall sent() {
        return call(0, List.of(), "", 0, "", 0);
    }

    WireCall failed(String why) {
        findSecrets();
        return call(0, List.of(), "", 0, why, 0);
    }

    private WireCall call(
            int status,
            List<Header> answerHeaders,
            String answer,
            int answerBytes,
            String failure,
            long bytesIn) {
        List<Header> ours =
                headers.entrySet().stream().map(h -> safe(h.getKey(), h.getValue())).toList();
        return new WireCall(
                0,
                method.name(),
                Redact.line(url, secrets),
                ours,
                Redact.line(body, secrets),
                startNanos,
                System.nanoTime(),
                status,
                answerHeaders,
                Redact.line(answer, secrets),
                answerBytes,
                Redact.line(failure, secrets),
                bytesOut(),
                bytesIn);
    }

    private Header safe(String name, String value) {
        return new Header(
                name, Redact.isSecretHeader(name) ? Redact.MASK : Redact.line(value, secrets));
    }

    private long bytesOut() {
        URI uri = URI.create(url);
        String target =
                url.substring(url.indexOf(uri.getRawAuthority()) + uri.getRawAuthority().length());
        long bytes =
                (method + " " + target + " HTTP/1.1\r\nHost: " + uri.getRawAuthority() + "\r\n")
                                .length()
                        + USER_AGENT.length()
                        + 4L;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            bytes += header.getKey().length() + header.getValue().length() + 4;
        }
        return bytes + (body.isEmpty() ? 0 : bodyBytes());
    }

    /** With the two headers that come with it. */
    private int bodyBytes() {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return ("Content-Length: "
                                + length
                                + "\r\nContent-Type: application/x-www-form-urlencoded\r\n")
                        .length()
                + length;
    }
}
