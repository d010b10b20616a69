package app.ringdown.exchange;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A WebSocket client that keeps every text frame as it came, sound or not. */
final class TextSocket implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    /** Throws a {@link java.util.concurrent.CompletionException} if it cannot connect. */
    TextSocket(String uri) {
        socket = HTTP.newWebSocketBuilder().buildAsync(URI.create(uri), new Ears()).join();
    }

    private final class Ears implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket ws, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                heard.add(text.toString());
                text.setLength(0);
            }
            ws.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket ws, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket ws, Throwable error) {
            closed.complete(1006);
        }
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    /** The next frame. */
    String next() {
        String text = within(PATIENCE);
        if (text == null) {
            throw new AssertionError("nothing was heard");
        }
        return text;
    }

    /** The next frame, or null if there is none within so long. */
    @Nullable String within(Duration time) {
        try {
            return heard.poll(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The next frame that is so; others before it are dropped. */
    JsonObject nextWhere(Predicate<JsonObject> wanted) {
        while (true) {
            JsonObject message = sound(next());
            if (message != null && wanted.test(message)) {
                return message;
            }
        }
    }

    /** The answer to the request with this id. */
    JsonObject answer(String id) {
        return nextWhere(
                message -> message.has("id") && message.get("id").getAsString().equals(id));
    }

    /** The next event of this kind on an account's line. */
    JsonObject event(String kind) {
        return nextWhere(message ->
                        message.has("event")
                                && message.getAsJsonObject("event")
                                        .get("e")
                                        .getAsString()
                                        .equals(kind))
                .getAsJsonObject("event");
    }

    /** As JSON, or null if it is none. */
    static @Nullable JsonObject sound(String text) {
        try {
            JsonElement json = JsonParser.parseString(text);
            return json.isJsonObject() ? json.getAsJsonObject() : null;
        } catch (JsonSyntaxException e) {
            return null;
        }
    }

    /** Forgets what was heard until now. */
    void forget() {
        heard.clear();
    }

    boolean isClosed() {
        return closed.isDone();
    }

    /** The code with which the other side closed; 1006 if it just went away. */
    int closeCode() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
