package app.ringdown.ui.chart.render;

import app.ringdown.ui.chart.view.AxisLabel;
import app.ringdown.ui.chart.view.Frame;
import app.ringdown.ui.chart.view.OverlayView;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Paints the layer over the bars: last price, crosshair and legend. */
public final class OverlayPainter {
    private static final int DOT = 2;
    private static final int DOT_GAP = 4;

    private OverlayPainter() {}

    public static void paint(GraphicsContext g, OverlayView view, Ink ink, Fonts fonts) {
        Frame frame = view.frame();
        Surface.toDevicePixels(g, frame);
        g.clearRect(0, 0, frame.width(), frame.height());
        OverlayView.LastPrice last = view.last();
        if (last != null) {
            paintLast(g, view, last, ink, fonts);
        }
        OverlayView.Crosshair crosshair = view.crosshair();
        if (crosshair != null) {
            paintCrosshair(g, view, crosshair, ink, fonts);
        }
        paintLegend(g, view, ink, fonts);
        if (view.focused()) {
            paintFocus(g, frame, ink);
        }
    }

    private static void paintFocus(GraphicsContext g, Frame frame, Ink ink) {
        int line = frame.hairline();
        g.setFill(ink.accent());
        g.fillRect(0, 0, frame.width(), line);
        g.fillRect(0, frame.height() - line, frame.width(), line);
        g.fillRect(0, 0, line, frame.height());
        g.fillRect(frame.width() - line, 0, line, frame.height());
    }

    private static void paintLast(
            GraphicsContext g, OverlayView view, OverlayView.LastPrice last, Ink ink, Fonts fonts) {
        Frame frame = view.frame();
        Color colour = last.stale() ? ink.stale() : last.up() ? ink.up() : ink.down();
        g.setFill(colour);
        if (last.inView()) {
            int step = frame.device(DOT + DOT_GAP);
            for (int x = 0; x < frame.plotWidth(); x += step) {
                g.fillRect(x, last.lineY(), frame.device(DOT), frame.hairline());
            }
        }
        int half = frame.room(last.countdown().isEmpty() ? 9 : 16);
        int top = last.boxY() - half;
        paintPriceBox(g, view, top, 2 * half, colour, ink);
        g.setFill(ink.boxText());
        paintArrow(g, frame, last, top + frame.room(9));
        g.setFont(fonts.label());
        g.setTextAlign(TextAlignment.LEFT);
        int x = frame.plotWidth() + frame.room(14);
        g.fillText(last.text(), x, top + frame.room(13));
        if (!last.countdown().isEmpty()) {
            g.fillText(last.countdown(), x, top + frame.room(27));
        }
    }

    /** Says without colour whether the live bar rises. */
    private static void paintArrow(
            GraphicsContext g, Frame frame, OverlayView.LastPrice last, int middle) {
        double left = frame.plotWidth() + frame.room(4);
        double width = frame.room(7);
        double half = frame.room(3);
        double tip = last.up() ? middle - half : middle + half;
        double foot = last.up() ? middle + half : middle - half;
        g.fillPolygon(
                new double[] {left, left + width, left + width / 2},
                new double[] {foot, foot, tip},
                3);
    }

    private static void paintCrosshair(
            GraphicsContext g, OverlayView view, OverlayView.Crosshair at, Ink ink, Fonts fonts) {
        Frame frame = view.frame();
        int line = frame.hairline();
        g.setFill(ink.crosshair());
        if (at.x() >= 0 && at.x() < frame.plotWidth()) {
            g.fillRect(at.x(), 0, line, frame.plotHeight());
        }
        g.fillRect(0, at.y(), frame.plotWidth(), line);

        int half = frame.room(9);
        int top = Math.clamp(at.y() - half, 0, Math.max(0, frame.plotHeight() - 2 * half));
        paintPriceBox(g, view, top, 2 * half, ink.muted(), ink);
        g.setFont(fonts.label());
        g.setFill(ink.boxText());
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(at.price(), frame.plotWidth() + frame.room(14), top + half + frame.room(4));

        int wide = (int) Math.ceil(fonts.label(at.time())) + frame.room(16);
        int left = Math.clamp(at.x() - wide / 2, 0, Math.max(0, frame.plotWidth() - wide));
        int axisTop = frame.plotHeight() + line;
        int axisHeight = frame.height() - axisTop;
        cover(g, view, left, left + wide, ink);
        g.setFill(ink.muted());
        g.fillRect(left, axisTop, wide, Math.min(axisHeight, frame.room(20)));
        g.setFill(ink.boxText());
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(
                at.time(),
                left + wide / 2.0,
                axisTop + Math.min(axisHeight, frame.room(20)) / 2 + frame.room(4));
    }

    /** A box on the price axis; labels that it would cut in two are taken away. */
    private static void paintPriceBox(
            GraphicsContext g, OverlayView view, int top, int height, Color colour, Ink ink) {
        Frame frame = view.frame();
        int left = frame.plotWidth() + frame.hairline();
        g.setFill(ink.background());
        for (AxisLabel label : view.prices()) {
            if (label.meets(top, top + height)) {
                g.fillRect(
                        left,
                        label.at() - label.extent(),
                        frame.width() - left,
                        2 * label.extent());
            }
        }
        g.setFill(colour);
        g.fillRect(left, top, frame.width() - left, height);
    }

    private static void cover(GraphicsContext g, OverlayView view, int from, int to, Ink ink) {
        Frame frame = view.frame();
        int top = frame.plotHeight() + frame.hairline();
        g.setFill(ink.background());
        for (AxisLabel label : view.times()) {
            if (label.meets(from, to)) {
                g.fillRect(
                        label.at() - label.extent() - 1,
                        top,
                        2 * label.extent() + 2,
                        frame.height() - top);
            }
        }
    }

    private static void paintLegend(GraphicsContext g, OverlayView view, Ink ink, Fonts fonts) {
        Frame frame = view.frame();
        g.setTextAlign(TextAlignment.LEFT);
        int right = 0;
        int bottom = 0;
        for (OverlayView.Item item : view.legend()) {
            right = Math.max(right, item.x() + (int) Math.ceil(fonts.legend(item.text())));
            bottom = Math.max(bottom, item.y());
        }
        g.setFill(ink.veil());
        g.fillRect(
                frame.room(6),
                frame.room(6),
                Math.min(frame.plotWidth(), right) - frame.room(2),
                bottom + frame.room(1));
        for (OverlayView.Item item : view.legend()) {
            g.setFont(item.tone() == OverlayView.Tone.TITLE ? fonts.title() : fonts.legend());
            g.setFill(
                    switch (item.tone()) {
                        case TITLE, PLAIN -> ink.text();
                        case MUTED -> ink.muted();
                        case UP -> ink.up();
                        case DOWN -> ink.down();
                    });
            g.fillText(item.text(), item.x(), item.y());
        }
    }
}
