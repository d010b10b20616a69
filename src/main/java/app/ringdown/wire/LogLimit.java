package app.ringdown.wire;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps a fault that comes with every frame from filling the log: once per interval, with the
 * number of those left out. Safe for any thread.
 */
public final class LogLimit {
    private static final long EVERY_NANOS = 10_000_000_000L;

    private final AtomicLong lastNanos = new AtomicLong(System.nanoTime() - EVERY_NANOS);
    private final AtomicLong leftOut = new AtomicLong();

    /** What to write: given how many were left out since the last time. */
    @FunctionalInterface
    public interface Line {
        void write(long leftOut);
    }

    public void log(Line line) {
        long now = System.nanoTime();
        long last = lastNanos.get();
        if (now - last >= EVERY_NANOS && lastNanos.compareAndSet(last, now)) {
            line.write(leftOut.getAndSet(0));
        } else {
            leftOut.incrementAndGet();
        }
    }
}
