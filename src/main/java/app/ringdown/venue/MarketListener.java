package app.ringdown.venue;

import app.ringdown.market.Bar;
import app.ringdown.market.DepthUpdate;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Side;

import java.util.Map;
import java.util.Set;

/**
 * What a venue's market line tells, on thread {@code ws-<venue>}: with primitives, so that nothing
 * is allocated per quote. None of the calls may block.
 */
public interface MarketListener {

    /**
     * A new top of book; a price of 0 is an empty side. {@code arrivalNanos} is {@link
     * System#nanoTime()} at the socket.
     */
    void onTouch(
            Instrument instrument,
            long bid,
            long bidLots,
            long ask,
            long askLots,
            long sequence,
            long arrivalNanos);

    /** A public trade. */
    void onTrade(
            Instrument instrument,
            long tradeId,
            long ticks,
            long lots,
            Side aggressor,
            long venueMs,
            long arrivalNanos);

    /**
     * The last 24 hours of an instrument; {@code quoteVolume} in whole units of the quote asset.
     */
    void onDay(
            Instrument instrument,
            long open,
            long high,
            long low,
            long last,
            long volumeLots,
            long quoteVolume,
            long venueMs,
            long arrivalNanos);

    /**
     * Changes of a book; {@code update} belongs to the line and is only good until this returns.
     */
    void onDepth(Instrument instrument, DepthUpdate update, long arrivalNanos);

    /** A bar changed, or closed. */
    void onBar(Instrument instrument, Interval interval, Bar bar, long arrivalNanos);

    /**
     * What of the wanted values the venue does not bring, each with its reason: all that there are
     * now, none if the map is empty. Any thread.
     */
    default void onRefused(Map<Subscription, String> refused) {}

    /**
     * The line was open already, and now brings level 1 of these instruments too: what a call told
     * of them before may have changed since, unheard.
     */
    default void onBegun(Set<Instrument> instruments) {}

    /** The market line changed its state. */
    void onMarketLine(LineState state);
}
