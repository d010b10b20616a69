package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.ExecutionType;
import app.ringdown.exchange.account.ExpiryReason;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.NewOrderList;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.account.Trigger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What follows for one order from the fate of another: the lives of order lists, and orders that
 * trades have woken.
 *
 * <p>Source: Binance Spot API, REST, "Order lists"; enums, "Order list status".
 */
final class Lists {
    private final State state;
    private final Admission admission;
    private final Entry entry;

    Lists(State state, Admission admission, Entry entry) {
        this.state = state;
        this.admission = admission;
        this.entry = entry;
    }

    PlacedList place(NewOrderList request) throws Refusal {
        boolean oco = request instanceof NewOrderList.Oco;
        check(request);
        List<NewOrder> first = oco ? request.orders() : List.of(request.orders().getFirst());
        long cost = meet(first);
        entry.lock(first.getFirst(), cost);

        long id = state.listIds.next();
        UserList list =
                new UserList(
                        id,
                        request.contingency(),
                        named(request.listClientOrderId(), id),
                        state.market(request.listing()),
                        request.account(),
                        state.time());
        state.user(list.owner).add(list);
        for (NewOrder order : request.orders()) {
            boolean pending = !oco && !list.orders.isEmpty();
            entry.accept(order, pending ? OrderStatus.PENDING_NEW : OrderStatus.NEW, list);
        }
        List<UserOrder> begun = list.orders.subList(0, first.size());
        holder(begun).locked = cost;
        list.orders.forEach(this::reportNew);
        state.report(list, OrderList.StatusType.EXEC_STARTED);
        int before = state.outbox.steps();
        begun.forEach(entry::begin);
        List<Placed> placed = new ArrayList<>();
        for (UserOrder order : list.orders) {
            placed.add(
                    new Placed(
                            order.view(),
                            state.outbox.fills(before, order.id()),
                            state.outbox.prevented(before, order.id())));
        }
        return new PlacedList(list.view(), placed);
    }

    private static String named(String clientOrderId, long id) {
        return clientOrderId.isEmpty() ? "ringdown-list-" + id : clientOrderId;
    }

    /** Makes the checks that do not depend on the market, and those of the orders together. */
    private void check(NewOrderList request) throws Refusal {
        UserAccount user = state.user(request.account());
        List<UserList> lists = user.lists(request.listing());
        Market market = state.market(request.listing());
        Filters.Held held = user.held(request.listing());
        Set<String> names = new HashSet<>();
        for (NewOrder order : request.orders()) {
            admission.allow(order, held);
            held = held.with(order);
            if (!order.clientOrderId().isEmpty() && !names.add(order.clientOrderId())) {
                throw Refusal.duplicate();
            }
        }
        market.filters.checkList(lists.size());
        if (lists.stream()
                .anyMatch(list -> list.clientOrderId.equals(request.listClientOrderId()))) {
            throw Refusal.duplicate();
        }
        List<NewOrder> orders = request.orders();
        if (request instanceof NewOrderList.Oco) {
            checkPrices(orders, market.average.last());
        } else if (orders.size() == 3) {
            checkPrices(orders.subList(1, 3), 0);
        }
    }

    /**
     * Whether the market lies between two orders of which one cancels the other.
     *
     * @param last the last price in ticks; 0 if the orders wait for another: where the market is by
     *     then nobody knows
     */
    private static void checkPrices(List<NewOrder> pair, long last) throws Refusal {
        long high = Long.MAX_VALUE;
        long low = 0;
        for (NewOrder order : pair) {
            long price = price(order);
            if (price > 0 && Triggers.rises(order)) {
                high = price;
            } else if (price > 0) {
                low = price;
            }
        }
        if (low >= high || (last > 0 && (low >= last || high <= last))) {
            throw Refusal.newOrder("The relationship of the prices for the orders is not correct.");
        }
    }

    /** The price of the source's rule, in ticks; 0 for one that only trails. */
    private static long price(NewOrder order) {
        Trigger trigger = order.trigger();
        boolean byLimit = !order.type().stopLoss() && !order.type().atMarket();
        return trigger == null || byLimit ? order.ticks() : trigger.stopTicks();
    }

