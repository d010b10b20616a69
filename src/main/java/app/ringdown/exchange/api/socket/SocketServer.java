package app.ringdown.exchange.api.socket;

import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.Bans;
import app.ringdown.exchange.drill.Drill;
import app.ringdown.exchange.drill.Fault;

import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The WebSocket server. The library's threads read, write ({@code sockets-io}) and decode; one of
 * ours ({@code sockets}) looks after pings and the age of connections.
 */
public final class SocketServer extends WebSocketServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SocketServer.class);
    private static final int STOP_MILLIS = 300;
    private static final long START_SECONDS = 5;
    private static final long NUDGE_MILLIS = 20;
    private static final int NUDGES_PER_LOOK = 5;

    private final SocketLimits limits;
    private final Reception reception;
    private final Attempts attempts;
    private final Bans bans;
    private final Sockets sockets;
    private final LongSupplier clock;
    private final Drill drill;
    private final CountDownLatch started = new CountDownLatch(1);
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("sockets").daemon().factory());
    private int nudges;

    /** What belongs to one socket, hung onto it. */
    private record Line(Connection connection, Peer peer) {}

    /**
     * Takes over a bound channel; {@link #open} lets clients in.
     *
     * @param bans what keeps clients out, and hears of those that are cut off
     * @param clock microseconds since the epoch
     */
    public SocketServer(
            ServerSocketChannel channel,
            SocketLimits limits,
            Bans bans,
            Reception reception,
            Drill drill,
            LongSupplier clock) {
        super(channel);
        this.limits = limits;
        this.reception = reception;
        this.drill = drill;
        this.bans = bans;
        this.clock = clock;
        attempts = new Attempts(limits.connectionsPer5Minutes(), bans);
        sockets = new Sockets(limits.frameBytes());
        setTcpNoDelay(true);
        // Without it the port is refused to the next exchange while old connections fade away.
        setReuseAddr(true);
        setDaemon(true);
        // The library's own check for lost connections pings in another rhythm.
        setConnectionLostTimeout(0);
        setWebSocketFactory(sockets);
    }

    /**
     * Starts the threads and returns when clients can connect.
     *
     * @throws IOException if that does not happen
     */
    public void open() throws IOException {
        start();
        try {
            if (!started.await(START_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the WebSocket server did not start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the WebSocket server started", e);
        }
        var _ =
                timer.scheduleWithFixedDelay(
                        this::tick, NUDGE_MILLIS, NUDGE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Tells every client, closes every connection (1001) and the port. */
    @Override
    public void close() {
        timer.shutdownNow();
        for (WebSocket socket : getConnections()) {
            Line line = line(socket);
            if (line != null) {
                line.peer().onShutdown();
            }
        }
        try {
            stop(STOP_MILLIS, "Server shutdown");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick() {
        try {
            boolean look = ++nudges % NUDGES_PER_LOOK == 0;
            if (look) {
                sockets.tidy(System.nanoTime());
            }
            for (WebSocket socket : getConnections()) {
                Line line = line(socket);
                if (line != null && line.connection().isOpen()) {
                    // The library forgets to write if a frame is queued just while its selector
                    // thread finds the queue empty.
                    line.connection().nudge();
                    if (look) {
                        line.connection().rehearse(System.nanoTime());
                    }
                    if (look && !line.connection().isMuted()) {
                        look(line, System.nanoTime());
                    }
                }
            }
        } catch (RuntimeException e) {
            LOG.error("Looking after the connections failed", e); // and must go on
        }
    }

    private static void look(Line line, long now) {
        Connection connection = line.connection();
        switch (connection.heartbeat().look(now)) {
            case FINE -> {}
            case PING -> {
                String payload = Long.toString(now);
                connection.heartbeat().pinged(payload, now);
                connection.ping(payload);
            }
            case EXPIRING -> line.peer().onShutdown();
            case NO_PONG -> connection.cut(CloseFrame.POLICY_VALIDATION, "Pong timeout");
            case TOO_OLD -> connection.close(CloseFrame.GOING_AWAY, "Connection expired");
        }
    }

    /** Does something in so many nanoseconds, on the thread that looks after the connections. */
    void later(Runnable work, long nanos) {
        try {
            var _ = timer.schedule(work, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("A late frame after the end", e);
        }
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
            WebSocket socket, Draft draft, ClientHandshake request) throws InvalidDataException {
        String path = Target.parse(request.getResourceDescriptor()).path();
        ApiError refusal = attempts.refusal(clock.getAsLong());
        if (refusal != null) {
            sockets.turnAway((WebSocketImpl) socket, refusal);
        }
        if (!reception.knows(path)) {
            throw new InvalidDataException(CloseFrame.POLICY_VALIDATION, "nothing here");
        }
        if (drill.strike(Fault.REFUSE, reception.scope(path)) != null) {
            ((WebSocketImpl) socket).closeConnection(CloseFrame.REFUSE, "", false);
            throw new InvalidDataException(CloseFrame.REFUSE, "refused");
        }
        return super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
    }

    @Override
    public void onStart() {
        Thread.currentThread().setName("sockets-io");
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        Target target = Target.parse(handshake.getResourceDescriptor());
        Connection connection =
                new Connection(
                        this,
                        (WebSocketImpl) socket,
                        limits,
                        System.nanoTime(),
                        drill,
                        reception.scope(target.path()));
        Line line = new Line(connection, reception.welcome(connection, target));
        socket.setAttachment(line);
        if (!socket.isOpen()) {
            leave(line); // It was closed meanwhile, by a thread that found no line.
        }
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        Line line = line(socket);
        if (line != null && mayTalk(line)) {
            line.peer().onText(text);
        }
    }

    @Override
    public void onMessage(WebSocket socket, ByteBuffer bytes) {
        socket.close(CloseFrame.REFUSE, "Text frames only");
    }

    @Override
    public void onWebsocketPing(WebSocket socket, Framedata frame) {
        Line line = line(socket);
        if (line != null && mayTalk(line)) {
            line.connection().pong((PingFrame) frame);
        }
    }

    @Override
    public void onWebsocketPong(WebSocket socket, Framedata frame) {
        Line line = line(socket);
        if (line != null && mayTalk(line)) {
            ByteBuffer payload = frame.getPayloadData().duplicate();
            line.connection()
                    .heartbeat()
                    .ponged(StandardCharsets.ISO_8859_1.decode(payload).toString());
        }
    }

    private boolean mayTalk(Line line) {
        if (line.connection().isMuted()) {
            return false;
        }
        if (!line.peer().limited() || line.connection().heartbeat().mayTalk(System.nanoTime())) {
            return true;
        }
        if (line.connection().isOpen()) {
            bans.cutOff(clock.getAsLong());
            line.connection().close(CloseFrame.POLICY_VALIDATION, "Too many requests");
        }
        return false;
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        Line line = line(socket);
        if (line != null) {
            leave(line);
        }
    }

    /** Not at once: whoever closes holds the socket's lock, and may be the exchange's thread. */
    private void leave(Line line) {
        try {
            timer.execute(line.peer()::onClose);
        } catch (RejectedExecutionException e) {
            LOG.debug("A connection was closed after the server", e);
        }
    }

    @Override
    public void onError(@Nullable WebSocket socket, Exception e) {
        if (socket == null) {
            LOG.error("The WebSocket server failed", e);
        } else {
            LOG.debug("A connection failed", e);
        }
    }

    private static @Nullable Line line(WebSocket socket) {
        return socket.<@Nullable Line>getAttachment();
    }
}
