package app.ringdown.exchange.api.stream;

import app.ringdown.exchange.api.dialect.ApiException;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.TimeUnits;
import app.ringdown.exchange.api.socket.Connection;
import app.ringdown.exchange.api.socket.Frame;
import app.ringdown.exchange.api.socket.Peer;
import app.ringdown.exchange.api.socket.Target;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One client of the market streams: what it listens to, and the messages by which it changes that.
 * A name under which nothing is told is taken without complaint, as the real one does.
 *
 * <p>Source: Binance Spot API, streams, "General WSS information".
 */
public final class StreamPeer implements Peer {
    private static final int POLICY_VIOLATION = 1008;
    private static final int LONGEST_NAME = 100;
    private static final String RAW = "/ws";
    private static final String COMBINED = "/stream";

    private final Connection connection;
    private final Topics topics;
    private final int maxStreams;
    private final LongSupplier clock;
    private final TimeUnits unit;
    private final Set<String> names = new LinkedHashSet<>();
    private boolean combined;
    private boolean closed;

    /** Whether market streams are served at this path. */
    public static boolean serves(String path) {
        return path.equals(RAW) || path.startsWith(RAW + "/") || path.equals(COMBINED);
    }

    /**
     * @param maxStreams how many it may listen to
     * @param clock microseconds since the epoch
     */
    public StreamPeer(
            Connection connection,
            Target target,
            Topics topics,
            int maxStreams,
            LongSupplier clock) {
        this.connection = connection;
        this.topics = topics;
        this.maxStreams = maxStreams;
        this.clock = clock;
        combined = target.path().equals(COMBINED);
        unit = unit(target);
        String streams =
                combined
                        ? target.query().getOrDefault("streams", "")
                        : target.path().substring(RAW.length());
        // Clients open /ws/0 or an empty list and subscribe by messages: then these are the names
        // of no stream.
        subscribe(List.of(streams.split("/")));
    }

    private static TimeUnits unit(Target target) {
        try {
            return TimeUnits.parse(target.query().get("timeUnit"));
        } catch (ApiException e) {
            return TimeUnits.MILLISECOND; // There is no answer in which to complain.
        }
    }

    private Variant variant() {
        return Variant.of(combined, unit);
    }

    @Override
    public boolean limited() {
        return true;
    }

    @Override
    public void onText(String text) {
        connection.onArrival(() -> heed(text));
    }

    private synchronized void heed(String text) {
        switch (Control.parse(text)) {
            case Control.Subscribe message -> {
                if (subscribe(message.names())) {
                    answer(message.id(), JsonWriter::nullValue);
                }
            }
            case Control.Unsubscribe message -> {
                message.names().forEach(this::unsubscribe);
                answer(message.id(), JsonWriter::nullValue);
            }
            case Control.ListSubscriptions message ->
                    answer(
                            message.id(),
                            json -> {
                                json.beginArray();
                                names.forEach(json::value);
                                json.endArray();
                            });
            case Control.SetCombined message -> {
                setCombined(message.combined());
                answer(message.id(), JsonWriter::nullValue);
            }
            case Control.GetCombined message -> answer(message.id(), json -> json.value(combined));
            case Control.Wrong wrong -> refuse(wrong);
        }
    }

    /** False if that was too many: the connection is closed then. */
    private synchronized boolean subscribe(List<String> more) {
        for (String name : more) {
            if (closed || name.isEmpty() || name.length() > LONGEST_NAME || !names.add(name)) {
                continue;
            }
            if (names.size() > maxStreams) {
                connection.close(POLICY_VIOLATION, "Too many streams");
                return false;
            }
            Topic topic = topics.find(name);
            if (topic != null) {
                topic.add(connection, variant());
            }
        }
        return true;
    }

    private void unsubscribe(String name) {
        if (names.remove(name)) {
            leave(name);
        }
    }

    private void leave(String name) {
        Topic topic = topics.find(name);
        if (topic != null) {
            topic.remove(connection, variant());
        }
    }

    private void setCombined(boolean wanted) {
        if (combined == wanted) {
            return;
        }
        names.forEach(this::leave);
        combined = wanted;
        for (String name : names) {
            Topic topic = topics.find(name);
            if (topic != null) {
                topic.add(connection, variant());
            }
        }
    }

    private void answer(String id, Consumer<JsonWriter> result) {
        JsonWriter json = new JsonWriter(128).restart(Frame.GAP);
        json.beginObject().name("result");
        result.accept(json);
        json.name("id").raw(id).endObject();
        connection.send(json);
    }

    private void refuse(Control.Wrong wrong) {
        JsonWriter json = new JsonWriter(256).restart(Frame.GAP);
        json.beginObject().field("code", wrong.code()).field("msg", wrong.msg());
        if (!wrong.id().isEmpty()) {
            json.name("id").raw(wrong.id());
        }
        json.endObject();
        connection.send(json);
    }

    @Override
    public synchronized void onClose() {
        closed = true;
        names.forEach(this::leave);
        names.clear();
    }

    @Override
    public synchronized void onShutdown() {
        JsonWriter json = new JsonWriter(128).restart(Frame.GAP);
        if (combined) {
            json.beginObject().field("stream", "!serverShutdown").name("data");
        }
        json.beginObject()
                .field("e", "serverShutdown")
                .field("E", unit.of(clock.getAsLong()))
                .endObject();
        if (combined) {
            json.endObject();
        }
        connection.send(json);
    }
}
