package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Amendment;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.Refusal;

/**
 * Makes users' orders smaller where they stand (Binance Spot API, FAQ "Order Amend Keep Priority").
 */
final class Amending {
    private final State state;

    Amending(State state) {
        this.state = state;
    }

    Amended amend(UserOrder order, long newLots, String newClientOrderId) throws Refusal {
        NewOrder before = order.terms;
        NewOrder after = before.withLots(newLots).with(newClientOrderId);
        check(order, after);
        order.amendments++;
        state.user(order.owner()).amend(order, after);
        long open = newLots - order.executedLots - order.preventedLots;
        if (open > 0) {
            order.market.book.reduce(order, open);
            state.release(order, order.needed());
            return amended(order, before);
        }
        if (order.resting()) {
            order.market.book.remove(order);
        }
        state.close(order, OrderStatus.EXPIRED);
        return amended(order, before);
    }

    private Amended amended(UserOrder order, NewOrder before) {
        Amendment amendment = state.reportAmended(order, before);
        return new Amended(order.view(), amendment);
    }

    private void check(UserOrder order, NewOrder after) throws Refusal {
        Market market = order.market;
        if (after.lots() > order.terms.lots()) {
            throw Refusal.amend("Order amend (quantity increase) is not supported.");
        }
        if (after.lots() == order.terms.lots()) {
            throw Refusal.amend("The requested action would change no state; rejecting");
        }
        UserOrder namesake =
                state.user(order.owner()).byClientId(market.listing, after.clientOrderId());
        if (namesake != null && namesake != order) {
            throw Refusal.amend("Duplicate order sent.");
        }
        market.filters.checkAmendment(after, market.average.ticks(state.time()), order.amendments);
    }
}
