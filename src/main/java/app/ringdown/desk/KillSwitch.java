package app.ringdown.desk;

import app.ringdown.market.Instrument;
import app.ringdown.order.Journal;
import app.ringdown.order.Order;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Stops all trading: new orders are denied, all open ones are cancelled, again and again until the
 * venue has confirmed the end of each, and then, by choice, positions are closed. It is written
 * down, so it is on after a restart too, until it is released. State on thread {@code desk}; the
 * public methods return at once.
 */
public final class KillSwitch {
    private static final Logger LOG = LoggerFactory.getLogger(KillSwitch.class);
    private static final long LOOK_MS = 250;

    /** Where it stands. */
    public enum Phase {
        RELEASED,
        /** Orders are being cancelled. */
        CANCELLING,
        /** No order is open; positions are being closed. */
        CLOSING,
        /** Nothing is open that it had to end. */
        DONE
    }

    /**
     * Its proof.
     *
     * @param sinceMs when it was engaged, epoch ms
     * @param orders client order ids of all that it had to end, oldest first
     * @param closing client order ids of the orders that close positions
     * @param residual what could not be closed, by symbol with its lots as text; empty if nothing
     */
    public record Report(
            Phase phase,
            long sinceMs,
            List<String> orders,
            List<String> closing,
            List<String> residual) {
        public static final Report RELEASED =
                new Report(Phase.RELEASED, 0, List.of(), List.of(), List.of());

        public Report {
            orders = List.copyOf(orders);
            closing = List.copyOf(closing);
            residual = List.copyOf(residual);
        }
    }

    private final OrderDesk orders;
    private final Journal journal;
    private final Clock clock;
    private final Executor desk;
    private final Later later;
    private final Set<String> toEnd = new LinkedHashSet<>();
    private final Set<String> closing = new LinkedHashSet<>();
    private boolean blocked;
    private boolean flatten;
    private boolean reading; // the account, before positions are closed
    private long sinceMs;
    private int engagement; // each has its own look-out
    private volatile Report report = Report.RELEASED;

    KillSwitch(OrderDesk orders, Journal journal, Clock clock, Executor desk, Later later) {
        this.orders = orders;
        this.journal = journal;
        this.clock = clock;
        this.desk = desk;
        this.later = later;
    }

    /** Its latest report. Any thread. */
    public Report report() {
        return report;
    }

    /**
     * Stops all trading.
     *
     * @param closePositions whether what our own fills have opened is closed as well
     */
    public void engage(boolean closePositions) {
        desk.execute(() -> {
            boolean first = !blocked;
            blocked = true;
            flatten |= closePositions;
            if (first) {
                sinceMs = clock.millis();
                toEnd.clear();
                closing.clear();
                write(true);
                LOG.warn("The kill switch is on");
                look(++engagement);
            }
        });
    }

    /** Lets orders through again. */
    public void release() {
        desk.execute(() -> {
            blocked = false;
            flatten = false;
            write(false);
            report = Report.RELEASED;
            LOG.warn("The kill switch is released");
            orders.reviewed(); // exits that were held back
        });
    }

    /** Takes up where a program before this one was. On thread {@code desk}. */
    void restore() {
        try {
            blocked = journal.isBlocked();
        } catch (IOException e) {
            LOG.error("Whether the kill switch is on can't be read: it is taken to be", e);
            blocked = true;
        }
        if (blocked) {
            sinceMs = clock.millis();
            look(++engagement);
        }
    }

    /** Whether new orders are denied. On thread {@code desk}. */
    boolean isBlocked() {
        return blocked;
    }

    /** Sales of a position, its own and others. */
    private boolean closes(String clientOrderId) {
        return closing.contains(clientOrderId) || orders.closing().isOwn(clientOrderId);
    }

    private void write(boolean on) {
        try {
            journal.block(on);
        } catch (IOException e) {
            LOG.error("The kill switch is not written down", e);
        }
    }

    /** What is open and not being cancelled is cancelled, again if need be, until nothing is. */
    private void look(int of) {
        if (!blocked || of != engagement) {
            return;
        }
        List<Order> open = new ArrayList<>();
        for (Order order : orders.orders().open()) {
            if (!closes(order.clientOrderId())) {
                open.add(order);
                toEnd.add(order.clientOrderId());
            }
        }
        boolean ended = open.isEmpty();
        if (!ended) {
            orders.cancelOpen(order -> !order.cancelling() && !closes(order.clientOrderId()));
        } else if (flatten && !reading) {
            reading = true;
            orders.readAccount(this::closeAll);
        }
        boolean isClosing = orders.orders().open().size() > open.size();
        Phase phase = !ended ? Phase.CANCELLING : isClosing || flatten ? Phase.CLOSING : Phase.DONE;
        report =
                new Report(
                        phase,
                        sinceMs,
                        List.copyOf(toEnd),
                        List.copyOf(closing),
                        phase == Phase.DONE ? orders.closing().residuals() : List.of());
        later.run(LOOK_MS, () -> look(of)); // an order in doubt may turn up yet
    }

    /** Asked for again until the account could be read. */
    private void closeAll(boolean isRead) {
        reading = false;
        if (!blocked || !flatten || !isRead) {
            return;
        }
        flatten = false;
        for (Instrument instrument : orders.closing().held()) {
            String id = orders.nextId();
            closing.add(id);
            orders.closing().close(id, instrument, 100);
        }
    }
}
