package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.api.dialect.RateLimits;
import app.ringdown.exchange.api.socket.SocketLimits;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Hostile input, at random but the same every time: it gets an error code, or loses its connection,
 * and the exchange goes on: no thread of it dies, nothing is logged as its own fault, its memory
 * stays bounded. Some thousand inputs; {@code -Dringdown.fuzz=N} makes it N times as many.
 */
class FuzzTest {
    private static final int TIMES = Integer.getInteger("ringdown.fuzz", 1);
    private static final long MOST_BYTES = 400L << 20;
    private static final ListAppender<ILoggingEvent> LOGGED = new ListAppender<>();
    private static final AtomicInteger INPUTS = new AtomicInteger();

    @TempDir static Path folder;
    private static Exchange exchange;
    private static ApiClient client;
    private static List<Thread> threads;
    private static long bytesBefore;

    private final Random random = new Random(42);
    private final FuzzInput input = new FuzzInput(random);

    @BeforeAll
    static void start() throws Exception {
        SocketLimits limits =
                SocketLimits.documented()
                        .withMessagesPerSecond(1_000_000)
                        .withConnectionsPer5Minutes(1_000_000);
        RateLimits.Allowance allowance =
                new RateLimits.Allowance(
                        Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
        exchange =
                Exchange.start(
                        ExchangeOptions.in(folder)
                                .withSocketLimits(limits)
                                .withAllowance(allowance));
        client = new ApiClient(exchange);
        threads =
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().matches("(exchange|sockets|rest-).*"))
                        .toList();
        assertThat(threads).extracting(Thread::getName).contains("exchange", "sockets-io");
        ThresholdFilter errors = new ThresholdFilter();
        errors.setLevel("ERROR");
        errors.start();
        LOGGED.addFilter(errors);
        LOGGED.start();
        logger().addAppender(LOGGED);
        bytesBefore = usedBytes();
    }

