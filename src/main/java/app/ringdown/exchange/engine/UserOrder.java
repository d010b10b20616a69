package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.ExpiryReason;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderStatus;

import org.jspecify.annotations.Nullable;

/** A user's order while it lives. */
final class UserOrder extends Resting {
    final long created;

    /** What was asked for; the quantity and the client's id are those of the last amendment. */
    NewOrder terms;

    OrderStatus status;
    long executedLots;
    long executedQuote;
    long preventedLots;
    long updated;
    long working;
    long preventedMatchId;
    int amendments;
    @Nullable ExpiryReason expiryReason;

    /** An order that is new at the given time. */
    UserOrder(long id, NewOrder terms, Market market, long time) {
        super(id, terms.account(), market, terms.side(), terms.ticks(), terms.lots());
        this.terms = terms;
        created = time;
        updated = time;
        working = time;
        status = OrderStatus.NEW;
        preventedMatchId = -1;
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
        preventedMatchId = order.preventedMatchId();
        amendments = order.amendments();
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
                preventedMatchId,
                amendments,
                null,
                null,
                0);
    }
}
