package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Accounts;
import app.ringdown.exchange.account.Amendment;
import app.ringdown.exchange.account.Execution;
import app.ringdown.exchange.account.ExecutionType;
import app.ringdown.exchange.account.ExpiryReason;
import app.ringdown.exchange.account.Fill;
import app.ringdown.exchange.account.Ledger;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.PreventedMatch;
import app.ringdown.exchange.bars.Bars;
import app.ringdown.exchange.flow.Flow;
import app.ringdown.exchange.listing.Listing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that the exchange's thread writes, in one place. */
final class State {
    final Ledger ledger;
    final List<Market> markets = new ArrayList<>();
    final Map<Integer, UserAccount> users = new TreeMap<>();
    final OrderIndex houseOrders = new OrderIndex();
    final Outbox outbox = new Outbox();
    final Listeners listeners = new Listeners();
    final Sequence orderIds;
    final Sequence executionIds;
    final Sequence listIds;
    final Bars bars;
    final Flow flow;
    final Stage stage = new Stage(this);

    /** Orders of lists that have traded or ended, which has not been followed up. */
    final ArrayDeque<UserOrder> moved = new ArrayDeque<>();

    /** Orders that a trade has woken and that have not come into the book. */
    final ArrayDeque<UserOrder> fired = new ArrayDeque<>();

    /** The exchange's time, in microseconds since the epoch; it never goes back. */
    private long time;

    State(List<Listing> listings, Map<String, Long> counters, Bars bars, Flow flow) {
        this.bars = bars;
        this.flow = flow;
        TreeSet<String> assets = new TreeSet<>();
        for (Listing listing : listings) {
            assets.add(listing.baseAsset());
            assets.add(listing.quoteAsset());
        }
        ledger = new Ledger(List.copyOf(assets));
        ledger.open(Accounts.FEES);
        orderIds = sequence("order", counters);
        executionIds = sequence("execution", counters);
        listIds = sequence("list", counters);
        for (Listing listing : listings) {
            markets.add(
                    new Market(
                            listing,
                            bars.last(listing.index()),
                            ledger,
                            counters,
                            outbox.changes,
                            market -> new Settlement(this, market),
                            new Triggers(fired::add, order -> outbox.changed(order.view()))));
        }
    }

    private Sequence sequence(String name, Map<String, Long> counters) {
        return new Sequence(name, counters.getOrDefault(name, 1_000_000L), outbox.changes);
    }

    Market market(Listing listing) {
        return markets.get(listing.index());
    }

    long time() {
        return time;
    }

    /** Moves on to a time, in microseconds since the epoch; an earlier one changes nothing. */
    void advance(long now) {
        time = Math.max(time, now);
    }

    /** A user's open orders, made at the first look. */
    UserAccount user(int account) {
        return users.computeIfAbsent(account, a -> new UserAccount());
    }

    /** Notes a step of a user's order, for the journal and for those who listen. */
    void report(UserOrder order, ExecutionType type, @Nullable Fill fill, String requestId) {
        report(order, type, fill, requestId, null);
    }

    private void report(
            UserOrder order,
            ExecutionType type,
            @Nullable Fill fill,
            String requestId,
            @Nullable PreventedMatch prevented) {
        order.updated = time;
        outbox.execution(
                new Execution(
                        executionIds.next(),
                        time,
                        type,
                        order.view(),
                        fill,
                        requestId,
                        prevented,
                        null));
    }

    /** Notes that a trade of a user's order with its own account was prevented. */
    void reportPrevented(UserOrder order, PreventedMatch match) {
        report(order, ExecutionType.TRADE_PREVENTION, null, order.terms.clientOrderId(), match);
    }

    /** Notes that a user's order was amended. */
    Amendment reportAmended(UserOrder order, NewOrder before) {
        order.updated = time;
        NewOrder after = order.terms;
        Amendment amendment =
                new Amendment(
                        executionIds.next(),
                        order.id(),
                        order.owner(),
                        after.listing(),
                        before.clientOrderId(),
                        after.clientOrderId(),
                        before.lots(),
                        after.lots(),
                        time);
        outbox.execution(
                new Execution(
                        amendment.executionId(),
                        time,
                        ExecutionType.REPLACED,
                        order.view(),
                        null,
                        after.clientOrderId(),
                        null,
                        amendment));
        return amendment;
    }

    /** An order of a list has traded or ended: what follows is done when its command is. */
    void moved(UserOrder order) {
        if (order.list != null) {
            moved.add(order);
        }
    }

    /** Notes where a list stands, for the journal and for those who listen. */
    void report(UserList list, OrderList.StatusType type) {
        list.statusType = type;
        list.updated = time;
        outbox.list(list.view());
    }

    /** Notes that a user's balance has changed. */
    void touch(int account, int asset) {
        if (Accounts.user(account)) {
            user(account).updated = time;
        }
        outbox.touch(account, asset);
    }

    /** Gives what is locked for an order, beyond what it still needs, back to its account. */
    void release(Resting order, long needed) {
        long surplus = order.locked - needed;
        if (surplus > 0) {
            ledger.release(order.owner(), order.lockedAsset(), surplus);
            order.locked = needed;
            if (order instanceof UserOrder) {
                touch(order.owner(), order.lockedAsset());
            }
        }
    }

    /** Takes an order from where it rests or waits. */
    void withdraw(UserOrder order) {
        if (order.resting()) {
            order.market.book.remove(order);
        } else if (order.waiting) {
            order.market.triggers.remove(order);
        }
    }

    /** Ends an open order by its owner's word. */
    void cancel(UserOrder order, String requestId) {
        withdraw(order);
        end(order, OrderStatus.CANCELED, ExecutionType.CANCELED, requestId);
    }

    /** Ends a user's order for a reason that is not its owner's. */
    void expire(UserOrder order, ExpiryReason reason) {
        withdraw(order);
        order.expiryReason = reason;
        end(order, OrderStatus.EXPIRED, ExecutionType.EXPIRED, order.terms.clientOrderId());
    }

    /** Ends a user's order that is not in the book any more. */
    void end(UserOrder order, OrderStatus status, ExecutionType type, String requestId) {
        close(order, status);
        report(order, type, null, requestId);
    }

    /** As {@link #end}, without a word. */
    void close(UserOrder order, OrderStatus status) {
        release(order, 0);
        order.status = status;
        order.waiting = false;
        user(order.owner()).remove(order);
        moved(order);
    }
}
