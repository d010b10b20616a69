package app.ringdown.venue;

import app.ringdown.market.Bar;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Side;
import app.ringdown.order.Account;
import app.ringdown.order.Balance;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderRequest;

import java.util.List;

/**
 * What a venue's lines tell. Market calls come on thread {@code ws-<venue>} with primitives, so
 * that nothing is allocated per quote; account calls come on the thread of the account line. None
 * of them may block.
 */
public interface VenueListener {

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

    /** A bar changed, or closed. */
    void onBar(Instrument instrument, Interval interval, Bar bar, long arrivalNanos);

    /**
     * Something happened to one of the account's orders. {@code as} is the order as the venue tells
     * it, for one made elsewhere.
     */
    void onOrder(OrderRequest as, OrderEvent.Report event);

    /** Balances that may have changed: each replaces what was held of its asset. */
    void onBalances(List<Balance> changed, long venueMs);

    /** The whole account, as a REST call told it. */
    void onAccount(Account account);

    /** The market line changed its state. */
    void onMarketLine(LineState state);

    /**
     * The account line changed its state. After {@link LineState#OPEN} events flow; those missed
     * before must be asked for.
     */
    void onAccountLine(LineState state);
}
