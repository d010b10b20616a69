package app.ringdown.exchange.api.stream;

import app.ringdown.exchange.bars.Bars;
import app.ringdown.exchange.bars.Interval;
import app.ringdown.exchange.bars.WindowStats;
import app.ringdown.exchange.listing.Listing;

import java.util.List;

/**
 * The windows of the rolling statistics (Binance Spot API, streams, "Individual Symbol Rolling
 * Window Statistics Streams"). They begin with a whole minute and end now.
 */
enum Rolling {
    H1(Interval.H1),
    H4(Interval.H4),
    D1(Interval.D1);

    /** All of them, without the copy that {@code values()} makes. */
    static final List<Rolling> ALL = List.of(values());

    private final Interval size;

    Rolling(Interval size) {
        this.size = size;
    }

    /** As in the names of the streams: {@code 1h}. */
    String code() {
        return size.code();
    }

    /**
     * The statistics of a listing.
     *
     * @param nowMs ms since the epoch
     */
    WindowStats stats(Bars bars, Listing listing, long nowMs) {
        return bars.window(listing.index(), Interval.M1.openTime(nowMs) - size.millis(), nowMs);
    }
}
