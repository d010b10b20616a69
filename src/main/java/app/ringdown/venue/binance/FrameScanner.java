package app.ringdown.venue.binance;

import app.ringdown.market.Bar;
import app.ringdown.market.DepthUpdate;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.LevelList;
import app.ringdown.market.Side;
import app.ringdown.venue.MarketListener;

/**
 * The fast way through a market frame: one pass over its bytes in exactly the shape in which the
 * venue writes it, with nothing allocated (but the {@link Bar} of a kline). The shape is checked,
 * not assumed: a frame that differs in a single byte is left to {@link FrameReader}, so this may be
 * strict without losing anything. Confined to the line's thread.
 */
final class FrameScanner {

    private static final Token STREAM = Token.of("{\"stream\":\"");
    private static final Token DATA = Token.of("\",\"data\":");
    private static final Token TOUCH = Token.of("{\"u\":");
    private static final Token EVENT = Token.of("{\"e\":\"");
    private static final Token TRADE = Token.of("trade\",\"E\":");
    private static final Token DAY = Token.of("24hrMiniTicker\",\"E\":");
    private static final Token KLINE = Token.of("kline\",\"E\":");
    private static final Token DEPTH = Token.of("depthUpdate\",\"E\":");
    private static final Token FIRST_ID = Token.of(",\"U\":");
    private static final Token LAST_ID = Token.of(",\"u\":");
    private static final Token BIDS = Token.of(",\"b\":[");
    private static final Token ASKS = Token.of(",\"a\":[");
    private static final Token EVENT_TIME = Token.of(",\"E\":");
    private static final Token LEVEL = Token.of("[\"");
    private static final Token LEVEL_LOTS = Token.of(",\"");
    private static final Token BID = Token.text('b');
    private static final Token BID_LOTS = Token.text('B');
    private static final Token ASK = Token.text('a');
    private static final Token ASK_LOTS = Token.text('A');
    private static final Token PRICE = Token.text('p');
    private static final Token QUANTITY = Token.text('q');
    private static final Token TRADE_ID = Token.of(",\"t\":");
    private static final Token BAR = Token.of(",\"k\":{\"t\":");
    private static final Token CLOSE_TIME = Token.of(",\"T\":");
    private static final Token FIRST = Token.of(",\"f\":");
    private static final Token LAST = Token.of(",\"L\":");
    private static final Token COUNT = Token.of(",\"n\":");
    private static final Token OPEN = Token.text('o');
    private static final Token CLOSE = Token.text('c');
    private static final Token HIGH = Token.text('h');
    private static final Token LOW = Token.text('l');
    private static final Token VOLUME = Token.text('v');
    private static final Token QUOTE_VOLUME = Token.text('q');
    private static final Token TAKER_VOLUME = Token.text('V');
    private static final Token TAKER_QUOTE_VOLUME = Token.text('Q');
    private static final Token UNUSED = Token.text('B');
    private static final Token CLOSED = Token.of(",\"x\":");
    private static final Token MAKER = Token.of(",\"m\":");
    private static final Token IGNORED = Token.of(",\"M\":");

    private final FrameCursor in;
    private final DepthUpdate update = new DepthUpdate();
    private final ScannedDay day = new ScannedDay();
    private boolean wrapped;
    private int unlisted;

    FrameScanner(Symbols symbols) {
        this.in = new FrameCursor(symbols);
    }

    /** Whether it begins as what a stream says does. */
    static boolean isOfStream(byte[] frame, int offset, int length) {
        return length >= STREAM.length() && STREAM.isAt(frame, offset);
    }

    /**
     * Reads one frame and tells what it says.
     *
     * @return false if it is of another shape; then nothing was told
     */
    boolean scan(byte[] frame, int offset, int length, long arrivalNanos, MarketListener to) {
        in.start(frame, offset, length);
        unlisted = 0;
        wrapped = in.skip(STREAM);
        if (wrapped && !(in.skipName() && in.skip(DATA))) {
            return false;
        }
        if (wrapped && in.skip('[')) {
            return days(arrivalNanos, to);
        }
        if (in.skip(TOUCH)) {
            return touch(arrivalNanos, to);
        }
        if (!in.skip(EVENT)) {
            return false;
        }
        if (in.skip(DEPTH)) {
            return depth(arrivalNanos, to);
        }
        if (in.skip(TRADE)) {
            return trade(arrivalNanos, to);
        }
        if (in.skip(DAY)) {
            return day(arrivalNanos, to);
        }
        return in.skip(KLINE) && kline(arrivalNanos, to);
    }

    private boolean touch(long arrivalNanos, MarketListener to) {
        long sequence = in.number();
        Instrument instrument = in.symbol();
        if (instrument == null) {
            return false;
        }
        long bid = in.decimal(BID, instrument.priceDecimals());
        long bidLots = in.decimal(BID_LOTS, instrument.lotDecimals());
        long ask = in.decimal(ASK, instrument.priceDecimals());
        long askLots = in.decimal(ASK_LOTS, instrument.lotDecimals());
        // Binance's spot market does not stamp it, others of its dialect do.
        long eventMs = in.skip(EVENT_TIME) ? in.number() : 0;
        if ((sequence | bid | bidLots | ask | askLots | eventMs) < 0 || !atEnd()) {
            return false;
        }
        to.onTouch(instrument, bid, bidLots, ask, askLots, sequence, arrivalNanos);
        return true;
    }

