package app.ringdown.exchange.bars;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The lengths of a bar (Binance Spot API, ENUMs, kline intervals). All begin in UTC: those up to a
 * day divide the day, weeks begin on Monday, months are the calendar's, three days are counted from
 * the epoch.
 */
public enum Interval {
    S1("1s", 1_000),
    M1("1m", 60_000),
    M3("3m", 180_000),
    M5("5m", 300_000),
    M15("15m", 900_000),
    M30("30m", 1_800_000),
    H1("1h", 3_600_000),
    H2("2h", 7_200_000),
    H4("4h", 14_400_000),
    H6("6h", 21_600_000),
    H8("8h", 28_800_000),
    H12("12h", 43_200_000),
    D1("1d", 86_400_000),
    D3("3d", 259_200_000),
    W1("1w", 604_800_000),
    MONTH1("1M", 2_678_400_000L);

    /** From the Monday before the epoch, which was a Thursday, to the epoch. */
    private static final long MONDAY_OFFSET = 3 * 86_400_000L;

    private final String code;
    private final long millis;

    Interval(String code, long millis) {
        this.code = code;
        this.millis = millis;
    }

    /** The protocol's name, such as {@code 15m}. */
    public String code() {
        return code;
    }

    /** Length in ms; of a month, the longest there is. */
    public long millis() {
        return millis;
    }

    /** The interval of that name; the case tells a minute from a month. */
    public static Optional<Interval> of(String code) {
        for (Interval interval : values()) {
            if (interval.code.equals(code)) {
                return Optional.of(interval);
            }
        }
        return Optional.empty();
    }

    /** Start of the interval that holds the given moment; both ms since the epoch. */
    public long openTime(long timeMs) {
        return switch (this) {
            case MONTH1 -> date(timeMs).withDayOfMonth(1).toEpochDay() * D1.millis;
            case W1 -> timeMs - Math.floorMod(timeMs + MONDAY_OFFSET, millis);
            case S1, M1, M3, M5, M15, M30, H1, H2, H4, H6, H8, H12, D1, D3 ->
                    timeMs - Math.floorMod(timeMs, millis);
        };
    }

    /**
     * Start of the interval after the one that holds the given moment. The close time of the
     * protocol is 1 ms less.
     */
    public long nextOpenTime(long timeMs) {
        return switch (this) {
            case MONTH1 -> date(timeMs).withDayOfMonth(1).plusMonths(1).toEpochDay() * D1.millis;
            case S1, M1, M3, M5, M15, M30, H1, H2, H4, H6, H8, H12, D1, D3, W1 ->
                    openTime(timeMs) + millis;
        };
    }

    private static LocalDate date(long timeMs) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(timeMs), ZoneOffset.UTC);
    }
}
