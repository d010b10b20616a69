package app.ringdown.exchange;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Requests of the WebSocket API as anyone could write them. */
final class ApiMessages {
    private ApiMessages() {}

    /** A request; {@code id} is JSON. */
    static String message(String id, String method, Map<String, ?> params) {
        JsonObject json = new JsonObject();
        json.add("id", JsonParser.parseString(id));
        json.addProperty("method", method);
        JsonObject object = new JsonObject();
        params.forEach((name, value) -> {
            switch (value) {
                case Number number -> object.addProperty(name, number);
                case Boolean bool -> object.addProperty(name, bool);
                default -> object.addProperty(name, value.toString());
            }
        });
        json.add("params", object);
        return json.toString();
    }

    /** The parameters with key, time and an HMAC signature. */
    static Map<String, Object> signed(Exchange exchange, Map<String, ?> params) {
        Map<String, Object> all = new TreeMap<>(params);
        all.put("apiKey", exchange.apiKey());
        all.put("timestamp", System.currentTimeMillis());
        all.put("signature", ApiClient.hmac(exchange.apiSecret(), payload(all)));
        return all;
    }

    /** What is signed. */
    static String payload(Map<String, Object> sorted) {
        return sorted.entrySet().stream()
                .map(param -> param.getKey() + "=" + param.getValue())
                .collect(Collectors.joining("&"));
    }
}
