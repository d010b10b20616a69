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
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a client and an exchange's REST port, and notes when the first bytes of each new
 * order are there: when a server's read returns with them, so what the system and its scheduler
 * take is in it; and when those of the answer are. The bytes go on once they are noted, which takes
 * microseconds.
 */
final class OrderTap implements AutoCloseable {
    private static final int PIECE = 64 << 10;
    private static final String ORDER = "POST /api/v3/order?";
    private static final String ID = "newClientOrderId=";

    private final ServerSocket listening;
    private final InetSocketAddress server;
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
    private final Map<String, Long> answers = new ConcurrentHashMap<>();

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
        return of(arrivals, clientOrderId);
    }

    /** When the exchange's answer to it was there. */
    OptionalLong answer(String clientOrderId) {
        return of(answers, clientOrderId);
    }

    private static OptionalLong of(Map<String, Long> times, String clientOrderId) {
        Long nanos = times.get(clientOrderId);
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
                AtomicReference<String> underWay = new AtomicReference<>("");
                start(
                        "tap-there",
                        () -> {
                            copy(client, exchange, (read, nanos) -> order(read, nanos, underWay));
                        });
                start(
                        "tap-back",
                        () -> {
                            copy(exchange, client, (_, nanos) -> answer(nanos, underWay));
                        });
            }
        } catch (SocketException e) {
            // It was closed, or the exchange has gone: nobody comes through any more.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hears of what came, before it goes on: its answer can't be there yet. */
    private interface Note {
        void take(String read, long nanos);
    }

    private static void copy(Socket from, Socket to, Note note) {
        byte[] piece = new byte[PIECE];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                long nanos = System.nanoTime();
                note.take(new String(piece, 0, read, StandardCharsets.ISO_8859_1), nanos);
                out.write(piece, 0, read);
            }
        } catch (IOException e) {
            // One of the two has gone: that is the end of this connection.
        }
    }

    /** A request is sent when the one before it was answered, so it begins with what is read. */
    private void order(String read, long nanos, AtomicReference<String> underWay) {
        int id = read.indexOf(ID);
        if (read.startsWith(ORDER) && id > 0) {
            int end = id + ID.length();
            while (end < read.length() && " &".indexOf(read.charAt(end)) < 0) {
                end++;
            }
            String clientOrderId = read.substring(id + ID.length(), end);
            arrivals.put(clientOrderId, nanos);
            underWay.set(clientOrderId);
        }
    }

    /** The first that comes back is the answer to what went there last. */
    private void answer(long nanos, AtomicReference<String> underWay) {
        String clientOrderId = underWay.getAndSet("");
        if (!clientOrderId.isEmpty()) {
            answers.put(clientOrderId, nanos);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
