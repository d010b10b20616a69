package app.ringdown.bench.exchange;

import app.ringdown.bench.Samples;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * A WebSocket client that costs as little as it can: it finds the frames in what it has read,
 * counts them, and of a trade reads the time by its place in the text. One thread, {@code
 * bench-client}, reads; any may ask.
 */
final class StreamLine implements AutoCloseable {
    private static final int BUFFER = 1 << 20;
    private static final int TEXT = 0x81;
    private static final int PING = 0x89;
    private static final int MASKED_PONG = 0x8A;
    private static final int MASKED = 0x80;
    private static final int MEDIUM = 126;
    private static final String TRADE = "{\"e\":\"trade\",\"E\":";
    private static final int TIME_DIGITS = 16;

    /** The first letter of an event's type, by which a trade is told from all others. */
    private static final int TYPE = TRADE.indexOf('t');

    private final SocketChannel channel;
    private final LongSupplier clock;
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.BIG_ENDIAN);
    private final LongAdder messages = new LongAdder();
    private final LongAdder trades = new LongAdder();
    private final Thread thread;
    private Samples lateness = new Samples();
    private volatile boolean forgetful;
    private volatile boolean ended;

    /**
     * Reads what a server sends that has shaken hands.
     *
     * @param clock what the times in trades are by, in microseconds
     */
    StreamLine(SocketChannel channel, LongSupplier clock) {
        this.channel = channel;
        this.clock = clock;
        thread = Thread.ofPlatform().name("bench-client").daemon().unstarted(this::read);
    }

    /** Connects to a server of streams; nobody reads yet. */
    static SocketChannel connect(int port, String path) throws IOException {
        SocketChannel channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request =
                "GET %s HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
                        .formatted(path);
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        ByteBuffer answer = ByteBuffer.allocate(1024);
        // Byte by byte, so that nothing of the first frame is taken.
        ByteBuffer one = ByteBuffer.allocate(1);
        while (!endsHead(answer)) {
            if (channel.read(one.clear()) < 0) {
                throw new EOFException("the server of streams closed the connection");
            }
            answer.put(one.flip());
        }
        return channel;
    }

    private static boolean endsHead(ByteBuffer answer) {
        int size = answer.position();
        return size >= 4 && answer.getInt(size - 4) == 0x0d0a0d0a;
    }

    StreamLine start() {
        thread.start();
        return this;
    }

    /** Sends a text, as a client must: masked, here with zeros. */
    static void send(SocketChannel channel, String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8);
        frame.put((byte) TEXT);
        if (payload.length < MEDIUM) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | MEDIUM)).putShort((short) payload.length);
        }
        frame.putInt(0).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    /** Whole messages so far, whatever they are. */
    long messages() {
        return messages.sum();
    }

    /** Trades so far. */
    long trades() {
        return trades.sum();
    }

    /** Whether the connection has ended. */
    boolean ended() {
        return ended;
    }

    long threadId() {
        return thread.threadId();
    }

    /** Forgets how late trades were until now. */
    void forget() {
        forgetful = true;
    }

    /** How late each trade was, in nanoseconds; once this is closed. */
    Samples lateness() {
        return lateness;
    }

    private void read() {
        try {
            while (channel.read(in) >= 0) {
                in.flip();
                frames(clock.getAsLong());
                in.compact();
            }
        } catch (IOException e) {
            // Cut off by the server or closed by us: the counts say how far it came.
        } finally {
            ended = true;
        }
    }

    /** Takes the whole frames that are there. */
    private void frames(long now) throws IOException {
        if (forgetful) {
            forgetful = false;
            lateness = new Samples();
        }
        long count = 0;
        long traded = 0;
        while (in.remaining() >= 4) {
            int at = in.position();
            int type = in.get(at) & 0xff;
            int length = in.get(at + 1) & 0xff;
            int from = at + 2;
            if (length == MEDIUM) {
                length = in.getShort(at + 2) & 0xffff;
                from += 2;
            } else if (length > MEDIUM) {
                throw new IOException("longer than any message of a bench");
            }
            if (in.limit() < from + length) {
                break;
            }
            if (type == PING) {
                pong(from, length);
            } else if (type == TEXT) {
                count++;
                if (length > TRADE.length() + TIME_DIGITS && in.get(from + TYPE) == 't') {
                    traded++;
                    lateness.add((now - micros(from + TRADE.length())) * 1000);
                }
            } else {
                throw new IOException("the server says goodbye");
            }
            in.position(from + length);
        }
        messages.add(count);
        trades.add(traded);
    }

    private long micros(int from) {
        long micros = 0;
        for (int i = from; i < from + TIME_DIGITS; i++) {
            micros = 10 * micros + in.get(i) - '0';
        }
        return micros;
    }

    private void pong(int from, int length) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(length + 6);
        frame.put((byte) MASKED_PONG).put((byte) (MASKED | length)).putInt(0);
        frame.put(in.slice(from, length)).flip();
        channel.write(frame);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
