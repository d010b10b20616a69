package app.ringdown.ui.chart.view;

/**
 * Where things lie, in whole pixels of the device, so that every line is crisp at any scale of the
 * screen: the plot at the top left, the price axis to its right, the time axis below.
 *
 * @param plotWidth of the plot, and the price axis' left edge
 * @param plotHeight of the plot, and the time axis' upper edge
 * @param width of all
 * @param height of all
 * @param scale pixels of the device to one of the screen's own
 * @param text how much larger text is than usual
 */
public record Frame(
        int plotWidth, int plotHeight, int width, int height, double scale, double text) {

    /** Whole device pixels nearest to {@code px} of the screen's own unit. */
    public int device(double px) {
        return (int) Math.round(px * scale);
    }

    /** Room of {@code px} at the usual size of text, which grows with the text. */
    public int room(double px) {
        return (int) Math.round(px * scale * text);
    }

    /** The thickness of a thin line: one pixel of the screen's own, never blurred. */
    public int hairline() {
        return Math.max(1, (int) scale);
    }

    /** Upper edge of the part that volume may fill. */
    public int volumeTop() {
        return plotHeight - plotHeight / 5;
    }
}
