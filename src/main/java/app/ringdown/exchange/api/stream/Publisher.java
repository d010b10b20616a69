package app.ringdown.exchange.api.stream;

import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.TimeUnits;
import app.ringdown.exchange.api.socket.Connection;
import app.ringdown.exchange.api.socket.Frame;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns an event into a frame, once for each form that somebody wants, and hands it to all who
 * listen. Exchange thread only.
 */
final class Publisher {

    /** Writes the event, one JSON value. */
    @FunctionalInterface
    interface Event {
        void write(JsonWriter json, TimeUnits unit);
    }

    private final JsonWriter json = new JsonWriter(4096);
    private final Set<Connection> touched = new LinkedHashSet<>();

    void publish(Topic topic, Event event) {
        for (Variant variant : Variant.ALL) {
            List<Connection> listeners = topic.listeners(variant);
            if (!listeners.isEmpty()) {
                int from = encode(topic, event, variant);
                for (Connection listener : listeners) {
                    listener.queue(json.buffer(), from, json.length());
                    touched.add(listener);
                }
            }
        }
    }

    private int encode(Topic topic, Event event, Variant variant) {
        json.restart(Frame.GAP);
        if (variant.combined()) {
            json.beginObject().field("stream", topic.name()).name("data");
            event.write(json, variant.unit());
            json.endObject();
        } else {
            event.write(json, variant.unit());
        }
        return Frame.seal(json);
    }

    /** Has everything written that was published since. */
    void flush() {
        if (!touched.isEmpty()) {
            touched.forEach(Connection::flush);
            touched.clear();
        }
    }
}
