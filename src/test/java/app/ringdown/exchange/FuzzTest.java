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
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Hostile input, at random but the same every time: it gets an error code, or loses its connection,
 * and the exchange goes on. {@code -Dringdown.fuzz=N} makes it N times as much.
 */
class FuzzTest {
    private static final int TIMES = Integer.getInteger("ringdown.fuzz", 1);
    @TempDir static Path folder;
    private static Exchange exchange;
    private static ApiClient client;

    private final Random random = new Random(42);
    private final FuzzInput input = new FuzzInput(random);

    @BeforeAll
    static void start() throws Exception {
        SocketLimits limits =
                SocketLimits.documented()
                        .withMessagesPerSecond(1_000_000)
                        .withConnectionsPer5Minutes(1_000_000);
        exchange = Exchange.start(ExchangeOptions.in(folder).withSocketLimits(limits));
        client = new ApiClient(exchange);
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    private static void assertDecent(ApiClient.Answer answer) {
        assertThat(answer.status()).isBetween(200, 499);
        if (answer.status() != 200) {
            assertThat(answer.code()).isNegative();
            assertThat(answer.msg()).isNotEmpty().doesNotContain("Exception", "java.");
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
            assertDecent(client.get(query.toString()));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void parametersOfSignedEndpoints() {
        for (int i = 0; i < 1_500 * TIMES; i++) {
            FuzzInput.Signed endpoint = input.signed();
            ApiClient.Answer answer =
                    !endpoint.verb().equals("GET") && random.nextBoolean()
                            ? client.signedInBody(endpoint.verb(), endpoint.path(), input.params())
                            : client.signed(endpoint.verb(), endpoint.path(), input.params());
            assertDecent(answer);
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
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(500);
                socket.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
                socket.shutdownOutput();
                String answer =
                        new String(
                                socket.getInputStream().readNBytes(4_000), StandardCharsets.UTF_8);
                assertThat(answer).doesNotContain("\tat ", ".java:").doesNotStartWith("HTTP/1.1 5");
            } catch (IOException e) {
                assertThat(e).isNotNull(); // Cut off, which is an answer too.
            }
        }
        assertThat(client.get("ping").status()).isEqualTo(200);
    }

    @Test
    void messages() {
        for (String base : List.of(exchange.stream() + "/ws", exchange.wsApi())) {
            ApiSocket socket = new ApiSocket(base);
            for (int i = 0; i < 1_000 * TIMES; i++) {
                try {
                    socket.send(input.message(exchange.apiKey()));
                } catch (RuntimeException e) {
                    socket.close();
                    socket = new ApiSocket(base); // The other side had enough of it.
                }
            }
            socket.close();
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
