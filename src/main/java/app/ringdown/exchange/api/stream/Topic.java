package app.ringdown.exchange.api.stream;

import app.ringdown.exchange.api.socket.Connection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A stream by its name, and who listens. Any thread may come and go; the exchange's thread reads
 * without a lock.
 */
final class Topic {
    private final String name;
    private final AtomicBoolean news;
    private volatile Map<Variant, List<Connection>> listeners = Map.of();
    private volatile boolean idle = true;
    private volatile boolean fresh;

    /**
     * @param news raised whenever somebody new listens
     */
    Topic(String name, AtomicBoolean news) {
        this.name = name;
        this.news = news;
    }

    String name() {
        return name;
    }

    /** Whether nobody listens. */
    boolean idle() {
        return idle;
    }

    /** Whether somebody has begun to listen since this was last asked. */
    boolean takeFresh() {
        if (!fresh) {
            return false;
        }
        fresh = false;
        return true;
    }

    /** The listeners of one form. */
    List<Connection> listeners(Variant variant) {
        return listeners.getOrDefault(variant, List.of());
    }

    synchronized void add(Connection connection, Variant variant) {
        List<Connection> more = new ArrayList<>(listeners(variant));
        more.add(connection);
        replace(variant, more);
        fresh = true;
        news.set(true);
    }

    synchronized void remove(Connection connection, Variant variant) {
        List<Connection> fewer = new ArrayList<>(listeners(variant));
        fewer.remove(connection);
        replace(variant, fewer);
    }

    private void replace(Variant variant, List<Connection> with) {
        Map<Variant, List<Connection>> next = new EnumMap<>(Variant.class);
        next.putAll(listeners);
        next.put(variant, List.copyOf(with));
        listeners = next;
        idle = next.values().stream().allMatch(List::isEmpty);
    }
}
