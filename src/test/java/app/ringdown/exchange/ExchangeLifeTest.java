package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.exchange.api.dialect.RateLimits;
import app.ringdown.exchange.api.socket.SocketLimits;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Starting, stopping, starting again, and the limits that only an own exchange can be given. */
class ExchangeLifeTest {
    @TempDir Path folder;

    private ExchangeOptions options() {
        return ExchangeOptions.in(folder);
    }

    @Test
    void accountsOrdersAndFillsSurviveARestart() throws Exception {
        Map<String, Object> resting =
                Map.of(
                        "symbol",
                        "BTCUSDT",
                        "side",
                        "BUY",
                        "type",
                        "LIMIT",
                        "timeInForce",
                        "GTC",
                        "quantity",
                        "0.001",
                        "price",
                        "30000",
                        "newClientOrderId",
                        "patient");
        Map<String, Object> market =
                Map.of("symbol", "ETHUSDT", "side", "BUY", "type", "MARKET", "quantity", "1");
        Map<String, Object> patient = Map.of("symbol", "BTCUSDT", "origClientOrderId", "patient");
        Map<String, Object> ether = Map.of("symbol", "ETHUSDT");
        String key;
        JsonObject order;
        JsonObject account;
        Object trades;
        try (Exchange exchange = Exchange.start(options())) {
            ApiClient client = new ApiClient(exchange);
            key = exchange.apiKey();
            client.signed("POST", "order", resting);
            client.signed("POST", "order", market);
            order = client.signed("GET", "order", patient).object();
            account = client.signed("GET", "account", Map.of()).object();
            trades = client.signed("GET", "myTrades", ether).array();
        }
        try (Exchange exchange = Exchange.start(options())) {
            ApiClient client = new ApiClient(exchange);
            assertThat(exchange.apiKey()).isEqualTo(key);
            assertThat(client.signed("GET", "order", patient).object()).isEqualTo(order);
            assertThat(client.signed("GET", "openOrders", Map.of()).array()).containsExactly(order);
            assertThat(client.signed("GET", "account", Map.of()).object().get("balances"))
                    .isEqualTo(account.get("balances"));
            assertThat(client.signed("GET", "myTrades", ether).array()).isEqualTo(trades);
            assertThat(client.signed("DELETE", "order", patient).status()).isEqualTo(200);
        }
        try (Exchange exchange = Exchange.start(options().withFresh(true))) {
            assertThat(exchange.apiKey()).isNotEqualTo(key);
            assertThat(new ApiClient(exchange).signed("GET", "allOrders", ether).array()).isEmpty();
        }
    }

