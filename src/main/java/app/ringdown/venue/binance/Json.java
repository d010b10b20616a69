package app.ringdown.venue.binance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Strict reading of JSON: what is not there, or is of another type, is an {@link
 * UnreadableException}, never a default or a guess.
 */
final class Json {
    /** Characters; more than any price or quantity ever needs. */
    static final int LONGEST_DECIMAL = 64;

    private Json() {}

    /** What came is not what was expected. Told with the reason, never with the bytes. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }

        UnreadableException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** One JSON value and nothing behind it, in valid UTF-8. */
    static JsonElement parse(byte[] bytes, int offset, int length) throws UnreadableException {
        String text;
        try {
            text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, offset, length))
                            .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableException("not UTF-8", e);
        }
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            if (text.isBlank()) {
                throw new UnreadableException("empty"); // which Gson takes for null
            }
            JsonElement value = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new UnreadableException("more than one JSON value");
            }
            return value;
        } catch (JsonParseException | IOException e) {
            throw new UnreadableException("not JSON", e);
        }
    }

    static JsonObject object(JsonElement element) throws UnreadableException {
        if (!element.isJsonObject()) {
            throw new UnreadableException("not an object");
        }
        return element.getAsJsonObject();
    }

    static JsonObject object(JsonObject parent, String name) throws UnreadableException {
        return object(member(parent, name));
    }

    static JsonArray array(JsonElement element) throws UnreadableException {
        if (!element.isJsonArray()) {
            throw new UnreadableException("not an array");
        }
        return element.getAsJsonArray();
    }

    static JsonArray array(JsonObject parent, String name) throws UnreadableException {
        return array(member(parent, name));
    }

    /** All elements, each of which must be an object. */
    static List<JsonObject> objects(JsonElement element) throws UnreadableException {
        List<JsonObject> objects = new ArrayList<>();
        for (JsonElement each : array(element)) {
            objects.add(object(each));
        }
        return objects;
    }

    static String text(JsonObject parent, String name) throws UnreadableException {
        JsonElement value = member(parent, name);
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
            throw new UnreadableException(name + " is not text");
        }
        return value.getAsString();
    }

    static @Nullable String optionalText(JsonObject parent, String name)
            throws UnreadableException {
        JsonElement value = parent.get(name);
        return value == null || value.isJsonNull() ? null : text(parent, name);
    }

    static long number(JsonObject parent, String name) throws UnreadableException {
        return number(member(parent, name), name);
    }

    static long number(JsonElement value, String name) throws UnreadableException {
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
            throw new UnreadableException(name + " is not a number");
        }
        try {
            return new BigDecimal(value.getAsString()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UnreadableException(name + " is not a whole number", e);
        }
    }

    static boolean bool(JsonObject parent, String name) throws UnreadableException {
        JsonElement value = member(parent, name);
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
            throw new UnreadableException(name + " is not true or false");
        }
        return value.getAsBoolean();
    }

    static boolean bool(JsonObject parent, String name, boolean otherwise)
            throws UnreadableException {
        return parent.has(name) ? bool(parent, name) : otherwise;
    }

    /** A price or quantity: digits in a string, with at most one point and no sign or exponent. */
    static BigDecimal decimal(JsonObject parent, String name) throws UnreadableException {
        return decimal(member(parent, name), name);
    }

    static BigDecimal decimal(JsonElement value, String name) throws UnreadableException {
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()) {
            String text = value.getAsString();
            if (isDecimal(text)) {
                return new BigDecimal(text);
            }
        }
        throw new UnreadableException(name + " is not a decimal");
    }

    private static boolean isDecimal(String text) {
        int point = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return !text.isEmpty()
                && text.length() <= LONGEST_DECIMAL
                && point != 0
                && point != text.length() - 1;
    }

    private static JsonElement member(JsonObject parent, String name) throws UnreadableException {
        JsonElement value = parent.get(name);
        if (value == null) {
            throw new UnreadableException(name + " is missing");
        }
        return value;
    }
}
