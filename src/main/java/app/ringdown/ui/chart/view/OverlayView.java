package app.ringdown.ui.chart.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The layer over the bars, ready to be painted.
 *
 * @param last the last price, if there is one
 * @param crosshair where the pointer is, if it is in the plot
 * @param prices labels of the price axis that a box may cover
 * @param times labels of the time axis that a box may cover
 * @param focused whether the keyboard is on the chart and that should be seen
 */
public record OverlayView(
        Frame frame,
        List<Item> legend,
        @Nullable LastPrice last,
        @Nullable Crosshair crosshair,
        List<AxisLabel> prices,
        List<AxisLabel> times,
        boolean focused) {
    public OverlayView {
        legend = List.copyOf(legend);
        prices = List.copyOf(prices);
        times = List.copyOf(times);
    }

    /** How a text of the legend is inked. */
    public enum Tone {
        TITLE,
        MUTED,
        PLAIN,
        UP,
        DOWN
    }

    /** A text of the legend, its base line at {@code y}. */
    public record Item(int x, int y, String text, Tone tone) {}

    /**
     * The last price: a dotted line and a box on the axis.
     *
     * @param boxY middle of the box, kept within the plot
     * @param lineY of the line
     * @param inView whether the line is within the plot
     * @param up whether the live bar rises
     * @param countdown until the bar closes; empty when it is not known
     */
    public record LastPrice(
            int boxY,
            int lineY,
            boolean inView,
            String text,
            String countdown,
            boolean up,
            boolean stale) {}

    /** The crosshair, on the middle of a bar, with the texts of its labels. */
    public record Crosshair(int x, int y, String price, String time) {}
}
