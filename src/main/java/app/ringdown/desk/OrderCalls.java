package app.ringdown.desk;

import app.ringdown.market.Instrument;
import app.ringdown.order.Order;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.Reason;
import app.ringdown.venue.Replacement;
import app.ringdown.venue.Venue;
import app.ringdown.venue.VenueException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Calls to a venue about orders, and what each outcome makes of them: only the venue's own word
 * accepts or rejects an order; where it never got the request the order is denied, and anything
 * else leaves it unknown. Blocks; on a REST thread.
 */
final class OrderCalls {
    private static final Logger LOG = LoggerFactory.getLogger(OrderCalls.class);

    private final Venue venue;
    private final Clock clock;

    OrderCalls(Venue venue, Clock clock) {
        this.venue = venue;
        this.clock = clock;
    }

    /**
     * What came of a call that ends orders.
     *
     * @param isDoubtful whether it may have been carried out though nobody said so
     * @param again whether it is worth asking again: the venue had no time for it
     */
    record Ended(List<OrderEvent> events, boolean isDoubtful, boolean again) {}

    private interface Call {
        List<? extends OrderEvent> make() throws VenueException;
    }

    List<OrderEvent> place(OrderRequest request, long clickNanos) {
        return send(List.of(request), clickNanos, () -> venue.place(request));
    }

    List<OrderEvent> placeOco(
            String listId, OrderRequest above, OrderRequest below, long clickNanos) {
        return send(List.of(above, below), clickNanos, () -> venue.placeOco(listId, above, below));
    }

    private List<OrderEvent> send(List<OrderRequest> requests, long clickNanos, Call call) {
        List<OrderEvent> events = new ArrayList<>();
        long sentNanos = System.nanoTime();
        for (OrderRequest each : requests) {
            events.add(
                    new OrderEvent.Submitted(
                            each.clientOrderId(), clock.millis(), micros(clickNanos, sentNanos)));
        }
        try {
            List<? extends OrderEvent> told = call.make();
            long answerNanos = System.nanoTime();
            for (OrderRequest each : requests) {
                events.add(
                        new OrderEvent.Answered(
                                each.clientOrderId(),
                                clock.millis(),
                                micros(sentNanos, answerNanos)));
            }
            events.addAll(told);
        } catch (VenueException | RuntimeException e) {
            for (OrderRequest each : requests) {
                events.add(notPlaced(each.clientOrderId(), e));
            }
        }
        return events;
    }

    private static long micros(long fromNanos, long toNanos) {
        return Math.max(1, TimeUnit.NANOSECONDS.toMicros(toNanos - fromNanos));
    }

    private OrderEvent notPlaced(String id, Exception failure) {
        long now = clock.millis();
        if (!(failure instanceof VenueException e)) {
            LOG.error("Order {}: the answer could not be read", id, failure);
            return new OrderEvent.Unknown(id, now, String.valueOf(failure.getMessage()));
        }
        LOG.warn("Order {}: {} {} {}", id, e.kind(), e.code(), e.getMessage(), e.getCause());
        return switch (e.kind()) {
            case REFUSED, BAD_KEY, CLOCK, RATE_LIMITED ->
                    new OrderEvent.Rejected(id, now, e.code(), String.valueOf(e.getMessage()));
            case UNREACHABLE, NOT_ALLOWED -> new OrderEvent.Denied(id, now, why(e));
            case UNKNOWN -> new OrderEvent.Unknown(id, now, why(e));
        };
    }

    /** Cancels one order. */
    Ended cancel(Order order) {
        String id = order.clientOrderId();
        return end(List.of(order), () -> List.of(venue.cancel(order.request().instrument(), id)));
    }

    /** Cancels all open orders of an instrument; {@code known} are those of them that we know. */
    Ended cancelAll(Instrument instrument, List<Order> known) {
        return end(known, () -> venue.cancelAll(instrument));
    }

    private Ended end(List<Order> orders, Call call) {
        try {
            return new Ended(List.copyOf(call.make()), false, false);
        } catch (VenueException | RuntimeException e) {
            List<OrderEvent> events = new ArrayList<>();
            for (Order order : orders) {
                events.add(notCancelled(order.clientOrderId(), e));
            }
            return new Ended(events, isDoubtful(e), isWorthAnother(e));
        }
    }

