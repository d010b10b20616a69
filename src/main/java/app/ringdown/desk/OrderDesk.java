package app.ringdown.desk;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quotes;
import app.ringdown.order.Account;
import app.ringdown.order.Balance;
import app.ringdown.order.Journal;
import app.ringdown.order.Order;
import app.ringdown.order.OrderCheck;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.Orders;
import app.ringdown.order.Reason;
import app.ringdown.venue.Venue;
import app.ringdown.venue.VenueException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The one place that orders go through: checked, journalled, sent, and moved on by the venue's word
 * alone. All of its state is confined to thread {@code desk}; the public methods hand over to it
 * and return at once.
 */
public final class OrderDesk {
    private static final Logger LOG = LoggerFactory.getLogger(OrderDesk.class);

    private final Venue venue;
    private final Journal journal;
    private final Quotes quotes;
    private final Clock clock;
    private final Executor desk;
    private final Executor rest;
    private final Consumer<Notice> notices;
    private final Orders orders = new Orders();
    private final Queue<Order> changed = new ConcurrentLinkedQueue<>();
    private final ClientOrderIds ids;
    private volatile Account account = Account.EMPTY;
    private @Nullable Consumer<Order> onDoubt;
    private Consumer<Order> onPublished = _ -> {};

    OrderDesk(
            Venue venue,
            Journal journal,
            Quotes quotes,
            Clock clock,
            Executor desk,
            Executor rest,
            Consumer<Notice> notices) {
        this.venue = venue;
        this.journal = journal;
        this.quotes = quotes;
        this.clock = clock;
        this.desk = desk;
        this.rest = rest;
        this.notices = notices;
        this.ids = new ClientOrderIds(clock.millis());
    }

    /** A client order id that was never used before. Any thread. */
    public String nextId() {
        return ids.next();
    }

    /** The account as last told. Any thread. */
    public Account account() {
        return account;
    }

    /**
     * Checks, journals and sends. What became of it is told by {@link #drain}. Any thread, returns
     * at once.
     */
    public void place(OrderRequest request) {
        desk.execute(() -> placeOnDesk(request));
    }

    /** Asks the venue to cancel one order. Any thread, returns at once. */
    public void cancel(String clientOrderId) {
        desk.execute(() -> {
            Order order = orders.get(clientOrderId);
            if (order != null && !order.state().isFinal()) {
                cancelOnDesk(order);
            }
        });
    }

    /** Asks the venue to cancel every open order that matches. Any thread, returns at once. */
    public void cancelAll(Predicate<Order> which) {
        desk.execute(() -> orders.open().stream().filter(which).forEach(this::cancelOnDesk));
    }

    /**
     * Hands over each order that changed since the last call, in order. One reader: the screen's
     * thread.
     */
    public void drain(Consumer<Order> reader) {
        for (Order order = changed.poll(); order != null; order = changed.poll()) {
            reader.accept(order);
        }
    }

    /** Whether there is something to drain. Any thread. */
    boolean waits() {
        return !changed.isEmpty();
    }

    private void placeOnDesk(OrderRequest request) {
        if (orders.get(request.clientOrderId()) != null) {
            return; // the same click told twice
        }
        long now = clock.millis();
        Order order = Order.of(request, now);
        orders.put(order);
        List<OrderCheck.Breach> breaches =
                OrderCheck.check(request, quotes.read(request.instrument().index()), account);
        if (!breaches.isEmpty()) {
            deny(request, breaches.getFirst().kind().name());
            return;
        }
        try {
            journal.save(List.of(order));
        } catch (IOException e) {
            LOG.error(
                    "Order {} was not sent: the journal can't be written",
                    request.clientOrderId(),
                    e);
            notices.accept(
                    Notice.of(Notice.Level.ERROR, "notice.journal", request.instrument().symbol()));
            // Not by way of publish: that it can't be written down has been said.
            Order denied =
                    order.apply(
                            new OrderEvent.Denied(
                                    request.clientOrderId(), clock.millis(), Reason.JOURNAL));
            orders.put(denied);
            changed.add(denied);
            return;
        }
        changed.add(order);
        rest.execute(() -> send(request));
    }

    private void deny(OrderRequest request, String reason) {
        apply(new OrderEvent.Denied(request.clientOrderId(), clock.millis(), reason));
    }

