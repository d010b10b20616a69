package app.ringdown.exchange.api.http;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads one request after the other from a connection. One thread.
 *
 * <p>Source: RFC 9112; two lengths, folded lines and codings other than chunked are refused.
 */
final class HttpReader {
    private static final int FIRST_BYTES = 8 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final int LONGEST_CHUNK_LINE = 200;

    private final InputStream in;
    private final OutputStream out;
    private final InetAddress from;
    private final int mostHead;
    private final int mostBody;
    private byte[] buffer = new byte[FIRST_BYTES];
    private int position;
    private int limit;
    private boolean keepAlive;
    private boolean head;

    /**
     * @param out where a client is told to go on that asks first
     * @param mostHead bytes of request line and headers
     * @param mostBody bytes
     */
    HttpReader(InputStream in, OutputStream out, InetAddress from, int mostHead, int mostBody) {
        this.in = in;
        this.out = out;
        this.from = from;
        this.mostHead = mostHead;
        this.mostBody = mostBody;
    }

    /** Waits until there is something to read; false if there will be nothing. */
    boolean await() throws IOException {
        head = false;
        keepAlive = false;
        return position < limit || fill();
    }

    /** Whether the connection can be kept after the request that was read last. */
    boolean keepAlive() {
        return keepAlive;
    }

    /** Whether the request that was read last asks for headers alone. */
    boolean isHead() {
        return head;
    }

    /**
     * Reads a request.
     *
     * @return null if the client went away in the middle
     */
    @Nullable HttpRequest read() throws IOException, BadRequest {
        int start = position;
        String line = line(start, mostHead, 431);
        while (line != null && line.isEmpty()) {
            line = line(start, mostHead, 431); // Some send an empty line behind a body.
        }
        if (line == null) {
            return null;
        }
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        String version = line.substring(second + 1);
        if (first <= 0
                || second < 0
                || (!version.equals("HTTP/1.1") && !version.equals("HTTP/1.0"))) {
            throw new BadRequest(400, "no request line");
        }
        String method = line.substring(0, first);
        Target target = Target.parse(line.substring(first + 1, second));
        Map<String, String> headers = headers(start);
        if (headers == null) {
            return null;
        }
        String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
        head = method.equals("HEAD");
        byte[] body = body(headers);
        if (body == null) {
            return null;
        }
        keepAlive =
                version.equals("HTTP/1.0")
                        ? connection.contains("keep-alive")
                        : !connection.contains("close");
        compact();
        String text = new String(body, StandardCharsets.UTF_8);
        return new HttpRequest(method, target.path(), target.query(), headers, text, from);
    }

    private record Target(String path, String query) {

        static Target parse(String sent) throws BadRequest {
            String target = sent;
            if (target.startsWith("http://") || target.startsWith("https://")) {
                int slash = target.indexOf('/', target.indexOf("://") + 3);
                target = slash < 0 ? "/" : target.substring(slash);
            }
            if (target.isEmpty() || target.chars().anyMatch(c -> c <= ' ' || c == 127)) {
                throw new BadRequest(400, "no target");
            }
            int mark = target.indexOf('?');
            return mark < 0
                    ? new Target(decode(target), "")
                    : new Target(decode(target.substring(0, mark)), target.substring(mark + 1));
        }

        private static String decode(String raw) {
            if (raw.indexOf('%') < 0) {
                return raw;
            }
            try {
                return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return raw;
            }
        }
    }

    private @Nullable Map<String, String> headers(int start) throws IOException, BadRequest {
        Map<String, String> headers = new HashMap<>();
        for (int count = 0; ; count++) {
            String line = line(start, mostHead, 431);
            if (line == null || line.isEmpty()) {
                return line == null ? null : headers;
            }
            int colon = line.indexOf(':');
            if (colon <= 0 || line.charAt(0) <= ' ' || line.charAt(colon - 1) <= ' ') {
                throw new BadRequest(400, "no header");
            }
            if (count >= MOST_HEADERS) {
                throw new BadRequest(431, "too many headers");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            String before = headers.putIfAbsent(name, value);
            if (before != null && name.equals("content-length") && !before.equals(value)) {
                throw new BadRequest(400, "two lengths");
            }
        }
    }

    private byte @Nullable [] body(Map<String, String> headers) throws IOException, BadRequest {
        String coding = headers.get("transfer-encoding");
        String length = headers.get("content-length");
        if (coding == null && length == null) {
            return new byte[0];
        }
        if (coding != null && (length != null || !coding.equalsIgnoreCase("chunked"))) {
            throw new BadRequest(400, "a body of unclear length");
        }
        int size = length == null ? 0 : size(length, 10);
        if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        if (length == null) {
            return chunks();
        }
        byte[] body = new byte[size];
        return take(body) ? body : null;
    }

    private int size(String digits, int radix) throws BadRequest {
        int size = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), radix);
            if (digit < 0 || digits.charAt(i) > 'f') {
                throw new BadRequest(400, "no length");
            }
            size = size * radix + digit;
            if (size > mostBody) {
                throw new BadRequest(413, "a long body");
            }
        }
        if (digits.isEmpty()) {
            throw new BadRequest(400, "no length");
        }
        return size;
    }

    private byte @Nullable [] chunks() throws IOException, BadRequest {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            compact();
            String line = line(position, LONGEST_CHUNK_LINE, 400);
            if (line == null) {
                return null;
            }
            int end = line.indexOf(';');
            byte[] chunk = new byte[size((end < 0 ? line : line.substring(0, end)).strip(), 16)];
            if (chunk.length == 0) {
                return headers(position) == null ? null : body.toByteArray();
            }
            if (body.size() + chunk.length > mostBody) {
                throw new BadRequest(413, "a long body");
            }
            if (!take(chunk)) {
                return null;
            }
            body.write(chunk);
            line = line(position, LONGEST_CHUNK_LINE, 400);
            if (line == null || !line.isEmpty()) {
                throw new BadRequest(400, "no end of a chunk");
            }
        }
    }

    /**
     * Reads up to the end of a line; null if the client went away.
     *
     * @param start where that began which must not be longer than {@code most}
     */
    private @Nullable String line(int start, int most, int status) throws IOException, BadRequest {
        int scanned = position;
        while (true) {
            for (; scanned < limit; scanned++) {
                if (buffer[scanned] == '\n') {
                    int end = scanned > position && buffer[scanned - 1] == '\r' ? -1 : 0;
                    String line =
                            new String(
                                    buffer,
                                    position,
                                    scanned + end - position,
                                    StandardCharsets.UTF_8);
                    position = scanned + 1;
                    if (position - start > most) {
                        throw new BadRequest(status, "too long");
                    }
                    return line;
                }
            }
            if (limit - start > most) {
                throw new BadRequest(status, "too long");
            }
            if (!fill()) {
                return null;
            }
        }
    }

    private boolean take(byte[] into) throws IOException {
        int have = Math.min(into.length, limit - position);
        System.arraycopy(buffer, position, into, 0, have);
        position += have;
        return in.readNBytes(into, have, into.length - have) == into.length - have;
    }

    private boolean fill() throws IOException {
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int count = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(0, count);
        return count > 0;
    }

    /** Gives up what has been read, and the memory that a long request took. */
    private void compact() {
        int left = limit - position;
        boolean large = buffer.length > FIRST_BYTES && left < FIRST_BYTES;
        byte[] next = large ? new byte[FIRST_BYTES] : buffer;
        System.arraycopy(buffer, position, next, 0, left);
        buffer = next;
        position = 0;
        limit = left;
    }
}
