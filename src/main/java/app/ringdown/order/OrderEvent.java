package app.ringdown.order;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an order. Events of the venue may come twice, late or out of order
 * (the stream overtakes the REST answer): {@link Order#apply} gives the same result all the same.
 */
public sealed interface OrderEvent {
    String clientOrderId();

    /** When it happened, epoch ms: the venue's time if it came from there. */
    long timeMs();

    /** Not sent: our own checks failed; {@code reason} is the key of a sentence. */
    record Denied(String clientOrderId, long timeMs, String reason) implements OrderEvent {}

    /**
     * The request is leaving; the journal holds it.
     *
     * @param clickMicros since the person's click
     */
    record Submitted(String clientOrderId, long timeMs, long clickMicros) implements OrderEvent {}

    /**
     * The venue's answer to the request came.
     *
     * @param micros since it left
     */
    record Answered(String clientOrderId, long timeMs, long micros) implements OrderEvent {}

    /** No answer, or one that can't be read: the venue may or may not have it. */
    record Unknown(String clientOrderId, long timeMs, String reason) implements OrderEvent {}

    /**
     * A reconciliation found that the venue never had it. Ends an order that was submitted or
     * unknown.
     */
    record NotFound(String clientOrderId, long timeMs) implements OrderEvent {}

    /**
     * A reconciliation found that the venue, which had it working, no longer knows it: it was
     * reset, say. Ends an order that was working.
     */
    record Forgotten(String clientOrderId, long timeMs) implements OrderEvent {}

    /** The venue refused it; {@code code} and {@code reason} are the venue's own. */
    record Rejected(String clientOrderId, long timeMs, int code, String reason)
            implements OrderEvent {}

    /**
     * The venue's word on the whole order, by REST or stream. {@code executedLots} and {@code
     * executedNotional} (quote asset, in 10^-(priceDecimals+lotDecimals) units) are cumulative, so
     * the largest seen is the newest.
     *
     * @param fill the execution that this report tells of, if it tells of one
     */
    record Report(
            String clientOrderId,
            long timeMs,
            String venueOrderId,
            OrderState state,
            long executedLots,
            long executedNotional,
            @Nullable Fill fill)
            implements OrderEvent {}

    /**
     * The venue made it smaller, and it kept its place in the queue.
     *
     * @param lots what it is for now, the executed ones among them; the smallest told is the newest
     */
    record Amended(String clientOrderId, long timeMs, long lots) implements OrderEvent {}

    /** The venue has the order that takes its place, so it has ended if it was open. */
    record Replaced(String clientOrderId, long timeMs) implements OrderEvent {}

    /** We asked the venue to cancel it. */
    record CancelSent(String clientOrderId, long timeMs) implements OrderEvent {}

    /** The venue would not cancel it, or the answer was lost: the order stands as it stood. */
    record CancelFailed(String clientOrderId, long timeMs, String reason) implements OrderEvent {}
}
