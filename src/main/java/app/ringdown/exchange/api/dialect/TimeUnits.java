package app.ringdown.exchange.api.dialect;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * The unit of the times in an answer or stream. Inside the exchange every time is in microseconds
 * since 1970, UTC.
 *
 * <p>Source: Binance Spot API, REST, "General API Information", header X-MBX-TIME-UNIT.
 */
public enum TimeUnits {
    MILLISECOND,
    MICROSECOND;

    // 1e14 ms is the year 5138, 1e14 us is March 1973: nothing real is in between.
    private static final long FIRST_MICROS = 100_000_000_000_000L;

    public long of(long micros) {
        return switch (this) {
            case MILLISECOND -> Math.floorDiv(micros, 1000L);
            case MICROSECOND -> micros;
        };
    }

    /** The last instant of a closed range that ends before {@code endMicros}, in this unit. */
    public long lastBefore(long endMicros) {
        return switch (this) {
            case MILLISECOND -> Math.floorDiv(endMicros, 1000L) - 1;
            case MICROSECOND -> endMicros - 1;
        };
    }

    /** A time from a client, in milliseconds or microseconds, as microseconds. */
    public static long toMicros(long time) {
        return time >= FIRST_MICROS ? time : time * 1000;
    }

    /** The last microsecond that shows as a client's time, in milliseconds or microseconds. */
    public static long toLastMicros(long time) {
        return time >= FIRST_MICROS ? time : time * 1000 + 999;
    }

    /** Milliseconds when nothing was asked for; -1194 for any other word. */
    public static TimeUnits parse(@Nullable String text) {
        if (text == null) {
            return MILLISECOND;
        }
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "MILLISECOND" -> MILLISECOND;
            case "MICROSECOND" -> MICROSECOND;
            default -> throw ApiError.BAD_TIME_UNIT.exception();
        };
    }
}
