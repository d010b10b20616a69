package app.ringdown.venue.binance;

import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the pieces that market frames are made of, straight from their bytes; nothing is allocated.
 * Each call moves on past what it has read; one that fails says so ({@code false}, {@code null} or
 * {@link #FAILED}) and leaves the cursor anywhere. Confined to the line's thread.
 */
final class FrameCursor {
    /** What is read is never negative. */
    static final long FAILED = -1;

    private static final long ROOM_FOR_A_DIGIT = (Long.MAX_VALUE - 9) / 10;
    private static final int LONGEST_NUMBER = 18;
    private static final byte[] SYMBOL = ascii(",\"s\":\"");
    private static final byte[] INTERVAL = ascii(",\"i\":\"");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[][] INTERVALS = codes();
    private static final Interval[] INTERVAL_VALUES = Interval.values();

    private final Symbols symbols;
    private byte[] bytes = {};
    private int at;
    private int end;

    FrameCursor(Symbols symbols) {
        this.symbols = symbols;
    }

    void start(byte[] frame, int offset, int length) {
        bytes = frame;
        at = offset;
        end = offset + length;
    }

    boolean atEnd() {
        return at == end;
    }

    boolean skip(byte[] expected) {
        int to = at + expected.length;
        if (to > end || !Arrays.equals(bytes, at, to, expected, 0, expected.length)) {
            return false;
        }
        at = to;
        return true;
    }

    boolean skip(char expected) {
        if (at >= end || bytes[at] != expected) {
            return false;
        }
        at++;
        return true;
    }

    /** A stream's name up to its quote: plain printable ASCII, nothing escaped. */
    boolean skipName() {
        while (at < end && bytes[at] != '"') {
            byte c = bytes[at++];
            if (c < ' ' || c == '\\' || c == 0x7F) {
                return false;
            }
        }
        return at < end;
    }

    @Nullable Instrument symbol() {
        if (!skip(SYMBOL)) {
            return null;
        }
        int from = at;
        while (at < end && bytes[at] != '"') {
            at++;
        }
        return at < end ? symbols.get(bytes, from, at++) : null;
    }

    @Nullable Interval interval() {
        if (!skip(INTERVAL)) {
            return null;
        }
        for (int i = 0; i < INTERVALS.length; i++) {
            if (skip(INTERVALS[i])) {
                return INTERVAL_VALUES[i];
            }
        }
        return null;
    }

    long number(byte[] key) {
        return skip(key) ? number() : FAILED;
    }

    /** A JSON number without sign, fraction or exponent, of at most 18 digits. */
    long number() {
        int from = at;
        long value = 0;
        while (at < end) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
            at++;
        }
        int digits = at - from;
        boolean plain = digits == 1 || (digits > 1 && bytes[from] != '0');
        return plain && digits <= LONGEST_NUMBER ? value : FAILED;
    }

    /** A trade id, or -1 where a bar has none. */
    boolean skipTradeId(byte[] key) {
        if (!skip(key)) {
            return false;
        }
        if (at < end && bytes[at] == '-') {
            at++;
            return number() == 1;
        }
        return number() >= 0;
    }

    /** 1 or 0. */
    int bool(byte[] key) {
        if (skip(key)) {
            if (skip(TRUE)) {
                return 1;
            }
            if (skip(FALSE)) {
                return 0;
            }
        }
        return (int) FAILED;
    }

    private boolean skipKey(char key) {
        return skip(',') && skip('"') && skip(key) && skip('"') && skip(':');
    }

    long decimal(char key, int decimals) {
        return skipKey(key) ? decimal(decimals) : FAILED;
    }

    /** A decimal in quotes, in units of 10^-decimals; fails where that would need rounding. */
    long decimal(int decimals) {
        if (!skip('"')) {
            return FAILED;
        }
        int from = at;
        long value = 0;
        int missing = decimals;
        boolean fraction = false;
        for (; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                if (fraction && missing == 0) {
                    if (digit != 0) {
                        return FAILED;
                    }
                    continue;
                }
                if (value > ROOM_FOR_A_DIGIT) {
                    return FAILED;
                }
                value = value * 10 + digit;
                if (fraction) {
                    missing--;
                }
            } else if (bytes[at] == '.' && !fraction && at > from) {
                fraction = true;
            } else {
                break;
            }
        }
        if (!isDecimal(from) || !skip('"')) {
            return FAILED;
        }
        for (; missing > 0; missing--) {
            if (value > ROOM_FOR_A_DIGIT) {
                return FAILED;
            }
            value *= 10;
        }
        return value;
    }

    /**
     * Whether what was read since {@code from} ends as a decimal does, and is not absurdly long.
     */
    private boolean isDecimal(int from) {
        return at > from && at - from <= Json.LONGEST_DECIMAL && bytes[at - 1] != '.';
    }

    /** The whole part of a decimal in quotes. */
    long whole(char key) {
        if (!skipKey(key) || !skip('"')) {
            return FAILED;
        }
        int from = at;
        long value = 0;
        boolean fraction = false;
        for (; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                if (!fraction) {
                    if (value > ROOM_FOR_A_DIGIT) {
                        return FAILED;
                    }
                    value = value * 10 + digit;
                }
            } else if (bytes[at] == '.' && !fraction && at > from) {
                fraction = true;
            } else {
                break;
            }
        }
        return isDecimal(from) && skip('"') ? value : FAILED;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[][] codes() {
        Interval[] intervals = Interval.values();
        byte[][] codes = new byte[intervals.length][];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = ascii(intervals[i].code() + "\"");
        }
        return codes;
    }
}
