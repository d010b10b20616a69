package app.ringdown.exchange.flow;

import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import java.util.List;
import java.util.Map;

/**
 * What a {@link Flow} sees of the exchange and may do there: the trading floor as a house trader
 * knows it. Implemented by the engine. House traders are ordinary accounts of the same ledger, and
 * their orders ordinary orders of the same books: every trade of theirs moves money. They pay no
 * fees, and no filter but the listing's tick, lot and quantity bounds holds for them.
 *
 * <p>All methods are called on the exchange thread, and allocate as little as they can. A listing
 * is named by its {@link Listing#index()}, a trader by the number that {@link #enroll} gave it, an
 * order by the number that {@link #limit} gave it. An unknown listing or trader is a programming
 * error ({@link IndexOutOfBoundsException}); an unknown order is one that is no more.
 */
public interface Floor {
    /**
     * Answer of an order that is complete without resting: filled, or taken in part and the rest
     * dropped.
     */
    long DONE = 0;

    /**
     * Answer of an order that was not taken: post-only that would match, not enough money, quantity
     * or price out of the listing's bounds, listing not trading.
     */
    long REFUSED = -1;

    /** Everything that is listed, by {@link Listing#index()}. */
    List<Listing> listings();

    /**
     * The exchange's time, ms since the epoch: during {@link Flow#run} the time given to it. Never
     * goes back.
     */
    long now();

    /**
     * Registers a house trader and brings its account to exactly these funds (deposit or withdrawal
     * in the ledger). The same name is the same account, also after a restart; its orders of an
     * earlier run are gone.
     *
     * @param name unique among house traders, such as {@code maker-1}
     * @param funds asset to money in 10^-8 of it
     * @return the trader's number, from 0
     */
    int enroll(String name, Map<String, Long> funds);

    /** Best bid in ticks, 0 if there is none. */
    long bid(int listing);

    /** Lots at the best bid, 0 if there is none. */
    long bidLots(int listing);

    /** Best ask in ticks, 0 if there is none. */
    long ask(int listing);

    /** Lots at the best ask, 0 if there is none. */
    long askLots(int listing);

    /**
     * Price of the last trade in ticks; before the session's first trade the price the session
     * opens at. Above 0.
     */
    long last(int listing);

    /**
     * Enters a limit order. Fills that it causes are reported through {@link Flow#onFill} before
     * this returns.
     *
     * @param ticks price, within the listing's bounds
     * @param lots quantity, within the listing's bounds
     * @return the number of the order (above 0) if it rests, else {@link #DONE} or {@link #REFUSED}
     */
    long limit(int trader, int listing, Side side, long ticks, long lots, Tif tif);

    /**
     * Takes up to so many lots at any price. What finds no counterpart is dropped.
     *
     * @return {@link #DONE} or {@link #REFUSED}
     */
    long market(int trader, int listing, Side side, long lots);

    /**
     * Cancels a resting order.
     *
     * @return whether it was still there
     */
    boolean cancel(long order);

    /**
     * Puts another order in the place of a resting one, on the same side, with the same time in
     * force: cancel and enter in one step. It goes to the end of its price's queue, unless price is
     * the same and lots no more than what remains: then only the quantity shrinks and the place is
     * kept.
     *
     * @return as {@link #limit}; {@link #REFUSED} also if the old order is no more (nothing is
     *     entered then). If the new order is refused, the old one is gone all the same
     */
    long replace(long order, long ticks, long lots);

    /** Lots of an order that still rest in the book, 0 if it is no more. */
    long remaining(long order);
}
