package app.ringdown.ui.chart.model;

/** How much of the picture is out of date; several in one frame merge into the largest. */
public enum Invalidation {
    NONE,
    /** What lies over the bars: crosshair, legend, last price. */
    OVERLAY,
    /** The live bar as well. */
    LAST_BAR,
    ALL;

    public Invalidation and(Invalidation other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
