package app.ringdown.exchange;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A client of the exchange as anyone could write one: the JDK's HTTP client and nothing of ours.
 */
public final class ApiClient {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final String key;
    private final String secret;

    public ApiClient(Exchange exchange) {
        this(exchange.rest(), exchange.apiKey(), exchange.apiSecret());
    }

    public ApiClient(String base, String key, String secret) {
        this.base = base;
        this.key = key;
        this.secret = secret;
    }

    /** What came back. */
    public record Answer(int status, JsonElement json, HttpResponse<String> response) {
        public JsonObject object() {
            return json.getAsJsonObject();
        }

        public JsonArray array() {
            return json.getAsJsonArray();
        }

        public int code() {
            return object().get("code").getAsInt();
        }

        public String msg() {
            return object().get("msg").getAsString();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** A public GET; {@code pathAndQuery} begins behind {@code /api/v3/}. */
    public Answer get(String pathAndQuery) {
        return send(request("/api/v3/" + pathAndQuery).GET());
    }

    /** A signed request with everything in the query, as most clients send it. */
    public Answer signed(String verb, String path, Map<String, ?> params) {
        String payload = payload(params);
        return send(
                request("/api/v3/" + path + "?" + payload + "&signature=" + sign(payload))
                        .header("X-MBX-APIKEY", key)
                        .method(verb, HttpRequest.BodyPublishers.noBody()));
    }

    /** A signed request with everything in the form body, as ccxt sends it. */
    public Answer signedInBody(String verb, String path, Map<String, ?> params) {
        String payload = payload(params);
        return form(verb, path, payload + "&signature=" + sign(payload));
    }

    /** Parameters in the body and the signature in the query, as XChange sends them. */
    public Answer signedApart(String verb, String path, Map<String, ?> params) {
        String payload = payload(params);
        return form(verb, path + "?signature=" + sign(payload), payload);
    }

    public Answer form(String verb, String pathAndQuery, String body) {
        return send(
                request("/api/v3/" + pathAndQuery)
                        .header("X-MBX-APIKEY", key)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(verb, HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create(base + pathAndQuery))
                .timeout(Duration.ofSeconds(20));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(), JsonParser.parseString(response.body()), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The parameters as a query, with a time if they have none. */
    public static String payload(Map<String, ?> params) {
        Map<String, Object> all = new TreeMap<>(params);
        all.putIfAbsent("timestamp", System.currentTimeMillis());
        return all.entrySet().stream()
                .map(param ->
                        param.getKey()
                                + "="
                                + URLEncoder.encode(
                                        param.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The terms of a limit order that stands until cancelled. */
    public static Map<String, Object> limit(
            String symbol, String side, String quantity, String price) {
        Map<String, Object> terms = new HashMap<>();
        terms.put("symbol", symbol);
        terms.put("side", side);
        terms.put("type", "LIMIT");
        terms.put("timeInForce", "GTC");
        terms.put("quantity", quantity);
        terms.put("price", price);
        return terms;
    }

    /** Parameters written as a query. */
    public static Map<String, Object> params(String query) {
        Map<String, Object> params = new HashMap<>();
        for (String each : query.split("&", -1)) {
            int equals = each.indexOf('=');
            params.put(each.substring(0, equals), each.substring(equals + 1));
        }
        return params;
    }

    /** Half the price of a symbol, with two decimals. */
    public String farBelow(String symbol) {
        return price(symbol, "0.5");
    }

    /** So many times the price of a symbol, with two decimals. */
    String price(String symbol, String factor) {
        return get("ticker/price?symbol=" + symbol)
                .object()
                .get("price")
                .getAsBigDecimal()
                .multiply(new BigDecimal(factor))
                .setScale(2, RoundingMode.DOWN)
                .toPlainString();
    }

    /** What the account can spend of an asset. */
    public BigDecimal free(String asset) {
        for (JsonElement each :
                signed("GET", "account", Map.of()).object().getAsJsonArray("balances")) {
            if (each.getAsJsonObject().get("asset").getAsString().equals(asset)) {
                return each.getAsJsonObject().get("free").getAsBigDecimal();
            }
        }
        throw new AssertionError("no " + asset);
    }

    public String key() {
        return key;
    }

    public String sign(String payload) {
        return hmac(secret, payload);
    }

    public static String hmac(String secret, String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)))
                    .toLowerCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