    @Test
    void itSaysWhatIsInTheWay() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> Exchange.start(options().withPorts(port, 0)))
                    .isInstanceOf(ExchangeException.class)
                    .hasMessageContaining("Port " + port)
                    .extracting(e -> ((ExchangeException) e).why())
                    .isEqualTo(ExchangeException.Why.PORT);
            assertThatThrownBy(() -> Exchange.start(options().withPorts(0, port)))
                    .hasMessageContaining("Port " + port);
        }
        try (Exchange exchange = Exchange.start(options())) {
            assertThatThrownBy(() -> Exchange.start(options()))
                    .isInstanceOf(ExchangeException.class)
                    .hasMessageContaining(folder.toString())
                    .extracting(e -> ((ExchangeException) e).why())
                    .isEqualTo(ExchangeException.Why.DATA);
            assertThat(exchange.toString()).doesNotContain(exchange.apiSecret());
        }
    }

    @Test
    void itStopsQuicklyAndSaysGoodbye() throws Exception {
        Exchange exchange = Exchange.start(options());
        try (ApiSocket raw = new ApiSocket(exchange.stream() + "/ws");
                ApiSocket combined = new ApiSocket(exchange.stream() + "/stream");
                ApiSocket api = new ApiSocket(exchange.wsApi())) {
            long began = System.nanoTime();
            exchange.close();
            assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(1));
            assertThat(raw.nextWith("e").get("e").getAsString()).isEqualTo("serverShutdown");
            assertThat(combined.nextWith("stream").get("stream").getAsString())
                    .isEqualTo("!serverShutdown");
            assertThat(api.nextWith("event").getAsJsonObject("event").get("e").getAsString())
                    .isEqualTo("serverShutdown");
            assertThat(raw.closeCode()).isEqualTo(1001);
        }
        exchange.close();
    }

    @Test
    void nothingOfItIsLeftAndItsPortsAreFreeAtOnce() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Exchange first = Exchange.start(options());
        int rest = URI.create(first.rest()).getPort();
        int stream = URI.create(first.stream()).getPort();
        try (ApiSocket socket = new ApiSocket(first.stream() + "/ws/btcusdt@bookTicker")) {
            socket.next();
            first.close();
        }
        Exchange second = Exchange.start(options().withPorts(rest, stream));
        assertThat(new ApiClient(second).get("ping").status()).isEqualTo(200);
        try (ApiSocket socket = new ApiSocket(second.stream() + "/ws/btcusdt@bookTicker")) {
            socket.next();
        }
        second.close();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        List<String> left;
        do {
            left =
                    Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> !before.contains(thread))
                            .map(Thread::getName)
                            .filter(name -> name.matches("(exchange|sockets|WebSocket|rest-).*"))
                            .toList();
        } while (!left.isEmpty() && System.nanoTime() < deadline);
        assertThat(left).isEmpty();
    }

    @Test
    void limitsAreKeptAsAnnounced() throws Exception {
        ExchangeOptions tight =
                options().withAllowance(new RateLimits.Allowance(500, 3, 1_000, 10_000));
        try (Exchange exchange = Exchange.start(tight)) {
            ApiClient client = new ApiClient(exchange);
            Map<String, Object> terms =
                    new HashMap<>(
                            Map.of(
                                    "symbol",
                                    "BTCUSDT",
                                    "side",
                                    "BUY",
                                    "type",
                                    "LIMIT",
                                    "timeInForce",
                                    "GTC",
                                    "quantity",
                                    "0.001",
                                    "price",
                                    "30000"));
            ApiClient.Answer answer = client.signed("POST", "order", terms);
            assertThat(answer.header("X-MBX-ORDER-COUNT-10S")).isEqualTo("1");
            assertThat(answer.header("X-MBX-ORDER-COUNT-1D")).isEqualTo("1");
            // A successful order weighs nothing; a ten-second window may turn in between.
            for (int i = 0; i < 8 && answer.status() == 200; i++) {
                answer = client.signed("POST", "order", terms);
            }
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.code()).isEqualTo(-1015);
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 10);
            // An order that fills does not count.
            long day =
                    client.signed("GET", "rateLimit/order", Map.of())
                            .array()
                            .get(1)
                            .getAsJsonObject()
                            .get("count")
                            .getAsLong();
            assertThat(day).isBetween(3L, 9L);
            ApiClient.Answer heavy = client.get("ping");
            for (int i = 0; i < 30 && heavy.status() == 200; i++) {
                heavy = client.get("ticker/24hr?type=MINI");
            }
            assertThat(heavy.status()).isEqualTo(429);
            assertThat(heavy.code()).isEqualTo(-1003);
            assertThat(heavy.msg())
                    .startsWith(
                            "Too much request weight used; current limit is 500 request weight"
                                    + " per 1 MINUTE.");
            assertThat(Integer.parseInt(heavy.header("Retry-After"))).isBetween(1, 60);
        }
    }

    @Test
    void filledOrdersAreTakenOffTheCount() throws Exception {
        try (Exchange exchange = Exchange.start(options())) {
            ApiClient client = new ApiClient(exchange);
            for (int i = 0; i < 3; i++) {
                client.signed(
                        "POST",
                        "order",
                        Map.of(
                                "symbol",
                                "ETHUSDT",
                                "side",
                                "BUY",
                                "type",
                                "MARKET",
                                "quantity",
                                "0.01"));
            }
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
            long count;
            do {
                count =
                        client.signed("GET", "rateLimit/order", Map.of())
                                .array()
                                .get(1)
                                .getAsJsonObject()
                                .get("count")
                                .getAsLong();
            } while (count > 0 && System.nanoTime() < deadline);
            assertThat(count).isZero();
        }
    }

    @Test
    void pingsMustBeAnsweredAndConnectionsGetOld() throws Exception {
        SocketLimits quick =
                SocketLimits.documented()
                        .withTimes(
                                Duration.ofMillis(200),
                                Duration.ofMillis(600),
                                Duration.ofSeconds(3));
        try (Exchange exchange = Exchange.start(options().withSocketLimits(quick))) {
            try (ApiSocket polite = new ApiSocket(exchange.stream() + "/ws")) {
                long began = System.nanoTime();
                assertThat(polite.closeCode()).isEqualTo(1001);
                assertThat(System.nanoTime() - began)
                        .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(2_500));
            }
            // One that never answers, and so is cut off sooner.
            try (Socket rude = handshake(exchange, "/ws")) {
                long began = System.nanoTime();
                while (rude.getInputStream().read() >= 0) {
                    // Pings, which it ignores.
                }
                assertThat(System.nanoTime() - began)
                        .isLessThan(TimeUnit.MILLISECONDS.toNanos(2_500));
            }
        }
    }

    @Test
    void aClientThatDoesNotReadIsCutOffAndDelaysNobody() throws Exception {
        SocketLimits small = SocketLimits.documented().withQueueBytes(100_000);
        try (Exchange exchange = Exchange.start(options().withSocketLimits(small));
                Socket deaf = handshake(exchange, "/stream?streams=" + everything());
                ApiSocket healthy = new ApiSocket(exchange.stream() + "/ws/btcusdt@bookTicker")) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
            boolean cut = false;
            while (!cut && System.nanoTime() < deadline) {
                healthy.nextWith("u");
                cut = hasClosed(deaf);
            }
            assertThat(cut).isTrue();
        }
    }

    /** Whether the other side has closed: then a write fails, at the latest the second one. */
    private static boolean hasClosed(Socket socket) throws InterruptedException {
        try {
            socket.getOutputStream().write(new byte[] {(byte) 0x8a, (byte) 0x80, 0, 0, 0, 0});
            Thread.sleep(250);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Streams that tell a lot, so that kernel buffers fill up. */
    private static String everything() {
        StringBuilder names = new StringBuilder("!miniTicker@arr");
        for (String symbol :
                new String[] {
                    "btcusdt", "ethusdt", "solusdt", "xrpusdt", "bnbusdt", "dogeusdt", "adausdt"
                }) {
            names.append("/").append(symbol).append("@depth20@100ms");
            names.append("/").append(symbol).append("@depth@100ms");
            names.append("/").append(symbol).append("@bookTicker");
        }
        return names.toString();
    }

    /** A socket that has said what a WebSocket client says first, and says no more. */
    private static Socket handshake(Exchange exchange, String path) throws IOException {
        int port = Integer.parseInt(exchange.stream().substring("ws://127.0.0.1:".length()));
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream()
                .write(ApiSocket.HANDSHAKE.formatted(path).getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.read());
        }
        assertThat(head.toString()).startsWith("HTTP/1.1 101");
        return socket;
    }
}
