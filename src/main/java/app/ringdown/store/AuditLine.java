package app.ringdown.store;

import app.ringdown.order.OrderStep;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The lines of the audit log: one JSON object each. Numbers of orders are decimal text. Pure. */
final class AuditLine {
    /** What is kept of a body, in characters. */
    static final int LONGEST_BODY = 4096;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private AuditLine() {}

    static String request(
            String account, long call, long epochMs, String method, String url, String body) {
        JsonObject line = line(epochMs, "request", account);
        line.addProperty("call", call);
        line.addProperty("method", method);
        line.addProperty("target", target(url));
        body(line, body);
        return line.toString();
    }

    static String answer(
            String account,
            long call,
            long epochMs,
            long micros,
            int status,
            String answer,
            String failure) {
        JsonObject line = line(epochMs, "answer", account);
        line.addProperty("call", call);
        line.addProperty("micros", micros);
        line.addProperty("status", status);
        if (!failure.isEmpty()) {
            line.addProperty("failure", failure);
        }
        body(line, answer);
        return line.toString();
    }

    /**
     * A step of an order.
     *
     * @param why it is not in the journal; null if it is
     */
    static String step(String account, OrderStep step, long epochMs, @Nullable String why) {
        JsonObject line = line(epochMs, "event", account);
        line.addProperty("order", step.clientOrderId());
        line.addProperty("event", step.kind().name());
        line.addProperty("at", UTC.format(Instant.ofEpochMilli(step.timeMs())));
        line.addProperty("source", step.source().name());
        if (step.micros() != 0) {
            line.addProperty("micros", step.micros());
        }
        add(line, "quantity", step.quantity());
        OrderStep.Filled fill = step.fill();
        if (fill != null) {
            line.addProperty("trade", fill.tradeId());
            add(line, "price", fill.price());
            add(line, "quantity", fill.quantity());
            add(line, "fee", fill.fee());
            line.addProperty("feeAsset", fill.feeAsset());
            line.addProperty("maker", fill.maker());
        }
        if (!step.reason().isEmpty()) {
            line.addProperty("reason", step.reason());
        }
        if (why != null) {
            line.addProperty("notJournalled", why);
        }
        return line.toString();
    }

    /** What there was no room for. */
    static String dropped(long epochMs, long count) {
        JsonObject line = line(epochMs, "dropped", "");
        line.addProperty("lines", count);
        return line.toString();
    }

    /** Whether it is a whole line; the last one before a kill may be half of one. */
    static boolean isWhole(String line) {
        try {
            JsonElement read = JsonParser.parseString(line);
            return read.isJsonObject() && read.getAsJsonObject().has("kind");
        } catch (JsonParseException e) {
            return false;
        }
    }

    private static JsonObject line(long epochMs, String kind, String account) {
        JsonObject line = new JsonObject();
        line.addProperty("time", UTC.format(Instant.ofEpochMilli(epochMs)));
        line.addProperty("kind", kind);
        if (!account.isEmpty()) {
            line.addProperty("account", account);
        }
        return line;
    }

    private static void body(JsonObject line, String body) {
        if (!body.isEmpty()) {
            boolean whole = body.length() <= LONGEST_BODY;
            line.addProperty("body", whole ? body : body.substring(0, LONGEST_BODY));
            if (!whole) {
                line.addProperty("bodyLength", body.length());
            }
        }
    }

    private static void add(JsonObject line, String name, @Nullable BigDecimal number) {
        if (number != null) {
            line.addProperty(name, number.toPlainString());
        }
    }

    /** Path and query. */
    private static String target(String url) {
        try {
            URI uri = URI.create(url);
            String query = uri.getRawQuery();
            return query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query;
        } catch (IllegalArgumentException e) {
            return url;
        }
    }
}
