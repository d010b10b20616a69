package app.ringdown.exchange.api.dialect;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * How long a signed request stays good. It is checked when it comes in and again just before it
 * goes to the engine.
 *
 * <p>Source: Binance Spot API, REST, "Timing security".
 *
 * @param timestampMicros when the client says it made the request
 * @param windowMicros how late it may be
 */
public record RecvWindow(long timestampMicros, long windowMicros) {
    private static final long DEFAULT_MILLIS = 5_000;
    private static final long MAX_MILLIS = 60_000;
    private static final long AHEAD_MICROS = 1_000_000;
    private static final int MAX_DECIMALS = 3;

    /** Reads {@code timestamp} and {@code recvWindow}. */
    public static RecvWindow read(Params params) {
        long timestamp = TimeUnits.toMicros(params.mandatoryLong("timestamp"));
        @Nullable BigDecimal window = params.optionalDecimal("recvWindow");
        if (window == null) {
            return new RecvWindow(timestamp, DEFAULT_MILLIS * 1000);
        }
        if (window.compareTo(BigDecimal.valueOf(MAX_MILLIS)) > 0) {
            throw ApiError.greaterThan("recvWindow", MAX_MILLIS).exception();
        }
        BigDecimal micros = window.movePointRight(MAX_DECIMALS);
        if (micros.stripTrailingZeros().scale() > 0) {
            throw ApiError.precision("recvWindow").exception();
        }
        return new RecvWindow(timestamp, micros.longValue());
    }

    /** -1021 when the request is too early or too late at {@code nowMicros}. */
    public void check(long nowMicros) {
        if (timestampMicros >= nowMicros + AHEAD_MICROS) {
            throw ApiError.AHEAD_OF_SERVER.exception();
        }
        if (nowMicros - timestampMicros > windowMicros) {
            throw ApiError.OUTSIDE_RECV_WINDOW.exception();
        }
    }
}
