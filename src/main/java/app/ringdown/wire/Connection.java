package app.ringdown.wire;

import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One connection of a {@link Socket}, from its dial to its end. {@link #run} does all of it on the
 * caller's thread; the library writes on a thread of its own.
 */
final class Connection extends WebSocketClient {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int CONNECT_MS = 3_000;

    /** What a connection tells, on the thread that runs it. */
    interface Events {
        void onOpen();

        /** Whole text messages, valid UTF-8; good until this returns. */
        void onFrames(FrameBatch batch);

        void onPong(long roundTripNanos);
    }

    private final Events events;
    private final long startedNanos = System.nanoTime();
    private volatile long pingedNanos = startedNanos;
    private volatile @Nullable String reason;
    private volatile boolean hurry;

    Connection(URI uri, Reach reach, Events events) {
        super(uri, new FrameDraft(events::onFrames), null, CONNECT_MS);
        this.events = events;
        setTcpNoDelay(true);
        setDaemon(true);
        setConnectionLostTimeout(0); // pings are the Socket's own: it measures them
        setDnsResolver(dialled -> resolve(dialled, reach));
    }

    /** The wall holds for what a name leads to, too. */
    private static InetAddress resolve(URI uri, Reach reach) throws UnknownHostException {
        InetAddress address = InetAddress.getByName(uri.getHost());
        if (!reach.allows(address.getHostAddress())) {
            throw new AddressNotAllowedException(
                    "The name does not lead to this machine: " + uri.getHost());
        }
        return address;
    }

    long startedNanos() {
        return startedNanos;
    }

    long pingedNanos() {
        return pingedNanos;
    }

    boolean hurry() {
        return hurry;
    }

    /** Why it ended. */
    String reason() {
        String known = reason;
        return known == null ? "lost" : known;
    }

    boolean sendText(String text) {
        try {
            send(text);
            return true;
        } catch (WebsocketNotConnectedException e) {
            LOG.debug("Not sent, the line is down");
            return false;
        }
    }

    /** The payload is the time, which the pong brings back. */
    void ping(long nanos) {
        pingedNanos = nanos;
        PingFrame ping = new PingFrame();
        ping.setPayload(ByteBuffer.allocate(Long.BYTES).putLong(0, nanos));
        try {
            sendFrame(ping);
        } catch (WebsocketNotConnectedException e) {
            LOG.debug("Not pinged, the line is down");
        }
    }

    /** Ends it without a word, at once: {@link #run} returns. */
    void abandon(String why, boolean dialAtOnce) {
        if (reason == null) {
            reason = why;
            hurry = dialAtOnce;
        }
        java.net.Socket socket = getSocket();
        if (socket != null && !socket.isClosed()) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("Closing failed", e);
            }
        }
    }

    /** Ends it politely; a server that does not answer is not waited for. */
    void goodbye() {
        if (isOpen()) {
            close(CloseFrame.NORMAL);
            closeConnection(CloseFrame.NORMAL, ""); // once the goodbye is written
        } else {
            abandon("closed", false);
        }
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
        events.onOpen();
    }

    /** Messages in fragments take this way, and what came in one read behind a control frame. */
    @Override
    public void onMessage(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        events.onFrames(FrameBatch.of(bytes, System.nanoTime()));
    }

    @Override
    public void onWebsocketPong(WebSocket connection, Framedata frame) {
        long now = System.nanoTime();
        ByteBuffer payload = frame.getPayloadData();
        if (payload.remaining() == Long.BYTES) {
            events.onPong(now - payload.getLong(payload.position()));
        }
    }

    @Override
    public void onClose(int code, String why, boolean remote) {
        if (reason == null) {
            reason =
                    (remote ? "closed by the server" : "closed")
                            + (code > 0 ? ", code " + code : "")
                            + (why == null || why.isEmpty() ? "" : ", " + why);
        }
    }

    @Override
    public void onError(Exception e) {
        if (reason == null) {
            reason = e.getClass().getSimpleName() + ": " + e.getMessage();
        }
        LOG.debug("The line failed", e);
    }
}
