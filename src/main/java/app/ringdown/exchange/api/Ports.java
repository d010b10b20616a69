package app.ringdown.exchange.api;

import app.ringdown.exchange.api.rest.RestServer;

import com.sun.net.httpserver.HttpServer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/**
 * Both ports, bound before anything else is begun, so that one in use is found out at once.
 *
 * @param rest of the HTTP server
 * @param stream of the WebSocket server
 */
public record Ports(HttpServer rest, ServerSocketChannel stream) {
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
            stream.bind(new InetSocketAddress(host, streamPort), RestServer.BACKLOG);
        } catch (IOException e) {
            stream.close();
            throw new Taken(streamPort, e);
        }
        try {
            return new Ports(RestServer.bind(new InetSocketAddress(host, restPort)), stream);
        } catch (IOException e) {
            stream.close();
            throw new Taken(restPort, e);
        }
    }

    public int restPort() {
        return rest.getAddress().getPort();
    }

    /** The WebSocket server's port. */
    public int streamPort() {
        return stream.socket().getLocalPort();
    }

    /** Gives both back, if they have not been opened. */
    public void closeQuietly() {
        rest.stop(0);
        try {
            stream.close();
        } catch (IOException e) {
            LOG.warn("A port could not be closed", e);
        }
    }
}
