package app.ringdown.exchange.api.socket;

import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.JsonWriter;

import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.enums.ReadyState;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.server.DefaultWebSocketServerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes the library's sockets as we want them: with a longest frame, which a server on a channel of
 * ours cannot be given any other way, with a send buffer of a fixed size, beyond which a client
 * that does not read shows in our own queue, and no more than so many. Those that do not come to be
 * open, or do not come to be closed, are cut: the library would keep them for ever.
 */
final class Sockets extends DefaultWebSocketServerFactory {
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
    private static final int SEND_BUFFER = 256 * 1024;
    // Out of file descriptors the library would close the port.
    private static final int MOST = 1_000;
    // An address can name a thousand streams.
    private static final int MOST_HANDSHAKE_BYTES = 64 * 1024;
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final List<Draft> drafts;
    // When each was first seen in the state that it is in.
    private final Map<WebSocketImpl, Since> sockets = new ConcurrentHashMap<>();

    /** A socket that does not keep a handshake of any length. */
    private final class Bounded extends WebSocketImpl {
        private int handshakeBytes;

        Bounded(WebSocketAdapter adapter) {
            super(adapter, drafts);
        }

        @Override
        public void decode(ByteBuffer bytes) {
            if (getReadyState() == ReadyState.NOT_YET_CONNECTED) {
                handshakeBytes += bytes.remaining();
                if (handshakeBytes > MOST_HANDSHAKE_BYTES || isFlushAndClose()) {
                    answer(this, ApiError.unreadable(431));
                    return;
                }
            }
            super.decode(bytes);
        }
    }

    private record Since(ReadyState state, long nanos) {}

    Sockets(int frameBytes) {
        drafts = List.of(new BoundedDraft(frameBytes));
    }

    @Override
    public WebSocketImpl createWebSocket(WebSocketAdapter adapter, List<Draft> none) {
        return new Bounded(adapter);
    }

    @Override
    public SocketChannel wrapChannel(SocketChannel channel, SelectionKey key) {
        try {
            if (sockets.size() >= MOST) {
                LOG.info("Turned a connection away: there are {}", MOST);
                channel.close();
                return channel;
            }
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
            WebSocketImpl socket = (WebSocketImpl) key.attachment();
            sockets.put(socket, new Since(socket.getReadyState(), System.nanoTime()));
        } catch (IOException e) {
            // It is gone already, which the first read will show. Thrown, it would end the server.
            LOG.debug("A connection went away at once", e);
        }
        return channel;
    }

    /** Forgets those that are closed, and cuts those that take too long to open or to close. */
    void tidy(long now) {
        sockets.forEach((socket, since) -> {
            ReadyState state = socket.getReadyState();
            ByteChannel channel = socket.getChannel(); // null: it is being made
            if (state == ReadyState.CLOSED || (channel != null && !channel.isOpen())) {
                sockets.remove(socket);
            } else if (state != since.state()) {
                sockets.put(socket, new Since(state, now));
            } else if (!socket.isOpen() && now - since.nanos() > PATIENCE_NANOS) {
                socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, "", false);
            }
        });
    }

    private static String retryAfter(ApiError error) {
        long seconds = error.retryAfterSeconds();
        return seconds == 0 ? "" : "Retry-After: %d\r\n".formatted(seconds);
    }

    /**
     * Answers a handshake with an error as REST would, and closes.
     *
     * @throws InvalidDataException always: so the library hears that nothing comes of it
     */
    void turnAway(WebSocketImpl socket, ApiError error) throws InvalidDataException {
        answer(socket, error);
        throw new InvalidDataException(CloseFrame.REFUSE, "refused");
    }

    private static void answer(WebSocketImpl socket, ApiError error) {
        JsonWriter json = new JsonWriter(256);
        error.writeTo(json);
        String answer =
                "HTTP/1.1 %d Refused\r\n".formatted(error.status())
                        + "Content-Type: application/json;charset=UTF-8\r\n"
                        + "Content-Length: %d\r\n".formatted(json.length())
                        + retryAfter(error)
                        + "Connection: close\r\n\r\n"
                        + json;
        try {
            // A fresh connection takes so little at once. The library knows only 404.
            socket.getChannel().write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            LOG.debug("A connection went away before it was refused", e);
        }
        socket.closeConnection(CloseFrame.REFUSE, "", false);
    }
}
