package app.ringdown.exchange.listing;

import java.util.Arrays;

/**
 * How busy a market is at an hour of the day and a day of the week: the shape that history and live
 * trading share, so that neither has more life than the other where they meet. Pure; UTC.
 */
public final class Season {
    /**
     * Activity at the full hours, mean 1: coins are quiet at 4, busy when Europe and America trade
     * together.
     */
    private static final double[] COIN =
            mean1(
                    1.02, 0.94, 0.86, 0.80, 0.74, 0.72, 0.76, 0.84, 0.94, 0.98, 0.98, 1.00, 1.08,
                    1.26, 1.44, 1.48, 1.38, 1.24, 1.12, 1.04, 1.00, 0.96, 0.92, 1.00);

    /**
     * Shares trade around the clock, but wake with New York: busiest at its opening and again at
     * its close.
     */
    private static final double[] STOCK =
            mean1(
                    0.78, 0.72, 0.68, 0.66, 0.64, 0.64, 0.66, 0.72, 0.80, 0.82, 0.84, 0.88, 0.98,
                    1.28, 1.86, 1.72, 1.46, 1.34, 1.32, 1.50, 1.60, 1.04, 0.84, 0.80);

    private static final double WEEKEND = 0.72;
    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;

    private Season() {}

    /**
     * Trades per minute at a moment over those of the average minute, about 0.5 to 2.
     *
     * @param timeMs ms since the epoch
     */
    public static double activity(Asset.Kind kind, long timeMs) {
        double[] hours =
                switch (kind) {
                    case COIN, CURRENCY -> COIN;
                    case STOCK -> STOCK;
                };
        long inDay = Math.floorMod(timeMs, DAY);
        int hour = (int) (inDay / HOUR);
        double part = (inDay - hour * HOUR) / (double) HOUR;
        double shape = hours[hour] * (1 - part) + hours[(hour + 1) % 24] * part;
        return shape * week(timeMs);
    }

    /**
     * Volatility per minute at a moment over that of the average minute: it follows activity, less
     * than in proportion.
     *
     * @param timeMs ms since the epoch
     */
    public static double volatility(Asset.Kind kind, long timeMs) {
        return Math.sqrt(activity(kind, timeMs));
    }

    /**
     * Mean 1 over the week; falls and rises over two hours around the weekend's ends so that there
     * is no step.
     */
    private static double week(long timeMs) {
        // The epoch was a Thursday: hours since Monday 00:00.
        double hours = Math.floorMod(timeMs + 3 * DAY, 7 * DAY) / (double) HOUR;
        double distance = Math.min(hours - 120, 168 - hours);
        double inside = Math.clamp(0.5 + distance / 2, 0, 1);
        if (hours < 1) {
            inside = Math.clamp(0.5 - hours / 2, 0, 1);
        }
        return (1 - (1 - WEEKEND) * inside) / (1 - (1 - WEEKEND) * 2 / 7);
    }

    private static double[] mean1(double... hours) {
        double mean = Arrays.stream(hours).average().orElseThrow();
        return Arrays.stream(hours).map(hour -> hour / mean).toArray();
    }
}