    /** What must be locked for one order, or for two of which one cancels the other. */
    private long meet(List<NewOrder> orders) throws Refusal {
        long cost = 0;
        for (NewOrder order : orders) {
            cost = Math.max(cost, admission.meet(order).cost());
        }
        return cost;
    }

    /** Of two orders the one that can trade at any time must have what both are covered by. */
    private static UserOrder holder(List<UserOrder> orders) {
        for (UserOrder order : orders) {
            if (!order.waiting) {
                return order;
            }
        }
        return orders.getFirst();
    }

    private void reportNew(UserOrder order) {
        state.report(order, ExecutionType.NEW, null, order.terms.clientOrderId());
    }

    /** Cancels all that is open of a list. */
    CancelledList cancel(UserList list, String requestId) {
        List<Order> cancelled = new ArrayList<>();
        for (UserOrder order : list.openOrders()) {
            state.cancel(order, requestId);
            cancelled.add(order.view());
        }
        finish(list);
        return new CancelledList(list.view(), cancelled);
    }

    /**
     * Does what trades and commands have set off, in turn, until nothing is due: to be called after
     * each of them. A list comes first: what has become of one of its orders may forbid another one
     * that was woken by the same trades.
     */
    void followUp() {
        while (!state.moved.isEmpty() || !state.fired.isEmpty()) {
            if (state.moved.isEmpty()) {
                fired(state.fired.remove());
            } else {
                moved(state.moved.remove());
            }
        }
    }

    private void fired(UserOrder order) {
        // It may have ended since.
        if (!order.waiting) {
            return;
        }
        if (order.list != null) {
            endPartner(order.list, order);
        }
        entry.wake(order);
    }

    private void moved(UserOrder order) {
        UserList list = Objects.requireNonNull(order.list);
        if (!list.open()) {
            return;
        }
        if (!list.isWorking(order)) {
            if (order.expiryReason != ExpiryReason.OCO_TRIGGER) {
                endPartner(list, order);
            }
        } else if (order.status == OrderStatus.FILLED) {
            release(list);
        } else if (!order.status.open()) {
            expire(list.pending(), ExpiryReason.OTO_PHASE_ONE_EXPIRED);
        }
        finish(list);
    }

    /** One of two has been woken, has traded or has ended: the other ends. */
    private void endPartner(UserList list, UserOrder order) {
        UserOrder partner = list.partner(order);
        if (partner == null) {
            return;
        }
        order.locked += partner.locked;
        partner.locked = 0;
        state.expire(partner, ExpiryReason.OCO_TRIGGER);
        state.release(order, order.status.open() ? order.needed() : 0);
        state.outbox.changed(order.view());
    }

    /** The working order is filled: those that waited for it come into the market. */
    private void release(UserList list) {
        List<UserOrder> pending = list.pending();
        if (pending.isEmpty()) {
            return;
        }
        List<NewOrder> terms = pending.stream().map(order -> order.terms).toList();
        long cost;
        try {
            if (terms.size() == 2) {
                checkPrices(terms, list.market.average.last());
            }
            cost = meet(terms);
            entry.lock(terms.getFirst(), cost);
        } catch (Refusal refusal) {
            expire(pending, ExpiryReason.REJECTED);
            return;
        }
        for (UserOrder order : pending) {
            order.activate(state.time());
        }
        holder(pending).locked = cost;
        pending.forEach(this::reportNew);
        state.report(list, OrderList.StatusType.EXEC_STARTED);
        pending.forEach(entry::begin);
    }

    private void expire(List<UserOrder> orders, ExpiryReason reason) {
        for (UserOrder order : orders) {
            state.expire(order, reason);
        }
    }

    private void finish(UserList list) {
        if (list.open() && list.openOrders().isEmpty()) {
            list.orderStatus = OrderList.OrderStatus.ALL_DONE;
            state.report(list, OrderList.StatusType.ALL_DONE);
            state.user(list.owner).remove(list);
        }
    }
}
