package app.ringdown.exchange.api.call;

import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.drill.Strike;

import org.jspecify.annotations.Nullable;

/** What a client is told by the faults of a drill that answer by themselves. */
final class Struck {
    private Struck() {}

    /** The answer in place of the true one; null if the fault has none of its own. */
    static @Nullable ApiError error(Strike strike, long nowMicros) {
        int amount = strike.amount();
        return switch (strike.fault()) {
            case TOO_MANY -> ApiError.tooManyRequests(amount);
            case BANNED -> ApiError.banned(nowMicros / 1000 + amount * 1000L, amount);
            case UNAVAILABLE ->
                    ApiError.of(
                            amount,
                            -1001,
                            "Internal error; unable to process your request. Please try again.");
            case FAIL_AFTER -> ApiError.of(amount, -1007, ApiError.TIMEOUT.msg());
            case DROP,
                    DELAY,
                    DUPLICATE,
                    REORDER,
                    GAP,
                    HALF_OPEN,
                    REFUSE,
                    CUT,
                    NO_ANSWER,
                    ANSWER_TWICE,
                    CLOCK_JUMP,
                    UNKNOWN_FIELD,
                    UNKNOWN_VALUE,
                    CUT_JSON,
                    GARBAGE ->
                    null;
        };
    }
}
