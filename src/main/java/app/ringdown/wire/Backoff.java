package app.ringdown.wire;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Growing pauses between attempts: each twice the one before up to a longest, and of that a random
 * part of at least half, so that clients that fell together do not come back together. Not safe for
 * several threads.
 */
public final class Backoff {
    private final long firstMs;
    private final long longestMs;
    private final RandomGenerator random;
    private long nextMs;

    /**
     * @param first upper bound of the first pause, at least 1 ms
     * @param longest upper bound of every pause
     */
    public Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.firstMs = first.toMillis();
        this.longestMs = longest.toMillis();
        this.random = random;
        if (firstMs < 1 || longestMs < firstMs) {
            throw new IllegalArgumentException(first + " to " + longest);
        }
        this.nextMs = firstMs;
    }

    /** The next pause, ms: between half of its bound and the bound. */
    public long nextMs() {
        long bound = nextMs;
        nextMs = Math.min(longestMs, bound * 2);
        return bound / 2 + random.nextLong(bound - bound / 2 + 1);
    }

    /** An attempt succeeded: the next pause is a first one again. */
    public void reset() {
        nextMs = firstMs;
    }
}
