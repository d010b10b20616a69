package app.ringdown.venue.binance;

import app.ringdown.market.Bar;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Side;
import app.ringdown.venue.VenueListener;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fast way through a market frame: one pass over its bytes in exactly the shape in which the
 * venue writes it, with nothing allocated (but the {@link Bar} of a kline). The shape is checked,
 * not assumed: a frame that differs in a single byte is left to {@link FrameReader}, so this may be
 * strict without losing anything. Confined to the line's thread.
 */
final class FrameScanner {
    private static final long FAILED = -1;
    private static final long ROOM_FOR_A_DIGIT = (Long.MAX_VALUE - 9) / 10;
    private static final int LONGEST_NUMBER = 18;

    private static final byte[] STREAM = ascii("{\"stream\":\"");
    private static final byte[] DATA = ascii("\",\"data\":");
    private static final byte[] TOUCH = ascii("{\"u\":");
    private static final byte[] EVENT = ascii("{\"e\":\"");
    private static final byte[] TRADE = ascii("trade\",\"E\":");
    private static final byte[] DAY = ascii("24hrMiniTicker\",\"E\":");
    private static final byte[] KLINE = ascii("kline\",\"E\":");
    private static final byte[] SYMBOL = ascii(",\"s\":\"");
    private static final byte[] TRADE_ID = ascii(",\"t\":");
    private static final byte[] BAR = ascii(",\"k\":{\"t\":");
    private static final byte[] CLOSE_TIME = ascii(",\"T\":");
    private static final byte[] INTERVAL = ascii(",\"i\":\"");
    private static final byte[] FIRST = ascii(",\"f\":");
    private static final byte[] LAST = ascii(",\"L\":");
    private static final byte[] COUNT = ascii(",\"n\":");
    private static final byte[] CLOSED = ascii(",\"x\":");
    private static final byte[] MAKER = ascii(",\"m\":");
    private static final byte[] IGNORED = ascii(",\"M\":");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[][] INTERVALS = codes();
    private static final Interval[] INTERVAL_VALUES = Interval.values();

    private final Symbols symbols;
    private byte[] bytes = {};
    private int at;
    private int end;
    private boolean wrapped;

    FrameScanner(Symbols symbols) {
        this.symbols = symbols;
    }

    /**
     * Reads one frame and tells what it says.
     *
     * @return false if it is of another shape; then nothing was told
     */
    boolean scan(byte[] frame, int offset, int length, long arrivalNanos, VenueListener to) {
        bytes = frame;
        at = offset;
        end = offset + length;
        wrapped = skip(STREAM);
        if (wrapped && !(skipName() && skip(DATA))) {
            return false;
        }
        if (skip(TOUCH)) {
            return touch(arrivalNanos, to);
        }
        if (!skip(EVENT)) {
            return false;
        }
        if (skip(TRADE)) {
            return trade(arrivalNanos, to);
        }
        if (skip(DAY)) {
            return day(arrivalNanos, to);
        }
        return skip(KLINE) && kline(arrivalNanos, to);
    }

    private boolean touch(long arrivalNanos, VenueListener to) {
        long sequence = number();
        Instrument instrument = symbol();
        if (instrument == null) {
            return false;
        }
        long bid = decimal('b', instrument.priceDecimals());
        long bidLots = decimal('B', instrument.lotDecimals());
        long ask = decimal('a', instrument.priceDecimals());
        long askLots = decimal('A', instrument.lotDecimals());
        if ((sequence | bid | bidLots | ask | askLots) < 0 || !atEnd()) {
            return false;
        }
        to.onTouch(instrument, bid, bidLots, ask, askLots, sequence, arrivalNanos);
        return true;
    }

    private boolean trade(long arrivalNanos, VenueListener to) {
        long eventMs = number();
        Instrument instrument = symbol();
        if (instrument == null) {
            return false;
        }
        long id = number(TRADE_ID);
        long ticks = decimal('p', instrument.priceDecimals());
        long lots = decimal('q', instrument.lotDecimals());
        long timeMs = number(CLOSE_TIME);
        int buyerIsMaker = bool(MAKER);
        int ignored = bool(IGNORED);
        if ((eventMs | id | ticks | lots | timeMs | buyerIsMaker | ignored) < 0 || !atEnd()) {
            return false;
        }
        Side aggressor = buyerIsMaker == 1 ? Side.SELL : Side.BUY;
        to.onTrade(instrument, id, ticks, lots, aggressor, timeMs, arrivalNanos);
        return true;
    }

