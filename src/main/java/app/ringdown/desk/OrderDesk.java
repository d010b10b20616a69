package app.ringdown.desk;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quotes;
import app.ringdown.order.Account;
import app.ringdown.order.Balance;
import app.ringdown.order.Journal;
import app.ringdown.order.Order;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderRules;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderStep;
import app.ringdown.order.OrderSteps;
import app.ringdown.order.Orders;
import app.ringdown.order.OwnLimits;
import app.ringdown.order.Reason;
import app.ringdown.venue.Venue;
import app.ringdown.venue.VenueException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private final Clock clock;
    private final Executor desk;
    private final Executor rest;
    private final Consumer<Notice> notices;
    private final Orders orders = new Orders();
    private final Queue<Order> changed = new ConcurrentLinkedQueue<>();
    private final ClientOrderIds ids;
    private volatile Account account = Account.EMPTY;
    private final PositionDesk positions;
    private final OrderCalls calls;
    private final Cancelling cancelling;
    private final Amending amending;
    private final Closing closing;
    private final Brackets brackets;
    private final KillSwitch killSwitch;
    private final Admission admission;
    private @Nullable Consumer<Order> onDoubt;

    OrderDesk(
            Venue venue,
            Journal journal,
            Quotes quotes,
            PositionDesk positions,
            Clock clock,
            Executor desk,
            Later later,
            Executor rest,
            Consumer<Notice> notices) {
        this.venue = venue;
        this.journal = journal;
        this.clock = clock;
        this.desk = desk;
        this.rest = rest;
        this.notices = notices;
        this.ids = new ClientOrderIds(clock.millis());
        this.positions = positions;
        this.calls = new OrderCalls(venue, clock);
        this.cancelling = new Cancelling(this, calls, clock, desk, later, rest);
        this.amending = new Amending(venue, this, calls, desk, rest);
        this.closing = new Closing(this, positions, later);
        this.brackets = new Brackets(this, quotes, later);
        this.killSwitch = new KillSwitch(this, journal, clock, desk, later);
        this.admission =
                new Admission(this, venue, quotes, positions, clock, amending, closing, killSwitch);
    }

    /** A client order id that was never used before. Any thread. */
    public String nextId() {
        return ids.next();
    }

    /** The account as last told. Any thread. */
    public Account account() {
        return account;
    }

    /** The person's own limits, from now on. Any thread. */
    public void limits(OwnLimits next) {
        admission.limits(next);
    }

    /** Holds new orders back, as long as it is on; what leaves a position goes. Any thread. */
    public void hold(boolean on) {
        admission.hold(on);
    }

    /**
     * Checks, journals and sends. What became of it is told by {@link #drain}. Any thread, returns
     * at once.
     */
    public void place(OrderRequest request) {
        place(request, System.nanoTime());
    }

    /**
     * As {@link #place(OrderRequest)}.
     *
     * @param clickNanos {@link System#nanoTime()} of the person's click
     */
    public void place(OrderRequest request, long clickNanos) {
        desk.execute(() -> placeOnDesk(request, clickNanos));
    }

    /**
     * Places two orders of which one cancels the other, both or none; they belong to a list of
     * their own. Any thread, returns at once.
     *
     * @param above the one whose price is above the market
     */
    public void placeOco(OrderRequest above, OrderRequest below, long clickNanos) {
        desk.execute(() -> placeOcoOnDesk(above, below, clickNanos));
    }

    /**
     * Sends an order again that never reached the venue, under the same id: only when that is
     * certain. Any thread, returns at once.
     */
    public void resend(String clientOrderId) {
        long clickNanos = System.nanoTime();
        desk.execute(() -> {
            Order order = orders.get(clientOrderId);
            if (order != null && order.neverArrived()) {
                orders.remove(clientOrderId);
                placeOnDesk(order.request(), clickNanos);
            }
        });
    }

    /** Asks the venue to cancel one order. Any thread, returns at once. */
    public void cancel(String clientOrderId) {
        desk.execute(() -> {
            Order order = orders.get(clientOrderId);
            if (order != null) {
                cancelling.one(order);
            }
        });
    }

    /**
     * Asks the venue to cancel every open order of whole instruments: those of one with one
     * request, which ends what is on its way there too. Any thread, returns at once.
     *
     * @param which tells orders apart by their instrument alone
     */
    public void cancelAll(Predicate<Order> which) {
        desk.execute(() -> cancelOpen(which));
    }

    /**
     * Asks the venue to cancel each open order that matches, one by one: others are not touched.
     * Any thread, returns at once.
     */
    public void cancelEach(Predicate<Order> which) {
        desk.execute(() -> orders.open().stream().filter(which).forEach(cancelling::one));
    }

    /**
     * Changes price, stop price and quantity of a working order. If only the quantity becomes
     * smaller and the venue can, it keeps its place in the queue; else it is cancelled and another
     * takes its place, under another id, for what is open then. Any thread, returns at once.
     *
     * @param ticks price, as the order's where it has none
     * @param stopTicks stop price, likewise
     * @param lots what it is to be for in all, with what was filled: so it means the same if more
     *     is filled before this is done
     */
    public void amend(
            String clientOrderId, long ticks, long stopTicks, long lots, long clickNanos) {
        desk.execute(() -> amending.amend(clientOrderId, ticks, stopTicks, lots, clickNanos));
    }

    /** Whether such a change of a working order keeps its place in the queue. */
    public static boolean keepsPlace(
            Order order, OrderRules rules, long ticks, long stopTicks, long openLots) {
        return Amending.keepsPlace(order, rules, ticks, stopTicks, openLots);
    }

    /** Whether an order can be changed now. */
    public static boolean canAmend(Order order, OrderRules rules) {
        return Amending.canAmend(order, rules);
    }

    /**
     * Cancels all orders of an instrument, and when the venue has confirmed that they have ended,
     * sells at market what our own fills have opened of it. Any thread, returns at once.
     *
     * @param withHoldings whether what the account held before is sold too
     */
    public void flatten(Instrument instrument, boolean withHoldings) {
        desk.execute(() -> closing.flatten(instrument, withHoldings));
    }

    /**
     * Sells a part of what our own fills have opened of an instrument at market; orders stay. Any
     * thread, returns at once.
     *
     * @param percent 1 to 100
     */
    public void close(Instrument instrument, int percent) {
        desk.execute(() -> closing.close(nextId(), instrument, percent));
    }

    public KillSwitch killSwitch() {
        return killSwitch;
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

    void placeOnDesk(OrderRequest request, long clickNanos) {
        if (admit(List.of(request))) {
            rest.execute(() -> tell(calls.place(request, clickNanos)));
        }
    }

    void placeOcoOnDesk(OrderRequest above, OrderRequest below, long clickNanos) {
        String list = nextId();
        OrderRequest high = above.withLinks(above.links().withList(list));
        OrderRequest low = below.withLinks(below.links().withList(list));
        if (admit(List.of(high, low))) {
            rest.execute(() -> tell(calls.placeOco(list, high, low, clickNanos)));
        }
    }

    void cancelOpen(Predicate<Order> which) {
        cancelling.all(which);
    }

    /**
     * Takes orders in that may leave: checked and written down. If one of them is denied, none may.
     */
    boolean admit(List<OrderRequest> requests) {
        for (OrderRequest request : requests) {
            if (orders.get(request.clientOrderId()) != null) {
                return false; // the same click told twice
            }
        }
        List<Order> fresh = new ArrayList<>();
        String denied = "";
        for (OrderRequest request : requests) {
            Order order = Order.of(request, clock.millis());
            orders.put(order);
            fresh.add(order);
            denied = denied.isEmpty() ? admission.whyNot(request) : denied;
        }
        if (!denied.isEmpty()) {
            deny(fresh, denied);
            return false;
        }
        try {
            journal.save(fresh, fresh.stream().map(OrderSteps::created).toList());
        } catch (IOException e) {
            LOG.error("Orders {} were not sent: the journal can't be written", fresh, e);
            String symbol = requests.getFirst().instrument().symbol();
            notices.accept(Notice.of(Notice.Level.ERROR, "notice.journal", symbol));
            // Not by way of publish: that it can't be written down has been said.
            for (Order order : fresh) {
                Order next =
                        order.apply(
                                new OrderEvent.Denied(
                                        order.clientOrderId(), clock.millis(), Reason.JOURNAL));
                orders.put(next);
                changed.add(next);
            }
            return false;
        }
        changed.addAll(fresh);
        return true;
    }

    /**
     * Reads the account from the venue and goes on with {@code then} on thread {@code desk}: what
     * ended orders give back is told late, or never while the line is down.
     *
     * @param then is told whether it could be read
     */
    void readAccount(Consumer<Boolean> then) {
        rest.execute(() -> {
            try {
                Account told = venue.account();
                desk.execute(() -> {
                    onAccount(told);
                    then.accept(true);
                });
            } catch (VenueException | RuntimeException e) {
                LOG.warn("The account could not be read: {}", e.getMessage());
                desk.execute(() -> then.accept(false));
            }
        });
    }

    private void deny(List<Order> refused, String reason) {
        applyAll(
                refused.stream()
                        .<OrderEvent>map(order ->
                                new OrderEvent.Denied(
                                        order.clientOrderId(), clock.millis(), reason))
                        .toList());
    }

    /** Hands what a call brought over to the desk. On a REST thread. */
    private void tell(List<OrderEvent> events) {
        desk.execute(() -> applyAll(events));
    }

    /** Its fate must be asked for, if it is open. */
    void doubt(String clientOrderId) {
        Order order = orders.get(clientOrderId);
        if (onDoubt != null && order != null && !order.state().isFinal()) {
            onDoubt.accept(order);
        }
    }

    /** Moves an order on, writes it down and shows it. On thread {@code desk}. */
    void apply(OrderEvent event) {
        applyAll(List.of(event));
    }

    /** As {@link #apply}, with one commit for all. */
    void applyAll(List<? extends OrderEvent> events) {
        applyAll(events, OrderStep.Source.CALL);
    }

    /**
     * As {@link #applyAll(List)}.
     *
     * @param source where they come from, if they are not our own
     */
    void applyAll(List<? extends OrderEvent> events, OrderStep.Source source) {
        Map<String, Order> moved = new LinkedHashMap<>();
        List<OrderStep> steps = new ArrayList<>();
        for (OrderEvent event : events) {
            applyTo(moved, steps, event, source);
        }
        if (!moved.isEmpty()) {
            publish(List.copyOf(moved.values()), steps);
        }
    }

    private void applyTo(
            Map<String, Order> moved,
            List<OrderStep> steps,
            OrderEvent event,
            OrderStep.Source source) {
        Order before = orders.get(event.clientOrderId());
        Order next = orders.apply(event);
        if (before == null || next == null) {
            return;
        }
        moved.put(next.clientOrderId(), next);
        steps.addAll(OrderSteps.of(before, event, next, source));
        String replaced = next.request().links().replaces();
        if (event instanceof OrderEvent.Report report
                && !replaced.isEmpty()
                && report.state() != OrderState.REJECTED) {
            // Whichever way it is told of: the venue has it, so it has ended the other.
            applyTo(moved, steps, new OrderEvent.Replaced(replaced, report.timeMs()), source);
        }
    }

    /** As {@link #applyReport(OrderRequest, OrderEvent.Report, OrderStep.Source)}, of the line. */
    void applyReport(OrderRequest as, OrderEvent.Report report) {
        applyReport(as, report, OrderStep.Source.STREAM);
    }

    /**
     * Takes in the venue's word on an order that may not have been made here. On thread {@code
     * desk}.
     */
    void applyReport(OrderRequest as, OrderEvent.Report report, OrderStep.Source source) {
        Order held = orders.get(as.clientOrderId());
        if (held == null) {
            orders.put(Order.external(as, report.timeMs()));
        }
        boolean smaller = held != null && as.lots() > 0 && as.lots() < held.request().lots();
        applyAll(
                smaller
                        ? List.of(
                                new OrderEvent.Amended(
                                        as.clientOrderId(), report.timeMs(), as.lots()),
                                report)
                        : List.of(report),
                source);
    }

    /** Takes in an order read back from the journal. On thread {@code desk}. */
    void restore(Order order) {
        orders.put(order);
        changed.add(order);
    }

    /** Shows an order that is looked at and no more: it is neither held nor written down. */
    void show(Order order) {
        changed.add(order);
    }

    private void publish(List<Order> moved, List<OrderStep> steps) {
        try {
            journal.save(moved, steps);
        } catch (IOException e) {
            LOG.error("Orders {} are not written down", moved, e);
            String symbol = moved.getFirst().request().instrument().symbol();
            notices.accept(Notice.of(Notice.Level.ERROR, "notice.journal.late", symbol));
        }
        changed.addAll(moved);
        for (Order order : moved) {
            if (order.state() == OrderState.UNKNOWN) {
                doubt(order.clientOrderId());
            }
            positions.onOrder(order);
            desk.execute(() -> brackets.onOrder(order)); // when all of this is taken in
        }
    }

    /** Tells a person of something that went wrong with an instrument. */
    void warn(String key, String... arguments) {
        notices.accept(Notice.of(Notice.Level.ERROR, key, arguments));
    }

    /** What was read from the venue is taken in: what was left undone is done. */
    void reviewed() {
        brackets.review();
    }

    Closing closing() {
        return closing;
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
