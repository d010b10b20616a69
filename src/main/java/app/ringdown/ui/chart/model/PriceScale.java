package app.ringdown.ui.chart.model;

/**
 * The vertical axis: prices in ticks (a fraction between two is a place, not a price) on px
 * downwards from the top of the plot. Immutable; {@code high > low} and {@code height > 0} always.
 *
 * @param low price at the lower edge, ticks
 * @param high price at the upper edge, ticks
 * @param height of the plot, px
 */
public record PriceScale(double low, double high, double height) {
    private static final double MIN_SPAN = 4;
    private static final double MAX_SPAN = 1e15;
    private static final double FARTHEST = 1e16;

    public PriceScale {
        if (!(high > low) || !(height > 0) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException(low + " to " + high + " on " + height + " px");
        }
    }

    /**
     * The scale that shows {@code low} to {@code high} and leaves margins, as shares of the height.
     * A range without extent is given some, so that a flat market lies in the middle.
     */
    public static PriceScale fit(double low, double high, double height, double top, double floor) {
        double slack = Math.max(MIN_SPAN, Math.abs(high) * 1e-5) - (high - low);
        double from = slack > 0 ? low - slack / 2 : low;
        double to = slack > 0 ? high + slack / 2 : high;
        double span = (to - from) / (1 - top - floor);
        return new PriceScale(from - span * floor, to + span * top, height);
    }

    public double y(double price) {
        return (high - price) / (high - low) * height;
    }

    public double price(double y) {
        return high - y / height * (high - low);
    }

    public PriceScale resized(double newHeight) {
        return new PriceScale(low, high, newHeight);
    }

    /** Moved by {@code px}: positive moves the picture down. */
    public PriceScale panned(double px) {
        double by = px / height * (high - low);
        return around(Math.clamp((low + high) / 2 + by, -FARTHEST / 2, FARTHEST / 2), high - low);
    }

    /** Zoomed about the middle; a factor above 1 stretches the bars. */
    public PriceScale zoomed(double factor) {
        return around((low + high) / 2, Math.clamp((high - low) / factor, MIN_SPAN, MAX_SPAN));
    }

    private PriceScale around(double middle, double span) {
        return new PriceScale(middle - span / 2, middle + span / 2, height);
    }
}
