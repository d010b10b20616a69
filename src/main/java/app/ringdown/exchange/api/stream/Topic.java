package app.ringdown.exchange.api.stream;

import app.ringdown.exchange.api.socket.Connection;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A stream by its name, and who listens. Any thread may come and go; the exchange's thread reads
 * without a lock.
 */
final class Topic {
    private static final Connection[] NOBODY = {};

    private final String name;
    private final AtomicBoolean news;
    private volatile Connection[][] listeners = new Connection[Variant.COUNT][];
    private volatile boolean idle = true;
    private volatile boolean fresh;

    /**
     * @param news raised whenever somebody new listens
     */
    Topic(String name, AtomicBoolean news) {
        this.name = name;
        this.news = news;
        Arrays.fill(listeners, NOBODY);
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

    /** The listeners of one form; not to be changed. */
    Connection[] listeners(int variant) {
        return listeners[variant];
    }

    synchronized void add(Connection connection, Variant variant) {
        Connection[] old = listeners[variant.index()];
        Connection[] more = Arrays.copyOf(old, old.length + 1);
        more[old.length] = connection;
        replace(variant.index(), more);
        fresh = true;
        news.set(true);
    }

    synchronized void remove(Connection connection, Variant variant) {
        Connection[] old = listeners[variant.index()];
        replace(
                variant.index(),
                Arrays.stream(old).filter(c -> c != connection).toArray(Connection[]::new));
    }

    private void replace(int variant, Connection[] with) {
        Connection[][] next = listeners.clone();
        next[variant] = with;
        listeners = next;
        idle = Arrays.stream(next).allMatch(each -> each.length == 0);
    }
}
