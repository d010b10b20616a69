package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.api.socket.SocketLimits;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Hostile input, at random but the same every time: it gets an error code, or loses its connection,
 * and the exchange goes on. {@code -Dringdown.fuzz=N} makes it N times as much.
 */
class FuzzTest {
    private static final int TIMES = Integer.getInteger("ringdown.fuzz", 1);
    private static final List<String> VALUES =
            List.of(
                    "",
                    "0",
                    "1",
                    "-1",
                    "5",
                    "1e9",
                    "0.00000001",
                    "0.000000001",
                    "99999999999999999999",
                    "9223372036854775807",
                    "NaN",
                    "null",
                    "true",
                    "[]",
                    "[\"BTCUSDT\"]",
                    "{}",
                    "BTCUSDT",
                    "btcusdt",
                    "ETHUSDT",
                    "BUY",
                    "SELL",
                    "LIMIT",
                    "MARKET",
                    "LIMIT_MAKER",
                    "STOP_LOSS",
                    "GTC",
                    "IOC",
                    "FOK",
                    "1m",
                    "1M",
                    "FULL",
                    "MINI",
                    "' OR 1=1 --",
                    "../../etc/passwd",
                    "\u0000",
                    "你好",
                    "😀",
                    "\ud800",
                    "%",
                    "%%%",
                    "a".repeat(300),
                    "1".repeat(400),
                    "EXPIRE_BOTH",
                    "40000",
                    "0.01",
                    "1999999999999",
                    "TRADING",
                    "HALT",
                    "+08:00");
    private static final List<String> NAMES =
            List.of(
                    "symbol",
                    "symbols",
                    "side",
                    "type",
                    "timeInForce",
                    "quantity",
                    "price",
                    "quoteOrderQty",
                    "stopPrice",
                    "trailingDelta",
                    "icebergQty",
                    "strategyId",
                    "strategyType",
                    "newClientOrderId",
                    "origClientOrderId",
                    "orderId",
                    "limit",
                    "fromId",
                    "startTime",
                    "endTime",
                    "interval",
                    "timeZone",
                    "recvWindow",
                    "newOrderRespType",
                    "selfTradePreventionMode",
                    "permissions",
                    "symbolStatus",
                    "omitZeroBalances",
                    "cancelRestrictions",
                    "computeCommissionRates",
                    "bogus",
                    "pegPriceType");
    private static final List<String> PUBLIC =
            List.of(
                    "ping",
                    "time",
                    "exchangeInfo",
                    "depth",
                    "trades",
                    "historicalTrades",
                    "aggTrades",
                    "klines",
                    "uiKlines",
                    "avgPrice",
                    "ticker/24hr",
                    "ticker/price",
                    "ticker/bookTicker");
    private static final List<Signed> SIGNED =
            List.of(
                    new Signed("GET", "account"),
                    new Signed("GET", "order"),
                    new Signed("POST", "order"),
                    new Signed("POST", "order"),
                    new Signed("POST", "order/test"),
                    new Signed("DELETE", "order"),
                    new Signed("GET", "openOrders"),
                    new Signed("DELETE", "openOrders"),
                    new Signed("GET", "allOrders"),
                    new Signed("GET", "myTrades"),
                    new Signed("GET", "rateLimit/order"),
                    new Signed("GET", "account/commission"));
    private static final List<String> METHODS =
            List.of(
                    "ping",
                    "time",
                    "exchangeInfo",
                    "depth",
                    "klines",
                    "trades.recent",
                    "ticker.price",
                    "ticker.book",
                    "order.place",
                    "order.cancel",
                    "order.test",
                    "order.status",
                    "openOrders.status",
                    "account.status",
                    "session.logon",
                    "session.status",
                    "session.logout",
                    "session.subscriptions",
                    "userDataStream.subscribe",
                    "userDataStream.subscribe.signature",
                    "userDataStream.unsubscribe",
                    "SUBSCRIBE",
                    "UNSUBSCRIBE",
                    "LIST_SUBSCRIPTIONS",
                    "SET_PROPERTY",
                    "GET_PROPERTY",
                    "bogus");

    private record Signed(String verb, String path) {}

    @TempDir static Path folder;
    private static Exchange exchange;
    private static ApiClient client;

    private final Random random = new Random(42);

    @BeforeAll
    static void start() throws Exception {
        SocketLimits limits = SocketLimits.documented().withMessagesPerSecond(1_000_000);
        exchange = Exchange.start(ExchangeOptions.in(folder).withSocketLimits(limits));
        client = new ApiClient(exchange);
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Map<String, Object> params() {
        Map<String, Object> params = new LinkedHashMap<>();
        // What most endpoints need, so that the rest is reached as well.
        if (random.nextInt(10) > 0) {
            params.put("symbol", "BTCUSDT");
        }
        if (random.nextInt(3) == 0) {
            params.putAll(
                    Map.of(
                            "side",
                            "BUY",
                            "type",
                            "LIMIT",
                            "timeInForce",
                            "GTC",
                            "quantity",
                            "0.001",
                            "price",
                            "40000"));
        }
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            params.put(any(NAMES), any(VALUES));
        }
        return params;
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
            StringBuilder query = new StringBuilder(any(PUBLIC)).append('?');
            params().forEach((name, value) ->
                    query.append(name).append('=').append(encode(value.toString())).append('&'));
            assertDecent(client.get(query.toString()));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void parametersOfSignedEndpoints() {
        for (int i = 0; i < 1_500 * TIMES; i++) {
            Signed endpoint = any(SIGNED);
            ApiClient.Answer answer =
                    !endpoint.verb().equals("GET") && random.nextBoolean()
                            ? client.signedInBody(endpoint.verb(), endpoint.path(), params())
                            : client.signed(endpoint.verb(), endpoint.path(), params());
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
                    socket.send(message());
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

    private String message() {
        JsonObject json = new JsonObject();
        json.add(
                "id",
                JsonParser.parseString(any(List.of("1", "\"x\"", "null", "[]", "1.5", "true"))));
        json.addProperty("method", any(METHODS));
        JsonObject params = new JsonObject();
        params().forEach((name, value) -> params.addProperty(name, value.toString()));
        if (random.nextBoolean()) {
            params.addProperty("apiKey", exchange.apiKey());
            params.addProperty("timestamp", System.currentTimeMillis());
            params.addProperty("signature", any(VALUES));
        }
        if (random.nextBoolean()) {
            json.add("params", params);
        } else {
            json.add(
                    "params",
                    JsonParser.parseString(
                            any(
                                    List.of(
                                            "[\"btcusdt@trade\"]",
                                            "[1]",
                                            "[\"combined\",true]",
                                            "null",
                                            "[[]]",
                                            "7"))));
        }
        String text = json.toString();
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, random.nextInt(text.length()));
            case 1 -> text.replace('"', (char) random.nextInt(1, 0xd800));
            case 2 -> "[".repeat(random.nextInt(2_000)) + text;
            default -> text;
        };
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