    private OrderEvent notCancelled(String id, Exception failure) {
        if (failure instanceof VenueException e) {
            LOG.warn("Cancel {}: {} {} {}", id, e.kind(), e.code(), e.getMessage(), e.getCause());
            return new OrderEvent.CancelFailed(id, clock.millis(), why(e));
        }
        LOG.error("Cancel {}: the answer could not be read", id, failure);
        return new OrderEvent.CancelFailed(
                id, clock.millis(), String.valueOf(failure.getMessage()));
    }

    /** Makes an order smaller, to {@code lots}. */
    Ended amend(Order order, long lots) {
        String id = order.clientOrderId();
        Instrument instrument = order.request().instrument();
        return end(
                List.of(order),
                () ->
                        List.of(
                                venue.amend(instrument, id, lots),
                                new OrderEvent.Amended(id, clock.millis(), lots)));
    }

    /** Puts {@code by} in the place of an order: both outcomes. */
    Ended replace(Order order, OrderRequest by, long clickNanos) {
        String old = order.clientOrderId();
        List<OrderEvent> events = new ArrayList<>();
        boolean[] doubtful = new boolean[1];
        List<OrderEvent> placed =
                send(
                        List.of(by),
                        clickNanos,
                        () -> {
                            try {
                                Replacement told =
                                        venue.replace(
                                                order.request(), by, order.executedLots() == 0);
                                doubtful[0] = told.notCancelled() != null; // it may have ended
                                return outcome(order, by, told);
                            } catch (VenueException e) {
                                events.add(
                                        new OrderEvent.CancelFailed(old, clock.millis(), why(e)));
                                doubtful[0] = isDoubtful(e);
                                throw e;
                            }
                        });
        events.addAll(placed);
        return new Ended(events, doubtful[0], false);
    }

    /**
     * Cancels the pair that {@code order} is of, and if it is gone sends another. If it could not
     * be cancelled the other was never sent.
     */
    Ended replacePair(
            Order order, String list, OrderRequest above, OrderRequest below, long clickNanos) {
        Ended ended = cancel(order);
        List<OrderEvent> events = new ArrayList<>(ended.events());
        // Cancelled as it was known: with what was filled meanwhile the others would be too large.
        boolean gone =
                ended.events().stream()
                        .anyMatch(event ->
                                event instanceof OrderEvent.Report report
                                        && report.clientOrderId().equals(order.clientOrderId())
                                        && report.state() == OrderState.CANCELLED
                                        && report.executedLots() == order.executedLots());
        if (gone) {
            events.addAll(placeOco(list, above, below, clickNanos));
        } else {
            for (OrderRequest each : List.of(above, below)) {
                events.add(
                        new OrderEvent.Denied(
                                each.clientOrderId(), clock.millis(), Reason.NOT_CANCELLED));
            }
        }
        return new Ended(events, ended.isDoubtful(), false);
    }

    private List<OrderEvent> outcome(Order order, OrderRequest by, Replacement told) {
        String old = order.clientOrderId();
        long now = clock.millis();
        List<OrderEvent> events = new ArrayList<>(told.ended());
        events.addAll(told.placed());
        Reason kept = told.notCancelled();
        Reason refused = told.refused() == null ? kept : told.refused();
        if (kept != null) {
            events.add(new OrderEvent.CancelFailed(old, now, kept.toString()));
        }
        if (refused != null) {
            events.add(
                    new OrderEvent.Rejected(
                            by.clientOrderId(), now, refused.code(), refused.words()));
        }
        return events;
    }

    /** The order may have ended, by this or before it. */
    private static boolean isDoubtful(Exception failure) {
        return !(failure instanceof VenueException e)
                || switch (e.kind()) {
                    case UNKNOWN, REFUSED -> true;
                    case UNREACHABLE, NOT_ALLOWED, BAD_KEY, CLOCK, RATE_LIMITED -> false;
                };
    }

    private static boolean isWorthAnother(Exception failure) {
        return failure instanceof VenueException e && e.kind() == VenueException.Kind.RATE_LIMITED;
    }

    /** The venue's words with its code; our own key where nothing reached it. */
    private static String why(VenueException e) {
        return switch (e.kind()) {
            case UNREACHABLE, NOT_ALLOWED -> Reason.UNREACHABLE;
            case REFUSED, BAD_KEY, CLOCK, RATE_LIMITED, UNKNOWN ->
                    new Reason(e.code(), String.valueOf(e.getMessage())).toString();
        };
    }
}
