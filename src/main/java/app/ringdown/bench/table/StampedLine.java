package app.ringdown.bench.table;

import app.ringdown.wire.FrameHandler;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes from each frame the stamp that a bench's server adds to what a venue would send: {@code
 * ,"T":} and the time at which the frame was due, epoch µs, behind all else. The frame goes on as
 * the venue would have sent it, and the stamp in place of its arrival: so it comes out where the
 * frame's values do.
 */
final class StampedLine implements FrameHandler {
    private static final int KEY = ",\"T\":".length();

    private final FrameHandler reader;
    private final AtomicLong frames = new AtomicLong();

    /** What {@link System#nanoTime()} is ahead of the epoch, ns. */
    private final long ahead =
            System.nanoTime() - ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());

    StampedLine(FrameHandler reader) {
        this.reader = reader;
    }

    /** How many frames came. Any thread. */
    long frames() {
        return frames.get();
    }

    /** The stamp, epoch µs, of a frame that was handed on with {@code arrivalNanos}. */
    long stampMicros(long arrivalNanos) {
        return Math.floorDiv(arrivalNanos - ahead, 1_000);
    }

    @Override
    public void onFrame(byte[] bytes, int offset, int length, long arrivalNanos) {
        int end = offset + length - 1;
        int digit = end - 1;
        long stamp = 0;
        for (long unit = 1; digit > offset && bytes[digit] >= '0' && bytes[digit] <= '9'; digit--) {
            stamp += (bytes[digit] - '0') * unit;
            unit *= 10;
        }
        int comma = digit + 1 - KEY;
        if (comma <= offset || digit == end - 1 || bytes[comma] != ',' || bytes[comma + 2] != 'T') {
            throw new IllegalArgumentException("a frame without a stamp");
        }
        bytes[comma] = bytes[end];
        reader.onFrame(bytes, offset, comma + 1 - offset, stamp * 1_000 + ahead);
        bytes[comma] = ',';
        frames.lazySet(frames.getPlain() + 1);
    }
}
