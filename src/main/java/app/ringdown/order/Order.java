package app.ringdown.order;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An order and what is known of its fate: immutable, moved on by {@link #apply}. Truths only grow:
 * an end is never undone, what was executed never shrinks, a fill counts once by its trade id; so
 * events may come twice, late or out of order.
 *
 * @param venueOrderId the venue's id; empty until it has told one
 * @param executedLots cumulative
 * @param executedNotional cumulative price times quantity, in 10^-(priceDecimals+lotDecimals) of
 *     the quote asset
 * @param fills by trade id, each once
 * @param cancelling a cancel is on its way
 * @param external not made here: found at the venue
 * @param reason why it was denied, rejected or is unknown, or why a cancel failed, as {@link
 *     Reason} writes it; empty otherwise
 * @param createdMs when it was made, epoch ms
 * @param updatedMs time of the newest event, epoch ms
 * @param times how long its way took
 */
public record Order(
        OrderRequest request,
        OrderState state,
        String venueOrderId,
        long executedLots,
        long executedNotional,
        List<Fill> fills,
        boolean cancelling,
        boolean external,
        String reason,
        long createdMs,
        long updatedMs,
        Times times) {

    /**
     * How long the way of an order took, microseconds; 0 where it is not known.
     *
     * @param clickToSent from the click until it was handed to the connection
     * @param sentToAnswer from then until the venue's answer
     */
    public record Times(long clickToSent, long sentToAnswer) {
        public static final Times NONE = new Times(0, 0);
    }

    public Order {
        fills = List.copyOf(fills);
    }

    /** A new order, nothing of which is known but our intent. */
    public static Order of(OrderRequest request, long nowMs) {
        return new Order(
                request,
                OrderState.SUBMITTED,
                "",
                0,
                0,
                List.of(),
                false,
                false,
                "",
                nowMs,
                nowMs,
                Times.NONE);
    }

    /** An order that the venue told of and that was not made here. */
    public static Order external(OrderRequest request, long createdMs) {
        return new Order(
                request,
                OrderState.ACCEPTED,
                "",
                0,
                0,
                List.of(),
                false,
                true,
                "",
                createdMs,
                createdMs,
                Times.NONE);
    }

    public String clientOrderId() {
        return request.clientOrderId();
    }

    /**
     * Whether it is certain that the venue never had it, though it was meant to be sent, so that it
     * can be sent again. Not of one that belongs to others.
     */
    public boolean neverArrived() {
        if (!request.links().equals(OrderLinks.NONE)) {
            return false; // by itself it would be another order than it was
        }
        return switch (state) {
            case DENIED -> reason.equals(Reason.UNREACHABLE);
            case REJECTED -> reason.equals(Reason.NOT_FOUND);
            case SUBMITTED,
                    UNKNOWN,
                    ACCEPTED,
                    PARTLY_FILLED,
                    FILLED,
                    CANCELLED,
                    REPLACED,
                    EXPIRED ->
                    false;
        };
    }

    /** Lots that are still open; 0 when the order has ended, or when it was by amount. */
    public long remainingLots() {
        return state.isFinal() ? 0 : Math.max(0, request.lots() - executedLots);
    }

    /** Average price of what was executed, or null if nothing was. */
    public @Nullable BigDecimal averagePrice() {
        if (executedLots == 0) {
            return null;
        }
        return BigDecimal.valueOf(executedNotional, request.instrument().priceDecimals())
                .divide(BigDecimal.valueOf(executedLots), MathContext.DECIMAL64);
    }

    /** The order after {@code event}; itself if the event tells nothing new. */
    public Order apply(OrderEvent event) {
        if (!event.clientOrderId().equals(clientOrderId())) {
            throw new IllegalArgumentException(event + " is not of " + clientOrderId());
        }
        return switch (event) {
            case OrderEvent.Denied e ->
                    unanswered() ? with(OrderState.DENIED, e.reason(), e.timeMs()) : this;
            case OrderEvent.Submitted e ->
                    times.clickToSent() == 0
                            ? with(request, new Times(e.clickMicros(), times.sentToAnswer()))
                            : this;
            case OrderEvent.Answered e ->
                    times.sentToAnswer() == 0
                            ? with(request, new Times(times.clickToSent(), e.micros()))
                            : this;
            case OrderEvent.Amended e ->
                    e.lots() < request.lots()
                            ? with(
                                    request.with(request.ticks(), request.stopTicks(), e.lots()),
                                    times)
                            : this;
            case OrderEvent.Replaced e -> {
                OrderState next = further(state, OrderState.REPLACED);
                yield next == state ? this : with(next, "", e.timeMs());
            }
            case OrderEvent.Unknown e ->
                    state == OrderState.SUBMITTED
                            ? with(OrderState.UNKNOWN, e.reason(), e.timeMs())
                            : this;
            case OrderEvent.NotFound e ->
                    unanswered() ? with(OrderState.REJECTED, Reason.NOT_FOUND, e.timeMs()) : this;
            case OrderEvent.Forgotten e ->
                    state.isWorking()
                            ? with(OrderState.EXPIRED, Reason.FORGOTTEN, e.timeMs())
                            : this;
            case OrderEvent.Rejected e ->
                    unanswered()
                            ? with(
                                    OrderState.REJECTED,
                                    new Reason(e.code(), e.reason()).toString(),
                                    e.timeMs())
                            : this;
            case OrderEvent.CancelSent e ->
                    state.isFinal() || cancelling ? this : withCancelling(true, "", e.timeMs());
            case OrderEvent.CancelFailed e ->
                    state.isFinal() ? this : withCancelling(false, e.reason(), e.timeMs());
            case OrderEvent.Report e -> report(e);
        };
    }

    /** The venue has not said a word of it yet. */
    private boolean unanswered() {
        return state == OrderState.SUBMITTED || state == OrderState.UNKNOWN;
    }

    private Order report(OrderEvent.Report e) {
        List<Fill> all = withFill(e.fill());
        long lots = Math.max(executedLots, e.executedLots());
        long notional = Math.max(executedNotional, e.executedNotional());
        OrderState next = merge(state, e.state(), lots);
        String venueId = e.venueOrderId().isEmpty() ? venueOrderId : e.venueOrderId();
        if (next == state
                && lots == executedLots
                && notional == executedNotional
                && all.size() == fills.size()
                && venueId.equals(venueOrderId)) {
            return this;
        }
        return new Order(
                request,
                next,
                venueId,
                lots,
                notional,
                all,
                cancelling && !next.isFinal(),
                external,
                next == OrderState.REJECTED ? reason : "",
                createdMs,
                Math.max(updatedMs, e.timeMs()),
                times);
    }

    /** Kept by trade id, so that the order in which they were told leaves no trace. */
    private List<Fill> withFill(@Nullable Fill fill) {
        if (fill == null || fills.stream().anyMatch(f -> f.tradeId() == fill.tradeId())) {
            return fills;
        }
        List<Fill> all = new ArrayList<>(fills);
        all.add(fill);
        all.sort(Comparator.comparingLong(Fill::tradeId));
        return all;
    }

    /** The further of the two, by the venue's word; of an open order by what was executed. */
    private static OrderState merge(OrderState held, OrderState told, long executedLots) {
        boolean concluded = held == OrderState.DENIED || held == OrderState.REJECTED;
        OrderState end = concluded ? told : further(held, told);
        if (end.isFinal()) {
            return end;
        }
        return executedLots > 0 ? OrderState.PARTLY_FILLED : OrderState.ACCEPTED;
    }

    private static OrderState further(OrderState held, OrderState told) {
        return weight(told) > weight(held) ? told : held;
    }

    /**
     * Of two ends the one that tells more wins, so that it does not matter which was told first.
     */
    private static int weight(OrderState state) {
        return switch (state) {
            case DENIED, SUBMITTED, UNKNOWN, ACCEPTED, PARTLY_FILLED -> 0;
            case REJECTED -> 1;
            case CANCELLED -> 2;
            case REPLACED -> 3;
            case EXPIRED -> 4;
            case FILLED -> 5;
        };
    }

    private Order with(OrderState next, String why, long timeMs) {
        return new Order(
                request,
                next,
                venueOrderId,
                executedLots,
                executedNotional,
                fills,
                cancelling && !next.isFinal(),
                external,
                why,
                createdMs,
                Math.max(updatedMs, timeMs),
                times);
    }

    private Order withCancelling(boolean on, String why, long timeMs) {
        return new Order(
                request,
                state,
                venueOrderId,
                executedLots,
                executedNotional,
                fills,
                on,
                external,
                why,
                createdMs,
                Math.max(updatedMs, timeMs),
                times);
    }

    private Order with(OrderRequest as, Times took) {
        return new Order(
                as,
                state,
                venueOrderId,
                executedLots,
                executedNotional,
                fills,
                cancelling,
                external,
                reason,
                createdMs,
                updatedMs,
                took);
    }
}
