package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.ExpiryReason;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderStatus;

import org.jspecify.annotations.Nullable;

/** A user's order while it lives. */
final class UserOrder extends Resting {
    final NewOrder terms;
    final long created;

    OrderStatus status;
    long executedLots;
    long executedQuote;
    long preventedLots;
    long updated;
    long working;
    @Nullable ExpiryReason expiryReason;

    /** An order that is new at the given time. */
    UserOrder(long id, NewOrder terms, Market market, long time) {
        super(id, terms.account(), market, terms.side(), terms.ticks(), terms.lots());
        this.terms = terms;
        created = time;
        updated = time;
        working = time;
        status = OrderStatus.NEW;
    }

    /** An open order of an earlier session. */
    UserOrder(Order order, Market market) {
        super(
                order.id(),
                order.terms().account(),
                market,
                order.terms().side(),
                order.terms().ticks(),
                order.terms().lots() - order.executedLots() - order.preventedLots());
        terms = order.terms();
        created = order.created();
        updated = order.updated();
        working = order.working();
        status = order.status();
        executedLots = order.executedLots();
        executedQuote = order.executedQuote();
        preventedLots = order.preventedLots();
    }

    Order view() {
        return new Order(
                id(),
                terms,
                status,
                -1,
                executedLots,
                executedQuote,
                preventedLots,
                created,
                updated,
                working,
                expiryReason,
                null,
                0);
    }
}
