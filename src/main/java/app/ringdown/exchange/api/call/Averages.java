package app.ringdown.exchange.api.call;

import app.ringdown.exchange.bars.Bar;
import app.ringdown.exchange.bars.Bars;
import app.ringdown.exchange.bars.Interval;
import app.ringdown.exchange.listing.Listing;
import java.util.List;

/**
 * The average price of the last five minutes, and the last price. Any thread.
 *
 * <p>Source: Binance Spot API, REST, avgPrice.
 */
public final class Averages {
    public static final int MINUTES = 5;

    private final Bars bars;

    public Averages(Bars bars) {
        this.bars = bars;
    }

    /** In 1e-8 of the quote asset; the last price if nothing was traded. */
    public long price(Listing listing, long nowMs) {
        long lots = 0;
        long quote = 0;
        List<Bar> minutes = bars.klines(listing.index(), Interval.M1, null, nowMs, MINUTES);
        for (Bar minute : minutes) {
            lots += minute.volume();
            quote += minute.quoteVolume();
        }
        return Figures.average(listing, quote, lots, minutes.getLast().close());
    }

    /** In ticks. */
    public long last(Listing listing, long nowMs) {
        return bars.at(listing.index(), Interval.M1, nowMs).close();
    }
}
