package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Balance;
import app.ringdown.exchange.account.Execution;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import java.util.List;

/**
 * Hears what happens. Every method is called on the thread {@code exchange}, in sequence, must not
 * block and must not throw; whoever has slow work hands it on.
 *
 * <p>Public market data is told as it happens, in the midst of matching: the book may be read only
 * in {@link #onBatchEnd}. Executions and balances are told after they are on disk, and after the
 * replies to the commands that caused them have been released.
 */
public interface EngineListener {

    /** A trade. */
    default void onTrade(Listing listing, PublicTrade trade) {}

    /** All that one incoming order traded at one price. */
    default void onAggTrade(Listing listing, AggTrade trade) {}

    /**
     * A price level has changed.
     *
     * @param ticks the price in ticks
     * @param lots what rests there now, in lots; 0: nothing, the level is gone
     * @param updateId ascending by one within the listing
     */
    default void onLevel(Listing listing, Side side, long ticks, long lots, long updateId) {}

    /** A step of a user's order; house traders' orders are not told. */
    default void onExecution(Execution execution) {}

    /** An order list of a user has begun, moved on or ended. */
    default void onListStatus(OrderList list) {}

    /**
     * Balances of a user's account that may have changed.
     *
     * @param changed the assets concerned, as they now are
     * @param time when, in microseconds since the epoch
     */
    default void onBalances(int account, List<Balance> changed, long time) {}

    /**
     * Money came into a user's account or went out of it otherwise than by trading.
     *
     * @param asset the asset's code
     * @param units how much, in 1e-8 of the asset; negative if it went out
     * @param time when, in microseconds since the epoch
     */
    default void onFunds(int account, String asset, long units, long time) {}

    /**
     * A batch of commands, or a step of the flow, is done and everything in it has been told; the
     * book may be read. Comes also when nothing happens, at least every 50 ms.
     */
    default void onBatchEnd(Trading trading) {}
}
