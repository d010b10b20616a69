package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterEach;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** An exchange whose faults are switched on by its endpoint, and a plain client of it. */
abstract class DrillFixture {
    static final Exchange EXCHANGE = SharedExchange.get();
    static final ApiClient CLIENT = new ApiClient(EXCHANGE);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @AfterEach
    void liftAll() {
        knob("DELETE", "faults");
        knob("POST", "latency?ms=0");
    }

    static ApiClient.Answer knob(String verb, String pathAndQuery) {
        return CLIENT.send(
                CLIENT.request("/ringdown/" + pathAndQuery)
                        .header("X-MBX-APIKEY", EXCHANGE.apiKey())
                        .method(verb, HttpRequest.BodyPublishers.noBody()));
    }

    /** Switches a fault on, with the terms of the endpoint. */
    static void begin(String terms) {
        ApiClient.Answer answer = knob("POST", "faults?name=" + terms);
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    }

    /** A request as it is answered; an IOException if it is not. */
    static HttpResponse<String> plain(HttpRequest request)
            throws IOException, InterruptedException {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        return plain(CLIENT.request("/api/v3/" + pathAndQuery).GET().build());
    }

    static String newId() {
        return "drill-" + UUID.randomUUID().toString().substring(0, 18);
    }

    /** Terms of an order far from the market, so that it stays open. */
    static Map<String, Object> farOrder(String id) {
        Map<String, Object> terms =
                ApiClient.limit("BTCUSDT", "BUY", "0.001", CLIENT.farBelow("BTCUSDT"));
        terms.put("newClientOrderId", id);
        return terms;
    }

    /** Such an order over HTTP, for which one waits so long. */
    static HttpRequest placing(Map<String, Object> terms, Duration patience) {
        String payload = ApiClient.payload(terms);
        return CLIENT.request("/api/v3/order?" + payload + "&signature=" + CLIENT.sign(payload))
                .header("X-MBX-APIKEY", CLIENT.key())
                .timeout(patience)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
    }

    /** Whether the exchange has an order; those that it has are cancelled after it. */
    static boolean took(String id) {
        Map<String, Object> named = Map.of("symbol", "BTCUSDT", "origClientOrderId", id);
        boolean there = CLIENT.signed("GET", "order", named).status() == 200;
        if (there) {
            assertThat(CLIENT.signed("DELETE", "order", named).status()).isEqualTo(200);
        }
        return there;
    }

    /** A message of the WebSocket API, signed. */
    static String message(String id, String method, Map<String, ?> params) {
        Map<String, Object> all = new TreeMap<>(params);
        all.put("apiKey", EXCHANGE.apiKey());
        all.put("timestamp", System.currentTimeMillis());
        StringBuilder payload = new StringBuilder();
        JsonObject object = new JsonObject();
        all.forEach((name, value) -> {
            payload.append(payload.isEmpty() ? "" : "&").append(name).append('=').append(value);
            object.addProperty(name, value.toString());
        });
        object.addProperty("timestamp", (Number) all.get("timestamp"));
        object.addProperty("signature", ApiClient.hmac(EXCHANGE.apiSecret(), payload.toString()));
        JsonObject json = new JsonObject();
        json.addProperty("id", id);
        json.addProperty("method", method);
        json.add("params", object);
        return json.toString();
    }

    /** A line of the WebSocket API that hears of the account. */
    static TextSocket accountLine() {
        TextSocket line = new TextSocket(EXCHANGE.wsApi());
        line.send(message("sub", "userDataStream.subscribe.signature", Map.of()));
        assertThat(line.answer("sub").get("status").getAsInt()).isEqualTo(200);
        return line;
    }
}
