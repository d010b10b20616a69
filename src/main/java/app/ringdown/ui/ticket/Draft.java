package app.ringdown.ui.ticket;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;

/**
 * What a person has put into the ticket, as chosen and as typed.
 *
 * @param price as typed; of no account for an order without a price
 * @param stop the stop price, or the distance of a trailing stop in per cent, as typed
 * @param unit of {@code size}
 * @param size as typed
 * @param display what an iceberg shows, as typed; empty for all
 * @param bracket what is wanted with it
 * @param isPair whether a stop order at {@code stop} is sent with it, of which one cancels the
 *     other (OCO)
 */
record Draft(
        Instrument instrument,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        String price,
        String stop,
        SizeUnit unit,
        String size,
        String display,
        Bracket bracket,
        boolean isPair) {

    /**
     * A bracket as typed; an empty leg is not wanted.
     *
     * @param isOn whether it is wanted at all
     */
    record Bracket(boolean isOn, ExitUnit unit, String target, String stop) {
        static final Bracket OFF = new Bracket(false, ExitUnit.PRICE, "", "");
    }

    /** A plain order, by quantity or by amount. */
    Draft(
            Instrument instrument,
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            String price,
            boolean byAmount,
            String size) {
        this(
                instrument,
                side,
                type,
                timeInForce,
                price,
                "",
                byAmount ? SizeUnit.AMOUNT : SizeUnit.QUANTITY,
                size,
                "",
                Bracket.OFF,
                false);
    }

    /** The same size at another price, without what hides a part of it. */
    Draft with(Side other, OrderType as, String at) {
        return new Draft(
                instrument, other, as, TimeInForce.GTC, at, "", unit, size, "", bracket, false);
    }

    boolean isMarket() {
        return type == OrderType.MARKET;
    }

    boolean isBuy() {
        return side == Side.BUY;
    }

    boolean byAmount() {
        return unit == SizeUnit.AMOUNT;
    }

    /** What it is paid with. */
    String paidWith() {
        return isBuy() ? instrument.quote() : instrument.base();
    }

    /** Whether an amount goes to the venue as such, rather than as the quantity that it makes. */
    boolean sendsAmount() {
        return isMarket() && instrument.rules().amountAllowed();
    }
}
