package app.ringdown.exchange.engine;

import java.util.Arrays;

/**
 * The volume-weighted average price of the last {@value #MINUTES} minutes, the current one
 * included, to which the price filters refer (Binance Spot API, Filters, {@code avgPriceMins}).
 */
final class AveragePrice {
    static final int MINUTES = 5;

    private final long[] minutes = new long[MINUTES];
    private final long[] lots = new long[MINUTES];

    /** In ticks times lots; a {@code double}, as the product of a minute may exceed a long. */
    private final double[] value = new double[MINUTES];

    private long last;

    /** Begins with the last price known, in ticks. */
    AveragePrice(long last) {
        this.last = last;
        Arrays.fill(minutes, -1);
    }

    /** The last price, in ticks. */
    long last() {
        return last;
    }

    void add(long time, long ticks, long traded) {
        long minute = time / 60_000_000;
        int slot = (int) (minute % MINUTES);
        if (minutes[slot] != minute) {
            minutes[slot] = minute;
            lots[slot] = 0;
            value[slot] = 0;
        }
        lots[slot] += traded;
        value[slot] += (double) ticks * traded;
        last = ticks;
    }

    /**
     * The average, in ticks; the last price if nothing was traded.
     *
     * @param time now, in microseconds since the epoch
     */
    double ticks(long time) {
        long minute = time / 60_000_000;
        double sum = 0;
        double volume = 0;
        for (int i = 0; i < MINUTES; i++) {
            if (minutes[i] > minute - MINUTES && minutes[i] <= minute) {
                sum += value[i];
                volume += lots[i];
            }
        }
        return volume == 0 ? last : sum / volume;
    }
}
