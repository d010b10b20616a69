package app.ringdown.exchange.drill;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom a fault strikes. Every request, frame and connection belongs to one of these. */
public enum Scope {
    /** Requests over HTTP, but for those of {@link #ORDERS}. */
    REST,
    /** Requests that place, change or cancel orders, over HTTP or the WebSocket API. */
    ORDERS,
    /** Market streams: their connections and what is told on them. */
    STREAMS,
    /** The WebSocket API: its connections, account events, and requests but for orders. */
    USER;

    /** The name as options and parameters have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> of(String word) {
        return Stream.of(values()).filter(scope -> scope.word().equals(word)).findFirst();
    }
}
