package app.ringdown.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/**
 * A venue's book, naively: two sorted maps, one change an id, and every state that it ever was in.
 */
final class SimulatedVenue {
    /** What the book was after one id; each map with the best bid last, or the best ask first. */
    record State(NavigableMap<Long, Long> bids, NavigableMap<Long, Long> asks) {}

    private record Change(Side side, long ticks, long lots) {}

    private final Random random;
    private final List<State> states = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final long firstId;
    private long told;

    /** A book of 30 levels a side around 1000; the id of its first state is {@code firstId}. */
    SimulatedVenue(Random random, long firstId) {
        this.random = random;
        this.firstId = firstId;
        TreeMap<Long, Long> bids = new TreeMap<>();
        TreeMap<Long, Long> asks = new TreeMap<>();
        for (long i = 1; i <= 30; i++) {
            bids.put(1000 - i, 1 + (long) random.nextInt(9));
            asks.put(1000 + i, 1 + (long) random.nextInt(9));
        }
        states.add(new State(bids, asks));
        told = firstId;
    }

    long lastId() {
        return firstId + states.size() - 1;
    }

    /** How many changes there were. */
    int steps() {
        return changes.size();
    }

    State at(long id) {
        return states.get((int) (id - firstId));
    }

    /** One change: a level near the touch or far from it is set, or one is taken away. */
    void step() {
        State now = states.getLast();
        NavigableMap<Long, Long> bids = new TreeMap<>(now.bids());
        NavigableMap<Long, Long> asks = new TreeMap<>(now.asks());
        boolean bid = random.nextBoolean();
        NavigableMap<Long, Long> side = bid ? bids : asks;
        long away = random.nextInt(4) == 0 ? random.nextInt(60) : random.nextInt(4);
        long ticks =
                bid
                        ? (asks.isEmpty() ? 1000 : asks.firstKey()) - 1 - away
                        : (bids.isEmpty() ? 1000 : bids.lastKey()) + 1 + away;
        long lots = random.nextBoolean() ? 0 : 1 + random.nextInt(9);
        if (lots == 0) {
            if (!side.isEmpty() && random.nextInt(3) > 0) {
                ticks = bid ? side.lastKey() : side.firstKey();
            }
            side.remove(ticks); // which may take away what is not there
        } else {
            side.put(ticks, lots);
        }
        states.add(new State(bids, asks));
        changes.add(new Change(bid ? Side.BUY : Side.SELL, ticks, lots));
    }

    /** All changes that were not told yet, as one update; null if there are none. */
    DepthUpdate tell() {
        return told == lastId() ? null : update(told + 1);
    }

    private DepthUpdate update(long from) {
        TreeMap<Long, Long> bids = new TreeMap<>();
        TreeMap<Long, Long> asks = new TreeMap<>();
        for (long id = from; id <= lastId(); id++) {
            Change change = changes.get((int) (id - firstId - 1));
            (change.side() == Side.BUY ? bids : asks).put(change.ticks(), change.lots());
        }
        DepthUpdate update = new DepthUpdate();
        update.begin(from, lastId());
        bids.forEach(update.bids()::add);
        asks.forEach(update.asks()::add);
        told = lastId();
        return update;
    }

    /** What REST answers: the best levels as of an id. */
    DepthSnapshot snapshot(long id, int limit) {
        State state = at(id);
        return new DepthSnapshot(
                id, best(state.bids().descendingMap(), limit), best(state.asks(), limit), limit);
    }

    private static LevelList best(Map<Long, Long> levels, int limit) {
        LevelList list = new LevelList();
        levels.entrySet().stream()
                .limit(limit)
                .forEach(level -> list.add(level.getKey(), level.getValue()));
        return list;
    }

    /** What a book should hold as of its id, as far as its snapshot reached. */
    static List<List<Long>> known(State state, Side side, long end) {
        Map<Long, Long> all = side == Side.BUY ? state.bids().descendingMap() : state.asks();
        return all.entrySet().stream()
                .filter(level ->
                        end == 0
                                || (side == Side.BUY
                                        ? level.getKey() >= end
                                        : level.getKey() <= end))
                .map(level -> List.of(level.getKey(), level.getValue()))
                .toList();
    }

    /** What a book holds, in the same form. */
    static List<List<Long>> held(OrderBook book, Side side) {
        List<List<Long>> held = new ArrayList<>();
        for (int i = 0; i < book.size(side); i++) {
            held.add(List.of(book.ticks(side, i), book.lots(side, i)));
        }
        return held;
    }
}
