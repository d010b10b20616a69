package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Accounts;
import app.ringdown.exchange.listing.Side;

/** A house trader's order: it lives in memory only. */
final class HouseOrder extends Resting {
    /** Whether it may only ever add to the book. */
    boolean postOnly;

    HouseOrder(long id, int trader, Market market, Side side, long ticks, long lots) {
        super(id, Accounts.FIRST_HOUSE + trader, market, side, ticks, lots);
    }

    int trader() {
        return owner() - Accounts.FIRST_HOUSE;
    }
}
