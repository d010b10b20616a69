package app.ringdown.exchange;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A WebSocket client of the JDK that keeps what it hears until somebody asks. */
public final class ApiSocket implements AutoCloseable {
    /** What a client says first, for a path. */
    public static final String HANDSHAKE =
            """
            GET %s HTTP/1.1\r
            Host: 127.0.0.1\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
            \r
            """;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final BlockingDeque<JsonElement> heard = new LinkedBlockingDeque<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final AtomicInteger pings = new AtomicInteger();
    private final WebSocket socket;

    public ApiSocket(String uri) {
        socket = HTTP.newWebSocketBuilder().buildAsync(URI.create(uri), new Ears()).join();
    }

    private final class Ears implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket ws, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                heard.add(JsonParser.parseString(text.toString()));
                text.setLength(0);
            }
            ws.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onPing(WebSocket ws, ByteBuffer payload) {
            pings.incrementAndGet();
            ws.request(1);
            return null; // The JDK answers it by itself.
        }

        @Override
        public CompletionStage<?> onClose(WebSocket ws, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket ws, Throwable error) {
            closed.complete(1006);
        }
    }

    public void send(String text) {
        socket.sendText(text, true).join();
    }

    /** Sends an empty ping. */
    public void ping() {
        socket.sendPing(ByteBuffer.allocate(0)).join();
    }

    /** How often the other side has pinged. */
    public int pings() {
        return pings.get();
    }

    /** The next message, whatever it is. */
    public JsonElement next() {
        return nextWhere(message -> true);
    }

    /** The next message that is so; others before it are dropped. */
    public JsonElement nextWhere(Predicate<JsonElement> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                JsonElement message =
                        heard.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (message == null) {
                    throw new AssertionError("nothing of the kind was heard");
                }
                if (wanted.test(message)) {
                    return message;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The next object that has this member. */
    public JsonObject nextWith(String member) {
        return nextWhere(message -> message.isJsonObject() && message.getAsJsonObject().has(member))
                .getAsJsonObject();
    }

    /** The answer to a message; what is heard before it is kept. */
    public JsonObject ask(String text) {
        send(text);
        Deque<JsonElement> before = new ArrayDeque<>();
        JsonElement answer =
                nextWhere(message -> {
                    if (isAnswer(message)) {
                        return true;
                    }
                    before.push(message);
                    return false;
                });
        before.forEach(heard::addFirst);
        return answer.getAsJsonObject();
    }

    private static boolean isAnswer(JsonElement message) {
        return message.isJsonObject()
                && (message.getAsJsonObject().has("id") || message.getAsJsonObject().has("code"));
    }

    /** Drops what was heard and not asked for. */
    public void forget() {
        heard.clear();
    }

    /** How many messages wait to be asked for. */
    public int waiting() {
        return heard.size();
    }

    /** The code with which the other side closed; 1006 if it just went away. */
    public int closeCode() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
