package app.ringdown.venue.binance;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of a frame at a time, as one long with the first byte the lowest: SIMD within a
 * register. What marks bytes sets the high bit of each, and is exact up to the first one marked;
 * above that it may mark others too. Pure.
 */
final class Words {
    static final int LENGTH = Long.BYTES;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final char DELETE = 0x7f;
    private static final long ZEROS = 0x3030303030303030L;
    private static final long HIGH_HALVES = 0xf0f0f0f0f0f0f0f0L;

    /** Lifts what is above nine out of its half byte. */
    private static final long SIXES = 0x0606060606060606L;

    private Words() {}

    static long at(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** Marks the bytes that are {@code ascii}. */
    static long marks(long word, char ascii) {
        long zeros = word ^ ascii * ONES;
        return (zeros - ONES) & ~zeros & HIGHS;
    }

    /** Marks what is no printable ASCII. */
    static long marksUnprintable(long word) {
        long control = (word - ' ' * ONES) & ~word;
        return ((control | word) & HIGHS) | marks(word, DELETE);
    }

    /** How many bytes there are before the first one marked; 8 if none is. */
    static int before(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** A bit for each byte, set if it is marked: the lowest for the first. */
    static int bits(long marks) {
        // Each factor of two lifts the mark of one byte to its place in the highest byte.
        return (int) (((marks >>> 7) * 0x0102040810204080L) >>> 56);
    }

    /** The lowest {@code count} bytes, 0 to 7, the others 0. */
    static long lowest(long word, int count) {
        return word & ((1L << (count * Byte.SIZE)) - 1);
    }

    /** How many digits there are before the first byte that is none; 8 if all are. */
    static int digits(long word) {
        return before(marksNoDigits(word));
    }

    /** The number that the first {@code count} bytes make, which are 0 to 8 {@link #digits}. */
    static int number(long word, int count) {
        // Two shifts, since one by 64 would do nothing. Zeros come in front.
        int half = (LENGTH - count) * (Byte.SIZE / 2);
        return value(((word ^ ZEROS) << half) << half);
    }

    /** The number that the eight digits make; -1 if they are not eight digits. */
    static int number(long word) {
        return marksNoDigits(word) == 0 ? value(word ^ ZEROS) : -1;
    }

    /** Neighbours are joined to pairs, those to fours, those to eight. */
    private static int value(long digits) {
        long pairs = (digits * 10 + (digits >>> 8)) & 0x00ff00ff00ff00ffL;
        long fours = (pairs * 100 + (pairs >>> 16)) & 0x0000ffff0000ffffL;
        return (int) (fours * 10_000 + (fours >>> 32));
    }

    /** Marks in the high half of a byte. */
    private static long marksNoDigits(long word) {
        long digits = word ^ ZEROS;
        return (digits | (digits + SIXES)) & HIGH_HALVES;
    }
}
