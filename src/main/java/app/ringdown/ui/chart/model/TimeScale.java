package app.ringdown.ui.chart.model;

/**
 * The horizontal axis: bars by their index, evenly spaced, so that times without bars (a closed
 * market) take no room. Bar {@code i} has its centre at {@link #x}; all values are pixels of the
 * screen's own unit, not of the device. Immutable.
 *
 * @param barWidth distance from bar to bar, px
 * @param right index at the right edge, a fraction as a rule; beyond the last bar where a margin is
 *     left
 * @param width width of the plot, px
 */
public record TimeScale(double barWidth, double right, double width) {
    /** 80,000 bars in a plot of 1,600 px: beyond that a picture tells nothing more. */
    public static final double MIN_BAR_WIDTH = 0.02;

    public static final double MAX_BAR_WIDTH = 120;

    /** Bars that stay in view however far one scrolls. */
    private static final int KEPT_IN_VIEW = 3;

    /** Centre of bar {@code index}. */
    public double x(double index) {
        return width - (right - index) * barWidth;
    }

    /** Index at {@code x}, a fraction as a rule; the bar under it is the nearest whole one. */
    public double index(double x) {
        return right - (width - x) / barWidth;
    }

    /** Index at the left edge. */
    public double left() {
        return right - width / barWidth;
    }

    /** How many bars have room. */
    public double span() {
        return width / barWidth;
    }

    /** The first bar of {@code size} that shows, at least in part; {@code size} if none does. */
    public int first(int size) {
        return Math.clamp((long) Math.ceil(left() - 0.5), 0, size);
    }

    /** One after the last bar of {@code size} that shows, never below {@link #first}. */
    public int end(int size) {
        return Math.clamp((long) Math.floor(right + 0.5) + 1, first(size), size);
    }

    /** The same edges over another width: the right one stays. */
    public TimeScale resized(double newWidth) {
        return new TimeScale(barWidth, right, newWidth);
    }

    /** Moved by {@code px}: positive shows older bars, as a drag to the right does. */
    public TimeScale panned(double px) {
        return new TimeScale(barWidth, right - px / barWidth, width);
    }

    /** Moved by whole bars, as when bars come in front. */
    public TimeScale shifted(double bars) {
        return new TimeScale(barWidth, right + bars, width);
    }

    /** Zoomed so that what lies under {@code x} stays there; a factor above 1 widens the bars. */
    public TimeScale zoomed(double factor, double x) {
        double wider = clampedBarWidth(barWidth * factor);
        double index = index(x);
        return new TimeScale(wider, index + (width - x) / wider, width);
    }

    /** Within what can be shown of {@code size} bars: some always stay in view. */
    public TimeScale clamped(int size) {
        double bar = clampedBarWidth(barWidth);
        int kept = Math.min(size, KEPT_IN_VIEW);
        double lowest = kept - 0.5;
        double highest = size - 0.5 + width / bar - kept;
        return new TimeScale(bar, Math.max(lowest, Math.min(highest, right)), width);
    }

    private double clampedBarWidth(double wanted) {
        return Math.clamp(wanted, MIN_BAR_WIDTH, Math.max(0.2, Math.min(MAX_BAR_WIDTH, width / 5)));
    }
}
