package app.ringdown.exchange.api.socket;

import app.ringdown.exchange.api.dialect.JsonWriter;

import org.java_websocket.WebSocketImpl;
import org.java_websocket.framing.CloseFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A client's connection. Any thread may send; nothing here waits for the client: what it does not
 * read in time piles up in a queue of bounded size, and when that is full the client is cut off.
 */
public final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    // Below so many buffers the bytes in the queue are not counted: they cannot be many.
    private static final int FEW_BUFFERS = 64;

    private final SocketServer server;
    private final WebSocketImpl socket;
    private final SocketLimits limits;
    private final Heartbeat heartbeat;
    private byte[] batch = new byte[1024];
    private int batched;

    Connection(SocketServer server, WebSocketImpl socket, SocketLimits limits, long nowNanos) {
        this.server = server;
        this.socket = socket;
        this.limits = limits;
        heartbeat = new Heartbeat(limits, nowNanos);
    }

    Heartbeat heartbeat() {
        return heartbeat;
    }

    /** Sends JSON, written with {@link Frame#GAP} free bytes in front, at once. */
    public void send(JsonWriter json) {
        int from = Frame.seal(json);
        queue(json.buffer(), from, json.length());
        flush();
    }

    /** Does something while nobody else can send. It must not wait. */
    public synchronized void inOrder(Runnable work) {
        work.run();
    }

    /** Takes a whole frame, to be sent with others at the next {@link #flush}. */
    public synchronized void queue(byte[] frame, int from, int to) {
        int size = to - from;
        if (batch.length - batched < size) {
            batch = Arrays.copyOf(batch, Math.max(batch.length * 2, batched + size));
        }
        System.arraycopy(frame, from, batch, batched, size);
        batched += size;
    }

    /** Hands over what was queued to be written. */
    public synchronized void flush() {
        if (batched == 0) {
            return;
        }
        if (socket.isOpen()) {
            // One buffer for all frames, and one system call for that buffer.
            socket.outQueue.add(ByteBuffer.wrap(Arrays.copyOf(batch, batched)));
            server.onWriteDemand(socket);
            if (overflows()) {
                LOG.info("Cut off a client that reads too slowly");
                cut(CloseFrame.POLICY_VALIDATION, "Too slow");
            }
        }
        batched = 0;
        if (batch.length > limits.frameBytes()) {
            batch = new byte[1024];
        }
    }

    private boolean overflows() {
        if (socket.outQueue.size() < FEW_BUFFERS) {
            return false;
        }
        long waiting = 0;
        for (ByteBuffer buffer : socket.outQueue) {
            waiting += buffer.remaining();
        }
        return waiting > limits.queueBytes();
    }

    /** Says goodbye and closes, once what was sent before is written. */
    public void close(int code, String reason) {
        socket.close(code, reason);
    }

    /** Closes without a word: the client does not read, or does not answer. */
    void cut(int code, String reason) {
        socket.closeConnection(code, reason, false);
    }

    boolean isOpen() {
        return socket.isOpen();
    }

    /** Asks again for what was queued to be written: see {@link SocketServer}. */
    void nudge() {
        if (!socket.outQueue.isEmpty()) {
            server.onWriteDemand(socket);
        }
    }

    void ping(String payload) {
        server.ping(socket, payload);
    }
}
