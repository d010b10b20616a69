package app.ringdown.exchange.api.socket;

import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.DefaultWebSocketServerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.List;

/**
 * Makes the library's sockets as we want them: with a longest frame, which a server on a channel of
 * ours cannot be given any other way, and with a send buffer of a fixed size, beyond which a client
 * that does not read shows in our own queue.
 */
final class Sockets extends DefaultWebSocketServerFactory {
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
    private static final int SEND_BUFFER = 256 * 1024;

    private final List<Draft> drafts;

    Sockets(int frameBytes) {
        drafts = List.of(new Draft_6455(List.of(), List.of(new Protocol("")), frameBytes));
    }

    @Override
    public WebSocketImpl createWebSocket(WebSocketAdapter adapter, List<Draft> none) {
        return new WebSocketImpl(adapter, drafts);
    }

    @Override
    public SocketChannel wrapChannel(SocketChannel channel, SelectionKey key) {
        try {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
        } catch (IOException e) {
            // It is gone already, which the first read will show. Thrown, it would end the server.
            LOG.debug("A connection went away at once", e);
        }
        return channel;
    }
}
