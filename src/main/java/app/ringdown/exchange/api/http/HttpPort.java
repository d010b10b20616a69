package app.ringdown.exchange.api.http;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A port at which HTTP is spoken: one thread takes connections ({@code rest-accept}), each
 * connection has a virtual one ({@code rest-N}), and one ({@code rest-watch}) closes what takes too
 * long: to send a request, to read an answer, or to think of another request.
 */
public final class HttpPort implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpPort.class);
    private static final int MOST_CONNECTIONS = 1_000;
    private static final int MOST_HEAD = 64 * 1024;
    private static final int MOST_DRAINED = 4 * 1024 * 1024;
    private static final Duration TO_SEND = Duration.ofSeconds(10);
    // Longer than the longest that a drill lets a client wait.
    private static final Duration TO_ANSWER = Duration.ofSeconds(90);
    // Longer than clients keep theirs: they should be the ones to close, or a request may fall in
    // the gap.
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final Duration TO_LEAVE = Duration.ofSeconds(2);
    private static final Duration WATCH = Duration.ofMillis(500);

    private final ServerSocket port;
    private final HttpHandler handler;
    private final int mostBody;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong names = new AtomicLong();

    /** Takes over a bound port; {@link #start} lets clients in. */
    public HttpPort(ServerSocket port, int mostBody, HttpHandler handler) {
        this.port = port;
        this.mostBody = mostBody;
        this.handler = handler;
    }

    /** Lets clients in. */
    public void start() {
        Thread.ofPlatform().name("rest-accept").daemon().start(this::accept);
        Thread.ofPlatform().name("rest-watch").daemon().start(this::watch);
    }

    private void accept() {
        while (!port.isClosed()) {
            try {
                Socket socket = port.accept();
                if (connections.size() >= MOST_CONNECTIONS) {
                    LOG.info("Turned a connection away: there are {}", MOST_CONNECTIONS);
                    socket.close();
                    continue;
                }
                socket.setTcpNoDelay(true);
                Connection connection = new Connection(socket);
                connections.add(connection);
                Thread.ofVirtual()
                        .name("rest-" + names.incrementAndGet())
                        .start(() -> serve(connection));
            } catch (IOException e) {
                if (!port.isClosed()) {
                    LOG.warn("A connection could not be taken", e);
                    pause();
                }
            }
        }
    }

    private void watch() {
        while (!port.isClosed()) {
            long now = System.nanoTime();
            for (Connection connection : connections) {
                if (now - connection.due > 0) {
                    closeQuietly(connection);
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(WATCH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A client, and until when what it does now may take. */
    private static final class Connection {
        final Socket socket;
        volatile long due;
        volatile @Nullable Thread thread;

        Connection(Socket socket) {
            this.socket = socket;
            within(TO_SEND);
        }

        void within(Duration time) {
            due = System.nanoTime() + time.toNanos();
        }
    }

    private void serve(Connection connection) {
        connection.thread = Thread.currentThread();
        try {
            converse(connection);
        } catch (IOException e) {
            LOG.debug("A client went away", e);
        } catch (RuntimeException e) {
            LOG.error("A connection failed", e);
        } finally {
            closeQuietly(connection);
            connections.remove(connection);
        }
    }

    private void converse(Connection connection) throws IOException {
        Socket socket = connection.socket;
        HttpReader reader =
                new HttpReader(
                        socket.getInputStream(),
                        socket.getOutputStream(),
                        socket.getInetAddress(),
                        MOST_HEAD,
                        mostBody);
        while (reader.await()) {
            connection.within(TO_SEND);
            HttpRequest request;
            try {
                request = reader.read();
            } catch (BadRequest e) {
                connection.within(TO_LEAVE);
                handler.refuse(e.status(), new HttpReply(socket.getOutputStream(), true, true));
                drain(socket);
                return;
            }
            if (request == null) {
                return;
            }
            connection.within(TO_ANSWER);
            HttpReply reply =
                    new HttpReply(socket.getOutputStream(), !reader.isHead(), !reader.keepAlive());
            handler.answer(request, reply);
            if (reply.isLast()) {
                return;
            }
            connection.within(IDLE);
        }
    }

    /** Reads on for a while: closed with something unread, it would take the answer with it. */
    private static void drain(Socket socket) throws IOException {
        socket.shutdownOutput();
        InputStream in = socket.getInputStream();
        byte[] nothing = new byte[8 * 1024];
        for (int count = 0; count < MOST_DRAINED; ) {
            int more = in.read(nothing);
            if (more < 0) {
                return;
            }
            count += more;
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.socket.close();
        } catch (IOException e) {
            LOG.debug("A connection could not be closed", e);
        }
    }

    /** Closes the port and every connection, whatever is done for it. */
    @Override
    public void close() {
        try {
            port.close();
        } catch (IOException e) {
            LOG.warn("The port could not be closed", e);
        }
        for (Connection connection : connections) {
            closeQuietly(connection);
            Thread thread = connection.thread;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }
}
