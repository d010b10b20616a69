package app.ringdown.ui.chart.model;

import app.ringdown.market.Bar;
import app.ringdown.market.BarSeries;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;

/**
 * What is shown of a series: which bars and which prices. Whoever changes the series says so before
 * and after ({@link #changeBars}), so that the picture stays where it is or follows the newest bar.
 * Knows pixels of the screen's own unit but nothing of painting. JavaFX thread.
 */
public final class ChartModel implements TimeTicks.Bars {
    public static final double DEFAULT_BAR_WIDTH = 8;

    /** Bars of room that are left after the newest. */
    private static final double MARGIN_BARS = 6;

    private static final double TOP = 0.12;

    /** The lower part is the volume's; the bars keep clear of it. */
    private static final double FLOOR = 0.24;

    private BarSeries series;
    private TimeScale time = new TimeScale(DEFAULT_BAR_WIDTH, MARGIN_BARS, 100);
    private PriceScale price = new PriceScale(0, 100, 100);
    private Extent extent = new Extent(0, 100, 0);
    private boolean autoPrice = true;

    public ChartModel(Instrument instrument, Interval interval) {
        this.series = new BarSeries(instrument, interval);
    }

    /** Shows another series, at its newest bar and as wide as the bars were. */
    public void show(BarSeries next) {
        series = next;
        autoPrice = true;
        toNewest();
    }

    public BarSeries series() {
        return series;
    }

    public TimeScale time() {
        return time;
    }

    public PriceScale price() {
        return price;
    }

    /** Of the bars in view; of the last that were, if none is. */
    public Extent extent() {
        return extent;
    }

    /** Whether the price axis fits itself to the bars in view. */
    public boolean isAutoPrice() {
        return autoPrice;
    }

    public void setAutoPrice(boolean auto) {
        autoPrice = auto;
        fit();
    }

    /** Whether the newest bar is in view, so that the picture moves on with each new one. */
    public boolean showsNewest() {
        return series.isEmpty() || time.right() >= series.size() - 1.5;
    }

    /** Changes the series and keeps what is looked at in place. */
    public void changeBars(Runnable change) {
        if (series.isEmpty()) {
            change.run();
            toNewest();
            return;
        }
        boolean following = showsNewest();
        int size = series.size();
        int held = Math.clamp((long) Math.floor(time.right()), 0, size - 1);
        long heldMs = series.get(held).openMs();
        change.run();
        time = time.shifted(following ? series.size() - size : series.indexAt(heldMs) - held);
        reframe();
    }

    public void resize(double width, double height) {
        time = time.resized(Math.max(1, width));
        price = price.resized(Math.max(1, height));
        reframe();
    }

    /**
     * Positive {@code dx} shows older bars; {@code dy} counts only where the price scale is manual.
     */
    public void pan(double dx, double dy) {
        time = time.panned(dx);
        if (!autoPrice) {
            price = price.panned(dy);
        }
        reframe();
    }

    /** Zooms about {@code x}. */
    public void zoom(double factor, double x) {
        time = time.zoomed(factor, x);
        reframe();
    }

    /** Stretches the price axis by hand, which ends its fitting itself. */
    public void zoomPrice(double factor) {
        autoPrice = false;
        price = price.zoomed(factor);
    }

    public void toNewest() {
        time = time.shifted(series.size() - 1 + MARGIN_BARS - time.right());
        reframe();
    }

    /** Shows the oldest bar held at the left edge. */
    public void toOldest() {
        time = time.shifted(-0.5 - time.left());
        reframe();
    }

    /** Makes the bars as wide as they are at first, and shows the newest. */
    public void resetTime() {
        time = new TimeScale(DEFAULT_BAR_WIDTH, time.right(), time.width());
        toNewest();
    }

    /** First bar in view. */
    public int first() {
        return time.first(series.size());
    }

    /** One after the last bar in view. */
    public int end() {
        return time.end(series.size());
    }

    @Override
    public long openMs(int index) {
        long ms = series.interval().ms();
        if (index < 0) {
            return series.get(0).openMs() + index * ms;
        }
        int last = series.size() - 1;
        return index <= last
                ? series.get(index).openMs()
                : series.last().openMs() + (index - last) * ms;
    }

    @Override
    public int firstFrom(long epochMs) {
        Bar last = series.last();
        if (epochMs > last.openMs()) {
            long ms = series.interval().ms();
            return (int)
                    Math.min(
                            Integer.MAX_VALUE,
                            series.size() - 1 + Math.ceilDiv(epochMs - last.openMs(), ms));
        }
        return series.indexAt(epochMs - 1) + 1;
    }

    private void reframe() {
        time = time.clamped(series.size());
        fit();
    }

    private void fit() {
        int first = first();
        int end = end();
        if (first >= end) {
            return;
        }
        extent = Extent.of(series, first, end);
        if (autoPrice) {
            price =
                    PriceScale.fit(
                            (double) extent.low(),
                            (double) extent.high(),
                            price.height(),
                            TOP,
                            FLOOR);
        }
    }
}
