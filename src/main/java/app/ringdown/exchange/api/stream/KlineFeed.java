package app.ringdown.exchange.api.stream;

import app.ringdown.exchange.bars.Bar;
import app.ringdown.exchange.bars.Bars;
import app.ringdown.exchange.bars.Interval;
import app.ringdown.exchange.listing.Listing;

/**
 * The open bar of one listing and interval: told every second or two while it changes, and once as
 * closed when its time is over, traded or not. Exchange thread only.
 *
 * <p>Source: Binance Spot API, streams, "Kline/Candlestick Streams".
 */
final class KlineFeed {
    private static final long SECOND_MICROS = 1_000_000;

    private final Listing listing;
    private final ListingTopics.Kline kline;
    private final Bars bars;
    private final Publisher publisher;
    private final long everyMicros;
    private long closesAt;
    private long toldAt;
    private long toldTrades;

    KlineFeed(Listing listing, ListingTopics.Kline kline, Bars bars, Publisher publisher) {
        this.listing = listing;
        this.kline = kline;
        this.bars = bars;
        this.publisher = publisher;
        everyMicros = (kline.interval() == Interval.S1 ? 1 : 2) * SECOND_MICROS;
    }

    /**
     * @param now microseconds since the epoch
     * @param lastTradeId of the listing
     */
    void tell(long now, long lastTradeId) {
        boolean fresh = kline.topic().takeFresh();
        if (kline.topic().idle()) {
            closesAt = 0;
            return;
        }
        long nowMs = now / 1000;
        if (closesAt != 0 && nowMs >= closesAt) {
            long later = barAt(nowMs).trades();
            Bar closed = barAt(closesAt - 1);
            publish(closed, closesAt, lastTradeId - later, true, now);
            toldTrades = -1;
            toldAt = now;
        }
        closesAt = kline.shift().nextOpenTime(kline.interval(), nowMs);
        if (!fresh && now - toldAt < everyMicros) {
            return;
        }
        Bar open = barAt(nowMs);
        if (fresh || open.trades() != toldTrades) {
            publish(open, closesAt, lastTradeId, false, now);
            toldTrades = open.trades();
            toldAt = now;
        }
    }

    private Bar barAt(long timeMs) {
        return kline.shift().at(bars, listing.index(), kline.interval(), timeMs);
    }

    private void publish(Bar bar, long next, long lastTradeId, boolean closed, long now) {
        publisher.publish(
                kline.topic(),
                (json, unit) ->
                        StreamJson.kline(
                                json,
                                unit,
                                listing,
                                kline.interval(),
                                bar,
                                next,
                                lastTradeId,
                                closed,
                                now));
    }
}
