package app.ringdown.market;

import java.util.Arrays;

/**
 * One side of a book: price levels in order, each with how much lies there. They lie in an array
 * with the best at its end, so that a change near the touch, where nearly all are, moves a few
 * longs; nothing is allocated once it has grown to its work. Not safe for several threads.
 */
final class Levels {
    private static final int FIRST_CAPACITY = 1024;

    private final boolean bids;
    private long[] keys = new long[FIRST_CAPACITY]; // ascending, so the best is the last
    private long[] lots = new long[FIRST_CAPACITY];
    private int size;

    Levels(Side side) {
        bids = side == Side.BUY;
    }

    /** The higher, the better: ticks of a bid, their negative of an ask; its own inverse. */
    private long key(long ticks) {
        return bids ? ticks : -ticks;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** Price of a level, ticks; 0 is the best one. */
    long ticks(int depth) {
        return key(keys[size - 1 - depth]);
    }

    /** What lies at a level; 0 is the best one. */
    long lots(int depth) {
        return lots[size - 1 - depth];
    }

    /** The best price in ticks, 0 if there is none. */
    long best() {
        return size == 0 ? 0 : ticks(0);
    }

    /** What lies at a price, 0 if nothing does. */
    long lotsAt(long ticks) {
        int at = find(key(ticks));
        return at < size && keys[at] == key(ticks) ? lots[at] : 0;
    }

    /** Whether {@code ticks} is at {@code other} or nearer to the touch. */
    boolean atLeast(long ticks, long other) {
        return key(ticks) >= key(other);
    }

    /** Now {@code newLots} lie at a price; 0 takes the level away, if there is one. */
    void set(long ticks, long newLots) {
        long key = key(ticks);
        int at = find(key);
        boolean there = at < size && keys[at] == key;
        if (newLots == 0) {
            if (there) {
                remove(at);
            }
        } else if (there) {
            lots[at] = newLots;
        } else {
            insert(at, key, newLots);
        }
    }

    /** Where a key is, or else where it belongs: doubling steps from the touch, then halves. */
    private int find(long key) {
        int step = 1;
        while (step <= size && keys[size - step] >= key) {
            step *= 2;
        }
        int from = Math.max(0, size - step);
        int to = size - step / 2; // all from here on are at least the key, or this is the end
        int at = Arrays.binarySearch(keys, from, to, key);
        return at >= 0 ? at : -at - 1;
    }

    private void insert(int at, long key, long newLots) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            lots = Arrays.copyOf(lots, 2 * size);
        }
        System.arraycopy(keys, at, keys, at + 1, size - at);
        System.arraycopy(lots, at, lots, at + 1, size - at);
        keys[at] = key;
        lots[at] = newLots;
        size++;
    }

    private void remove(int at) {
        size--;
        System.arraycopy(keys, at + 1, keys, at, size - at);
        System.arraycopy(lots, at + 1, lots, at, size - at);
    }
}
