package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.ExpiryReason;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.QueuePlace;

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

    /** Its place among the orders of its price: the id or, after it had to queue again, a later. */
    long rank;

    /** What the book hid of it when the earlier session ended, in lots. */
    final long hiddenBefore;

    /** An order that is new at the given time. */
    UserOrder(long id, NewOrder terms, Market market, long time) {
        super(id, terms.account(), market, terms.side(), terms.ticks(), terms.lots());
        this.terms = terms;
        created = time;
        updated = time;
        working = time;
        rank = id;
        hiddenBefore = 0;
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
        QueuePlace place = order.place();
        rank = place == null ? order.id() : place.rank();
        hiddenBefore = place == null ? 0 : place.hiddenLots();
    }

    @Override
    public long peak() {
        return terms.icebergLots();
    }

    @Override
    public long rank() {
        return rank;
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
                0,
                preventedMatchId,
                amendments,
                status.open() && (rank != id() || hidden() > 0)
                        ? new QueuePlace(rank, hidden())
                        : null);
    }
}
