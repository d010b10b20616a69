package app.ringdown.exchange.api.wsapi;

import app.ringdown.exchange.api.dialect.ApiError;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request of the WebSocket API, or what is wrong with it. Pure.
 *
 * <p>Source: Binance Spot API, WebSocket API, "Request format".
 *
 * @param id as JSON
 * @param method its name without a version
 * @param params by name, as text, numbers as they were written
 * @param error null if it can be read
 */
record ApiMessage(String id, String method, Map<String, String> params, @Nullable ApiError error) {
    private static final String NO_ID = "null";
    private static final String VERSION = "v3/";
    private static final int LONGEST_ID = 256;
    private static final Gson GSON =
            new GsonBuilder().setStrictness(Strictness.STRICT).serializeNulls().create();

    static ApiMessage parse(String text) {
        JsonElement json;
        try {
            json = GSON.fromJson(text, JsonElement.class);
        } catch (JsonParseException e) {
            return wrong(NO_ID, ApiError.BAD_JSON);
        }
        if (!(json instanceof JsonObject message)) {
            return wrong(NO_ID, ApiError.BAD_JSON);
        }
        JsonElement idValue = message.get("id");
        if (!isId(idValue)) {
            return wrong(NO_ID, ApiError.mandatory("id"));
        }
        String id = GSON.toJson(idValue);
        if (!(message.get("method") instanceof JsonPrimitive method) || !method.isString()) {
            return wrong(id, ApiError.mandatory("method"));
        }
        JsonElement given = message.get("params");
        if (given != null && !given.isJsonNull() && !given.isJsonObject()) {
            return wrong(
                    id, ApiError.of(400, -1135, "JSON sent for parameter 'params' is not valid"));
        }
        Map<String, String> params = new LinkedHashMap<>();
        if (given instanceof JsonObject object) {
            for (Map.Entry<String, JsonElement> param : object.entrySet()) {
                if (!param.getValue().isJsonNull()) {
                    params.put(param.getKey(), text(param.getValue()));
                }
            }
        }
        String name = method.getAsString();
        return new ApiMessage(
                id,
                name.startsWith(VERSION) ? name.substring(VERSION.length()) : name,
                params,
                null);
    }

    private static ApiMessage wrong(String id, ApiError error) {
        return new ApiMessage(id, "", Map.of(), error);
    }

    private static boolean isId(@Nullable JsonElement id) {
        if (id instanceof JsonNull) {
            return true;
        }
        return id instanceof JsonPrimitive value
                && !value.isBoolean()
                && value.getAsString().length() <= LONGEST_ID;
    }

    private static String text(JsonElement value) {
        return value instanceof JsonPrimitive primitive
                ? primitive.getAsString()
                : value.toString();
    }
}
