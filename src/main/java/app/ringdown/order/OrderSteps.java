package app.ringdown.order;

import app.ringdown.market.Instrument;
import app.ringdown.order.OrderStep.Kind;
import app.ringdown.order.OrderStep.Source;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What an event that moved an order on is written down as. Pure. */
public final class OrderSteps {
    private OrderSteps() {}

    /** The first step of an order that was made here. */
    public static OrderStep created(Order order) {
        return step(order.clientOrderId(), order.createdMs(), Kind.CREATED, Source.OURS, "");
    }

    /**
     * The steps that an event was; none if it told nothing that a person wants to read.
     *
     * @param before the order before it
     * @param after the order after it
     * @param source where the event comes from, if it is not our own
     */
    public static List<OrderStep> of(
            Order before, OrderEvent event, Order after, OrderStep.Source source) {
        String id = event.clientOrderId();
        long time = event.timeMs();
        return switch (event) {
            case OrderEvent.Denied e ->
                    List.of(step(id, time, Kind.DENIED, Source.OURS, e.reason()));
            case OrderEvent.Submitted e -> List.of(took(id, time, Kind.SUBMITTED, e.clickMicros()));
            case OrderEvent.Answered e -> List.of(took(id, time, Kind.ANSWERED, e.micros()));
            case OrderEvent.Unknown e ->
                    List.of(step(id, time, Kind.UNKNOWN, Source.OURS, e.reason()));
            case OrderEvent.NotFound _ ->
                    List.of(step(id, time, Kind.NOT_FOUND, Source.LOOK_UP, ""));
            case OrderEvent.Forgotten _ ->
                    List.of(step(id, time, Kind.FORGOTTEN, Source.LOOK_UP, ""));
            case OrderEvent.Rejected e ->
                    List.of(
                            step(
                                    id,
                                    time,
                                    Kind.REJECTED,
                                    source,
                                    new Reason(e.code(), e.reason()).toString()));
            case OrderEvent.Report e -> report(before, e, after, source);
            case OrderEvent.Amended e ->
                    List.of(
                            new OrderStep(
                                    id,
                                    time,
                                    Kind.AMENDED,
                                    source,
                                    0,
                                    after.request().instrument().quantity(e.lots()),
                                    null,
                                    ""));
            case OrderEvent.Replaced _ -> List.of(step(id, time, Kind.REPLACED, source, ""));
            case OrderEvent.CancelSent _ ->
                    List.of(step(id, time, Kind.CANCEL_SENT, Source.OURS, ""));
            case OrderEvent.CancelFailed e -> {
                // With a code it is the venue's word, without one nothing came from there.
                boolean told = Reason.parse(e.reason()).code() != 0;
                yield List.of(
                        step(
                                id,
                                time,
                                Kind.CANCEL_FAILED,
                                told ? source : Source.OURS,
                                e.reason()));
            }
        };
    }

    private static List<OrderStep> report(
            Order before, OrderEvent.Report report, Order after, Source source) {
        List<OrderStep> steps = new ArrayList<>();
        String id = report.clientOrderId();
        boolean first = before.venueOrderId().isEmpty() && !after.venueOrderId().isEmpty();
        if (first && after.external()) {
            steps.add(step(id, report.timeMs(), Kind.FOUND, source, ""));
        } else if (!before.state().isWorking() && after.state().isWorking()) {
            steps.add(step(id, report.timeMs(), Kind.ACCEPTED, source, ""));
        }
        Fill fill = report.fill();
        if (fill != null && after.fills().size() > before.fills().size()) {
            steps.add(fill(after, fill, source));
        } else if (after.executedLots() > before.executedLots()
                && after.state() != OrderState.FILLED) {
            BigDecimal executed = after.request().instrument().quantity(after.executedLots());
            steps.add(
                    new OrderStep(
                            id, report.timeMs(), Kind.EXECUTED, source, 0, executed, null, ""));
        }
        Kind end = after.state() == before.state() ? null : end(after.state());
        if (end != null) {
            steps.add(step(id, report.timeMs(), end, source, ""));
        }
        return steps;
    }

    private static OrderStep fill(Order order, Fill fill, Source source) {
        Instrument instrument = order.request().instrument();
        return new OrderStep(
                order.clientOrderId(),
                fill.timeMs(),
                Kind.FILL,
                source,
                0,
                null,
                new OrderStep.Filled(
                        fill.tradeId(),
                        instrument.price(fill.ticks()),
                        instrument.quantity(fill.lots()),
                        fill.fee(),
                        fill.feeAsset(),
                        fill.maker()),
                "");
    }

    private static @Nullable Kind end(OrderState state) {
        return switch (state) {
            case FILLED -> Kind.FILLED;
            case CANCELLED -> Kind.CANCELLED;
            case REPLACED -> Kind.REPLACED;
            case EXPIRED -> Kind.EXPIRED;
            case REJECTED -> Kind.REJECTED;
            case DENIED, SUBMITTED, UNKNOWN, ACCEPTED, PARTLY_FILLED -> null;
        };
    }

    private static OrderStep took(String id, long timeMs, Kind kind, long micros) {
        return new OrderStep(id, timeMs, kind, Source.OURS, micros, null, null, "");
    }

    private static OrderStep step(String id, long timeMs, Kind kind, Source source, String reason) {
        return new OrderStep(id, timeMs, kind, source, 0, null, null, reason);
    }
}
