package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.ApiKey;
import app.ringdown.exchange.account.Balance;
import app.ringdown.exchange.account.CancelRestriction;
import app.ringdown.exchange.account.ListRef;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.NewOrderList;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.flow.Scenario;
import app.ringdown.exchange.listing.Listing;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be done on the exchange's own thread: handed to a {@link Engine#call command} and to
 * {@link EngineListener#onBatchEnd} for the time of that call, and not to be kept.
 */
public interface Trading {

    /** The time of the command, in microseconds since the epoch; it never goes back. */
    long now();

    /**
     * Takes an order, matches it, and leaves on the book what may rest there.
     *
     * @throws Refusal -1013 for a filter, -2010 if it cannot be taken, as when the listing is in a
     *     halt; nothing was changed then
     */
    Placed place(NewOrder order) throws Refusal;

    /** Makes every check of {@link #place} and changes nothing. */
    void test(NewOrder order) throws Refusal;

    /** Cancels an open order, whatever its status. */
    default Order cancel(int account, Listing listing, OrderRef ref, String requestId)
            throws Refusal {
        return cancel(account, listing, ref, requestId, CancelRestriction.NONE);
    }

    /**
     * Takes an order list and works on it as far as its orders allow.
     *
     * @throws Refusal -1013 for a filter, -2010 if one of its orders cannot be taken; nothing was
     *     changed then
     */
    PlacedList placeList(NewOrderList list) throws Refusal;

    /**
     * Cancels an open order, and with it the list that it belongs to.
     *
     * @param requestId the client's id of the cancel itself, told in the execution
     * @param restriction what the order must be like
     * @return the order after it
     * @throws Refusal -2011 if no open order of the account in the listing is so named, or if the
     *     restriction forbids it
     */
    Order cancel(
            int account,
            Listing listing,
            OrderRef ref,
            String requestId,
            CancelRestriction restriction)
            throws Refusal;

    /**
     * Cancels an order and places another. The filters are asked for the new order before anything
     * is done.
     *
     * @throws Refusal -1013 if a filter forbids the new order; nothing was changed then. Everything
     *     else that fails is in the answer
     */
    CancelReplaced cancelReplace(CancelReplace request) throws Refusal;

    /**
     * Makes an open order smaller; it keeps its id and its place in the queue. An order of which
     * nothing would be left open expires.
     *
     * @param newLots its quantity after that, in lots of the listing: above 0 and below what it is;
     *     what has traded is a part of it
     * @param newClientOrderId the client's id of the order after that, not empty; it may be the one
     *     that it has
     * @throws Refusal -2038 if no open order of the account in the listing is so named, if it would
     *     not become smaller, if another open order has the client id, or if it was amended {@link
     *     Filter.MaxNumOrderAmends too often}; -1013 for another filter
     */
    Amended amend(int account, Listing listing, OrderRef ref, long newLots, String newClientOrderId)
            throws Refusal;

    /**
     * Cancels an open order list: all its orders that are still open.
     *
     * @param requestId the client's id of the cancel itself, told in the executions
     * @throws Refusal -2011 if no open list of the account in the listing is so named
     */
    CancelledList cancelList(int account, Listing listing, ListRef ref, String requestId)
            throws Refusal;

    /**
     * Cancels all open orders of the account in the listing, and its lists.
     *
     * @throws Refusal -2011 if there is none
     */
    Cancelled cancelAll(int account, Listing listing, String requestId) throws Refusal;

    /**
     * Pays into an account, or out of what is free there; a user's account that does not exist is
     * opened.
     *
     * @param units in 1e-8 of the asset; negative takes out
     * @throws Refusal -2010 if less than that is free, or the asset is not listed
     */
    void fund(int account, String asset, long units) throws Refusal;

    /**
     * Cancels all open orders of a user's account, in every listing, and gives it these balances.
     * Keys and history stay.
     *
     * @param sums what it has then, by asset, in 1e-8 of it and not negative; nothing of the
     *     others. {@link app.ringdown.exchange.account.PaperFunds#SUMS} is what a new paper account
     *     has; assets that are not listed are passed over
     */
    void reset(int account, Map<String, Long> sums) throws Refusal;

    /** Registers a key for an account that exists; one of the same name is replaced. */
    void addKey(ApiKey key);

    /** What the market can be switched to: always {@code NORMAL} and {@code HALT}. */
    Set<Scenario> scenarios();

    /**
     * Switches listings to a scenario, from now on; it takes the place of the one they are in. It
     * is not kept over a restart.
     *
     * @param duration how long, above 0; null: until it is changed. After it they are in {@code
     *     NORMAL}
     * @throws IllegalArgumentException if the market can't be switched to it, or the duration is
     *     not above 0; nothing was changed
     */
    void play(Scenario scenario, List<Listing> listings, @Nullable Duration duration);

    /** The scenario a listing is in. */
    Staging staging(Listing listing);

    /** The account's open orders, by id; with a null listing those of all listings. */
    List<Order> openOrders(int account, @Nullable Listing listing);

    /** The account's open order lists in all listings, by id. */
    List<OrderList> openLists(int account);

    /** The account's balances in every asset that is listed, by code; nothing is left out. */
    List<Balance> balances(int account);

    /** When the account's balances last changed, in microseconds since the epoch. */
    long balancesUpdated(int account);

    /** The book, at most {@code limit} levels a side. */
    Depth depth(Listing listing, int limit);

    /** The top of the book. */
    Best best(Listing listing);

    /**
     * The volume-weighted average price of the last five minutes, in ticks; without a trade the
     * last price.
     */
    double averageTicks(Listing listing);

    /** The number of the listing's last trade. */
    long lastTradeId(Listing listing);

    /** The newest public trades, oldest first; at most {@code limit}. */
    List<PublicTrade> trades(Listing listing, int limit);

    /**
     * The public trades from an id on, oldest first; at most {@code limit}. At least the last
     * {@value Tape#KEPT} of this session are remembered.
     */
    List<PublicTrade> tradesFrom(Listing listing, long fromId, int limit);

    /** Aggregated trades, of those that hold the trades that are remembered. */
    List<AggTrade> aggTrades(Listing listing, TapePage page);
}
