package app.ringdown.ui.chart.view;

/**
 * Where the crosshair stands.
 *
 * @param index the bar; below 0 or beyond the last where there is none
 * @param y in the plot, pixels of the screen's own unit
 */
public record Pointer(int index, double y) {}
