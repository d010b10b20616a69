package app.ringdown.exchange.api.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The answer to one request. One thread. */
public final class HttpReply {
    private static final Map<Integer, String> REASONS =
            Map.ofEntries(
                    Map.entry(200, "OK"),
                    Map.entry(400, "Bad Request"),
                    Map.entry(401, "Unauthorized"),
                    Map.entry(403, "Forbidden"),
                    Map.entry(404, "Not Found"),
                    Map.entry(405, "Method Not Allowed"),
                    Map.entry(409, "Conflict"),
                    Map.entry(413, "Content Too Large"),
                    Map.entry(418, "I'm a teapot"),
                    Map.entry(429, "Too Many Requests"),
                    Map.entry(431, "Request Header Fields Too Large"),
                    Map.entry(500, "Internal Server Error"),
                    Map.entry(502, "Bad Gateway"),
                    Map.entry(503, "Service Unavailable"),
                    Map.entry(504, "Gateway Timeout"));

    private final OutputStream out;
    private final boolean withBody;
    private final StringBuilder headers = new StringBuilder(256);
    private boolean last;
    private boolean sent;

    /**
     * @param withBody false if it is asked for the headers alone
     * @param last whether the connection is closed after it
     */
    HttpReply(OutputStream out, boolean withBody, boolean last) {
        this.out = out;
        this.withBody = withBody;
        this.last = last;
    }

    /** Adds a header. */
    public HttpReply header(String name, String value) {
        headers.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    /** Sends it, once. */
    public void send(int status, byte[] body, int length) throws IOException {
        if (sent) {
            throw new IllegalStateException("it was answered already");
        }
        sent = true;
        String head =
                "HTTP/1.1 "
                        + status
                        + ' '
                        + REASONS.getOrDefault(status, "Other")
                        + "\r\nDate: "
                        + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                ZonedDateTime.now(ZoneOffset.UTC))
                        + "\r\n"
                        + headers
                        + "Content-Length: "
                        + length
                        + (last ? "\r\nConnection: close" : "\r\nConnection: keep-alive")
                        + "\r\n\r\n";
        int shown = withBody ? length : 0;
        byte[] bytes = new byte[head.length() + shown];
        System.arraycopy(head.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, 0, head.length());
        System.arraycopy(body, 0, bytes, head.length(), shown);
        out.write(bytes); // all at once: one packet if it fits in one
    }

    /** Whether it was sent. */
    public boolean isSent() {
        return sent;
    }

    /** Whether the connection is to be closed after it. */
    boolean isLast() {
        return last || !sent;
    }
}