    private boolean depth(long arrivalNanos, MarketListener to) {
        long eventMs = in.number();
        Instrument instrument = in.symbol();
        if (instrument == null) {
            return false;
        }
        long firstId = in.number(FIRST_ID);
        long lastId = in.number(LAST_ID);
        update.begin(firstId, lastId);
        if ((eventMs | firstId) < 0
                || lastId < firstId
                || !levels(BIDS, instrument, update.bids())
                || !levels(ASKS, instrument, update.asks())
                || !atEnd()) {
            return false;
        }
        to.onDepth(instrument, update, arrivalNanos);
        return true;
    }

    private boolean levels(Token key, Instrument instrument, LevelList to) {
        if (!in.skip(key)) {
            return false;
        }
        if (in.skip(']')) {
            return true;
        }
        do {
            long ticks = in.decimal(LEVEL, instrument.priceDecimals());
            long lots = in.decimal(LEVEL_LOTS, instrument.lotDecimals());
            if (ticks <= 0 || lots < 0 || !in.skip(']')) {
                return false;
            }
            to.add(ticks, lots);
        } while (in.skip(','));
        return in.skip(']');
    }

    private boolean trade(long arrivalNanos, MarketListener to) {
        long eventMs = in.number();
        Instrument instrument = in.symbol();
        if (instrument == null) {
            return false;
        }
        long id = in.number(TRADE_ID);
        long ticks = in.decimal(PRICE, instrument.priceDecimals());
        long lots = in.decimal(QUANTITY, instrument.lotDecimals());
        long timeMs = in.number(CLOSE_TIME);
        int buyerIsMaker = in.bool(MAKER);
        int ignored = in.bool(IGNORED);
        if ((eventMs | id | ticks | lots | timeMs | buyerIsMaker | ignored) < 0 || !atEnd()) {
            return false;
        }
        Side aggressor = buyerIsMaker == 1 ? Side.SELL : Side.BUY;
        to.onTrade(instrument, id, ticks, lots, aggressor, timeMs, arrivalNanos);
        return true;
    }

    private boolean day(long arrivalNanos, MarketListener to) {
        return day.read(in) && day.isKnown() && atEnd() && day.tell(arrivalNanos, to);
    }

    /**
     * The days of many, in two passes: told in the second one, since the whole frame is left to
     * {@link FrameReader} if anything of it is of another shape. What is not listed is passed over.
     */
    private boolean days(long arrivalNanos, MarketListener to) {
        int first = in.at();
        do {
            if (!isDay() || !day.read(in) || !in.skip('}')) {
                return false;
            }
        } while (in.skip(','));
        if (!in.skip(']') || !in.skip('}') || !in.atEnd()) {
            return false;
        }
        in.back(first);
        do {
            if (isDay() && day.read(in) && !day.tell(arrivalNanos, to)) {
                unlisted++;
            }
        } while (in.skip('}') && in.skip(','));
        return true;
    }

    /** How many elements of the last frame were passed over, because they are not listed here. */
    int unlisted() {
        return unlisted;
    }

    private boolean isDay() {
        return in.skip(EVENT) && in.skip(DAY);
    }

    private boolean kline(long arrivalNanos, MarketListener to) {
        long eventMs = in.number();
        Instrument instrument = in.symbol();
        if (instrument == null) {
            return false;
        }
        int priceDecimals = instrument.priceDecimals();
        long openMs = in.number(BAR);
        long closeMs = in.number(CLOSE_TIME);
        Instrument inside = in.symbol();
        boolean same = inside != null && inside.index() == instrument.index();
        Interval interval = in.interval();
        boolean trades = in.skipTradeId(FIRST) && in.skipTradeId(LAST);
        long open = in.decimal(OPEN, priceDecimals);
        long close = in.decimal(CLOSE, priceDecimals);
        long high = in.decimal(HIGH, priceDecimals);
        long low = in.decimal(LOW, priceDecimals);
        long volume = in.decimal(VOLUME, instrument.lotDecimals());
        long count = in.number(COUNT);
        int closed = in.bool(CLOSED);
        long rest =
                in.whole(QUOTE_VOLUME)
                        | in.whole(TAKER_VOLUME)
                        | in.whole(TAKER_QUOTE_VOLUME)
                        | in.whole(UNUSED);
        if (!same
                || interval == null
                || !trades
                || (eventMs | openMs | closeMs | open | close | high | low) < 0
                || (volume | count | closed | rest) < 0
                || !in.skip('}')
                || !atEnd()) {
            return false;
        }
        Bar bar = new Bar(openMs, open, high, low, close, volume, closed == 1);
        to.onBar(instrument, interval, bar, arrivalNanos);
        return true;
    }

    /** The last brackets, and nothing behind them. */
    private boolean atEnd() {
        return in.skip('}') && (!wrapped || in.skip('}')) && in.atEnd();
    }
}
