package app.ringdown.exchange.api.stream;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A control message of a stream connection, or what is wrong with it. Pure.
 *
 * <p>Source: Binance Spot API, streams, "Live Subscribing/Unsubscribing to streams".
 */
sealed interface Control {

    /** Listen to streams. */
    record Subscribe(String id, List<String> names) implements Control {}

    /** Listen to them no more. */
    record Unsubscribe(String id, List<String> names) implements Control {}

    /** Which streams are these? */
    record ListSubscriptions(String id) implements Control {}

    /** Wrap frames with the names of their streams, or do not. */
    record SetCombined(String id, boolean combined) implements Control {}

    /** Are they wrapped? */
    record GetCombined(String id) implements Control {}

    /**
     * It makes no sense.
     *
     * @param id the id as JSON, empty when the answer has none
     */
    record Wrong(String id, int code, String msg) implements Control {}

    Gson GSON = new GsonBuilder().setStrictness(Strictness.STRICT).create();
    Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");
    Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{0,36}");

    /** Reads a message; every id it gives back is JSON. */
    static Control parse(String text) {
        JsonElement json;
        try {
            json = GSON.fromJson(text, JsonElement.class);
        } catch (JsonParseException e) {
            return new Wrong("", 3, "Invalid JSON: expected value at line 1 column 1");
        }
        if (json == null || !json.isJsonObject()) {
            return new Wrong("", 3, "Invalid JSON: expected value at line 1 column 1");
        }
        JsonObject message = json.getAsJsonObject();
        String where = " at line 1 column " + text.length();
        if (!(message.get("method") instanceof JsonPrimitive method) || !method.isString()) {
            return invalid("missing field `method`" + where);
        }
        if (!message.has("id") || !idIsGood(message.get("id"))) {
            return invalid("request ID must be an unsigned integer");
        }
        String id = message.get("id").toString();
        JsonElement given = message.get("params");
        if (given != null && !given.isJsonNull() && !given.isJsonArray()) {
            return invalid("invalid type: expected a sequence" + where);
        }
        JsonArray params = given instanceof JsonArray array ? array : new JsonArray();
        return switch (method.getAsString()) {
            case "SUBSCRIBE" -> names(params, where, names -> new Subscribe(id, names));
            case "UNSUBSCRIBE" -> names(params, where, names -> new Unsubscribe(id, names));
            case "LIST_SUBSCRIPTIONS" ->
                    params.isEmpty() ? new ListSubscriptions(id) : invalid("too many parameters");
            case "SET_PROPERTY" -> property(id, params, 2);
            case "GET_PROPERTY" -> property(id, params, 1);
            default ->
                    invalid(
                            "unknown variant `"
                                    + method.getAsString()
                                    + "`, expected one of `SUBSCRIBE`, `UNSUBSCRIBE`,"
                                    + " `LIST_SUBSCRIPTIONS`, `SET_PROPERTY`, `GET_PROPERTY`"
                                    + where);
        };
    }

    private static Wrong invalid(String what) {
        return new Wrong("", 2, "Invalid request: " + what);
    }

    private static boolean idIsGood(JsonElement id) {
        if (id.isJsonNull()) {
            return true;
        }
        if (!(id instanceof JsonPrimitive value) || value.isBoolean()) {
            return false;
        }
        if (value.isString()) {
            return NAME.matcher(value.getAsString()).matches();
        }
        try {
            return INTEGER.matcher(value.getAsString()).matches()
                    && value.getAsBigInteger().bitLength() < Long.SIZE;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Control names(
            JsonArray params, String where, Function<List<String>, Control> to) {
        List<String> names = new ArrayList<>();
        for (JsonElement each : params) {
            if (!(each instanceof JsonPrimitive name) || !name.isString()) {
                return invalid("invalid type: expected a string" + where);
            }
            names.add(name.getAsString());
        }
        return to.apply(names);
    }

    private static Control property(String id, JsonArray params, int count) {
        if (params.isEmpty()
                || !(params.get(0) instanceof JsonPrimitive name)
                || !name.isString()) {
            return invalid("property name must be a string");
        }
        if (params.size() > count) {
            return invalid("too many parameters");
        }
        if (!name.getAsString().equals("combined")) {
            return new Wrong(id, 0, "Unknown property");
        }
        if (count == 1) {
            return new GetCombined(id);
        }
        if (params.size() < 2
                || !(params.get(1) instanceof JsonPrimitive value)
                || !value.isBoolean()) {
            return new Wrong("", 1, "Invalid value type: expected Boolean");
        }
        return new SetCombined(id, value.getAsBoolean());
    }
}
