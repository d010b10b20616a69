package app.ringdown.ui.chart.model;

import app.ringdown.market.Bar;
import app.ringdown.market.BarSeries;

/**
 * What a stretch of bars spans.
 *
 * @param low lowest price, ticks
 * @param high highest price, ticks
 * @param volume largest volume of a bar, lots
 */
public record Extent(long low, long high, long volume) {

    /** Of bars {@code from} (included) to {@code end} (excluded), at least one. */
    public static Extent of(BarSeries series, int from, int end) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        long volume = 0;
        for (int i = from; i < end; i++) {
            Bar bar = series.get(i);
            low = Math.min(low, bar.low());
            high = Math.max(high, bar.high());
            volume = Math.max(volume, bar.volumeLots());
        }
        return new Extent(low, high, volume);
    }
}
