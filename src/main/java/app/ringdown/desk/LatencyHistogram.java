package app.ringdown.desk;

import java.util.Arrays;

/**
 * How long things took, of the last minute or two: counts in buckets that are an eighth of an
 * octave wide (a percentile is right within 9 %), from 1 µs to a minute; what is outside counts as
 * the nearest. Two windows take turns. One thread.
 */
public final class LatencyHistogram {
    static final long WINDOW_NANOS = 60_000_000_000L;

    private static final int FIRST_OCTAVE = 10;
    private static final int LAST_OCTAVE = 36;
    private static final int PER_OCTAVE = 8;
    private static final int BUCKETS = (LAST_OCTAVE - FIRST_OCTAVE) * PER_OCTAVE;

    private int[] now = new int[BUCKETS];
    private int[] before = new int[BUCKETS];
    private long count;
    private long countBefore;
    private long windowEnd;
    private boolean begun;

    /**
     * Counts one.
     *
     * @param nanos how long it took
     * @param atNanos when that was, {@link System#nanoTime()}; not before the last one
     */
    void add(long nanos, long atNanos) {
        turn(atNanos);
        now[bucket(nanos)]++;
        count++;
    }

    private void turn(long atNanos) {
        if (!begun) {
            begun = true;
            windowEnd = atNanos + WINDOW_NANOS;
        }
        if (atNanos - windowEnd < 0) {
            return;
        }
        boolean gap = atNanos - windowEnd >= WINDOW_NANOS;
        int[] spare = before;
        before = now;
        now = spare;
        Arrays.fill(now, 0);
        countBefore = count;
        count = 0;
        if (gap) {
            Arrays.fill(before, 0);
            countBefore = 0;
        }
        windowEnd = atNanos + WINDOW_NANOS;
    }

    /** How many are counted. */
    public long count() {
        return count + countBefore;
    }

    /**
     * How long it took at most in that share of all, ns; -1 if there were none.
     *
     * @param share above 0, up to 1
     */
    public long percentile(double share) {
        long all = count();
        if (all == 0) {
            return -1;
        }
        long wanted = Math.max(1, (long) Math.ceil(share * all));
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += now[i] + before[i];
            if (seen >= wanted) {
                return upper(i);
            }
        }
        throw new IllegalStateException("counts do not add up");
    }

    private static int bucket(long nanos) {
        if (nanos < 1L << FIRST_OCTAVE) {
            return 0;
        }
        int octave = 63 - Long.numberOfLeadingZeros(nanos);
        if (octave >= LAST_OCTAVE) {
            return BUCKETS - 1;
        }
        int within = (int) (nanos >>> (octave - 3)) & (PER_OCTAVE - 1);
        return (octave - FIRST_OCTAVE) * PER_OCTAVE + within;
    }

    /** The longest that falls into a bucket, ns. */
    private static long upper(int bucket) {
        int octave = FIRST_OCTAVE + bucket / PER_OCTAVE;
        return ((long) (PER_OCTAVE + bucket % PER_OCTAVE + 1) << (octave - 3)) - 1;
    }
}
