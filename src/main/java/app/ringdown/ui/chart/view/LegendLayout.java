package app.ringdown.ui.chart.view;

import java.util.ArrayList;
import java.util.List;

/** Sets the legend's texts in a row, each value in a slot of its own width, and wraps the row. */
final class LegendLayout {
    private final Frame frame;
    private final TextMeter meter;
    private final List<OverlayView.Item> items = new ArrayList<>();
    private final int left;
    private double x;
    private int y;
    private int rows = 1;

    LegendLayout(Frame frame, TextMeter meter) {
        this.frame = frame;
        this.meter = meter;
        this.left = frame.room(12);
        this.x = left;
        this.y = frame.room(22);
    }

    void title(String text) {
        add(text, OverlayView.Tone.TITLE);
        x += meter.title(text) + frame.room(8);
    }

    void note(String text) {
        add(text, OverlayView.Tone.MUTED);
        // The widest interval, so that the values stay where they are when it changes.
        x += Math.max(meter.legend(text), meter.legend("00m")) + frame.room(14);
    }

    /** A word and its value, which may be as wide as {@code slot}. */
    void value(String word, String value, double slot, OverlayView.Tone tone) {
        double wordWidth = word.isEmpty() ? 0 : meter.legend(word) + frame.room(5);
        if (x > left && x + wordWidth + slot > frame.plotWidth() - left) {
            rows++;
            x = left;
            y += frame.room(18);
        }
        if (!word.isEmpty()) {
            add(word, OverlayView.Tone.MUTED);
        }
        x += wordWidth;
        add(value, tone);
        x += slot + frame.room(12);
    }

    private void add(String text, OverlayView.Tone tone) {
        items.add(new OverlayView.Item((int) Math.round(x), y, text, tone));
    }

    int rows() {
        return rows;
    }

    List<OverlayView.Item> items() {
        return items;
    }
}
