package app.ringdown.wire;

import java.util.Arrays;

/** The median of the last round trips. Safe for any thread. */
final class RoundTrips {
    private final long[] ring = new long[32];
    private int count;

    synchronized void add(long nanos) {
        ring[count % ring.length] = nanos;
        count++;
    }

    /** In ns; -1 if there were none yet. */
    synchronized long medianNanos() {
        int held = Math.min(count, ring.length);
        if (held == 0) {
            return -1;
        }
        long[] sorted = Arrays.copyOf(ring, held);
        Arrays.sort(sorted);
        return sorted[held / 2];
    }
}
