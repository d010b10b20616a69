package app.ringdown.exchange.account;

import org.jspecify.annotations.Nullable;

/**
 * One step in the life of a user's order, told once and in sequence.
 *
 * @param id the execution id, ascending over all listings
 * @param time when, in microseconds since the epoch
 * @param type what happened
 * @param order the order after the step
 * @param fill the trade, present exactly when {@code type} is TRADE
 * @param requestId the client id of the request that caused it: for CANCELED that of the cancel,
 *     otherwise the order's own (field {@code c} of the execution report)
 * @param prevented the trade with itself that was prevented, present exactly when {@code type} is
 *     TRADE_PREVENTION
 * @param amendment what was amended, present exactly when {@code type} is REPLACED
 */
public record Execution(
        long id,
        long time,
        ExecutionType type,
        Order order,
        @Nullable Fill fill,
        String requestId,
        @Nullable PreventedMatch prevented,
        @Nullable Amendment amendment) {}
