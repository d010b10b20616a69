package app.ringdown.desk;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.Account;
import app.ringdown.order.Order;
import app.ringdown.order.OrderLinks;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderRules;
import app.ringdown.venue.Venue;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Changes of working orders: made smaller in place where that is all that is wanted, else cancelled
 * and sent anew in one request. On thread {@code desk}.
 */
final class Amending {
    private final Venue venue;
    private final OrderDesk orders;
    private final OrderCalls calls;
    private final Executor desk;
    private final Executor rest;

    Amending(Venue venue, OrderDesk orders, OrderCalls calls, Executor desk, Executor rest) {
        this.venue = venue;
        this.orders = orders;
        this.calls = calls;
        this.desk = desk;
        this.rest = rest;
    }

    /** Whether such a change keeps the order's place in the queue. */
    static boolean keepsPlace(
            Order order, OrderRules rules, long ticks, long stopTicks, long openLots) {
        OrderRequest old = order.request();
        return rules.amend()
                && ticks == old.ticks()
                && stopTicks == old.stopTicks()
                && openLots < order.remainingLots();
    }

    /** Whether the order can be changed now. */
    static boolean canAmend(Order order, OrderRules rules) {
        return order.state().isWorking()
                && order.request().lots() > 0
                && !order.cancelling()
                && (rules.replace() || rules.amend());
    }

    void amend(String id, long ticks, long stopTicks, long lots, long clickNanos) {
        Order order = orders.orders().get(id);
        if (order == null) {
            return;
        }
        OrderRequest old = order.request();
        OrderRules rules = venue.orderRules(old.instrument());
        long openLots = lots - order.executedLots();
        boolean same =
                ticks == old.ticks()
                        && stopTicks == old.stopTicks()
                        && openLots == order.remainingLots();
        if (same || openLots <= 0 || !canAmend(order, rules)) {
            return;
        }
        Order other = other(order);
        if (other != null) {
            replacePair(order, other, ticks, stopTicks, openLots, clickNanos);
        } else if (keepsPlace(order, rules, ticks, stopTicks, openLots)) {
            rest.execute(() -> take(order, calls.amend(order, lots)));
        } else if (rules.replace()) {
            OrderRequest by = successor(order, ticks, stopTicks, openLots);
            if (orders.admit(List.of(by))) {
                rest.execute(() -> take(order, calls.replace(order, by, clickNanos)));
            }
        }
    }

    /**
     * Both orders of a pair are cancelled, and when the venue has confirmed it two others are sent:
     * no request does both. In between there is neither.
     */
    private void replacePair(
            Order order, Order other, long ticks, long stopTicks, long openLots, long clickNanos) {
        OrderRequest moved = successor(order, ticks, stopTicks, openLots);
        OrderRequest kept =
                successor(other, other.request().ticks(), other.request().stopTicks(), openLots);
        boolean high = level(moved) > level(kept);
        String list = orders.nextId();
        OrderRequest above = inList(high ? moved : kept, list);
        OrderRequest below = inList(high ? kept : moved, list);
        if (orders.admit(List.of(above, below))) {
            rest.execute(
                    () -> take(order, calls.replacePair(order, list, above, below, clickNanos)));
        }
    }

    /** The other order of its pair, if that is open. */
    private @Nullable Order other(Order order) {
        String list = order.request().links().list();
        if (list.isEmpty()) {
            return null;
        }
        return orders.orders().open().stream()
                .filter(each -> each.request().links().list().equals(list))
                .filter(each -> !each.clientOrderId().equals(order.clientOrderId()))
                .findFirst()
                .orElse(null);
    }

    private OrderRequest successor(Order of, long ticks, long stopTicks, long openLots) {
        OrderRequest old = of.request();
        return old.with(ticks, stopTicks, openLots)
                .withClientOrderId(orders.nextId())
                .withLinks(new OrderLinks("", old.links().entry(), of.clientOrderId()));
    }

    private static OrderRequest inList(OrderRequest request, String list) {
        return request.withLinks(request.links().withList(list));
    }

    private static long level(OrderRequest request) {
        return Math.max(request.ticks(), request.stopTicks());
    }

    private void take(Order asked, OrderCalls.Ended ended) {
        desk.execute(() -> {
            orders.applyAll(ended.events());
            if (ended.isDoubtful()) {
                orders.doubt(asked.clientOrderId());
            }
        });
    }

    /** What can be spent on an order that takes the place of another, whose money comes free. */
    Account withFreed(Account account, OrderRequest request) {
        Order old = orders.orders().get(request.links().replaces());
        if (old == null) {
            return account;
        }
        Instrument instrument = request.instrument();
        long open = old.remainingLots();
        boolean buy = request.side() == Side.BUY;
        BigDecimal freed =
                buy
                        ? instrument.notional(
                                Math.max(old.request().ticks(), old.request().stopTicks()), open)
                        : instrument.quantity(open);
        return account.withFreed(buy ? instrument.quote() : instrument.base(), freed);
    }
}
