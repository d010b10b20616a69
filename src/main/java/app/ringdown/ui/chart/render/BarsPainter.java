package app.ringdown.ui.chart.render;

import app.ringdown.ui.chart.view.AxisLabel;
import app.ringdown.ui.chart.view.ChartView;
import app.ringdown.ui.chart.view.Columns;
import app.ringdown.ui.chart.view.Frame;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * Paints the layer of the bars: grid, volume, candles (rising ones hollow, falling ones filled) and
 * the axes.
 */
public final class BarsPainter {
    /** Narrower than this, in device pixels, a hollow body can't be told from a filled one. */
    private static final int HOLLOW_FROM = 5;

    private BarsPainter() {}

    /** All of it. */
    public static void paint(GraphicsContext g, ChartView view, Ink ink, Fonts fonts) {
        Frame frame = view.frame();
        Surface.toDevicePixels(g, frame);
        g.setFill(ink.background());
        g.fillRect(0, 0, frame.width(), frame.height());
        paintGrid(g, view, ink, 0, frame.plotWidth());
        g.save();
        g.beginPath();
        g.rect(0, 0, frame.plotWidth(), frame.plotHeight());
        g.clip();
        paintColumns(g, frame, view.columns(), view.stale() ? ink.dimmed() : ink);
        g.restore();
        paintAxes(g, view, ink, fonts);
    }

    /** The strip of the last column anew, nothing else having changed. */
    public static void paintLast(GraphicsContext g, ChartView view, Columns last, Ink ink) {
        Frame frame = view.frame();
        Surface.toDevicePixels(g, frame);
        int from = Math.max(0, last.bodyX(0));
        int to = Math.min(frame.plotWidth(), last.bodyX(0) + last.bodyWidth());
        if (from >= to) {
            return;
        }
        g.setFill(ink.background());
        g.fillRect(from, 0, to - from, frame.plotHeight());
        paintGrid(g, view, ink, from, to);
        g.save();
        g.beginPath();
        g.rect(from, 0, to - from, frame.plotHeight());
        g.clip();
        paintColumns(g, frame, last, view.stale() ? ink.dimmed() : ink);
        g.restore();
    }

    private static void paintGrid(GraphicsContext g, ChartView view, Ink ink, int from, int to) {
        Frame frame = view.frame();
        int line = frame.hairline();
        g.setFill(ink.grid());
        for (AxisLabel price : view.prices()) {
            g.fillRect(from, price.at(), to - from, line);
        }
        for (AxisLabel time : view.times()) {
            if (time.at() >= from && time.at() < to) {
                g.fillRect(time.at(), 0, line, frame.plotHeight());
            }
        }
    }

    private static void paintColumns(GraphicsContext g, Frame frame, Columns columns, Ink ink) {
        paintVolume(g, frame, columns, true, ink.upVolume());
        paintVolume(g, frame, columns, false, ink.downVolume());
        int line = frame.hairline();
        paintBodies(g, columns, false, ink.down(), line);
        paintBodies(g, columns, true, ink.up(), line);
        if (columns.bodyWidth() >= HOLLOW_FROM * line) {
            g.setFill(ink.background());
            for (int i = 0; i < columns.size(); i++) {
                int height = columns.bodyBottom(i) - columns.bodyTop(i) - 2 * line;
                if (columns.up(i) && height > 0) {
                    g.fillRect(
                            columns.bodyX(i) + line,
                            columns.bodyTop(i) + line,
                            columns.bodyWidth() - 2 * line,
                            height);
                }
            }
        }
    }

    private static void paintVolume(
            GraphicsContext g, Frame frame, Columns columns, boolean up, Color colour) {
        g.setFill(colour);
        for (int i = 0; i < columns.size(); i++) {
            if (columns.up(i) == up && columns.volumeTop(i) < frame.plotHeight()) {
                g.fillRect(
                        columns.bodyX(i),
                        columns.volumeTop(i),
                        columns.bodyWidth(),
                        frame.plotHeight() - columns.volumeTop(i));
            }
        }
    }

    private static void paintBodies(
            GraphicsContext g, Columns columns, boolean up, Color colour, int line) {
        g.setFill(colour);
        boolean wicksOnly = columns.bodyWidth() == columns.wickWidth();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.up(i) != up) {
                continue;
            }
            int high = columns.high(i);
            g.fillRect(
                    columns.wickX(i),
                    high,
                    columns.wickWidth(),
                    Math.max(line, columns.low(i) - high));
            if (!wicksOnly) {
                int top = columns.bodyTop(i);
                g.fillRect(
                        columns.bodyX(i),
                        top,
                        columns.bodyWidth(),
                        Math.max(line, columns.bodyBottom(i) - top));
            }
        }
    }

    private static void paintAxes(GraphicsContext g, ChartView view, Ink ink, Fonts fonts) {
        Frame frame = view.frame();
        int line = frame.hairline();
        g.setFill(ink.grid());
        g.fillRect(frame.plotWidth(), 0, line, frame.plotHeight());
        g.fillRect(0, frame.plotHeight(), frame.width(), line);
        g.setFont(fonts.label());
        g.setFill(ink.muted());
        g.setTextAlign(TextAlignment.LEFT);
        int x = frame.plotWidth() + frame.room(14);
        for (AxisLabel price : view.prices()) {
            g.fillText(price.text(), x, Surface.labelBase(frame, price.at()));
        }
        g.setTextAlign(TextAlignment.CENTER);
        int base = Surface.labelBase(frame, Surface.timeLabelY(frame));
        for (AxisLabel time : view.times()) {
            g.setFill(time.strong() ? ink.text() : ink.muted());
            g.fillText(time.text(), time.at(), base);
        }
    }
}
