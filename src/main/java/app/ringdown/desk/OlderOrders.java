package app.ringdown.desk;

import app.ringdown.market.Instrument;
import app.ringdown.order.Order;
import app.ringdown.order.OrderEvent;
import app.ringdown.venue.Venue;
import app.ringdown.venue.VenueException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Orders that have ended and are not held here, read from the venue page by page, the newest first,
 * to be looked at. They are not written down and move no position: a part of a history says nothing
 * of what is held. What was read is told by a notice. All state on thread {@code desk}.
 */
public final class OlderOrders {
    private static final Logger LOG = LoggerFactory.getLogger(OlderOrders.class);

    /** With a call for the fills of each it stays well within a minute's budget. */
    static final int PAGE = 100;

    private final Venue venue;
    private final OrderDesk orders;
    private final Executor desk;
    private final Executor rest;
    private final Consumer<Notice> notices;

    private final Map<Instrument, Long> reachedMs = new HashMap<>();
    private final Set<Instrument> reading = new HashSet<>();
    private final Set<String> shown = new HashSet<>();

    OlderOrders(
            Venue venue, OrderDesk orders, Executor desk, Executor rest, Consumer<Notice> notices) {
        this.venue = venue;
        this.orders = orders;
        this.desk = desk;
        this.rest = rest;
        this.notices = notices;
    }

    /**
     * What was read of a page.
     *
     * @param found oldest last
     * @param nextMs where to go on
     * @param isLast whether there is nothing older
     * @param failure why the page was not read to its end; empty if it was
     */
    private record Read(List<Order> found, long nextMs, boolean isLast, String failure) {}

    /** Reads the next page of an instrument. Any thread, returns at once. */
    public void load(Instrument instrument) {
        desk.execute(() -> {
            if (reading.add(instrument)) {
                long beforeMs = reachedMs.getOrDefault(instrument, Long.MAX_VALUE);
                rest.execute(() -> {
                    Read read = read(instrument, beforeMs);
                    desk.execute(() -> take(instrument, read));
                });
            }
        });
    }

    private Read read(Instrument instrument, long beforeMs) {
        List<Order> found = new ArrayList<>();
        long nextMs = beforeMs;
        try {
            List<Venue.OrderReport> page = venue.orders(instrument, beforeMs, PAGE);
            for (Venue.OrderReport each : page.reversed()) {
                if (each.report().state().isFinal()) {
                    found.add(order(each));
                }
                // Others of the same millisecond may be on the page before.
                nextMs = each.createdMs() + 1 < beforeMs ? each.createdMs() + 1 : each.createdMs();
            }
            return new Read(found, nextMs, page.size() < PAGE, "");
        } catch (VenueException | RuntimeException e) {
            LOG.warn("Older orders in {} were not read: {}", instrument, e.getMessage());
            return new Read(found, nextMs, false, String.valueOf(e.getMessage()));
        }
    }

    private Order order(Venue.OrderReport told) throws VenueException {
        boolean ours = ClientOrderIds.isOurs(told.as().clientOrderId());
        Order order =
                ours
                        ? Order.of(told.as(), told.createdMs())
                        : Order.external(told.as(), told.createdMs());
        if (told.report().executedLots() > 0) {
            for (OrderEvent.Report fill : venue.fills(told)) {
                order = order.apply(fill);
            }
        }
        return order.apply(told.report());
    }

    private void take(Instrument instrument, Read read) {
        reading.remove(instrument);
        reachedMs.put(instrument, read.nextMs());
        int fresh = 0;
        for (Order order : read.found().reversed()) {
            String id = order.clientOrderId();
            if (orders.orders().get(id) == null && shown.add(id)) {
                orders.show(order);
                fresh++;
            }
        }
        String symbol = instrument.symbol();
        String count = Integer.toString(fresh);
        notices.accept(
                !read.failure().isEmpty()
                        ? Notice.of(
                                Notice.Level.WARNING,
                                "notice.older.failed",
                                symbol,
                                count,
                                read.failure())
                        : Notice.of(
                                Notice.Level.INFO,
                                read.isLast() ? "notice.older.last" : "notice.older",
                                symbol,
                                count));
    }
}
