package app.ringdown.market;

import java.util.Arrays;

/**
 * Price levels one after the other, as a message tells them: a list that is filled again and again
 * without allocating once it has grown to its work. Not safe for several threads.
 */
public final class LevelList {
    private static final int FIRST_CAPACITY = 32;

    private long[] ticks = new long[FIRST_CAPACITY];
    private long[] lots = new long[FIRST_CAPACITY];
    private int size;

    /** Appends a level of {@code lots} at {@code ticks}; 0 lots say that there is none there. */
    public void add(long levelTicks, long levelLots) {
        if (size == ticks.length) {
            ticks = Arrays.copyOf(ticks, 2 * size);
            lots = Arrays.copyOf(lots, 2 * size);
        }
        ticks[size] = levelTicks;
        lots[size++] = levelLots;
    }

    public void clear() {
        size = 0;
    }

    public int size() {
        return size;
    }

    public long ticks(int i) {
        return ticks[i];
    }

    public long lots(int i) {
        return lots[i];
    }

    /** Becomes what {@code other} is. */
    void copy(LevelList other) {
        if (ticks.length < other.size) {
            ticks = new long[other.ticks.length];
            lots = new long[other.ticks.length];
        }
        System.arraycopy(other.ticks, 0, ticks, 0, other.size);
        System.arraycopy(other.lots, 0, lots, 0, other.size);
        size = other.size;
    }
}
