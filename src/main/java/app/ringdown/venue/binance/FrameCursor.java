package app.ringdown.venue.binance;

import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

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

    /** In which a stream's name usually ends. */
    private static final int NAME_WORDS = 4;

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
        if (at + NAME_WORDS * Words.LENGTH <= in.length) {
            // All words of it at once: where a name ends can't be guessed, so a loop would stumble.
            int quotes = 0;
            int wrong = 0;
            for (int i = 0; i < NAME_WORDS; i++) {
                long word = Words.at(in, at + i * Words.LENGTH);
                long marks = Words.marksUnprintable(word) | Words.marks(word, '\\');
                quotes |= Words.bits(Words.marks(word, '"')) << (i * Words.LENGTH);
                wrong |= Words.bits(marks) << (i * Words.LENGTH);
            }
            if (quotes != 0) {
                int length = Integer.numberOfTrailingZeros(quotes);
                at += length;
                return at < end && length < Integer.numberOfTrailingZeros(wrong);
            }
        }
        for (; at < end && in[at] != '"'; at++) {
            byte c = in[at];
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
        if (at + 2 * Words.LENGTH > bytes.length) {
            return longSymbol();
        }
        long first = Words.at(bytes, at);
        long second = 0;
        int length = Words.before(Words.marks(first, '"'));
        if (length < Words.LENGTH) {
            first = Symbols.key(first, length);
        } else {
            second = Words.at(bytes, at + Words.LENGTH);
            int more = Words.before(Words.marks(second, '"'));
            if (more == Words.LENGTH) {
                return longSymbol();
            }
            second = Symbols.key(second, more);
            length += more;
        }
        at += length + 1;
        return at <= end ? symbols.get(first, second) : null;
    }

    /** One of more than 15 bytes, or where the array ends. */
    private @Nullable Instrument longSymbol() {
        int from = at;
        int i = from;
        while (i < end && bytes[i] != '"') {
            i++;
        }
        at = i + 1;
        return i < end
                ? symbols.get(new String(bytes, from, i - from, StandardCharsets.UTF_8))
                : null;
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
        if (i + 2 * Words.LENGTH <= end) { // not digit by digit: a branch less to guess wrong
            long word = Words.at(in, i);
            int count = Words.digits(word);
            value = Words.number(word, count);
            i += count;
            if (count == Words.LENGTH) {
                word = Words.at(in, i);
                count = Words.digits(word);
                value = value * POWERS[count] + Words.number(word, count);
                i += count;
            }
        }
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

    long decimal(Token key, int decimals) {
        return skip(key) ? decimal(decimals) : FAILED;
    }

    /**
     * A decimal up to its closing quote and with it, in units of 10^-decimals; fails where that
     * would need rounding.
     */
    long decimal(int decimals) {
        long usual = usualDecimal(decimals);
        return usual == FAILED ? anyDecimal(decimals) : usual;
    }

    /**
     * A decimal as the venue writes them, with one to seven digits before the point and eight
     * behind it, which are read at once. Of any other form nothing is read, and it fails.
     */
    private long usualDecimal(int decimals) {
        byte[] in = bytes;
        if (at + 2 * Words.LENGTH > in.length) {
            return FAILED;
        }
        long word = Words.at(in, at);
        int digits = Words.digits(word);
        int point = at + digits;
        int after = point + 1 + Words.LENGTH;
        if (digits == 0
                || digits == Words.LENGTH
                || after >= end
                || in[point] != '.'
                || in[after] != '"') {
            return FAILED;
        }
        int whole = Words.number(word, digits);
        int fraction = Words.number(Words.at(in, point + 1));
        if (fraction < 0 || decimals > Words.LENGTH) {
            return FAILED;
        }
        int surplus = POWERS[Words.LENGTH - decimals];
        int units = fraction / surplus;
        if (units * surplus != fraction) {
            return FAILED;
        }
        at = after + 1;
        return (long) whole * POWERS[decimals] + units;
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

    /** The whole part of a decimal. */
    long whole(Token key) {
        if (!skip(key)) {
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
