package app.ringdown.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Whole text frames that came in one read, all in the buffer that they were read into: what is done
 * once a read, and not once a frame, costs little however many come. Reused. Of the line's thread.
 */
final class FrameBatch {
    /** Of each frame, where it begins and how long it is. */
    private int[] spans = new int[256];

    private int count;
    private byte[] bytes = {};
    private long byteCount;
    private long arrivalNanos;

    /** One frame, all of those bytes. */
    static FrameBatch of(byte[] frame, long nanos) {
        FrameBatch batch = new FrameBatch();
        batch.start(frame, nanos);
        batch.add(0, frame.length);
        return batch;
    }

    /** Empties it for frames in those bytes. */
    void start(byte[] buffer, long nanos) {
        bytes = buffer;
        arrivalNanos = nanos;
        count = 0;
        byteCount = 0;
    }

    /** A frame more. */
    void add(int offset, int length) {
        if (2 * count == spans.length) {
            spans = Arrays.copyOf(spans, 2 * spans.length);
        }
        spans[2 * count] = offset;
        spans[2 * count + 1] = length;
        count++;
        byteCount += length;
    }

    int count() {
        return count;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Of all its frames together. */
    long byteCount() {
        return byteCount;
    }

    int offset(int frame) {
        return spans[2 * frame];
    }

    int length(int frame) {
        return spans[2 * frame + 1];
    }

    String text(int frame) {
        return new String(bytes, offset(frame), length(frame), StandardCharsets.UTF_8);
    }

    /** {@link System#nanoTime()} when the last bytes of all of them were read off the socket. */
    long arrivalNanos() {
        return arrivalNanos;
    }
}
