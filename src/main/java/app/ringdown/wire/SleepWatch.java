package app.ringdown.wire;

import java.time.Clock;

/**
 * Notices that the machine has slept: its clock has gone on by far more than the time between two
 * looks. Steady clocks may stand still meanwhile ({@link System#nanoTime()} does on Linux), so that
 * what is old looks young and a line that died looks alive. A clock that was put forward looks the
 * same; what is done then does no harm. One thread.
 */
public final class SleepWatch {
    /** How often to look, ms. */
    public static final long EVERY_MS = 1_000;

    /** So much later than due is no busy machine any more, ms. */
    static final long ASLEEP_MS = 10_000;

    private final Clock clock;
    private long lookedMs;

    /**
     * @param clock this machine's
     */
    public SleepWatch(Clock clock) {
        this.clock = clock;
        lookedMs = clock.millis();
    }

    /** Whether it has slept since the last look, or since this was made. */
    public boolean slept() {
        long now = clock.millis();
        long passed = now - lookedMs;
        lookedMs = now;
        return passed > EVERY_MS + ASLEEP_MS;
    }
}
