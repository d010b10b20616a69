package app.ringdown.venue;

import app.ringdown.market.Bar;
import app.ringdown.market.DepthUpdate;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Side;

/** Hears the market and makes nothing of it; a test overrides what it wants to hear. */
public class MarketEars implements MarketListener {
    @Override
    public void onTouch(
            Instrument instrument,
            long bid,
            long bidLots,
            long ask,
            long askLots,
            long sequence,
            long arrivalNanos) {}

    @Override
    public void onTrade(
            Instrument instrument,
            long tradeId,
            long ticks,
            long lots,
            Side aggressor,
            long venueMs,
            long arrivalNanos) {}

    @Override
    public void onDay(
            Instrument instrument,
            long open,
            long high,
            long low,
            long last,
            long volumeLots,
            long quoteVolume,
            long venueMs,
            long arrivalNanos) {}

    @Override
    public void onDepth(Instrument instrument, DepthUpdate update, long arrivalNanos) {}

    @Override
    public void onBar(Instrument instrument, Interval interval, Bar bar, long arrivalNanos) {}

    @Override
    public void onMarketLine(LineState state) {}
}
