package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.ExpiryReason;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.QueuePlace;
import app.ringdown.exchange.account.Trail;
import app.ringdown.exchange.account.Trigger;
import app.ringdown.exchange.listing.Side;

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

    /** The list that it belongs to. */
    @Nullable UserList list;

    /** How far it has followed the market, null if it does not trail, or not yet. */
    @Nullable Trail trail;

    /** Whether it waits for its trigger, outside the book. */
    boolean waiting;

    /** The price that its cost is reckoned with while it waits, in ticks. */
    long costTicks;

    /** Its place among the orders of its price: the id or, after it had to queue again, a later. */
    long rank;

    /** What the book hid of it when the earlier session ended, in lots. */
    final long hiddenBefore;

    /** An order that is new at the given time. */
    UserOrder(long id, NewOrder terms, Market market, OrderStatus status, long time) {
        super(id, terms.account(), market, terms.side(), terms.ticks(), terms.lots());
        this.terms = terms;
        created = time;
        updated = time;
        working = -1;
        rank = id;
        hiddenBefore = 0;
        preventedMatchId = -1;
        this.status = status;
        if (status == OrderStatus.NEW) {
            activate(time);
        }
    }

    /** It comes into the market: into the book, or to where it waits for its trigger. */
    void activate(long time) {
        status = OrderStatus.NEW;
        Trigger trigger = terms.trigger();
        if (trigger == null) {
            working = time;
            return;
        }
        waiting = true;
        costTicks = market.costTicks(terms);
        if (trigger.stopTicks() == 0) {
            trail = new Trail(time, 0);
        }
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
        trail = order.trail();
        Trigger trigger = terms.trigger();
        waiting = trigger != null && working < 0 && status != OrderStatus.PENDING_NEW;
        // What an order without any price was reckoned with is seen from what it locks.
        costTicks =
                terms.ticks() > 0 || trigger == null || trigger.stopTicks() > 0
                        ? market.costTicks(terms)
                        : order.locked() / market.cost(Side.BUY, 1, open());
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

    /** Whether it waits for another order of its list to be filled. */
    boolean isPending() {
        return status == OrderStatus.PENDING_NEW;
    }

    /** What it needs for itself. */
    private long own() {
        return isPending() ? 0 : market.cost(side(), waiting ? costTicks : ticks(), open());
    }

    /** Of two orders of which one cancels the other one holds what the larger needs. */
    @Override
    long needed() {
        UserOrder partner = list == null ? null : list.partner(this);
        if (partner == null) {
            return own();
        }
        return locked == 0 ? 0 : Math.max(own(), partner.own());
    }

    /** Whether what is locked for it can't be told from its terms. */
    private boolean locksOtherwise() {
        return waiting || (list != null && list.partner(this) != null);
    }

    Order view() {
        return new Order(
                id(),
                terms,
                status,
                list == null ? -1 : list.id,
                executedLots,
                executedQuote,
                preventedLots,
                created,
                updated,
                working,
                expiryReason,
                trail,
                status.open() && locksOtherwise() ? locked : 0,
                preventedMatchId,
                amendments,
                status.open() && (rank != id() || hidden() > 0)
                        ? new QueuePlace(rank, hidden())
                        : null);
    }
}
