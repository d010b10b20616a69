package app.ringdown.exchange.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * The time of day as an exchange needs it, in microseconds since the epoch: it runs evenly and
 * never goes back. It follows the system's clock when that jumps ahead, as after a sleep; when that
 * is set back, it goes on as it was. Any thread.
 */
public final class SteadyClock implements LongSupplier {
    private static final long JUMP_MICROS = 1_000_000;

    private final LongSupplier wall;
    private final LongSupplier nanos;

    /** What to add to the even time to have the time of day, in microseconds. */
    private volatile long offset;

    /** The system's. */
    public SteadyClock() {
        this(() -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()), System::nanoTime);
    }

    SteadyClock(LongSupplier wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        offset = wall.getAsLong() - nanos.getAsLong() / 1_000;
    }

    @Override
    public long getAsLong() {
        long steady = nanos.getAsLong() / 1_000;
        long behind = wall.getAsLong() - steady - offset;
        if (behind > JUMP_MICROS) {
            catchUp();
        }
        return nanos.getAsLong() / 1_000 + offset;
    }

    private synchronized void catchUp() {
        offset = Math.max(offset, wall.getAsLong() - nanos.getAsLong() / 1_000);
    }
}
