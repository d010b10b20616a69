package app.ringdown.bench.exchange;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * The reference for streams: a thread that every millisecond writes what is due, as ready-made
 * frames, to one socket after the other, and does nothing else.
 */
final class BareFeed implements AutoCloseable {
    private static final long STEP_MICROS = 1_000;
    private static final int DIGITS = 16;
    private static final String TIME = "0".repeat(DIGITS);
    private static final byte[] TRADE =
            frame(
                    "{\"e\":\"trade\",\"E\":%s,\"s\":\"B000USDT\",\"t\":12345678,\"p\":\"100.01000000\",\"q\":\"0.00100000\",\"T\":%s,\"m\":true,\"M\":true}"
                            .formatted(TIME, TIME));
    private static final byte[] TICKER =
            frame(
                    "{\"u\":123456789,\"s\":\"B000USDT\",\"b\":\"100.00000000\",\"B\":\"99999.99900000\",\"a\":\"100.02000000\",\"A\":\"99999.99900000\"}");
    private static final int TIME_AT = new String(TRADE, StandardCharsets.ISO_8859_1).indexOf(TIME);

    private final ServerSocketChannel server;
    private final LongSupplier clock;
    private final List<SocketChannel> sockets = new ArrayList<>();
    private final Thread thread;
    private volatile int perSecond;
    private volatile boolean closing;

    /**
     * Waits for clients.
     *
     * @param clock microseconds
     */
    BareFeed(LongSupplier clock) throws IOException {
        this.clock = clock;
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        thread = Thread.ofPlatform().name("bench-bare").daemon().unstarted(this::write);
    }

    /** A connection to it; before {@link #start} only. */
    SocketChannel connect() throws IOException {
        SocketChannel client = SocketChannel.open(server.getLocalAddress());
        sockets.add(server.accept());
        return client;
    }

    void start() {
        thread.start();
    }

    /** Sets how many messages a second there are for each client, from now on; any thread. */
    void rate(int messagesPerSecond) {
        perSecond = messagesPerSecond;
    }

    private void write() {
        ByteBuffer batch = ByteBuffer.allocateDirect(1 << 20);
        long due = clock.getAsLong();
        long millionths = 0;
        long count = 0;
        try {
            while (!closing) {
                due += STEP_MICROS;
                for (long left = due - clock.getAsLong(); left > 0; ) {
                    LockSupport.parkNanos(left * 1_000);
                    left = due - clock.getAsLong();
                }
                batch.clear();
                millionths += STEP_MICROS * perSecond;
                for (; millionths >= 1_000_000; millionths -= 1_000_000) {
                    put(batch, count++, due);
                }
                batch.flip();
                for (SocketChannel socket : sockets) {
                    ByteBuffer left = batch.duplicate();
                    while (left.hasRemaining()) {
                        socket.write(left);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("a client of the bare feed went away", e);
        }
    }

    private static void put(ByteBuffer batch, long count, long micros) {
        if (count % 2 == 1) {
            batch.put(TICKER);
            return;
        }
        int at = batch.position() + TIME_AT;
        batch.put(TRADE);
        long rest = micros;
        for (int i = at + DIGITS - 1; i >= at; i--, rest /= 10) {
            batch.put(i, (byte) ('0' + rest % 10));
        }
    }

    /** A text frame of a server (RFC 6455, 5.2). */
    private static byte[] frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 4).put((byte) 0x81);
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else {
            frame.put((byte) 126).putShort((short) payload.length);
        }
        byte[] bytes = new byte[frame.put(payload).flip().remaining()];
        frame.get(bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SocketChannel socket : sockets) {
            socket.close();
        }
        server.close();
    }
}
