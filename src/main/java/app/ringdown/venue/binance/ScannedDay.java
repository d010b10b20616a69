package app.ringdown.venue.binance;

import app.ringdown.market.Instrument;
import app.ringdown.venue.MarketListener;

import org.jspecify.annotations.Nullable;

/**
 * The last 24 hours of one symbol as {@link FrameScanner} reads them, by itself or as one of many;
 * reused, so that nothing is allocated.
 */
final class ScannedDay {
    private static final Token LAST = Token.text('c');
    private static final Token OPEN = Token.text('o');
    private static final Token HIGH = Token.text('h');
    private static final Token LOW = Token.text('l');
    private static final Token VOLUME = Token.text('v');
    private static final Token QUOTE_VOLUME = Token.text('q');

    /** Digits behind the point of what is not listed; no more are written. */
    private static final int DECIMALS = 8;

    private @Nullable Instrument instrument;
    private long eventMs;
    private long last;
    private long open;
    private long high;
    private long low;
    private long volume;
    private long quoteVolume;

    /**
     * Reads on from the time of the event to before the closing bracket.
     *
     * @return false if it is of another shape
     */
    boolean read(FrameCursor in) {
        eventMs = in.number();
        int at = in.at();
        Instrument of = in.symbol();
        instrument = of;
        if (of == null) {
            in.back(at);
            if (!in.skipSymbol()) {
                return false;
            }
        }
        int priceDecimals = of == null ? DECIMALS : of.priceDecimals();
        last = in.decimal(LAST, priceDecimals);
        open = in.decimal(OPEN, priceDecimals);
        high = in.decimal(HIGH, priceDecimals);
        low = in.decimal(LOW, priceDecimals);
        volume = in.decimal(VOLUME, of == null ? DECIMALS : of.lotDecimals());
        quoteVolume = in.whole(QUOTE_VOLUME);
        return (eventMs | last | open | high | low | volume | quoteVolume) >= 0;
    }

    /** Whether it is of an instrument that is listed here. */
    boolean isKnown() {
        return instrument != null;
    }

    /**
     * Tells it, if it is of an instrument that is listed here.
     *
     * @return whether it is
     */
    boolean tell(long arrivalNanos, MarketListener to) {
        Instrument of = instrument;
        if (of == null) {
            return false;
        }
        to.onDay(of, open, high, low, last, volume, quoteVolume, eventMs, arrivalNanos);
        return true;
    }
}
