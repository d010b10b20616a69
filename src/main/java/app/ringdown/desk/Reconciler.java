package app.ringdown.desk;

import static app.ringdown.order.OrderStep.Source.LOOK_UP;

import app.ringdown.order.Account;
import app.ringdown.order.Order;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderState;
import app.ringdown.venue.Venue;
import app.ringdown.venue.VenueException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Finds out what became of orders whose fate is not known, or whose cancel went astray, by asking
 * the venue for their client order id, with growing pauses, until it knows. Also compares
 * everything that is open, or has ended without all of its fills, after each time the account line
 * was opened.
 */
final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    /**
     * A venue that doesn't know an order may still be about to get it: the request is valid for 5 s
     * ({@code recvWindow}), and the venue's own engine answers within 10 s. Only after that does
     * "no such order" mean that there never was one.
     */
    static final Duration GRACE = Duration.ofSeconds(16);

    private static final long FIRST_PAUSE_MS = 500;
    private static final long LAST_PAUSE_MS = 30_000;
    private static final long RETRY_MS = 2_000;

    private final Venue venue;
    private final OrderDesk desk;
    private final Clock clock;
    private final Executor deskThread;
    private final Later later;
    private final Executor rest;

    // All on thread desk.
    private int generation; // of the comparison that was begun last
    private final Set<String> asking = new HashSet<>();
    private final Set<String> doubted = new HashSet<>(); // of those the ones that seem to work

    Reconciler(
            Venue venue,
            OrderDesk desk,
            Clock clock,
            Executor deskThread,
            Later later,
            Executor rest) {
        this.venue = venue;
        this.desk = desk;
        this.clock = clock;
        this.deskThread = deskThread;
        this.later = later;
        this.rest = rest;
        desk.onDoubt(this::askLater);
    }

    /** One row of questions for each order, however often its fate is doubted. */
    private void askLater(Order order) {
        String id = order.clientOrderId();
        if (order.state() != OrderState.UNKNOWN) {
            doubted.add(id);
        }
        if (asking.add(id)) {
            pause(id, FIRST_PAUSE_MS);
        }
    }

    private boolean isDoubted(Order order) {
        return order.state() == OrderState.UNKNOWN
                || (order.state().isWorking() && doubted.contains(order.clientOrderId()));
    }

    private void stopAsking(String clientOrderId) {
        asking.remove(clientOrderId);
        doubted.remove(clientOrderId);
    }

    private void pause(String clientOrderId, long pauseMs) {
        later.run(pauseMs, () -> ask(clientOrderId, pauseMs));
    }

    private void ask(String clientOrderId, long pauseMs) {
        Order order = desk.orders().get(clientOrderId);
        if (order == null || !isDoubted(order)) {
            stopAsking(clientOrderId);
            return; // the stream told it meanwhile
        }
        rest.execute(() -> {
            boolean known = false;
            try {
                known = lookUp(order);
            } catch (VenueException | RuntimeException e) {
                LOG.warn("Order {} is still unknown: {}", clientOrderId, e.getMessage());
            }
            if (known) {
                deskThread.execute(() -> stopAsking(clientOrderId));
            } else {
                long next = nextPause(order, pauseMs);
                deskThread.execute(() -> pause(clientOrderId, next));
            }
        });
    }

    /** Twice as long as the one before, but not past the end of the grace, when it can be told. */
    private long nextPause(Order order, long pauseMs) {
        long next = Math.min(LAST_PAUSE_MS, pauseMs * 2);
        long grace = order.createdMs() + GRACE.toMillis() - clock.millis();
        return grace > 0 ? Math.min(next, grace) : next;
    }

    /** Asks for one order and tells the desk. On a REST thread. */
    private boolean lookUp(Order order) throws VenueException {
        String id = order.clientOrderId();
        long askedMs = clock.millis();
        Optional<Venue.OrderReport> found = venue.order(order.request().instrument(), id);
        List<OrderEvent> events = new ArrayList<>();
        if (found.isPresent()) {
            if (found.get().report().executedLots() > filledLots(order)) {
                events.addAll(venue.fills(found.get()));
            }
        } else if (askedMs - order.createdMs() >= GRACE.toMillis()) {
            events.add(
                    order.state().isWorking()
                            ? new OrderEvent.Forgotten(id, askedMs)
                            : new OrderEvent.NotFound(id, askedMs));
        } else {
            return false;
        }
        deskThread.execute(() -> {
            desk.applyAll(events, LOOK_UP);
            found.ifPresent(told -> desk.applyReport(told.as(), told.report(), LOOK_UP));
        });
        return true;
    }

    /**
     * Compares account, open orders and fills with the venue's: at the start and each time that
     * events may have been missed. On thread {@code desk}.
     */
    void reconcile() {
        int mine = ++generation;
        List<Order> unsettled =
                desk.orders().all().stream().filter(Reconciler::isUnsettled).toList();
        rest.execute(() -> {
            try {
                Account account = venue.account();
                // At once: what the line tells from here on is newer.
                deskThread.execute(() -> desk.onAccount(account));
                List<Venue.OrderReport> theirs = venue.openOrders();
                Set<String> seen = new HashSet<>();
                for (Venue.OrderReport report : theirs) {
                    seen.add(report.as().clientOrderId());
                    takeIn(report);
                }
                for (Order order : unsettled) {
                    if (!seen.contains(order.clientOrderId())) {
                        settle(order);
                    }
                }
                deskThread.execute(desk::reviewed);
            } catch (VenueException | RuntimeException e) {
                LOG.warn("Reconciliation failed, trying again: {}", e.getMessage());
                later.run(
                        RETRY_MS,
                        () -> {
                            if (mine == generation) { // else a later one looks at all of it
                                reconcile();
                            }
                        });
            }
        });
    }

    /** One order that can't be read does not keep the others from being looked at. */
    private void settle(Order order) {
        String id = order.clientOrderId();
        try {
            if (!lookUp(order)) {
                deskThread.execute(() -> doubt(id));
            }
        } catch (VenueException | RuntimeException e) {
            LOG.warn("Order {} is asked for again: {}", id, e.getMessage());
            deskThread.execute(() -> askLater(order));
        }
    }

    /** The venue doesn't know it yet: it is asked for until the venue does or the grace is over. */
    private void doubt(String clientOrderId) {
        desk.apply(new OrderEvent.Unknown(clientOrderId, clock.millis(), "NOT_FOUND_YET"));
        Order order = desk.orders().get(clientOrderId);
        if (order != null && !order.state().isFinal()) {
            askLater(order);
        }
    }

    private void takeIn(Venue.OrderReport report) throws VenueException {
        List<OrderEvent.Report> fills =
                report.report().executedLots() > 0 ? venue.fills(report) : List.of();
        deskThread.execute(() -> {
            desk.applyReport(report.as(), report.report(), LOOK_UP);
            desk.applyAll(fills, LOOK_UP);
        });
    }

    /**
     * It may go on, or it has ended without all of its fills: the answer to a cancel, or the last
     * event after a gap, tells how much was executed and not by which fills.
     */
    private static boolean isUnsettled(Order order) {
        return !order.state().isFinal() || order.executedLots() > filledLots(order);
    }

    private static long filledLots(Order order) {
        return order.fills().stream().mapToLong(fill -> fill.lots()).sum();
    }
}
