package app.ringdown.exchange.engine;

import app.ringdown.exchange.book.BookOrder;
import app.ringdown.exchange.listing.Side;

/** An order that money is locked for: a user's or a house trader's. */
abstract sealed class Resting extends BookOrder permits UserOrder, HouseOrder {
    final Market market;

    /** What is locked for it, in 1e-8 of the quote asset if it buys, else of the base asset. */
    long locked;

    Resting(long id, int account, Market market, Side side, long ticks, long lots) {
        super(id, account, side, ticks, lots);
        this.market = market;
    }

    /** What must be locked for what is open of it. */
    long needed() {
        return market.cost(side(), ticks(), open());
    }

    /** The asset that is locked for it. */
    final int lockedAsset() {
        return market.paysWith(side());
    }
}
