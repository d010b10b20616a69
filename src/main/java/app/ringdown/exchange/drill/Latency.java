package app.ringdown.exchange.drill;

/**
 * How long everything is under way between a client and the exchange, each way: a request before it
 * is read, an answer and a frame before it is sent. The order within one connection is kept.
 *
 * @param millis 0 to 60000
 * @param jitterMillis what is added at random, from nothing to this; 0 to 60000
 */
public record Latency(int millis, int jitterMillis) {
    public static final Latency NONE = new Latency(0, 0);
    private static final int MOST = 60_000;

    public Latency {
        if (millis < 0 || millis > MOST || jitterMillis < 0 || jitterMillis > MOST) {
            throw new IllegalArgumentException("latency and jitter are 0 to " + MOST + " ms");
        }
    }

    /**
     * One way of one message, in nanoseconds.
     *
     * @param chance from 0 (included) to 1 (excluded)
     */
    public long nanos(double chance) {
        return millis * 1_000_000L + (long) (jitterMillis * 1_000_000.0 * chance);
    }
}
