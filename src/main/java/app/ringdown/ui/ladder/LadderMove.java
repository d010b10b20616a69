package app.ringdown.ui.ladder;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.Account;
import app.ringdown.order.Order;
import app.ringdown.order.OrderRequest;

/** What becomes of an order that is dragged to another price. Pure. */
final class LadderMove {
    private LadderMove() {}

    /**
     * Whether it can be moved: the venue has it, nothing else is under way, and it is no part of a
     * pair, of which a change would end the other order.
     */
    static boolean canMove(Order order) {
        return order.state().isWorking()
                && !order.cancelling()
                && order.remainingLots() > 0
                && order.request().links().list().isEmpty();
    }

    /**
     * What is open of an order, at another price. One that waits for a stop price waits for the new
     * one; if it has a limit too, that moves by as much.
     *
     * @param ticks where it is to stand
     */
    static OrderRequest moved(Order order, long ticks) {
        OrderRequest old = order.request();
        if (!old.type().hasStop()) {
            return old.with(ticks, old.stopTicks(), order.remainingLots());
        }
        long limit = old.type().hasPrice() ? Math.max(1, old.ticks() + ticks - old.stopTicks()) : 0;
        return old.with(limit, ticks, order.remainingLots());
    }

    /** What can be spent on it: the order's own money comes free. */
    static Account spendable(Account account, Order order) {
        OrderRequest old = order.request();
        Instrument instrument = old.instrument();
        long open = order.remainingLots();
        return old.side() == Side.BUY
                ? account.withFreed(
                        instrument.quote(),
                        instrument.notional(Math.max(old.ticks(), old.stopTicks()), open))
                : account.withFreed(instrument.base(), instrument.quantity(open));
    }
}
