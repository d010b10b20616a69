package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.api.socket.SocketLimits;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Clients that mean harm: each loses its connection, and nobody else notices. */
class HostileTest {
    private static final byte[] EMPTY_PING = {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0};

    @TempDir static Path folder;
    private static Exchange exchange;
    private static ApiClient client;

    @BeforeAll
    static void start() throws Exception {
        SocketLimits limits =
                SocketLimits.documented()
                        .withConnectionsPer5Minutes(1_000_000)
                        .withQueueBytes(1_000_000);
        exchange = Exchange.start(ExchangeOptions.in(folder).withSocketLimits(limits));
        client = new ApiClient(exchange);
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    private static Socket connect(String base) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), URI.create(base).getPort()));
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static Socket shakeHands(String path) throws IOException {
        Socket socket = connect(exchange.stream());
        write(socket, ApiSocket.HANDSHAKE.formatted(path));
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) socket.getInputStream().read());
        }
        assertThat(head.toString()).startsWith("HTTP/1.1 101");
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads on until the other side has closed; false if it has not after so many seconds. */
    private static boolean closes(Socket socket) throws IOException {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true; // Reset.
        }
    }

    private static void assertAllIsWell() {
        assertThat(client.get("ping").status()).isEqualTo(200);
        assertThat(client.signed("GET", "account", Map.of()).status()).isEqualTo(200);
        try (ApiSocket socket = new ApiSocket(exchange.stream() + "/ws/btcusdt@bookTicker")) {
            assertThat(socket.nextWith("u").has("s")).isTrue();
        }
    }

    @Test
    void whoNeverComesToTheEndOfARequestIsCutOff() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (String base : List.of(exchange.rest(), exchange.stream())) {
            for (String begun :
                    List.of(
                            "",
                            "G",
                            "GET /ws HTTP/1.1\r\nHost: h\r\n",
                            "POST /api/v3/order HTTP/1.1\r\nContent-Length: 100\r\n\r\nx")) {
                Socket socket = connect(base);
                write(socket, begun);
                sockets.add(socket);
            }
        }
        // At the port of streams this is a whole request, to which the answer is no.
        Socket refused = connect(exchange.stream());
        write(refused, "GET /ws HTTP/1.1\r\n\r\n");
        sockets.add(refused);
        long began = System.nanoTime();
        for (Socket socket : sockets) {
            assertThat(closes(socket)).isTrue();
            socket.close();
        }
        assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(20));
        assertAllIsWell();
    }

    @Test
    void endlessHeadsAreNotKept() throws IOException {
        for (String base : List.of(exchange.rest(), exchange.stream())) {
            try (Socket socket = connect(base)) {
                write(socket, "GET /ws HTTP/1.1\r\n");
                String header = "X: " + "x".repeat(1_000) + "\r\n";
                int sent = 0;
                try {
                    while (sent < 20_000_000) {
                        write(socket, header);
                        sent += header.length();
                    }
                } catch (IOException e) {
                    assertThat(e).isNotNull(); // Cut off, as it should be.
                }
                assertThat(sent).isLessThan(20_000_000);
            }
        }
        assertAllIsWell();
    }

    @Test
    void messagesInEndlessPartsAreNotKept() throws IOException {
        byte[] part = {0, (byte) 0x80, 0, 0, 0, 0}; // empty, and not the last
        byte[] parts = new byte[part.length * 1_000];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part[i % part.length];
        }
        try (Socket socket = shakeHands("/ws")) {
            OutputStream out = socket.getOutputStream();
            out.write(new byte[] {0x01, (byte) 0x80, 0, 0, 0, 0});
            boolean cut = false;
            for (int i = 0; i < 1_000 && !cut; i++) {
                try {
                    out.write(parts);
                } catch (IOException e) {
                    cut = true;
                }
            }
            assertThat(cut || closes(socket)).isTrue();
        }
        assertAllIsWell();
    }

    @Test
    void whoPingsAndReadsNoPongIsCutOff() throws IOException {
        // At the WebSocket API pings are not counted, but what waits for a client is.
        byte[] ping = new byte[6 + 125];
        ping[0] = (byte) 0x89;
        ping[1] = (byte) (0x80 | 125);
        byte[] pings = new byte[ping.length * 100];
        for (int i = 0; i < pings.length; i++) {
            pings[i] = ping[i % ping.length];
        }
        try (Socket socket = shakeHands("/ws-api/v3")) {
            long sent = 0;
            try {
                while (sent < 100_000_000) {
                    socket.getOutputStream().write(pings);
                    sent += pings.length;
                }
            } catch (IOException e) {
                assertThat(e).isNotNull(); // Cut off, as it should be.
            }
            assertThat(sent).isLessThan(100_000_000);
        }
        assertAllIsWell();
    }

    @Test
    void whoAsksAndDoesNotReadTheAnswersIsCutOff() throws IOException {
        byte[] text = "{\"id\":1,\"method\":\"exchangeInfo\"}".getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[6 + text.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | text.length);
        System.arraycopy(text, 0, frame, 6, text.length);
        try (Socket socket = shakeHands("/ws-api/v3")) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            boolean cut = false;
            while (!cut && System.nanoTime() < deadline) {
                try {
                    socket.getOutputStream().write(frame);
                } catch (IOException e) {
                    cut = true;
                }
            }
            assertThat(cut).isTrue();
        }
        assertAllIsWell();
    }

    @Test
    void aCrowdIsTurnedAwayAndThePortsStayOpen() throws IOException {
        for (String base : List.of(exchange.rest(), exchange.stream())) {
            List<Socket> crowd = new ArrayList<>();
            try {
                for (int i = 0; i < 1_200; i++) {
                    crowd.add(connect(base));
                }
            } finally {
                for (Socket socket : crowd) {
                    socket.close();
                }
            }
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        boolean well = false;
        while (!well && System.nanoTime() < deadline) {
            try {
                assertAllIsWell();
                well = true;
            } catch (RuntimeException e) {
                assertThat(e).isNotNull(); // The crowd is still leaving.
            }
        }
        assertThat(well).isTrue();
    }

    @Test
    void whoDoesNotReadSlowsNobody() throws Exception {
        String streams = "/stream?streams=" + String.join("/", everything());
        try (ApiSocket healthy = new ApiSocket(exchange.stream() + streams)) {
            double alone = heardPerSecond(healthy);
            List<Socket> deaf = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                deaf.add(shakeHands(streams));
            }
            double beside = heardPerSecond(healthy);
            for (Socket socket : deaf) {
                socket.close();
            }
            assertThat(beside).isGreaterThan(alone / 2);
        }
    }

    private static double heardPerSecond(ApiSocket socket) throws InterruptedException {
        while (socket.waiting() > 0) {
            socket.next();
        }
        long began = System.nanoTime();
        Thread.sleep(3_000);
        return socket.waiting() * 1e9 / (System.nanoTime() - began);
    }

    private static List<String> everything() {
        List<String> names = new ArrayList<>();
        for (String symbol : List.of("btcusdt", "ethusdt", "solusdt", "xrpusdt", "bnbusdt")) {
            for (String kind : List.of("depth20@100ms", "depth@100ms", "bookTicker", "trade")) {
                names.add(symbol + "@" + kind);
            }
        }
        return names;
    }

    @Test
    void aPingIsAnsweredWithWhatItBrought() throws IOException {
        try (Socket socket = shakeHands("/ws")) {
            socket.getOutputStream().write(EMPTY_PING);
            assertThat(socket.getInputStream().readNBytes(2))
                    .isEqualTo(new byte[] {(byte) 0x8a, 0});
            byte[] ping = Arrays.copyOf(new byte[] {(byte) 0x89, (byte) 0x82, 0, 0, 0, 0, 7, 8}, 8);
            socket.getOutputStream().write(ping);
            assertThat(socket.getInputStream().readNBytes(4))
                    .isEqualTo(new byte[] {(byte) 0x8a, 2, 7, 8});
        }
    }
}
