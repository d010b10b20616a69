package app.ringdown.exchange.book;

import app.ringdown.exchange.listing.Side;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;

/**
 * One side of a book: its prices sorted in an array, the best last. Nearly everything happens near
 * the best price, so that a search looks at a few entries and an insertion moves a few; far away it
 * is a binary search and one copy of memory.
 */
final class Ladder {
    /** How many prices from the best are looked at one by one before halving. */
    private static final int NEAR = 8;

    private final Side side;
    private final ArrayList<PriceLevel> spare = new ArrayList<>();

    /** Ascending: the better the price, the larger its key. */
    private long[] keys = new long[64];

    private PriceLevel[] levels = new PriceLevel[64];
    private int size;

    Ladder(Side side) {
        this.side = side;
    }

    /** A price as a number that is the larger the better it is for the other side. */
    long key(long ticks) {
        return side == Side.BUY ? ticks : -ticks;
    }

    int size() {
        return size;
    }

    /** The level at the given distance from the best, 0 being the best. */
    PriceLevel at(int distance) {
        return levels[size - 1 - distance];
    }

    @Nullable PriceLevel best() {
        return size == 0 ? null : levels[size - 1];
    }

    /** The level of a price, made if need be. */
    PriceLevel obtain(long ticks) {
        long key = key(ticks);
        int place = place(key);
        if (place < size && keys[place] == key) {
            return levels[place];
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            levels = Arrays.copyOf(levels, 2 * size);
        }
        System.arraycopy(keys, place, keys, place + 1, size - place);
        System.arraycopy(levels, place, levels, place + 1, size - place);
        PriceLevel level = spare.isEmpty() ? new PriceLevel() : spare.removeLast();
        level.ticks = ticks;
        keys[place] = key;
        levels[place] = level;
        size++;
        return level;
    }

    /** Takes an empty level away. */
    void drop(PriceLevel level) {
        int place = place(key(level.ticks));
        size--;
        System.arraycopy(keys, place + 1, keys, place, size - place);
        System.arraycopy(levels, place + 1, levels, place, size - place);
        spare.add(level);
    }

    /** The first index whose key is not below the given one. */
    private int place(long key) {
        int high = size;
        for (int step = 0; step < NEAR; step++) {
            if (high == 0 || keys[high - 1] < key) {
                return high;
            }
            high--;
        }
        int low = 0;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
