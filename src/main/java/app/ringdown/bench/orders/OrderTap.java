package app.ringdown.bench.orders;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a client and an exchange's REST port, and notes when the first bytes of each new
 * order are there: when a server's read returns with them, so what the system and its scheduler
 * take is in it. The bytes go on before they are looked at.
 */
final class OrderTap implements AutoCloseable {
    private static final int PIECE = 64 << 10;
    private static final String ORDER = "POST /api/v3/order?";
    private static final String ID = "newClientOrderId=";

    private final ServerSocket listening;
    private final InetSocketAddress server;
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();

    /** Listens on any port of this computer. */
    OrderTap(URI server) throws IOException {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start("tap", this::accept);
    }

    /** Where a client finds it in the place of the exchange. */
    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** When an order was there, {@link System#nanoTime()}. */
    OptionalLong arrival(String clientOrderId) {
        Long nanos = arrivals.get(clientOrderId);
        return nanos == null ? OptionalLong.empty() : OptionalLong.of(nanos);
    }

    private static void start(String name, Runnable body) {
        Thread.ofPlatform().name(name).daemon().start(body);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket exchange = new Socket();
                exchange.connect(server);
                client.setTcpNoDelay(true);
                exchange.setTcpNoDelay(true);
                start("tap-there", () -> copy(client, exchange, true));
                start("tap-back", () -> copy(exchange, client, false));
            }
        } catch (SocketException e) {
            // It was closed, or the exchange has gone: nobody comes through any more.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void copy(Socket from, Socket to, boolean noted) {
        byte[] piece = new byte[PIECE];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                long nanos = System.nanoTime();
                out.write(piece, 0, read);
                if (noted) {
                    note(new String(piece, 0, read, StandardCharsets.ISO_8859_1), nanos);
                }
            }
        } catch (IOException e) {
            // One of the two has gone: that is the end of this connection.
        }
    }

    /** A request is sent when the one before it was answered, so it begins with what is read. */
    private void note(String read, long nanos) {
        int id = read.indexOf(ID);
        if (read.startsWith(ORDER) && id > 0) {
            int end = id + ID.length();
            while (end < read.length() && " &".indexOf(read.charAt(end)) < 0) {
                end++;
            }
            arrivals.put(read.substring(id + ID.length(), end), nanos);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
