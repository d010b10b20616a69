package app.ringdown.exchange.book;

import app.ringdown.exchange.listing.Side;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The book as one would write it without a thought of speed: one list, sorted when asked. */
final class NaiveBook {
    static final class Entry {
        final long id;
        final int owner;
        final Side side;
        final long ticks;
        long open;

        Entry(long id, int owner, Side side, long ticks, long open) {
            this.id = id;
            this.owner = owner;
            this.side = side;
            this.ticks = ticks;
            this.open = open;
        }
    }

    final List<Entry> resting = new ArrayList<>();
    final List<String> log = new ArrayList<>();

    private List<Entry> queue(Side side) {
        Comparator<Entry> price = Comparator.comparingLong(e -> e.ticks);
        Comparator<Entry> best = side == Side.BUY ? price.reversed() : price;
        return resting.stream()
                .filter(e -> e.side == side)
                .sorted(best.thenComparingLong(e -> e.id))
                .toList();
    }

    Stop match(Entry taker, long limit, long budget, SelfTradePrevention prevention, long factor) {
        long left = budget;
        while (taker.open > 0) {
            List<Entry> queue = queue(taker.side.opposite());
            if (queue.isEmpty()) {
                return Stop.EMPTY;
            }
            Entry maker = queue.get(0);
            if (taker.side == Side.BUY ? maker.ticks > limit : maker.ticks < limit) {
                return Stop.LIMIT;
            }
            if (maker.owner == taker.owner && prevention != SelfTradePrevention.NONE) {
                if (prevention != SelfTradePrevention.EXPIRE_TAKER) {
                    resting.remove(maker);
                    log.add("prevented " + maker.id + " by " + taker.id);
                }
                if (prevention != SelfTradePrevention.EXPIRE_MAKER) {
                    return Stop.PREVENTED;
                }
                continue;
            }
            long lots = Math.min(Math.min(maker.open, taker.open), left / (maker.ticks * factor));
            if (lots == 0) {
                return Stop.SPENT;
            }
            left -= lots * maker.ticks * factor;
            maker.open -= lots;
            taker.open -= lots;
            if (maker.open == 0) {
                resting.remove(maker);
            }
            log.add(maker.id + " gives " + taker.id + " " + lots);
        }
        return Stop.FILLED;
    }

    /** Price to quantity of a side, ascending. */
    NavigableMap<Long, Long> levels(Side side) {
        TreeMap<Long, Long> levels = new TreeMap<>();
        for (Entry entry : resting) {
            if (entry.side == side) {
                levels.merge(entry.ticks, entry.open, Long::sum);
            }
        }
        return levels;
    }
}
