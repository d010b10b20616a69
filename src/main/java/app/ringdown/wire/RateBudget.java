package app.ringdown.wire;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What a server lets us use of it in a window of time that is aligned to the clock (a minute starts
 * at :00), as its answers tell. A part is held back for what must get through. Safe for any thread.
 */
public final class RateBudget {
    private static final long NANOS_PER_MS = 1_000_000;

    private final Clock clock;
    private final LongSupplier steadyNanos;
    private final long windowMs;
    private long limit;
    private long window;
    private long used;
    private boolean blocked;
    private long blockedUntilNanos;

    /**
     * @param clock the server's, or ours; its windows are the server's
     * @param steadyNanos {@link System#nanoTime}: a pause is not longer or shorter because a clock
     *     was put right
     * @param windowMs length of the window
     * @param limit what may be used in one window until the server says otherwise
     */
    public RateBudget(Clock clock, LongSupplier steadyNanos, long windowMs, long limit) {
        this.clock = clock;
        this.steadyNanos = steadyNanos;
        this.windowMs = windowMs;
        this.limit = limit;
    }

    /** How much of its budget is used. */
    public record Use(long used, long limit, long windowMs) {}

    /**
     * Takes {@code weight} if it can be had: all of the budget for an urgent call, nine tenths of
     * it for any other. While the server has told us to wait, nothing can be had.
     *
     * @return 0 if taken, else ms until it is worth asking again
     */
    public synchronized long take(long weight, boolean urgent) {
        long now = clock.millis();
        roll(now);
        long pauseNanos = pauseNanos();
        if (pauseNanos > 0) {
            return Math.ceilDiv(pauseNanos, NANOS_PER_MS);
        }
        long most = urgent ? limit : limit - limit / 10;
        if (used + weight > most) {
            return Math.max(1, (window + 1) * windowMs - now);
        }
        used += weight;
        return 0;
    }

    /** The server's own count for the window that it answered in. */
    public synchronized void told(long usedByServer) {
        roll(clock.millis());
        used = usedByServer;
    }

    /** The server's limit for one window. */
    public synchronized void limit(long told) {
        limit = told;
    }

    /** The server refuses everything for that long. */
    public synchronized void blocked(long forMs) {
        long forNanos = TimeUnit.MILLISECONDS.toNanos(forMs);
        if (forNanos > pauseNanos()) {
            blocked = true;
            blockedUntilNanos = steadyNanos.getAsLong() + forNanos;
        }
    }

    /** What is left of the pause that the server has told us to make. */
    private long pauseNanos() {
        long left = blocked ? blockedUntilNanos - steadyNanos.getAsLong() : 0;
        blocked = left > 0;
        return Math.max(0, left);
    }

    public synchronized Use use() {
        roll(clock.millis());
        return new Use(used, limit, windowMs);
    }

    private void roll(long now) {
        long current = Math.floorDiv(now, windowMs);
        if (current != window) {
            window = current;
            used = 0;
        }
    }
}
