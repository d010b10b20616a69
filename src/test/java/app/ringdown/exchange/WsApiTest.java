package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The WebSocket API: requests, sessions, and the user data stream. */
class WsApiTest {
    private final Exchange exchange = SharedExchange.get();
    private final ApiClient client = new ApiClient(exchange);

    private static String message(String id, String method, Map<String, ?> params) {
        return ApiMessages.message(id, method, params);
    }

    private Map<String, Object> signed(Map<String, ?> params) {
        return ApiMessages.signed(exchange, params);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ping|{}",
                "time|{}",
                "v3/time|{}",
                "exchangeInfo|{\"symbols\":[\"BTCUSDT\",\"ETHUSDT\"]}",
                "depth|{\"symbol\":\"BTCUSDT\",\"limit\":5}",
                "trades.recent|{\"symbol\":\"BTCUSDT\",\"limit\":5}",
                "trades.historical|{\"symbol\":\"BTCUSDT\",\"limit\":5}",
                "trades.aggregate|{\"symbol\":\"BTCUSDT\",\"limit\":5}",
                "klines|{\"symbol\":\"BTCUSDT\",\"interval\":\"1m\",\"limit\":5}",
                "uiKlines|{\"symbol\":\"BTCUSDT\",\"interval\":\"1m\",\"limit\":5}",
                "avgPrice|{\"symbol\":\"BTCUSDT\"}",
                "ticker.24hr|{\"symbol\":\"BTCUSDT\"}",
                "ticker.price|{\"symbol\":\"BTCUSDT\"}",
                "ticker.book|{\"symbols\":[\"BTCUSDT\"]}",
            })
    void marketQueriesAreAnswered(String method, String params) {
        try (ApiSocket socket = new ApiSocket(exchange.wsApi())) {
            JsonObject answer =
                    socket.ask(
                            "{\"id\":\"q\",\"method\":\"%s\",\"params\":%s}"
                                    .formatted(method, params));
            assertThat(answer.keySet()).isEqualTo(Set.of("id", "status", "result", "rateLimits"));
            assertThat(answer.get("status").getAsInt()).isEqualTo(200);
            assertThat(answer.get("id").getAsString()).isEqualTo("q");
        }
    }

    @Test
    void rateLimitsCanBeLeftOut() {
        try (ApiSocket socket = new ApiSocket(exchange.wsApi() + "?returnRateLimits=false")) {
            assertThat(socket.ask("{\"id\":1,\"method\":\"ping\"}").has("rateLimits")).isFalse();
            String with = message("2", "ping", Map.of("returnRateLimits", true));
            assertThat(socket.ask(with).has("rateLimits")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "what|null|-1135",
                "[]|null|-1135",
                "{\"method\":\"ping\"}|null|-1102",
                "{\"id\":1}|1|-1102",
                "{\"id\":1,\"method\":\"sing\"}|1|-1020",
                "{\"id\":1,\"method\":\"ping\",\"params\":[]}|1|-1135",
                "{\"id\":1,\"method\":\"ping\",\"params\":{\"a\":1}}|1|-1104",
                "{\"id\":1,\"method\":\"depth\",\"params\":{\"symbol\":\"X\"}}|1|-1121",
                "{\"id\":1,\"method\":\"account.status\"}|1|-1102",
                "{\"id\":1,\"method\":\"userDataStream.subscribe\"}|1|-2015",
                "{\"id\":1,\"method\":\"userDataStream.unsubscribe\",\"params\":"
                        + "{\"subscriptionId\":5}}|1|-2036",
            })
    void badRequestsAreAnsweredWithAnError(String request, String id, int code) {
        try (ApiSocket socket = new ApiSocket(exchange.wsApi())) {
            JsonObject answer = socket.ask(request);
            assertThat(answer.get("id")).isEqualTo(JsonParser.parseString(id));
            assertThat(answer.get("status").getAsInt()).isEqualTo(code == -2015 ? 401 : 400);
            assertThat(answer.getAsJsonObject("error").get("code").getAsInt()).isEqualTo(code);
        }
    }

    @Test
    void anOrdersLifeIsToldInItsOrder() {
        try (ApiSocket socket = new ApiSocket(exchange.wsApi())) {
            JsonObject subscribed =
                    socket.ask(
                            message("1", "userDataStream.subscribe.signature", signed(Map.of())));
            assertThat(subscribed.getAsJsonObject("result").get("subscriptionId").getAsInt())
                    .isZero();
            String twice = message("2", "userDataStream.subscribe.signature", signed(Map.of()));
            assertThat(socket.ask(twice).getAsJsonObject("error").get("code").getAsInt())
                    .isEqualTo(-2035);

            Map<String, Object> terms =
                    signed(
                            Map.of(
                                    "symbol",
                                    "ETHUSDT",
                                    "side",
                                    "BUY",
                                    "type",
                                    "LIMIT",
                                    "timeInForce",
                                    "GTC",
                                    "quantity",
                                    "0.1",
                                    "price",
                                    client.farBelow("ETHUSDT"),
                                    "newClientOrderId",
                                    "over-the-wire"));
            JsonObject placed = socket.ask(message("3", "order.place", terms));
            assertThat(placed.getAsJsonArray("rateLimits").size()).isEqualTo(3);
            JsonObject order = placed.getAsJsonObject("result");
            JsonObject told = socket.nextWith("subscriptionId");
            assertThat(told.get("subscriptionId").getAsInt()).isZero();
            JsonObject report = told.getAsJsonObject("event");
            assertThat(report.keySet())
                    .isEqualTo(
                            Set.of(
                                    "e,E,s,c,S,o,f,q,p,P,F,g,C,x,X,r,i,l,z,L,n,N,T,t,I,w,m,M,O,Z,Y,Q,W,V"
                                            .split(",")));
            assertThat(report.get("x").getAsString()).isEqualTo("NEW");
            assertThat(report.get("i")).isEqualTo(order.get("orderId"));
            assertThat(report.get("c").getAsString()).isEqualTo("over-the-wire");
            assertThat(report.get("N").isJsonNull()).isTrue();
            JsonObject balances = socket.nextWith("subscriptionId").getAsJsonObject("event");
            assertThat(balances.get("e").getAsString()).isEqualTo("outboundAccountPosition");
            assertThat(balances.getAsJsonArray("B").get(0).getAsJsonObject().keySet())
                    .isEqualTo(Set.of("a", "f", "l"));

            Map<String, Object> which =
                    Map.of("symbol", "ETHUSDT", "origClientOrderId", "over-the-wire");
            assertThat(
                            socket.ask(message("4", "order.status", signed(which)))
                                    .get("status")
                                    .getAsInt())
                    .isEqualTo(200);
            JsonArray open =
                    socket.ask(message("5", "openOrders.status", signed(Map.of())))
                            .getAsJsonArray("result");
            assertThat(open.size()).isPositive();
            socket.ask(message("6", "order.cancel", signed(which)));
            JsonObject cancel = socket.nextWith("subscriptionId").getAsJsonObject("event");
            assertThat(cancel.get("x").getAsString()).isEqualTo("CANCELED");
            assertThat(cancel.get("C").getAsString()).isEqualTo("over-the-wire");
            assertThat(cancel.get("c").getAsString()).isNotEqualTo("over-the-wire");

            JsonObject released = socket.nextWith("subscriptionId").getAsJsonObject("event");
            assertThat(released.get("e").getAsString()).isEqualTo("outboundAccountPosition");

            socket.ask(message("7", "userDataStream.unsubscribe", Map.of()));
            assertThat(
                            socket.nextWith("subscriptionId")
                                    .getAsJsonObject("event")
                                    .get("e")
                                    .getAsString())
                    .isEqualTo("eventStreamTerminated");
        }
    }

    @Test
    void fillsAreToldWithTheirFeesAndThenTheBalances() {
        try (ApiSocket socket = new ApiSocket(exchange.wsApi())) {
            socket.ask(message("1", "userDataStream.subscribe.signature", signed(Map.of())));
            JsonObject order =
                    client.signed(
                                    "POST",
                                    "order",
                                    Map.of(
                                            "symbol",
                                            "XRPUSDT",
                                            "side",
                                            "BUY",
                                            "type",
                                            "MARKET",
                                            "quantity",
                                            "100"))
                            .object();
            JsonObject first = socket.nextWith("subscriptionId").getAsJsonObject("event");
            assertThat(first.get("x").getAsString()).isEqualTo("NEW");
            BigDecimal filled = BigDecimal.ZERO;
            long execution = first.get("I").getAsLong();
            while (true) {
                JsonObject event = socket.nextWith("subscriptionId").getAsJsonObject("event");
                if (event.get("e").getAsString().equals("outboundAccountPosition")) {
                    break;
                }
                assertThat(event.get("x").getAsString()).isEqualTo("TRADE");
                assertThat(event.get("I").getAsLong()).isGreaterThan(execution);
                execution = event.get("I").getAsLong();
                assertThat(event.get("N").getAsString()).isEqualTo("XRP");
                assertThat(event.get("m").getAsBoolean()).isFalse();
                filled = filled.add(event.get("l").getAsBigDecimal());
                assertThat(event.get("z").getAsBigDecimal()).isEqualByComparingTo(filled);
            }
            assertThat(filled).isEqualByComparingTo(order.get("executedQty").getAsBigDecimal());
        }
    }

    @Test
    void aSessionLogsOnWithAnEd25519Key() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String key = exchange.addKey(pair.getPublic());
        try (ApiSocket socket = new ApiSocket(exchange.wsApi())) {
            String hmac = message("0", "session.logon", signed(Map.of()));
            assertThat(socket.ask(hmac).getAsJsonObject("error").get("code").getAsInt())
                    .isEqualTo(-2015);
            JsonObject logon = socket.ask(message("1", "session.logon", ed25519(key, pair)));
            assertThat(logon.getAsJsonObject("result").get("apiKey").getAsString()).isEqualTo(key);
            JsonObject subscribed =
                    socket.ask("{\"id\":2,\"method\":\"userDataStream.subscribe\"}");
            assertThat(subscribed.getAsJsonObject("result").has("subscriptionId")).isTrue();
            JsonObject status = socket.ask("{\"id\":3,\"method\":\"session.status\"}");
            assertThat(status.getAsJsonObject("result").get("userDataStream").getAsBoolean())
                    .isTrue();
            JsonObject account =
                    socket.ask(
                            message(
                                    "4",
                                    "account.status",
                                    Map.of("timestamp", System.currentTimeMillis())));
            assertThat(account.getAsJsonObject("result").has("balances")).isTrue();
            Map<String, Object> order =
                    new HashMap<>(
                            ApiClient.limit("LTCUSDT", "BUY", "1", client.farBelow("LTCUSDT")));
            order.put("timestamp", System.currentTimeMillis());
            JsonObject placed = socket.ask(message("5", "order.place", order));
            JsonObject told = socket.nextWith("subscriptionId");
            assertThat(told.get("subscriptionId"))
                    .isEqualTo(subscribed.getAsJsonObject("result").get("subscriptionId"));
            assertThat(told.getAsJsonObject("event").get("i"))
                    .isEqualTo(placed.getAsJsonObject("result").get("orderId"));
            socket.nextWith("subscriptionId"); // The balances.
            client.signed("DELETE", "openOrders", Map.of("symbol", "LTCUSDT"));
            socket.nextWith("subscriptionId");
            socket.nextWith("subscriptionId");
            JsonObject logout = socket.ask("{\"id\":5,\"method\":\"session.logout\"}");
            assertThat(logout.getAsJsonObject("result").get("apiKey").isJsonNull()).isTrue();
            assertThat(logout.getAsJsonObject("result").get("userDataStream").getAsBoolean())
                    .isFalse();
            assertThat(
                            socket.nextWith("subscriptionId")
                                    .getAsJsonObject("event")
                                    .get("e")
                                    .getAsString())
                    .isEqualTo("eventStreamTerminated");
        }
    }

    private static Map<String, Object> ed25519(String key, KeyPair pair) throws Exception {
        Map<String, Object> params = new TreeMap<>();
        params.put("apiKey", key);
        params.put("timestamp", System.currentTimeMillis());
        params.put("signature", sign(pair.getPrivate(), ApiMessages.payload(params)));
        return params;
    }

    private static String sign(PrivateKey key, String payload) throws Exception {
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(key);
        signer.update(payload.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signer.sign());
    }

    @Test
    void ed25519SignaturesAreTakenByRestToo() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String key = exchange.addKey(pair.getPublic());
        String payload = "timestamp=" + System.currentTimeMillis();
        String signature =
                URLEncoder.encode(sign(pair.getPrivate(), payload), StandardCharsets.UTF_8);
        ApiClient.Answer answer =
                client.send(
                        client.request("/api/v3/account?" + payload + "&signature=" + signature)
                                .header("X-MBX-APIKEY", key)
                                .GET());
        assertThat(answer.status()).isEqualTo(200);
    }
}
