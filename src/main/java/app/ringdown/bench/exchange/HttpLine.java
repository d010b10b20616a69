package app.ringdown.bench.exchange;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A kept connection to an HTTP server that costs as little as it can. One thread. */
final class HttpLine implements AutoCloseable {
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String END = "\r\n\r\n";

    private final SocketChannel channel = SocketChannel.open();
    private final ByteBuffer answer = ByteBuffer.allocateDirect(64 * 1024);

    HttpLine(int port) throws IOException {
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /**
     * A request as bytes.
     *
     * @param headers whole lines, each with its line end
     */
    static byte[] request(String verb, String path, String headers, String body) {
        String head =
                "%s %s HTTP/1.1\r\nHost: localhost\r\n%sContent-Length: %d\r\n\r\n"
                        .formatted(verb, path, headers, body.length());
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Sends a request and reads the whole answer.
     *
     * @return how long that took, in nanoseconds
     * @throws IOException if the answer is not 200
     */
    long call(byte[] request) throws IOException {
        ByteBuffer sent = ByteBuffer.wrap(request);
        answer.clear();
        long started = System.nanoTime();
        while (sent.hasRemaining()) {
            channel.write(sent);
        }
        int expected = Integer.MAX_VALUE;
        while (answer.position() < expected) {
            if (channel.read(answer) < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (expected == Integer.MAX_VALUE) {
                expected = expected();
            }
        }
        long nanos = System.nanoTime() - started;
        String text = text();
        if (!text.startsWith("HTTP/1.1 200 ")) {
            throw new IOException("not acknowledged: " + text);
        }
        return nanos;
    }

    /** How long the answer will be, once its head is there. */
    private int expected() {
        String text = text().toLowerCase(Locale.ROOT);
        int end = text.indexOf(END);
        int length = text.indexOf(LENGTH);
        if (end < 0 || length < 0) {
            return Integer.MAX_VALUE;
        }
        int from = length + LENGTH.length();
        String digits = text.substring(from, text.indexOf('\r', from)).strip();
        return end + END.length() + Integer.parseInt(digits);
    }

    private String text() {
        return StandardCharsets.ISO_8859_1.decode(answer.duplicate().flip()).toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
