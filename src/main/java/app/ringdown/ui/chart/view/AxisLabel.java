package app.ringdown.ui.chart.view;

/**
 * A label of an axis and its grid line.
 *
 * @param at y on the price axis, x on the time axis, device pixels
 * @param extent half the label's size along the axis
 * @param strong whether it stands on a larger boundary, as the first bar of a day
 */
public record AxisLabel(int at, int extent, String text, boolean strong) {

    /** Whether a box from {@code from} to {@code to} along the axis covers part of the label. */
    public boolean meets(int from, int to) {
        return at + extent > from && at - extent < to;
    }
}
