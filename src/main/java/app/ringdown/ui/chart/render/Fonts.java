package app.ringdown.ui.chart.render;

import app.ringdown.ui.chart.view.TextMeter;

import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

import java.util.HashMap;
import java.util.Map;

/** The fonts of a chart at one scale of the screen, and how wide their characters are. */
public final class Fonts implements TextMeter {
    private static final double LABEL = 11;
    private static final double LEGEND = 12;

    private final Sized label;
    private final Sized legend;
    private final Sized title;

    private final double scale;
    private final double textScale;

    /**
     * @param family whose digits are equally wide
     * @param scale pixels of the device to one of the screen's own
     * @param textScale how much larger text is than usual
     */
    public Fonts(String family, double scale, double textScale) {
        this.scale = scale;
        this.textScale = textScale;
        double size = scale * textScale;
        this.label = new Sized(Font.font(family, LABEL * size));
        this.legend = new Sized(Font.font(family, LEGEND * size));
        this.title = new Sized(Font.font(family, FontWeight.BOLD, (LEGEND + 1) * size));
    }

    @Override
    public double scale() {
        return scale;
    }

    @Override
    public double textScale() {
        return textScale;
    }

    Font label() {
        return label.font;
    }

    Font legend() {
        return legend.font;
    }

    Font title() {
        return title.font;
    }

    @Override
    public double label(String text) {
        return label.width(text);
    }

    @Override
    public double legend(String text) {
        return legend.width(text);
    }

    @Override
    public double title(String text) {
        return title.width(text);
    }

    /** Adds up the characters: kerning, which digits do not have, is left out. */
    private static final class Sized {
        private final Font font;
        private final Map<Character, Double> widths = new HashMap<>();

        Sized(Font font) {
            this.font = font;
        }

        double width(String text) {
            double width = 0;
            for (int i = 0; i < text.length(); i++) {
                width += widths.computeIfAbsent(text.charAt(i), this::measure);
            }
            return width;
        }

        private double measure(char character) {
            Text text = new Text(String.valueOf(character));
            text.setFont(font);
            return text.getLayoutBounds().getWidth();
        }
    }
}
