package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.ApiKey;
import app.ringdown.exchange.account.Balance;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.listing.Listing;

import org.jspecify.annotations.Nullable;

import java.util.List;

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
     * @throws Refusal -1013 for a filter, -2010 if it cannot be taken; nothing was changed then
     */
    Placed place(NewOrder order) throws Refusal;

    /** Makes every check of {@link #place} and changes nothing. */
    void test(NewOrder order) throws Refusal;

    /**
     * Cancels an open order.
     *
     * @param requestId the client's id of the cancel itself, told in the execution
     * @return the order after it
     * @throws Refusal -2011 if no open order of the account in the listing is so named
     */
    Order cancel(int account, Listing listing, OrderRef ref, String requestId) throws Refusal;

    /**
     * Cancels all open orders of the account in the listing, oldest first.
     *
     * @throws Refusal -2011 if there is none
     */
    List<Order> cancelAll(int account, Listing listing, String requestId) throws Refusal;

    /**
     * Pays into an account, or out of what is free there; a user's account that does not exist is
     * opened.
     *
     * @param units in 1e-8 of the asset; negative takes out
     * @throws Refusal -2010 if less than that is free, or the asset is not listed
     */
    void fund(int account, String asset, long units) throws Refusal;

    /** Registers a key for an account that exists; one of the same name is replaced. */
    void addKey(ApiKey key);

    /** The account's open orders, by id; with a null listing those of all listings. */
    List<Order> openOrders(int account, @Nullable Listing listing);

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
