package app.ringdown.order;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** The price that an open position is valued at. */
public enum Mark {
    /** The last trade. */
    LAST,
    /** The middle of bid and ask. */
    MID,
    /** What one would trade at now: the bid for a long position, the ask for a short one. */
    EXIT;

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /**
     * The price in the quote asset, exact; null if the quote does not know it: another mark never
     * takes its place.
     *
     * @param signum of the position: above 0 long, below 0 short
     */
    public @Nullable BigDecimal price(Quote quote, int signum) {
        Instrument instrument = quote.instrument();
        return switch (this) {
            case LAST -> known(instrument, quote.last());
            case MID -> {
                BigDecimal bid = known(instrument, quote.bid());
                BigDecimal ask = known(instrument, quote.ask());
                yield bid == null || ask == null ? null : bid.add(ask).multiply(HALF);
            }
            case EXIT -> known(instrument, signum < 0 ? quote.ask() : quote.bid());
        };
    }

    /**
     * When the part of the quote that this mark is read from came off the wire, {@link
     * System#nanoTime()}; 0 if it has not come yet. Of the last trade only the newest part of the
     * whole quote is known.
     */
    public long asOfNanos(Quote quote) {
        return switch (this) {
            case LAST -> quote.arrivalNanos();
            case MID, EXIT -> quote.touchNanos();
        };
    }

    private static @Nullable BigDecimal known(Instrument instrument, long ticks) {
        return ticks > 0 ? instrument.price(ticks) : null;
    }
}
