package app.ringdown.exchange.api.stream;

import app.ringdown.exchange.listing.Side;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** The levels of a book that have changed since it was last cleared. Exchange thread only. */
final class DepthChanges {
    private final Map<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final Map<Long, Long> asks = new TreeMap<>();
    private long firstId;
    private long lastId;
    private boolean empty = true;

    void add(Side side, long ticks, long lots, long updateId) {
        if (empty) {
            firstId = updateId;
            empty = false;
        }
        lastId = updateId;
        (side == Side.BUY ? bids : asks).put(ticks, lots);
    }

    boolean empty() {
        return empty;
    }

    void clear() {
        bids.clear();
        asks.clear();
        empty = true;
    }

    /** The first change in it. */
    long firstId() {
        return firstId;
    }

    /** The last change in it. */
    long lastId() {
        return lastId;
    }

    /** Ticks to lots, best first. */
    Map<Long, Long> bids() {
        return bids;
    }

    /** Ticks to lots, best first. */
    Map<Long, Long> asks() {
        return asks;
    }
}
