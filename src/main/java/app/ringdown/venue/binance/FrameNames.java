package app.ringdown.venue.binance;

import app.ringdown.venue.binance.Json.UnreadableException;
import app.ringdown.wire.WireCall;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a frame or a call is called, and the symbol that it is about. Pure.
 *
 * @param kind the stream, the event or the method; empty for an answer to a request
 * @param symbol empty if it is not about one
 */
record FrameNames(String kind, String symbol) {
    private static final FrameNames NONE = new FrameNames("", "");
    private static final String STREAM = "{\"stream\":\"";
    private static final Pattern SYMBOL = Pattern.compile("[?&]symbol=([^&]*)");

    /** What a frame of that stream begins with. */
    static String beginning(String stream) {
        return STREAM + stream + '"';
    }

    static FrameNames of(String text, boolean sent) {
        if (text.startsWith(STREAM)) {
            int end = text.indexOf('"', STREAM.length());
            String stream = end < 0 ? "" : text.substring(STREAM.length(), end);
            int at = stream.startsWith("!") ? -1 : stream.indexOf('@'); // ! is of all
            String symbol = at > 0 ? stream.substring(0, at).toUpperCase(Locale.ROOT) : "";
            return new FrameNames(stream, symbol);
        }
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            JsonObject message = Json.object(Json.parse(bytes, 0, bytes.length));
            if (sent) {
                return new FrameNames(text(message, "method"), "");
            }
            JsonElement event = message.get("event");
            JsonObject told =
                    event != null && event.isJsonObject() ? event.getAsJsonObject() : message;
            return new FrameNames(text(told, "e"), text(told, "s"));
        } catch (UnreadableException e) {
            return NONE; // cut, or not ours: it is shown as it is
        }
    }

    private static String text(JsonObject message, String name) throws UnreadableException {
        String text = Json.optionalText(message, name);
        return text == null ? "" : text;
    }

    /** The path of a URL, without host and query. */
    static String path(String url) {
        int host = url.indexOf("://") + 3;
        int path = url.indexOf('/', host);
        int query = url.indexOf('?');
        return path < 0 ? "/" : url.substring(path, query < 0 ? url.length() : query);
    }

    static String symbol(WireCall call) {
        Matcher symbol = SYMBOL.matcher(call.url());
        return symbol.find() ? symbol.group(1) : "";
    }
}