    private boolean day(long arrivalNanos, VenueListener to) {
        long eventMs = number();
        Instrument instrument = symbol();
        if (instrument == null) {
            return false;
        }
        int priceDecimals = instrument.priceDecimals();
        long last = decimal('c', priceDecimals);
        long open = decimal('o', priceDecimals);
        long high = decimal('h', priceDecimals);
        long low = decimal('l', priceDecimals);
        long volume = decimal('v', instrument.lotDecimals());
        long quoteVolume = whole('q');
        if ((eventMs | last | open | high | low | volume | quoteVolume) < 0 || !atEnd()) {
            return false;
        }
        to.onDay(instrument, open, high, low, last, volume, quoteVolume, eventMs, arrivalNanos);
        return true;
    }

    private boolean kline(long arrivalNanos, VenueListener to) {
        long eventMs = number();
        Instrument instrument = symbol();
        if (instrument == null) {
            return false;
        }
        int priceDecimals = instrument.priceDecimals();
        long openMs = number(BAR);
        long closeMs = number(CLOSE_TIME);
        Instrument inside = symbol();
        boolean same = inside != null && inside.index() == instrument.index();
        Interval interval = interval();
        boolean trades = skipTradeId(FIRST) && skipTradeId(LAST);
        long open = decimal('o', priceDecimals);
        long close = decimal('c', priceDecimals);
        long high = decimal('h', priceDecimals);
        long low = decimal('l', priceDecimals);
        long volume = decimal('v', instrument.lotDecimals());
        long count = number(COUNT);
        int closed = bool(CLOSED);
        long rest = whole('q') | whole('V') | whole('Q') | whole('B');
        if (!same
                || interval == null
                || !trades
                || (eventMs | openMs | closeMs | open | close | high | low) < 0
                || (volume | count | closed | rest) < 0
                || !skip('}')
                || !atEnd()) {
            return false;
        }
        Bar bar = new Bar(openMs, open, high, low, close, volume, closed == 1);
        to.onBar(instrument, interval, bar, arrivalNanos);
        return true;
    }

    // The pieces. Each moves on past what it has read; on failure it says so and stands anywhere.

    private boolean skip(byte[] expected) {
        int to = at + expected.length;
        if (to > end || !Arrays.equals(bytes, at, to, expected, 0, expected.length)) {
            return false;
        }
        at = to;
        return true;
    }

    private boolean skip(char expected) {
        if (at >= end || bytes[at] != expected) {
            return false;
        }
        at++;
        return true;
    }

    /** The last brackets, and nothing behind them. */
    private boolean atEnd() {
        return skip('}') && (!wrapped || skip('}')) && at == end;
    }

    /** A stream's name up to its quote: plain printable ASCII, nothing escaped. */
    private boolean skipName() {
        while (at < end && bytes[at] != '"') {
            byte c = bytes[at++];
            if (c < ' ' || c == '\\' || c == 0x7F) {
                return false;
            }
        }
        return at < end;
    }

    private @Nullable Instrument symbol() {
        if (!skip(SYMBOL)) {
            return null;
        }
        int from = at;
        while (at < end && bytes[at] != '"') {
            at++;
        }
        return at < end ? symbols.get(bytes, from, at++) : null;
    }

    private @Nullable Interval interval() {
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

    private long number(byte[] key) {
        return skip(key) ? number() : FAILED;
    }

    /** A JSON number without sign, fraction or exponent, of at most 18 digits. */
    private long number() {
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
    private boolean skipTradeId(byte[] key) {
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
    private int bool(byte[] key) {
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
        return skip(',') && skip('"') && skip(key) && skip('"') && skip(':') && skip('"');
    }

    /** A decimal in quotes, in units of 10^-decimals; fails where that would need rounding. */
    private long decimal(char key, int decimals) {
        if (!skipKey(key)) {
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
    private long whole(char key) {
        if (!skipKey(key)) {
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

    private static byte[] ascii(String text) {
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
