package app.ringdown.exchange.api.dialect;

/**
 * A count that starts anew at every full interval of the clock: ten seconds begin at :00, :10, :20,
 * a day at midnight UTC. Not thread-safe.
 *
 * <p>Source: Binance Spot API, WebSocket API, "How to interpret rate limits".
 */
public final class Window {
    private final long intervalMicros;
    private final long limit;
    private long index = Long.MIN_VALUE;
    private long count;

    /**
     * @param intervalSeconds its length, a divisor of a day
     */
    public Window(long intervalSeconds, long limit) {
        this.intervalMicros = intervalSeconds * 1_000_000;
        this.limit = limit;
    }

    public long limit() {
        return limit;
    }

    public long count(long nowMicros) {
        turn(nowMicros);
        return count;
    }

    /** Whether so many more are within the limit. */
    public boolean fits(long more, long nowMicros) {
        turn(nowMicros);
        return count + more <= limit;
    }

    /** Adds, or gives back when negative; a count never falls below 0. */
    public void add(long more, long nowMicros) {
        turn(nowMicros);
        count = Math.max(0, count + more);
    }

    /** Whole seconds until the window turns, at least 1. */
    public long retryAfterSeconds(long nowMicros) {
        long left = intervalMicros - Math.floorMod(nowMicros, intervalMicros);
        return Math.max(1, (left + 999_999) / 1_000_000);
    }

    private void turn(long nowMicros) {
        long current = Math.floorDiv(nowMicros, intervalMicros);
        if (current != index) {
            index = current;
            count = 0;
        }
    }
}
