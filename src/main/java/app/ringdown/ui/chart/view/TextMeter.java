package app.ringdown.ui.chart.view;

/** How wide a text will be, in device pixels. */
public interface TextMeter {
    /** Pixels of the device to one of the screen's own. */
    double scale();

    /** How much larger text is than usual. */
    double textScale();

    /** In the font of axis labels. */
    double label(String text);

    /** In the font of the legend. */
    double legend(String text);

    /** In the legend's bold font. */
    double title(String text);
}
