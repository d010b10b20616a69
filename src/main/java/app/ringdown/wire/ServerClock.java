package app.ringdown.wire;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A server's clock, as seen from here: ours and the difference, which is measured by asking the
 * server several times and believing the fastest answer, whose error is at most half its round
 * trip. Safe for any thread.
 */
public final class ServerClock extends Clock {
    private static final int SAMPLES = 5;

    private final Clock local;
    private volatile long offsetMs;
    private volatile boolean known;

    public ServerClock(Clock local) {
        this.local = local;
    }

    /** Asks a server for its time. */
    @FunctionalInterface
    public interface Question<X extends Exception> {
        /** The server's time, epoch ms. */
        long ask() throws X;
    }

    /**
     * Measures the difference; what was known stays if the server does not answer. Blocks for a few
     * round trips.
     */
    public <X extends Exception> void measure(Question<X> server) throws X {
        long bestTripMs = Long.MAX_VALUE;
        long best = 0;
        for (int i = 0; i < SAMPLES; i++) {
            long sentMs = local.millis();
            long serverMs = server.ask();
            long tripMs = local.millis() - sentMs;
            if (tripMs >= 0 && tripMs < bestTripMs) {
                bestTripMs = tripMs;
                best = serverMs - (sentMs + tripMs / 2);
            }
        }
        if (bestTripMs != Long.MAX_VALUE) {
            offsetMs = best;
            known = true;
        }
    }

    /** The server's clock less ours, ms. */
    public long offsetMs() {
        return offsetMs;
    }

    /** Whether the difference was measured. */
    public boolean known() {
        return known;
    }

    @Override
    public long millis() {
        return local.millis() + offsetMs;
    }

    @Override
    public Instant instant() {
        return local.instant().plusMillis(offsetMs);
    }

    @Override
    public ZoneId getZone() {
        return local.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        ServerClock other = new ServerClock(local.withZone(zone));
        other.offsetMs = offsetMs;
        other.known = known;
        return other;
    }
}
