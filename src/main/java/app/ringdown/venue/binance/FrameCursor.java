package app.ringdown.venue.binance;

import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;

import org.jspecify.annotations.Nullable;

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

    /** With eight more behind the point they fit into a long. */
    private static final int MOST_WHOLE_DIGITS = 10;

    private static final int[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
    };
    private static final Token SYMBOL = Token.of(",\"s\":\"");
    private static final Token INTERVAL = Token.of(",\"i\":\"");
    private static final Token TRUE = Token.of("true");
    private static final Token FALSE = Token.of("false");
    private static final Token[] INTERVALS = codes();
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

    /** Where it stands: to be gone {@link #back} to. */
    int at() {
        return at;
    }

    /** Goes back to where it stood in this frame. */
    void back(int to) {
        at = to;
    }

    boolean skip(Token expected) {
        int to = at + expected.length();
        if (to > end || !expected.isAt(bytes, at)) {
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
        byte[] in = bytes;
        int i = at;
        for (; i < end && in[i] != '"'; i++) {
            byte c = in[i];
            if (c < ' ' || c == '\\' || c == 0x7F) {
                return false;
            }
        }
        at = i;
        return i < end;
    }

    @Nullable Instrument symbol() {
        if (!skip(SYMBOL)) {
            return null;
        }
        byte[] in = bytes;
        int from = at;
        int i = from;
        while (i < end && in[i] != '"') {
            i++;
        }
        at = i + 1;
        return i < end ? symbols.get(in, from, i) : null;
    }

    /** A symbol whatever it is, of plain printable ASCII. */
    boolean skipSymbol() {
        return skip(SYMBOL) && skipName() && skip('"');
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

    long number(Token key) {
        return skip(key) ? number() : FAILED;
    }

    /** A JSON number without sign, fraction or exponent, of at most 18 digits. */
    long number() {
        byte[] in = bytes;
        int from = at;
        int i = from;
        long value = 0;
        for (; i < end; i++) {
            int digit = in[i] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
        }
        at = i;
        int digits = i - from;
        boolean plain = digits == 1 || (digits > 1 && in[from] != '0');
        return plain && digits <= LONGEST_NUMBER ? value : FAILED;
    }

    /** A trade id, or -1 where a bar has none. */
    boolean skipTradeId(Token key) {
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
    int bool(Token key) {
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
        long usual = usualDecimal(decimals);
        return usual == FAILED ? anyDecimal(decimals) : usual;
    }

    /**
     * A decimal as the venue writes them, with eight digits behind the point, which are read at
     * once. Of any other form nothing is read, and it fails.
     */
    private long usualDecimal(int decimals) {
        byte[] in = bytes;
        int i = at;
        int last = Math.min(end, i + MOST_WHOLE_DIGITS + 1);
        long whole = 0;
        for (; i < last; i++) {
            int digit = in[i] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            whole = whole * 10 + digit;
        }
        int after = i + 1 + EightDigits.LENGTH;
        if (i == at
                || i - at > MOST_WHOLE_DIGITS
                || after >= end
                || in[i] != '.'
                || in[after] != '"') {
            return FAILED;
        }
        int fraction = EightDigits.read(in, i + 1);
        if (fraction < 0 || decimals > EightDigits.LENGTH) {
            return FAILED;
        }
        int surplus = POWERS[EightDigits.LENGTH - decimals];
        if (fraction % surplus != 0) {
            return FAILED;
        }
        at = after + 1;
        return whole * POWERS[decimals] + fraction / surplus;
    }

    private long anyDecimal(int decimals) {
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

    private static Token[] codes() {
        Interval[] intervals = Interval.values();
        Token[] codes = new Token[intervals.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = Token.of(intervals[i].code() + "\"");
        }
        return codes;
    }
}
