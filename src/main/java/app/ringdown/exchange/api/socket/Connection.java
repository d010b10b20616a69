package app.ringdown.exchange.api.socket;

import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.drill.Drill;
import app.ringdown.exchange.drill.Fault;
import app.ringdown.exchange.drill.FrameFaults;
import app.ringdown.exchange.drill.Scope;
import app.ringdown.exchange.drill.Strike;

import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.framing.PongFrame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A client's connection. Any thread may send; nothing here waits for the client: what it does not
 * read in time piles up in a queue of bounded size, and when that is full the client is cut off.
 */
public final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    // Below so many buffers the bytes in the queue are not counted: they cannot be many.
    private static final int FEW_BUFFERS = 8;

    private final SocketServer server;
    private final WebSocketImpl socket;
    private final SocketLimits limits;
    private final Heartbeat heartbeat;
    private final Drill drill;
    private final Scope scope;
    private final FrameFaults faults;
    private final Lag lag = new Lag();

    /** What its client has asked for, which is still under way. */
    private final Queue<Runnable> arrivals = new ConcurrentLinkedQueue<>();

    private byte[] batch = new byte[1024];
    private int batched;
    private long lastArrival;
    private volatile @Nullable Strike muted;

    Connection(
            SocketServer server,
            WebSocketImpl socket,
            SocketLimits limits,
            long nowNanos,
            Drill drill,
            Scope scope) {
        this.server = server;
        this.socket = socket;
        this.limits = limits;
        this.drill = drill;
        this.scope = scope;
        heartbeat = new Heartbeat(limits, nowNanos);
        lastArrival = nowNanos;
        faults = new FrameFaults(drill, scope);
    }

    Heartbeat heartbeat() {
        return heartbeat;
    }

    /** Sends JSON, written with {@link Frame#GAP} free bytes in front, at once. */
    public void send(JsonWriter json) {
        send(json, 0);
    }

    /** Sends JSON so many ms late; what is sent after it waits behind it. */
    public synchronized void send(JsonWriter json, int delayMillis) {
        if (delayMillis > 0) {
            flush();
        }
        int from = Frame.seal(json);
        append(json.buffer(), from, json.length());
        flush(delayMillis * 1_000_000L);
    }

    /** Does something while nobody else can send. It must not wait. */
    public synchronized void inOrder(Runnable work) {
        work.run();
    }

    /**
     * Does what a client has asked for when the question is here: at once, or after the time that
     * messages are under way, in the order in which they were sent. Called by one thread at a time.
     */
    public void onArrival(Runnable work) {
        long now = System.nanoTime();
        long nanos = drill.trip();
        lastArrival += Math.max(0, now + nanos - lastArrival);
        if (nanos == 0 && arrivals.isEmpty()) {
            work.run();
        } else {
            arrivals.add(work);
            server.later(this::heedNext, lastArrival - now);
        }
    }

    /** Of two timers for one moment either may come first: each does what is first in turn. */
    private void heedNext() {
        try {
            Objects.requireNonNull(arrivals.peek()).run();
        } finally {
            arrivals.remove(); // Not before it is done: until then nothing may pass it by.
        }
    }

    /** Takes a whole frame, to be sent with others at the next {@link #flush}. */
    public synchronized void queue(byte[] frame, int from, int to) {
        if (drill.idle() && !faults.holding()) {
            append(frame, from, to);
        } else {
            String text = Frame.text(frame, from, to);
            faults.fate(text, System.nanoTime()).forEach(this::send);
        }
    }

    private void send(FrameFaults.Sent sent) {
        send(Frame.open(sent.text()), sent.delayMillis());
    }

    private void append(byte[] frame, int from, int to) {
        int size = to - from;
        if (batch.length - batched < size) {
            batch = Arrays.copyOf(batch, Math.max(batch.length * 2, batched + size));
        }
        System.arraycopy(frame, from, batch, batched, size);
        batched += size;
    }

    /** Hands over what was queued to be written. */
    public synchronized void flush() {
        flush(0);
    }

    private void flush(long delayNanos) {
        if (batched == 0) {
            return;
        }
        if (socket.isOpen() && muted == null) {
            // One buffer for all frames, and one system call for that buffer.
            ByteBuffer buffer = ByteBuffer.wrap(Arrays.copyOf(batch, batched));
            long nanos = delayNanos + drill.trip();
            if (nanos == 0 && lag.isEmpty()) {
                write(buffer);
            } else {
                late(buffer, System.nanoTime(), nanos);
            }
            if (overflows()) {
                cutSlow();
            }
        }
        batched = 0;
        if (batch.length > limits.frameBytes()) {
            batch = new byte[1024];
        }
    }

    private void cutSlow() {
        LOG.info("Cut off a client that reads too slowly");
        cut(CloseFrame.POLICY_VALIDATION, "Too slow");
    }

    private void write(ByteBuffer buffer) {
        socket.outQueue.add(buffer);
        server.onWriteDemand(socket);
    }

    private void late(ByteBuffer buffer, long now, long nanos) {
        boolean first = lag.isEmpty();
        lag.add(buffer, now + nanos);
        if (first) {
            server.later(this::arrive, lag.untilFirst(now));
        }
    }

    private synchronized void arrive() {
        long now = System.nanoTime();
        if (muted == null) {
            lag.due(now).forEach(this::write);
        }
        if (!lag.isEmpty()) {
            server.later(this::arrive, lag.untilFirst(now));
        }
    }

    private boolean overflows() {
        if (socket.outQueue.size() < FEW_BUFFERS && lag.isEmpty()) {
            return false;
        }
        long waiting = lag.bytes();
        for (ByteBuffer buffer : socket.outQueue) {
            waiting += buffer.remaining();
        }
        return waiting > limits.queueBytes();
    }

    /** Says goodbye and closes, once what was sent before is written. */
    public synchronized void close(int code, String reason) {
        lag.all().forEach(this::write);
        socket.close(code, reason);
    }

    /** Closes without a word: the client does not read, or does not answer. */
    public void cut(int code, String reason) {
        socket.closeConnection(code, reason, false);
    }

    boolean isOpen() {
        return socket.isOpen();
    }

    /** Asks again for what was queued to be written: see {@link SocketServer}. */
    void nudge() {
        if (muted != null) {
            hush();
        } else if (!socket.outQueue.isEmpty()) {
            server.onWriteDemand(socket);
        }
    }

    /** Leaves it half-open: from now on nothing is sent or read, for as long as the fault lasts. */
    public void mute(Strike strike) {
        muted = strike;
        hush();
    }

    boolean isMuted() {
        return muted != null;
    }

    /** The library asks to read again whenever it has written, so this is said again and again. */
    private void hush() {
        try {
            socket.getSelectionKey().interestOps(0);
        } catch (CancelledKeyException e) {
            LOG.debug("A half-open connection is gone", e);
        }
    }

    /** What a drill does to connections whether they talk or not; ten times a second. */
    synchronized void rehearse(long now) {
        Strike half = muted;
        if (half != null) {
            if (!drill.lasts(half)) {
                cut(CloseFrame.ABNORMAL_CLOSE, "");
            }
            return;
        }
        if (faults.holding()) {
            faults.overdue(now).forEach(this::send);
        }
        if (!drill.idle()) {
            half = drill.strike(Fault.HALF_OPEN, scope);
            if (half != null) {
                mute(half);
            } else if (drill.strike(Fault.CUT, scope) != null) {
                cut(CloseFrame.ABNORMAL_CLOSE, "");
            }
        }
    }

    /** Answers a ping, which counts as everything else that waits for a client. */
    synchronized void pong(PingFrame ping) {
        if (overflows()) {
            cutSlow();
        } else {
            sendFrame(new PongFrame(ping));
        }
    }

    void ping(String payload) {
        PingFrame frame = new PingFrame();
        frame.setPayload(ByteBuffer.wrap(payload.getBytes(StandardCharsets.US_ASCII)));
        sendFrame(frame);
    }

    private void sendFrame(Framedata frame) {
        try {
            socket.sendFrame(frame);
        } catch (WebsocketNotConnectedException e) {
            LOG.debug("A connection was closed while it was pinged or answered", e);
        }
    }
}
