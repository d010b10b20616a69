package app.ringdown.bench;

import java.util.Arrays;

/** Durations, all of them kept. Not thread-safe. */
public final class Samples {
    private long[] values = new long[4096];
    private int size;

    /** Takes one more, in any unit. */
    public void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    /** Takes those of another. */
    public void addAll(Samples other) {
        for (int i = 0; i < other.size; i++) {
            add(other.values[i]);
        }
    }

    public int size() {
        return size;
    }

    /**
     * The least value that so many are not above.
     *
     * @param share from 0 to 1: 0.5 is the median
     * @throws IllegalStateException if there is none at all
     */
    public long quantile(double share) {
        if (size == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        Arrays.sort(values, 0, size);
        return values[Math.clamp((long) Math.ceil(share * size) - 1, 0, size - 1)];
    }
}
