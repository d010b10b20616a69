package app.ringdown.order;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * One step in the life of an order, as it is written down: in decimals and the venue's own words,
 * so that it stays true. Made by {@link OrderSteps}.
 *
 * @param timeMs when it happened, epoch ms: by the venue's clock where the venue told a time
 *     (accepted, filled, ended), else by this machine's
 * @param micros how long it took, of those that tell; else 0
 * @param quantity in the base asset, of those that tell of one; else null
 * @param fill of {@link Kind#FILL}; else null
 * @param reason as {@link Reason} writes it; empty for none
 */
public record OrderStep(
        String clientOrderId,
        long timeMs,
        Kind kind,
        Source source,
        long micros,
        @Nullable BigDecimal quantity,
        @Nullable Filled fill,
        String reason) {

    /** What happened. */
    public enum Kind {
        /** Checked and written down: it may leave. */
        CREATED,
        /** Failed our own checks, or could not be sent. */
        DENIED,
        /** Handed to the connection; {@code micros} since the click. */
        SUBMITTED,
        /** The answer to the request came; {@code micros} since it left. */
        ANSWERED,
        /** No answer, or none that can be read. */
        UNKNOWN,
        /** The venue never had it. */
        NOT_FOUND,
        /** The venue had it and no longer knows it. */
        FORGOTTEN,
        REJECTED,
        ACCEPTED,
        /** Not made here: found at the venue. */
        FOUND,
        /** One execution. */
        FILL,
        /** The venue told how much is executed in all, {@code quantity}, and not by which fills. */
        EXECUTED,
        /** Made smaller, to {@code quantity}. */
        AMENDED,
        CANCEL_SENT,
        CANCEL_FAILED,
        FILLED,
        CANCELLED,
        REPLACED,
        EXPIRED
    }

    /** Who told of it. */
    public enum Source {
        /** Our own doing. */
        OURS,
        /** The answer to the call that did it. */
        CALL,
        /** The account line. */
        STREAM,
        /** The venue, when it was asked. */
        LOOK_UP;

        /** Whether it is the venue's word. */
        public boolean isVenue() {
            return this != OURS;
        }
    }

    /**
     * An execution.
     *
     * @param tradeId the venue's id of the trade, unique within the instrument
     * @param price in the quote asset
     * @param quantity in the base asset
     * @param fee in {@code feeAsset}; below 0 if the venue gave
     */
    public record Filled(
            long tradeId,
            BigDecimal price,
            BigDecimal quantity,
            BigDecimal fee,
            String feeAsset,
            boolean maker) {}
}
