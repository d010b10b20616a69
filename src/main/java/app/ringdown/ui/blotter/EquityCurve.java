package app.ringdown.ui.blotter;

import app.ringdown.order.DailyPnl;
import app.ringdown.ui.base.Painted;
import app.ringdown.ui.base.Theme;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

import java.math.BigDecimal;
import java.util.List;

/**
 * What has been realised to the end of each day, as a line from nothing on the day before the
 * first. Flat where there were no fills. JavaFX thread.
 */
final class EquityCurve extends Painted {
    private static final double GAP = 8;
    private static final double LINE_WIDTH = 1.5;

    private final PnlWords words;
    private List<DailyPnl.Day> days = List.of();
    private String asset = "";

    EquityCurve(Theme theme, PnlWords words) {
        super(theme);
        this.words = words;
        setId("performance-curve");
        setMinSize(0, 0);
    }

    /** Shows the days of one quote asset, oldest first. */
    void show(String of, List<DailyPnl.Day> next) {
        asset = of;
        days = next;
        repaint();
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        if (days.isEmpty()) {
            return;
        }
        BigDecimal most = BigDecimal.ZERO;
        BigDecimal least = BigDecimal.ZERO;
        for (DailyPnl.Day day : days) {
            most = most.max(day.cumulative());
            least = least.min(day.cumulative());
        }
        double top = line() + GAP;
        double bottom = height - line() - GAP;
        double right = width - GAP - label(most, least);
        if (bottom <= top || right <= GAP) {
            return; // no room for a picture
        }
        Scale scale = new Scale(least.doubleValue(), most.doubleValue(), top, bottom);
        double zero = scale.y(0);
        g.setLineWidth(1);
        g.setStroke(palette().grid());
        g.strokeLine(GAP, snapped(zero), right, snapped(zero));
        line(g, right, scale);
        words(g, width, height, right, scale, most, least);
    }

    private void line(GraphicsContext g, double right, Scale scale) {
        long from = days.getFirst().day().toEpochDay() - 1;
        long to = days.getLast().day().toEpochDay();
        g.setStroke(colour(days.getLast().cumulative()));
        g.setLineWidth(LINE_WIDTH);
        g.beginPath();
        double y = scale.y(0);
        g.moveTo(GAP, y);
        for (DailyPnl.Day day : days) {
            long at = day.day().toEpochDay();
            g.lineTo(x(at - 1, from, to, right), y);
            y = scale.y(day.cumulative().doubleValue());
            g.lineTo(x(at, from, to, right), y);
        }
        g.stroke();
    }

    private void words(
            GraphicsContext g,
            double width,
            double height,
            double right,
            Scale scale,
            BigDecimal most,
            BigDecimal least) {
        BigDecimal last = days.getLast().cumulative();
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.RIGHT);
        double at = scale.y(last.doubleValue());
        for (BigDecimal each : List.of(most, least, BigDecimal.ZERO)) {
            double y = scale.y(each.doubleValue());
            if (Math.abs(y - at) >= line()) { // the last one is written in any case
                g.setFill(palette().mutedText());
                g.fillText(words.signed(each, asset), width - GAP, y);
            }
        }
        g.setFill(colour(last));
        g.fillText(words.signed(last, asset), width - GAP, at);
        g.setFill(palette().mutedText());
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(days.getFirst().day().toString(), GAP, height - line() / 2);
        if (days.size() > 1) {
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(days.getLast().day().toString(), right, height - line() / 2);
        }
    }

    /** Room for the longest sum, px. */
    private double label(BigDecimal most, BigDecimal least) {
        int longest =
                Math.max(words.signed(most, asset).length(), words.signed(least, asset).length());
        return longest * digit() + GAP;
    }

    private Color colour(BigDecimal amount) {
        return switch (amount.signum()) {
            case 1 -> palette().up();
            case -1 -> palette().down();
            default -> palette().mutedText();
        };
    }

    private static double x(long day, long from, long to, double right) {
        return GAP + (right - GAP) * (day - from) / Math.max(1, to - from);
    }

    private static double snapped(double y) {
        return Math.floor(y) + 0.5;
    }

    /** Sums to pixels; all that is painted lies between {@code top} and {@code bottom}. */
    private record Scale(double least, double most, double top, double bottom) {
        double y(double sum) {
            return most > least
                    ? bottom - (bottom - top) * (sum - least) / (most - least)
                    : (top + bottom) / 2;
        }
    }
}
