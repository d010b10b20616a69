package app.ringdown.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whether bytes are UTF-8 (RFC 3629): many at a time as long as they are ASCII. Pure. */
final class Utf8 {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NOT_ASCII = 0x8080808080808080L;

    private Utf8() {}

    static boolean valid(byte[] bytes, int from, int length) {
        int end = from + length;
        int i = from;
        while (i < end) {
            while (end - i >= 4 * Long.BYTES && isAscii(bytes, i)) {
                i += 4 * Long.BYTES;
            }
            while (end - i >= Long.BYTES && ((long) LONGS.get(bytes, i) & NOT_ASCII) == 0) {
                i += Long.BYTES;
            }
            if (i < end) {
                int size = sequence(bytes, i, end);
                if (size == 0) {
                    return false;
                }
                i += size;
            }
        }
        return true;
    }

    /** Whether all of four longs are. */
    private static boolean isAscii(byte[] bytes, int at) {
        long all =
                (long) LONGS.get(bytes, at)
                        | (long) LONGS.get(bytes, at + Long.BYTES)
                        | (long) LONGS.get(bytes, at + 2 * Long.BYTES)
                        | (long) LONGS.get(bytes, at + 3 * Long.BYTES);
        return (all & NOT_ASCII) == 0;
    }

    /** The length of the character that begins there, 0 if none does. */
    private static int sequence(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xff;
        if (first < 0x80) {
            return 1;
        }
        int size = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (size == 0 || end - at < size) {
            return 0;
        }
        for (int i = 1; i < size; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 0xff;
        // Neither longer than need be, nor half of a UTF-16 pair, nor beyond U+10FFFF.
        boolean sound =
                switch (first) {
                    case 0xe0 -> second >= 0xa0;
                    case 0xed -> second < 0xa0;
                    case 0xf0 -> second >= 0x90;
                    case 0xf4 -> second < 0x90;
                    default -> true;
                };
        return sound ? size : 0;
    }
}
