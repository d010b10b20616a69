package app.ringdown.desk;

import app.ringdown.market.Instrument;
import app.ringdown.order.Order;
import app.ringdown.order.OrderEvent;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * Cancels: sent at once, asked for again while the venue has no time for them, looked up where the
 * answer leaves a doubt. A cancel may be repeated, an order never. On thread {@code desk}.
 */
final class Cancelling {
    private static final int ATTEMPTS = 6;
    private static final long AGAIN_MS = 500;

    private final OrderDesk orders;
    private final OrderCalls calls;
    private final Clock clock;
    private final Executor desk;
    private final Later later;
    private final Executor rest;

    Cancelling(
            OrderDesk orders,
            OrderCalls calls,
            Clock clock,
            Executor desk,
            Later later,
            Executor rest) {
        this.orders = orders;
        this.calls = calls;
        this.clock = clock;
        this.desk = desk;
        this.later = later;
        this.rest = rest;
    }

    /** Cancels one order if it is open. */
    void one(Order order) {
        if (!order.state().isFinal()) {
            one(order, ATTEMPTS);
        }
    }

    private void one(Order order, int attempts) {
        mark(List.of(order));
        rest.execute(() -> {
            OrderCalls.Ended ended = calls.cancel(order);
            desk.execute(() -> take(List.of(order), ended, attempts));
        });
    }

    /** Those of an instrument go with one request where all that are open are wanted. */
    void all(Predicate<Order> which) {
        Map<Instrument, List<Order>> open = new LinkedHashMap<>();
        for (Order order : orders.orders().open()) {
            open.computeIfAbsent(order.request().instrument(), _ -> new ArrayList<>()).add(order);
        }
        open.forEach((instrument, all) -> {
            List<Order> wanted = all.stream().filter(which).toList();
            if (wanted.size() < 2 || wanted.size() < all.size()) {
                wanted.forEach(this::one);
            } else {
                together(instrument, wanted);
            }
        });
    }

    private void together(Instrument instrument, List<Order> known) {
        mark(known);
        rest.execute(() -> {
            OrderCalls.Ended ended = calls.cancelAll(instrument, known);
            desk.execute(() -> take(known, ended, ATTEMPTS));
        });
    }

    private void mark(List<Order> sent) {
        List<OrderEvent> events = new ArrayList<>();
        for (Order order : sent) {
            events.add(new OrderEvent.CancelSent(order.clientOrderId(), clock.millis()));
        }
        orders.applyAll(events);
    }

    private void take(List<Order> asked, OrderCalls.Ended ended, int attempts) {
        if (ended.again() && attempts > 1) {
            later.run(AGAIN_MS << (ATTEMPTS - attempts), () -> again(asked, attempts - 1));
            return; // still being cancelled
        }
        orders.applyAll(ended.events());
        for (Order order : asked) {
            Order now = orders.orders().get(order.clientOrderId());
            if (now != null && !now.state().isFinal() && now.cancelling()) {
                // Not told of: it may have arrived behind the cancel, and can be cancelled again.
                orders.apply(
                        new OrderEvent.CancelFailed(order.clientOrderId(), clock.millis(), ""));
                orders.doubt(order.clientOrderId());
            } else if (now != null && ended.isDoubtful()) {
                orders.doubt(order.clientOrderId()); // the venue must be asked
            }
        }
    }

    private void again(List<Order> asked, int attempts) {
        for (Order order : asked) {
            Order now = orders.orders().get(order.clientOrderId());
            if (now != null && !now.state().isFinal()) {
                one(now, attempts);
            }
        }
    }
}
