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
        long updatedMs) {

    public Order {
        fills = List.copyOf(fills);
    }

    /** A new order, nothing of which is known but our intent. */
    public static Order of(OrderRequest request, long nowMs) {
        return new Order(
                request, OrderState.SUBMITTED, "", 0, 0, List.of(), false, false, "", nowMs, nowMs);
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
                createdMs);
    }

    public String clientOrderId() {
        return request.clientOrderId();
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
            case OrderEvent.Submitted e -> this;
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
                Math.max(updatedMs, e.timeMs()));
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

    /** An end stays an end; otherwise the further of the two, by what was executed. */
    private static OrderState merge(OrderState held, OrderState told, long executedLots) {
        if (held.isFinal() && held != OrderState.DENIED && held != OrderState.REJECTED) {
            return held;
        }
        if (told.isFinal()) {
            return told;
        }
        return executedLots > 0 ? OrderState.PARTLY_FILLED : OrderState.ACCEPTED;
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
                Math.max(updatedMs, timeMs));
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
                Math.max(updatedMs, timeMs));
    }
}
