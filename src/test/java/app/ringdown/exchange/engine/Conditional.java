package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.OrderType;
import app.ringdown.exchange.account.TimeInForce;
import app.ringdown.exchange.account.Trigger;
import app.ringdown.exchange.book.SelfTradePrevention;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

/** Terms of conditional orders, for tests. */
final class Conditional {
    private Conditional() {}

    /**
     * @param stopTicks 0 if it only trails
     * @param delta in bips, 0 if it does not trail
     * @param ticks the limit, 0 at market
     */
    static NewOrder order(
            int account,
            Listing listing,
            Side side,
            OrderType type,
            long stopTicks,
            int delta,
            long ticks,
            long lots) {
        return new NewOrder(
                account,
                listing,
                side,
                type,
                TimeInForce.GTC,
                ticks,
                lots,
                0,
                "",
                SelfTradePrevention.DEFAULT,
                0,
                new Trigger(stopTicks, delta),
                null,
                null);
    }

    static NewOrder stopLoss(int account, Listing listing, Side side, long stopTicks, long lots) {
        return order(account, listing, side, OrderType.STOP_LOSS, stopTicks, 0, 0, lots);
    }

    static NewOrder takeProfit(int account, Listing listing, Side side, long stopTicks, long lots) {
        return order(account, listing, side, OrderType.TAKE_PROFIT, stopTicks, 0, 0, lots);
    }
}
