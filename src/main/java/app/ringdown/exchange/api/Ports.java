package app.ringdown.exchange.api;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;

/**
 * Both ports, bound before anything else is begun, so that one in use is found out at once.
 *
 * @param rest of the HTTP server
 * @param stream of the WebSocket server
 */
public record Ports(ServerSocket rest, ServerSocketChannel stream) {
    // How many connections may wait to be accepted.
    private static final int BACKLOG = 256;
    private static final Logger LOG = LoggerFactory.getLogger(Ports.class);

    /** One of the two could not be had. */
    public static final class Taken extends IOException {
        private static final long serialVersionUID = 1L;

        private final int port;

        Taken(int port, IOException cause) {
            super("port " + port + " cannot be bound", cause);
            this.port = port;
        }

        public int port() {
            return port;
        }
    }

    /**
     * Binds them.
     *
     * @param host a loopback address
     * @param restPort 0 for any
     * @param streamPort 0 for any
     * @throws Taken if one cannot be had; neither is bound then
     * @throws IOException if there is no network at all
     */
    public static Ports bind(String host, int restPort, int streamPort) throws IOException {
        ServerSocketChannel stream = ServerSocketChannel.open();
        try {
            stream.bind(new InetSocketAddress(host, streamPort), BACKLOG);
        } catch (IOException e) {
            stream.close();
            throw new Taken(streamPort, e);
        }
        try {
            return new Ports(bind(new InetSocketAddress(host, restPort)), stream);
        } catch (IOException e) {
            stream.close();
            throw new Taken(restPort, e);
        }
    }

    private static ServerSocket bind(InetSocketAddress address) throws IOException {
        ServerSocket rest = new ServerSocket();
        try {
            // Without it the port is refused to the next exchange while old connections fade away.
            rest.setReuseAddress(true);
            rest.bind(address, BACKLOG);
            return rest;
        } catch (IOException e) {
            rest.close();
            throw e;
        }
    }

    public int restPort() {
        return rest.getLocalPort();
    }

    /** The WebSocket server's port. */
    public int streamPort() {
        return stream.socket().getLocalPort();
    }

    /** Gives both back, if they have not been opened. */
    public void closeQuietly() {
        try {
            rest.close();
            stream.close();
        } catch (IOException e) {
            LOG.warn("A port could not be closed", e);
        }
    }
}
