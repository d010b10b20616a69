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
        final long peak;
        long open;
        long shown;
        long turn;

        Entry(long id, int owner, Side side, long ticks, long open, long peak) {
            this.id = id;
            this.owner = owner;
            this.side = side;
            this.ticks = ticks;
            this.open = open;
            this.peak = peak;
        }

        void reduce(long open) {
            this.open = open;
            shown = Math.min(shown, open);
        }
    }

    final List<Entry> resting = new ArrayList<>();
    final List<String> log = new ArrayList<>();

    /** What the last {@link #match} came to. */
    long traded;

    long quote;
    long decremented;
    private long turns;

    private List<Entry> queue(Side side) {
        Comparator<Entry> price = Comparator.comparingLong(e -> e.ticks);
        Comparator<Entry> best = side == Side.BUY ? price.reversed() : price;
        return resting.stream()
                .filter(e -> e.side == side)
                .sorted(best.thenComparingLong(e -> e.turn))
                .toList();
    }

    void rest(Entry entry) {
        resting.add(entry);
        queueUp(entry);
    }

    private void queueUp(Entry entry) {
        entry.shown = entry.peak == 0 ? entry.open : Math.min(entry.peak, entry.open);
        entry.turn = turns++;
    }

    Stop match(Entry taker, long limit, long budget, SelfTradePrevention prevention, long factor) {
        long left = budget;
        traded = 0;
        quote = 0;
        decremented = 0;
        while (taker.open > 0) {
            List<Entry> queue = queue(taker.side.opposite());
            if (queue.isEmpty()) {
                return Stop.EMPTY;
            }
            Entry maker = queue.get(0);
            if (taker.side == Side.BUY ? maker.ticks > limit : maker.ticks < limit) {
                return Stop.LIMIT;
            }
            long lots = Math.min(Math.min(maker.shown, taker.open), left / (maker.ticks * factor));
            if (lots == 0) {
                return Stop.SPENT;
            }
            String word = maker.id + " gives " + taker.id + " " + lots;
            if (maker.owner != taker.owner || prevention == SelfTradePrevention.NONE) {
                traded += lots;
                quote += lots * maker.ticks * factor;
                left -= lots * maker.ticks * factor;
                lose(maker, lots);
                taker.open -= lots;
            } else {
                long makerBefore = maker.open;
                long takerBefore = taker.open;
                switch (prevention) {
                    case NONE -> throw new AssertionError();
                    case EXPIRE_TAKER -> taker.open = 0;
                    case EXPIRE_MAKER -> remove(maker);
                    case EXPIRE_BOTH -> {
                        remove(maker);
                        taker.open = 0;
                    }
                    case DECREMENT, TRANSFER -> {
                        decremented += lots;
                        quote += lots * maker.ticks * factor;
                        left -= lots * maker.ticks * factor;
                        lose(maker, lots);
                        taker.open -= lots;
                    }
                }
                word =
                        "prevented %d of %d by %d: %d and %d"
                                .formatted(
                                        lots,
                                        maker.id,
                                        taker.id,
                                        makerBefore - maker.open,
                                        takerBefore - taker.open);
                log.add(word);
                if (taker.open == 0) {
                    return Stop.PREVENTED;
                }
                continue;
            }
            log.add(word);
        }
        return Stop.FILLED;
    }

    private void lose(Entry maker, long lots) {
        maker.open -= lots;
        maker.shown -= lots;
        if (maker.open == 0) {
            resting.remove(maker);
        } else if (maker.shown == 0) {
            log.add("refreshed " + maker.id);
            queueUp(maker);
        }
    }

    private void remove(Entry maker) {
        resting.remove(maker);
        maker.open = 0;
    }

    /** Price to what is shown of a side, ascending. */
    NavigableMap<Long, Long> levels(Side side) {
        TreeMap<Long, Long> levels = new TreeMap<>();
        for (Entry entry : resting) {
            if (entry.side == side) {
                levels.merge(entry.ticks, entry.shown, Long::sum);
            }
        }
        return levels;
    }
}
