package app.ringdown.exchange.api.socket;

/** Counts connection attempts in windows of five minutes. */
final class Attempts {
    private static final long WINDOW_NANOS = 300_000_000_000L;

    private final int limit;
    private long since;
    private int count;

    Attempts(int limit, long now) {
        this.limit = limit;
        since = now;
    }

    /** Whether one more is let in. */
    synchronized boolean admit(long now) {
        if (now - since >= WINDOW_NANOS) {
            since = now;
            count = 0;
        }
        return ++count <= limit;
    }
}
