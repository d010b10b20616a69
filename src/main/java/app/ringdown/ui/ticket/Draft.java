package app.ringdown.ui.ticket;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;

/**
 * What a person has put into the ticket, as chosen and as typed.
 *
 * @param price as typed; of no account for a market order
 * @param byAmount whether {@code size} is an amount of the quote asset, not a quantity
 * @param size as typed
 */
record Draft(
        Instrument instrument,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        String price,
        boolean byAmount,
        String size) {

    boolean isMarket() {
        return type == OrderType.MARKET;
    }

    boolean isBuy() {
        return side == Side.BUY;
    }

    /** What it is paid with. */
    String paidWith() {
        return isBuy() ? instrument.quote() : instrument.base();
    }

    /** Whether the amount goes to the venue as such, rather than as the quantity that it makes. */
    boolean sendsAmount() {
        return byAmount && isMarket() && instrument.rules().amountAllowed();
    }
}
