package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Amendment;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.OrderList;
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

    /** Of two orders of which one cancels the other both become smaller. */
    Amended amend(UserOrder order, long newLots, String newClientOrderId) throws Refusal {
        NewOrder before = order.terms;
        NewOrder after = before.withLots(newLots).with(newClientOrderId);
        check(order, after);
        UserList list = order.list;
        UserOrder other = list == null ? null : list.pairOf(order);
        NewOrder otherBefore = other == null ? null : other.terms;
        if (other != null) {
            other.market.filters.checkAmendment(
                    other.terms.withLots(newLots), average(order), other.amendments);
            reduce(other, other.terms.withLots(newLots));
        }
        reduce(order, after);
        Amended amended = told(order, before);
        if (other != null && otherBefore != null) {
            told(other, otherBefore);
        }
        if (list != null && !before.clientOrderId().equals(newClientOrderId)) {
            state.report(list, OrderList.StatusType.UPDATED);
        }
        return amended;
    }

    private void reduce(UserOrder order, NewOrder after) {
        order.amendments++;
        state.user(order.owner()).amend(order, after);
        long open = after.lots() - order.executedLots - order.preventedLots;
        if (open > 0) {
            order.market.book.reduce(order, open);
        } else {
            state.withdraw(order);
            state.close(order, OrderStatus.EXPIRED);
        }
    }

    private Amended told(UserOrder order, NewOrder before) {
        if (order.status.open()) {
            state.release(order, order.needed());
        }
        Amendment amendment = state.reportAmended(order, before);
        return new Amended(order.view(), amendment);
    }

    private double average(UserOrder order) {
        return order.market.average.ticks(state.time());
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
        market.filters.checkAmendment(after, average(order), order.amendments);
    }
}