    @AfterAll
    static void stop() {
        logger().detachAppender(LOGGED);
        assertThat(threads).allMatch(Thread::isAlive);
        assertThat(usedBytes() - bytesBefore).isLessThan(MOST_BYTES);
        exchange.close();
        System.out.println(INPUTS + " fuzzed inputs");
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("app.ringdown.exchange");
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @AfterEach
    void nothingWasItsOwnFault() {
        assertThat(LOGGED.list).isEmpty();
    }

    /** The exchange has been told one more thing, and is asked now and then whether it is well. */
    private static void count() {
        if (INPUTS.incrementAndGet() % 10_000 == 0) {
            assertThat(client.get("ping").status()).isEqualTo(200);
        }
    }

    private static void assertDecent(ApiClient.Answer answer) {
        count();
        assertThat(answer.status()).isBetween(200, 499);
        if (answer.status() != 200) {
            assertThat(answer.code()).isNegative();
            assertThat(answer.msg()).isNotEmpty().doesNotContain("Exception", "java.");
        }
    }

    /**
     * Asks, and once more if the JDK's client has lost the answer: it does so, once in some hundred
     * thousand times, when one comes before it has done with the last.
     */
    private static ApiClient.Answer asked(Supplier<ApiClient.Answer> request) {
        try {
            return request.get();
        } catch (UncheckedIOException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            assertThat(root).hasMessage("Data received while in pool");
            return request.get();
        }
    }

    @Test
    void parametersOfPublicEndpoints() {
        for (int i = 0; i < 1_500 * TIMES; i++) {
            StringBuilder query = new StringBuilder(input.publicPath()).append('?');
            input.params()
                    .forEach((name, value) ->
                            query.append(name)
                                    .append('=')
                                    .append(encode(value.toString()))
                                    .append('&'));
            assertDecent(asked(() -> client.get(query.toString())));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void parametersOfSignedEndpoints() {
        for (int i = 0; i < 1_500 * TIMES; i++) {
            FuzzInput.Signed endpoint = input.signed();
            Map<String, Object> params = input.params();
            boolean inBody = !endpoint.verb().equals("GET") && random.nextBoolean();
            assertDecent(
                    asked(() ->
                            inBody
                                    ? client.signedInBody(endpoint.verb(), endpoint.path(), params)
                                    : client.signed(endpoint.verb(), endpoint.path(), params)));
        }
        client.signed("DELETE", "openOrders", Map.of("symbol", "BTCUSDT"));
        assertThat(client.get("ping").status()).isEqualTo(200);
    }

    @Test
    void requestLinesAndHeaders() throws Exception {
        int port = Integer.parseInt(exchange.rest().substring("http://127.0.0.1:".length()));
        List<String> lines =
                List.of(
                        "GET /api/v3/depth?symbol=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET /api/v3/depth?symbol=\"BTC\" HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET \u0000 HTTP/1.1\r\n\r\n",
                        "GET /api/v3/ping\r\n\r\n",
                        "POST /api/v3/order HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
                        "POST /api/v3/order HTTP/1.1\r\nContent-Length: x\r\n\r\n",
                        "POST /api/v3/order HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                        "BREW /api/v3/order HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET /api/v3/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET http://elsewhere/api/v3/ping HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET /" + "x".repeat(100_000) + " HTTP/1.1\r\n\r\n",
                        "\r\n\r\n\r\n",
                        "\u0016\u0003\u0001\u0002\u0000");
        for (String line : lines) {
            assertDecent(tell(port, line.getBytes(StandardCharsets.UTF_8)));
        }
        byte[] signed =
                ("POST /api/v3/order?symbol=BTCUSDT HTTP/1.1\r\nHost: 127.0.0.1\r\nX-MBX-APIKEY: "
                                + client.key()
                                + "\r\nContent-Length: 9\r\n\r\nside=SELL"
                                + "GET /api/v3/depth?symbol=BTCUSDT HTTP/1.1\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 300 * TIMES; i++) {
            byte[] bytes = signed.clone();
            int changes = random.nextInt(1, 10);
            for (int change = 0; change < changes; change++) {
                bytes[random.nextInt(bytes.length)] =
                        (byte)
                                (random.nextBoolean()
                                        ? random.nextInt(256)
                                        : "\r\n :%".charAt(random.nextInt(5)));
            }
            if (random.nextInt(10) == 0) {
                random.nextBytes(bytes);
            }
            assertDecent(tell(port, Arrays.copyOf(bytes, random.nextInt(1, bytes.length + 1))));
        }
        assertThat(client.get("ping").status()).isEqualTo(200);
    }

    /** Sends bytes to a port and reads what comes back, which may be nothing. */
    private static String tell(int port, byte[] bytes) {
        count();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            return new String(socket.getInputStream().readNBytes(4_000), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // Cut off, which is an answer too.
        }
    }

    private static void assertDecent(String answer) {
        assertThat(answer).doesNotContain("\tat ", ".java:", "Exception");
        if (!answer.isEmpty()) {
            assertThat(answer).matches("(?s)HTTP/1\\.1 (100|2|4).*");
            if (answer.startsWith("HTTP/1.1 4")) {
                assertThat(answer).contains("{\"code\":-", "\"msg\":\"");
            }
        }
    }

    @Test
    void messages() {
        for (String base : List.of(exchange.stream() + "/ws", exchange.wsApi())) {
            try (ApiSocket socket = new ApiSocket(base)) {
                for (int i = 0; i < 1_000 * TIMES; i++) {
                    count();
                    // The JDK sends well-formed text only; what is not comes as bytes, below.
                    byte[] text = input.message(exchange.apiKey()).getBytes(StandardCharsets.UTF_8);
                    JsonObject answer = socket.ask(new String(text, StandardCharsets.UTF_8));
                    assertThat(answer.toString()).doesNotContain("Exception", "java.");
                    socket.forget();
                }
            }
            try (ApiSocket healthy = new ApiSocket(base)) {
                String ask =
                        base.endsWith("/ws")
                                ? "{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":\"last\"}"
                                : "{\"method\":\"ping\",\"id\":\"last\"}";
                assertThat(healthy.ask(ask).get("id").getAsString()).isEqualTo("last");
            }
        }
    }

    @Test
    void bytesInsteadOfFrames() throws Exception {
        int port = Integer.parseInt(exchange.stream().substring("ws://127.0.0.1:".length()));
        for (int i = 0; i < 300 * TIMES; i++) {
            count();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                OutputStream out = socket.getOutputStream();
                if (random.nextInt(4) > 0) {
                    out.write(
                            ApiSocket.HANDSHAKE
                                    .formatted("/ws")
                                    .getBytes(StandardCharsets.US_ASCII));
                }
                byte[] bytes = new byte[random.nextInt(2_000)];
                random.nextBytes(bytes);
                if (bytes.length > 0 && random.nextBoolean()) {
                    bytes[0] = (byte) 0x81; // At least the beginning of a text frame.
                }
                out.write(bytes);
            } catch (IOException e) {
                assertThat(e).isNotNull(); // Cut off, which is an answer too.
            }
        }
        try (ApiSocket healthy = new ApiSocket(exchange.stream() + "/ws/btcusdt@bookTicker")) {
            assertThat(healthy.nextWith("u").has("s")).isTrue();
        }
    }
}
