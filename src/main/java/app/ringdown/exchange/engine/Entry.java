package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.ExecutionType;
import app.ringdown.exchange.account.ExpiryReason;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.account.TimeInForce;
import app.ringdown.exchange.book.Stop;
import app.ringdown.exchange.book.Sweep;
import app.ringdown.exchange.engine.Admission.Admitted;
import app.ringdown.exchange.listing.Side;

import org.jspecify.annotations.Nullable;

/**
 * The way of a user's order into the exchange: paid for in advance, then matched and rested, or
 * left to wait for its trigger.
 */
final class Entry {
    private final State state;
    private final Admission admission;

    Entry(State state, Admission admission) {
        this.state = state;
        this.admission = admission;
    }

    /** Makes every check and changes nothing. */
    void check(NewOrder order) throws Refusal {
        Admitted admitted = admission.admit(order);
        Market market = state.market(order.listing());
        int asset = market.paysWith(order.side());
        if (state.ledger.free(order.account(), asset) < admitted.cost()) {
            throw Refusal.insufficientBalance();
        }
    }

    /** Takes an order and matches it. */
    UserOrder place(NewOrder request) throws Refusal {
        Admitted admitted = admission.admit(request);
        lock(admitted.terms(), admitted.cost());
        UserOrder order = accept(admitted.terms(), OrderStatus.NEW, null);
        order.locked = admitted.cost();
        state.report(order, ExecutionType.NEW, null, order.terms.clientOrderId());
        begin(order);
        return order;
    }

    /** Locks what an order needs, which is for the caller to note with the order. */
    void lock(NewOrder order, long cost) throws Refusal {
        int asset = state.market(order.listing()).paysWith(order.side());
        if (!state.ledger.lock(order.account(), asset, cost)) {
            throw Refusal.insufficientBalance();
        }
        state.touch(order.account(), asset);
    }

    /**
     * Makes an order and counts it among the open ones of its account; nothing is told yet.
     *
     * @param status NEW or PENDING_NEW
     */
    UserOrder accept(NewOrder terms, OrderStatus status, @Nullable UserList list) {
        long id = state.orderIds.next();
        NewOrder named = terms.clientOrderId().isEmpty() ? terms.with("ringdown-" + id) : terms;
        UserOrder order =
                new UserOrder(id, named, state.market(terms.listing()), status, state.time());
        if (list != null) {
            list.add(order);
        }
        state.user(order.owner()).add(order);
        return order;
    }

    /** An order that is paid for goes to where it belongs. */
    void begin(UserOrder order) {
        if (order.waiting) {
            order.market.triggers.add(order);
        } else {
            enter(order);
        }
    }

    /** The price that a conditional order waited for is there. */
    void wake(UserOrder order) {
        order.waiting = false;
        order.working = state.time();
        order.rank = state.orderIds.next();
        state.report(order, ExecutionType.NEW, null, order.terms.clientOrderId());
        if (order.side() == Side.BUY && order.terms.type().atMarket()) {
            lockMore(order, sweep(order).quote() - order.locked);
        }
        enter(order);
    }

    /** The market may be dearer than the stop price was: what is missing is taken if it is free. */
    private void lockMore(UserOrder order, long missing) {
        int asset = order.lockedAsset();
        long more = Math.min(missing, state.ledger.free(order.owner(), asset));
        if (more > 0 && state.ledger.lock(order.owner(), asset, more)) {
            order.locked += more;
            state.touch(order.owner(), asset);
        }
    }

    private void enter(UserOrder order) {
        NewOrder terms = order.terms;
        if (terms.timeInForce() == TimeInForce.FOK && sweep(order).lots() < order.open()) {
            state.expire(order, ExpiryReason.UNFILLED_FOK_ORDER_EXPIRED);
            return;
        }
        long budget = order.side() == Side.BUY ? order.locked : Long.MAX_VALUE;
        settle(
                order,
                order.market.book.match(
                        order, Admission.limit(terms), budget, terms.selfTradePrevention()));
    }

    /** Puts an open order of an earlier session back: it takes what it meets, then it rests. */
    void restore(UserOrder order) {
        if (order.isPending()) {
            return;
        }
        if (order.waiting) {
            order.market.triggers.add(order);
            return;
        }
        NewOrder terms = order.terms;
        Stop stop =
                order.market.book.match(
                        order, Admission.limit(terms), Long.MAX_VALUE, terms.selfTradePrevention());
        if (stop == Stop.LIMIT || stop == Stop.EMPTY) {
            state.release(order, order.needed());
            order.market.book.restByRank(order, order.hiddenBefore);
        } else {
            settle(order, stop);
        }
    }

    private void settle(UserOrder order, Stop stop) {
        switch (stop) {
            case FILLED -> state.release(order, 0);
            case PREVENTED -> {} // It has ended in the midst of it.
            case LIMIT, EMPTY, SPENT -> {
                if (order.terms.type().atMarket()) {
                    state.expire(order, ExpiryReason.INSUFFICIENT_LIQUIDITY);
                } else if (order.terms.timeInForce() == TimeInForce.GTC) {
                    state.release(order, order.needed());
                    order.market.book.rest(order);
                } else {
                    state.expire(order, ExpiryReason.UNFILLED_IOC_QUANTITY_EXPIRED);
                }
            }
        }
    }

    /** What an order would get if it came into the book now. */
    private static Sweep sweep(UserOrder order) {
        return order.market.book.sweep(
                order.owner(),
                order.side(),
                Admission.limit(order.terms),
                order.open(),
                Long.MAX_VALUE,
                order.terms.selfTradePrevention());
    }
}
