package app.ringdown.ui.watch;

import app.ringdown.ui.base.Palette;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/**
 * Paints one cell of the watch list. What is fixed for a frame is in the constructor; nothing is
 * kept between cells.
 *
 * @param digit width of a digit, px
 */
record RowPainter(
        Palette palette, Flash upFlash, Flash downFlash, Font font, Font bold, double digit) {

    /**
     * What is behind a price that has just moved, and a moment later. Opaque: what shines through
     * costs the software pipeline a multiple, once on the canvas and once more on the screen.
     */
    private record Flash(Color strong, Color weak) {
        static Flash of(Color color, Color ground) {
            Color solid = color.deriveColor(0, 1, 1, 1 / color.getOpacity());
            return new Flash(
                    ground.interpolate(solid, color.getOpacity()),
                    ground.interpolate(solid, color.getOpacity() / 2));
        }
    }

    /** Room at both sides of a cell, px. */
    static final double PAD = 6;

    static RowPainter of(Palette palette, Font font, double digit) {
        Font bold = Font.font(font.getFamily(), FontWeight.BOLD, font.getSize());
        return new RowPainter(
                palette,
                Flash.of(palette.upFlash(), palette.background()),
                Flash.of(palette.downFlash(), palette.background()),
                font,
                bold,
                digit);
    }

    /**
     * Has nothing be there but the ground.
     *
     * @param plain whether that is the table's; else it is the row's own, which shines through
     */
    void erase(GraphicsContext g, boolean plain, double x, double width, double height) {
        if (plain) {
            g.setFill(palette.background());
            g.fillRect(x, 0, width, height);
        } else {
            g.clearRect(x, 0, width, height);
        }
    }

    /** Paints a cell on erased ground. */
    void paint(
            GraphicsContext g,
            WatchRow row,
            WatchColumn column,
            double x,
            double width,
            double height,
            long nanos) {
        switch (column) {
            case SYMBOL -> symbol(g, row, x, width, height);
            case LAST -> {
                flash(g, row, column, x, width, height, nanos);
                arrow(g, way(row, row.move(column)), row.move(column), x + PAD, height);
                number(g, row.text(column), x, width, height, ink(row, column), bold);
            }
            case BID, ASK -> {
                flash(g, row, column, x, width, height, nanos);
                if (row.flash(column, nanos) > 0) {
                    arrow(g, way(row, row.move(column)), row.move(column), x + PAD, height);
                }
                number(g, row.text(column), x, width, height, ink(row, column), font);
            }
            case CHANGE ->
                    number(
                            g,
                            row.text(column),
                            x,
                            width,
                            height,
                            way(row, Double.compare(zeroIfNaN(row.quote().change()), 0)),
                            font);
            case SPREAD, BID_SIZE, ASK_SIZE, VOLUME, HIGH, LOW, SWING, BASE_VOLUME, AGE ->
                    number(g, row.text(column), x, width, height, quiet(), font);
            case TREND -> trend(g, row, x, width, height);
            case RANGE -> range(g, row, x, width, height);
        }
    }

    private Color ink(WatchRow row) {
        return ink(row, WatchColumn.LAST);
    }

    private Color ink(WatchRow row, WatchColumn column) {
        return row.isStale(column) ? palette.mutedText() : palette.text();
    }

    private Color quiet() {
        return palette.mutedText();
    }

    private static boolean isStale(WatchRow row) {
        return !row.stale().isEmpty();
    }

    private Color way(WatchRow row, int sign) {
        return isStale(row) || sign == 0
                ? palette.mutedText()
                : sign > 0 ? palette.up() : palette.down();
    }

    private static double zeroIfNaN(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    /** The base asset large, what it is paid in small after it; of a stale quote its age there. */
    private void symbol(GraphicsContext g, WatchRow row, double x, double width, double height) {
        String base = row.instrument().base();
        String after = row.besides();
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        g.setFont(bold);
        g.setFill(ink(row));
        double room = width - 2 * PAD;
        double wide = base.length() * digit * 1.2;
        g.fillText(base, x + PAD, middle(height), room);
        if (wide + after.length() * digit < room) {
            g.setFont(font);
            g.setFill(quiet());
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(after, x + width - PAD, middle(height));
        }
    }

    /** A number too wide for its cell is left out rather than cut: half a price is a wrong one. */
    private void number(
            GraphicsContext g,
            String text,
            double x,
            double width,
            double height,
            Color color,
            Font face) {
        g.setFont(face);
        g.setFill(color);
        g.setTextAlign(TextAlignment.RIGHT);
        g.setTextBaseline(VPos.CENTER);
        double room = width - 2 * PAD;
        if (text.length() * digit <= room * 1.15) {
            g.fillText(text, x + width - PAD, middle(height));
        } else if (text.length() * digit <= room * 1.5) {
            g.fillText(text, x + width - PAD, middle(height), room);
        } else {
            g.fillText("…", x + width - PAD, middle(height));
        }
    }

    private void flash(
            GraphicsContext g,
            WatchRow row,
            WatchColumn column,
            double x,
            double width,
            double height,
            long nanos) {
        int strength = row.isStale(column) ? 0 : row.flash(column, nanos);
        if (strength > 0) {
            Flash flash = row.move(column) > 0 ? upFlash : downFlash;
            g.setFill(strength == 2 ? flash.strong() : flash.weak());
            g.fillRect(x + 1, 1, width - 2, height - 2);
        }
    }

    private static void arrow(GraphicsContext g, Color color, int move, double x, double height) {
        if (move == 0) {
            return;
        }
        // Of whole pixels, which are painted many times faster than a path.
        int rows = (int) Math.max(3, Math.rint(height / 6));
        double top = Math.rint((height - rows) / 2);
        g.setFill(color);
        for (int i = 0; i < rows; i++) {
            double wide = 2.0 * i + 1;
            g.fillRect(x + rows - 1 - i, move > 0 ? top + i : top + rows - 1 - i, wide, 1);
        }
    }

    /** Low at the left, high at the right, the last price between them. */
    private void range(GraphicsContext g, WatchRow row, double x, double width, double height) {
        double place = row.quote().placeInRange();
        double left = Math.rint(x + PAD);
        double wide = Math.rint(width - 2 * PAD);
        double y = Math.rint(height / 2) - 1;
        g.setFill(palette.grid().interpolate(palette.mutedText(), 0.35));
        g.fillRect(left, y, wide, 2);
        if (!Double.isNaN(place)) {
            double at = Math.rint(left + place * (wide - 3));
            double tall = Math.rint(height * 0.42);
            g.setFill(ink(row));
            g.fillRect(at, Math.rint((height - tall) / 2), 3, tall);
        }
    }

    private void trend(GraphicsContext g, WatchRow row, double x, double width, double height) {
        long[] prices = row.trend();
        if (prices.length < 2) {
            return;
        }
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (long price : prices) {
            low = Math.min(low, price);
            high = Math.max(high, price);
        }
        double top = height * 0.16;
        double tall = height * 0.68;
        double step = (width - 2 * PAD) / (prices.length - 1);
        double unit = high == low ? 0 : tall / (double) (high - low);
        double[] xs = new double[prices.length];
        double[] ys = new double[prices.length];
        for (int i = 0; i < prices.length; i++) {
            xs[i] = x + PAD + i * step;
            ys[i] = unit == 0 ? height / 2 : top + (double) (high - prices[i]) * unit;
        }
        g.setStroke(way(row, Long.compare(prices[prices.length - 1], prices[0])));
        g.setLineWidth(1);
        g.strokePolyline(xs, ys, xs.length);
    }

    private static double middle(double height) {
        return Math.rint(height / 2);
    }
}
