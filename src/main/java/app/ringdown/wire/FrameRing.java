package app.ringdown.wire;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The last frames, their bytes copied one behind the other into one block that was made before: to
 * keep one more allocates nothing, and the oldest make room. One thread writes at a time; any
 * number read, who never keep the writer waiting: what is overwritten while it is read is found
 * out, and told as gone.
 */
final class FrameRing {
    /** What is kept of one frame, in bytes. */
    static final int LARGEST = 1 << 16;

    private static final VarHandle FIRST = handle("first");
    private static final VarHandle END = handle("end");

    // What is kept of a frame beside its bytes.
    private static final int NUMBER = 0;
    private static final int NANOS = 1;

    /** Its source in the high half, its length in the low one. */
    private static final int SOURCE_LENGTH = 2;

    /** Where its bytes begin, counted from the first byte that ever came. */
    private static final int START = 3;

    private static final int WIDTH = 4;

    private final byte[] bytes;
    private final int most;

    /** {@link #WIDTH} of each frame, side by side: less memory to go through. */
    private final long[] entries;

    // Frames are counted from the first that ever came: those from first to before end are here.
    @SuppressWarnings("unused") // through FIRST
    private long first;

    @SuppressWarnings("unused") // through END
    private long end;

    private long bytesEnd;

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(FrameRing.class, field, long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Is shown frames; the bytes are only good until it returns. */
    @FunctionalInterface
    interface Reader {
        /**
         * One frame.
         *
         * @param held how many of its bytes are kept, from the beginning of {@code bytes}
         */
        void frame(long number, long nanos, int source, int length, byte[] bytes, int held);
    }

    /**
     * @param bytes of all frames together, a power of two, {@link #LARGEST} at least
     * @param most frames, a power of two
     */
    FrameRing(int bytes, int most) {
        if (Integer.bitCount(bytes) != 1 || bytes < LARGEST || Integer.bitCount(most) != 1) {
            throw new IllegalArgumentException(bytes + " bytes, " + most + " frames");
        }
        this.bytes = new byte[bytes];
        this.most = most;
        entries = new long[most * WIDTH];
    }

    /**
     * Keeps a frame. One thread at a time.
     *
     * @param number greater than that of the frame before
     */
    void add(long number, FrameBatch batch, int frame, int source) {
        byte[] from = batch.bytes();
        int offset = batch.offset(frame);
        int length = batch.length(frame);
        int held = Math.min(length, LARGEST);
        long next = (long) END.get(this);
        long oldest = (long) FIRST.get(this);
        while (oldest < next
                && (next - oldest == most
                        || bytesEnd + held - entries[slot(oldest) + START] > bytes.length)) {
            oldest++;
        }
        FIRST.setOpaque(this, oldest);
        VarHandle.storeStoreFence(); // who reads bytes of this frame also sees who made room for it
        int slot = slot(next);
        int at = (int) (bytesEnd & (bytes.length - 1));
        int before = Math.min(held, bytes.length - at);
        System.arraycopy(from, offset, bytes, at, before);
        if (before < held) {
            System.arraycopy(from, offset + before, bytes, 0, held - before);
        }
        entries[slot + NUMBER] = number;
        entries[slot + NANOS] = batch.arrivalNanos();
        entries[slot + SOURCE_LENGTH] = (long) source << Integer.SIZE | length;
        entries[slot + START] = bytesEnd;
        bytesEnd += held;
        END.setRelease(this, next + 1);
    }

    /**
     * Shows the frames of {@code from} and later numbers, the oldest first.
     *
     * @param before the first number that is not shown
     * @param most how many at most
     * @return the number to go on from
     */
    long read(long from, long before, int most, Reader reader) {
        byte[] copy = new byte[1 << 12];
        int shown = 0;
        long next = from;
        for (long at = index(from); at < (long) END.getAcquire(this) && next < before; at++) {
            if (shown == most) {
                return next;
            }
            int slot = slot(at);
            long number = entries[slot + NUMBER];
            long atNanos = entries[slot + NANOS];
            int source = (int) (entries[slot + SOURCE_LENGTH] >>> Integer.SIZE);
            int length = (int) entries[slot + SOURCE_LENGTH];
            int held = Math.clamp(length, 0, LARGEST);
            if (held > copy.length) {
                copy = new byte[LARGEST];
            }
            copy(entries[slot + START], held, copy);
            VarHandle.loadLoadFence();
            long oldest = (long) FIRST.getOpaque(this);
            if (oldest > at) {
                at = oldest - 1; // overwritten meanwhile
            } else if (number >= before) {
                break;
            } else {
                reader.frame(number, atNanos, source, length, copy, held);
                next = number + 1;
                shown++;
            }
        }
        return before;
    }

    private void copy(long start, int length, byte[] to) {
        int at = (int) (start & (bytes.length - 1));
        int before = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, to, 0, before);
        System.arraycopy(bytes, 0, to, before, length - before);
    }

    /** The bytes that are kept of a frame; null if there is none of that number. */
    byte @Nullable [] bytes(long number) {
        byte[][] found = new byte[1][];
        read(
                number,
                number + 1,
                1,
                (n, _, _, _, copy, held) -> {
                    if (n == number) {
                        found[0] = Arrays.copyOf(copy, held);
                    }
                });
        return found[0];
    }

    /** The number of the oldest; {@code otherwise} if there is none. */
    long oldest(long otherwise) {
        long at = (long) FIRST.getOpaque(this);
        if (at == (long) END.getAcquire(this)) {
            return otherwise;
        }
        return entries[slot(at) + NUMBER];
    }

    /** The first of that number or a greater one, among all that ever came. */
    private long index(long number) {
        long low = (long) FIRST.getOpaque(this);
        long high = (long) END.getAcquire(this);
        while (low < high) {
            long middle = (low + high) >>> 1;
            // One that is overwritten meanwhile has a greater number: the search ends too early,
            // at one that is gone.
            if (entries[slot(middle) + NUMBER] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int slot(long at) {
        return (int) (at & (most - 1)) * WIDTH;
    }
}