    private void send(OrderRequest request) {
        String id = request.clientOrderId();
        try {
            List<OrderEvent.Report> reports = venue.place(request);
            desk.execute(() -> reports.forEach(this::apply));
        } catch (VenueException e) {
            LOG.warn("Order {}: {} {} {}", id, e.kind(), e.code(), e.getMessage(), e.getCause());
            long now = clock.millis();
            OrderEvent event =
                    switch (e.kind()) {
                        case REFUSED, BAD_KEY, CLOCK, RATE_LIMITED ->
                                new OrderEvent.Rejected(
                                        id, now, e.code(), String.valueOf(e.getMessage()));
                        case UNREACHABLE, NOT_ALLOWED -> new OrderEvent.Denied(id, now, why(e));
                        case UNKNOWN -> new OrderEvent.Unknown(id, now, why(e));
                    };
            desk.execute(() -> apply(event));
        } catch (RuntimeException e) {
            LOG.error("Order {}: the answer could not be read", id, e);
            desk.execute(() ->
                    apply(
                            new OrderEvent.Unknown(
                                    id, clock.millis(), String.valueOf(e.getMessage()))));
        }
    }

    /** The venue's words with its code; our own key where nothing reached it. */
    private static String why(VenueException e) {
        return switch (e.kind()) {
            case UNREACHABLE, NOT_ALLOWED -> Reason.UNREACHABLE;
            case REFUSED, BAD_KEY, CLOCK, RATE_LIMITED, UNKNOWN ->
                    new Reason(e.code(), String.valueOf(e.getMessage())).toString();
        };
    }

    private void cancelOnDesk(Order order) {
        String id = order.clientOrderId();
        apply(new OrderEvent.CancelSent(id, clock.millis()));
        Instrument instrument = order.request().instrument();
        rest.execute(() -> {
            OrderEvent event;
            boolean doubt = false;
            try {
                event = venue.cancel(instrument, id);
            } catch (VenueException e) {
                LOG.warn(
                        "Cancel {}: {} {} {}",
                        id,
                        e.kind(),
                        e.code(),
                        e.getMessage(),
                        e.getCause());
                event = new OrderEvent.CancelFailed(id, clock.millis(), why(e));
                doubt = isDoubtful(e.kind());
            } catch (RuntimeException e) {
                LOG.error("Cancel {}: the answer could not be read", id, e);
                event =
                        new OrderEvent.CancelFailed(
                                id, clock.millis(), String.valueOf(e.getMessage()));
                doubt = true;
            }
            OrderEvent told = event;
            boolean doubtful = doubt;
            desk.execute(() -> {
                apply(told);
                if (doubtful) {
                    doubt(id);
                }
            });
        });
    }

    /** The cancel may have been carried out, or the order have ended before it. */
    private static boolean isDoubtful(VenueException.Kind failure) {
        return switch (failure) {
            case UNKNOWN, REFUSED -> true;
            case UNREACHABLE, NOT_ALLOWED, BAD_KEY, CLOCK, RATE_LIMITED -> false;
        };
    }

    private void doubt(String clientOrderId) {
        Order order = orders.get(clientOrderId);
        if (onDoubt != null && order != null && !order.state().isFinal()) {
            onDoubt.accept(order);
        }
    }

    /** Moves an order on, writes it down and shows it. On thread {@code desk}. */
    void apply(OrderEvent event) {
        Order next = orders.apply(event);
        if (next != null) {
            publish(next);
        }
    }

    /**
     * Takes in the venue's word on an order that may not have been made here. On thread {@code
     * desk}.
     */
    void applyReport(OrderRequest as, OrderEvent.Report report) {
        if (orders.get(as.clientOrderId()) == null) {
            orders.put(Order.external(as, report.timeMs()));
        }
        apply(report);
    }

    /** Takes in an order read back from the journal. On thread {@code desk}. */
    void restore(Order order) {
        orders.put(order);
        changed.add(order);
    }

    private void publish(Order order) {
        try {
            journal.save(List.of(order));
        } catch (IOException e) {
            LOG.error("Order {} is not written down", order.clientOrderId(), e);
            notices.accept(
                    Notice.of(
                            Notice.Level.ERROR,
                            "notice.journal.late",
                            order.request().instrument().symbol()));
        }
        changed.add(order);
        if (order.state() == OrderState.UNKNOWN) {
            doubt(order.clientOrderId());
        }
        onPublished.accept(order);
    }

    /** Who is told, on thread {@code desk}, of each order that moved on. */
    void onPublished(Consumer<Order> listener) {
        onPublished = listener;
    }

    /** Who is told of an order whose fate must be asked for. */
    void onDoubt(Consumer<Order> reconciler) {
        onDoubt = reconciler;
    }

    Orders orders() {
        return orders;
    }

    void onAccount(Account told) {
        account = told;
    }

    void onBalances(List<Balance> told, long timeMs) {
        Map<String, Balance> balances = new HashMap<>(account.balances());
        for (Balance balance : told) {
            balances.put(balance.asset(), balance);
        }
        account = new Account(balances, account.makerRate(), account.takerRate(), timeMs);
    }
}
