package app.ringdown.venue.binance;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads eight decimal digits with three multiplications: neighbours are joined to pairs, those to
 * fours, those to eight. Pure.
 */
final class EightDigits {
    static final int LENGTH = 8;

    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ZEROS = 0x3030303030303030L;
    private static final long HIGH_HALVES = 0xf0f0f0f0f0f0f0f0L;

    /** Lifts what is above nine out of its half byte. */
    private static final long SIXES = 0x0606060606060606L;

    private EightDigits() {}

    /** Eight bytes, the first one the lowest. */
    static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /** The number that stands there; -1 if they are not eight digits. */
    static int read(byte[] bytes, int at) {
        long digits = word(bytes, at) ^ ZEROS;
        if (((digits | (digits + SIXES)) & HIGH_HALVES) != 0) {
            return -1;
        }
        long pairs = digits * 10 + (digits >>> 8) & 0x00ff00ff00ff00ffL;
        long fours = pairs * 100 + (pairs >>> 16) & 0x0000ffff0000ffffL;
        return (int) (fours * 10_000 + (fours >>> 32));
    }
}
