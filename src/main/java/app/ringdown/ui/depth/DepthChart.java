package app.ringdown.ui.depth;

import app.ringdown.market.BookView;
import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Painted;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * A book as steps: to each side of the middle, how much lies between it and a price. Above it
 * stands what the pointer, or the mark that keys move, is at. Where the book is not known nothing
 * is painted. JavaFX thread.
 */
final class DepthChart extends Painted {
    private static final double PAD = 6;

    /** With less room than this the read-out is in one line, and the axes have no words. */
    private static final int LOW_LINES = 6;

    private static final int KEY_STEPS = 50;
    private static final int MOST_ZOOM = 6;

    private final Texts texts;
    private final Format format;
    private Instrument instrument;
    private DepthCurve curve = new DepthCurve(BookView.EMPTY);
    private int zoom;
    private double mark = Double.NaN; // -1 at the left end to 1 at the right one

    DepthChart(Theme theme, Texts texts, Format format, Instrument first) {
        super(theme);
        this.texts = texts;
        this.format = format;
        this.instrument = first;
        setId("depth-chart");
        setOnMouseMoved(this::point);
        setOnMouseDragged(this::point);
        setOnMouseExited(_ -> mark(Double.NaN));
        focusedProperty().addListener((_, _, _) -> repaint());
    }

    /** Shows a book from the next frame on. */
    void show(Instrument of, BookView view) {
        instrument = of;
        curve = new DepthCurve(view);
        repaint();
    }

    private void point(MouseEvent event) {
        mark(2 * event.getX() / getWidth() - 1);
    }

    /** Moves the mark by keys, from the middle if there is none. */
    void moveMark(int steps) {
        double from = Double.isNaN(mark) ? 0 : mark;
        mark(Math.clamp(from + (double) steps / KEY_STEPS, -1, 1));
    }

    /** Takes the mark away. */
    void unmark() {
        mark(Double.NaN);
    }

    private void mark(double at) {
        mark = at;
        repaint();
    }

    /** Nearer by doubling; away if negative. */
    void zoom(int by) {
        zoom = Math.clamp(zoom + by, -MOST_ZOOM, MOST_ZOOM);
        repaint();
    }

    /** Ticks to each side of the middle; no more than there is to see. */
    private double span() {
        double wanted = curve.usualSpan() * Math.pow(2, -zoom);
        return DepthCurve.roundUp(Math.clamp(wanted, 1, Math.max(1, curve.reach())));
    }

    /** The mark's price, ticks. */
    private double marked() {
        return curve.middle() + mark * span();
    }

    /** What is known of the marked price, as a sentence; what to do if nothing is marked. */
    String spoken() {
        if (!curve.hasMiddle()) {
            return "";
        }
        return Double.isNaN(mark) ? texts.get("depth.chart.hint") : place() + " " + amount();
    }

    private Side side() {
        return mark < 0 ? Side.BUY : Side.SELL;
    }

    private String place() {
        double distance = mark * span() / curve.middle();
        return texts.get(
                side() == Side.BUY ? "depth.chart.bid" : "depth.chart.ask",
                format.price(instrument, Math.max(1, Math.round(marked()))),
                format.percent(distance));
    }

    private String amount() {
        Side side = side();
        if (!curve.isKnown(side, marked())) {
            return texts.get("depth.chart.unknown");
        }
        return texts.get(
                "depth.chart.amount",
                format.quantity(instrument, curve.total(side, marked())),
                instrument.base(),
                format.money(curve.value(instrument, side, marked()), 2),
                instrument.quote());
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        if (!curve.hasMiddle()) {
            return;
        }
        boolean isLow = height < LOW_LINES * line();
        double top = Math.rint((isLow ? 1 : 2) * line() + PAD / 2);
        double bottom = Math.max(top + 1, height - (isLow ? 1 : line()));
        g.setTextBaseline(VPos.CENTER);
        readout(g, width, isLow);
        double most = DepthCurve.roundUp(largest());
        steps(g, Side.BUY, width, top, bottom, most);
        steps(g, Side.SELL, width, top, bottom, most);
        axes(g, width, top, bottom, most, isLow);
        if (!Double.isNaN(mark)) {
            double x = Math.rint((mark + 1) / 2 * (width - 1));
            g.setFill(isFocused() ? palette().accent() : palette().mutedText());
            g.fillRect(x, top, 1, bottom - top);
        }
    }

    private double largest() {
        double span = span();
        return Math.max(
                1,
                Math.max(
                        curve.total(Side.BUY, curve.middle() - span),
                        curve.total(Side.SELL, curve.middle() + span)));
    }

    private void readout(GraphicsContext g, double width, boolean isLow) {
        g.setTextAlign(TextAlignment.CENTER);
        double y = Math.rint(line() / 2);
        boolean isMarked = !Double.isNaN(mark);
        g.setFill(
                !isMarked
                        ? palette().mutedText()
                        : side() == Side.BUY ? palette().up() : palette().down());
        String first =
                !isMarked
                        ? texts.get("depth.chart.hint")
                        : isLow ? place() + " " + amount() : place();
        g.fillText(first, width / 2, y, width - 2 * PAD);
        if (isMarked && !isLow) {
            g.setFill(palette().text());
            g.fillText(amount(), width / 2, y + line(), width - 2 * PAD);
        }
    }

    /** Column by column of whole pixels, equal ones at once: many times faster than a path. */
    private void steps(
            GraphicsContext g, Side side, double width, double top, double bottom, double most) {
        boolean isBid = side == Side.BUY;
        int columns = (int) (width / 2);
        double perColumn = span() / columns;
        Color line = isBid ? palette().up() : palette().down();
        Color fill = isBid ? palette().upFlash() : palette().downFlash();
        double middle = Math.rint(width / 2);
        double before = bottom;
        int from = 0;
        while (from < columns && isKnown(side, from, perColumn)) {
            long total = total(side, from, perColumn);
            int to = from + 1;
            while (to < columns
                    && isKnown(side, to, perColumn)
                    && total(side, to, perColumn) == total) {
                to++;
            }
            double y = Math.rint(bottom - total / most * (bottom - top));
            double x = isBid ? middle - to : middle + from;
            g.setFill(fill);
            g.fillRect(x, y, to - from, bottom - y);
            g.setFill(line);
            g.fillRect(x, y - 1, to - from, 2);
            g.fillRect(isBid ? middle - from - 1 : x, y - 1, 1, Math.max(0, before - y + 1));
            before = y;
            from = to;
        }
    }

    /** The price that a column stands for: the outer edge of it, ticks. */
    private double price(Side side, int column, double perColumn) {
        double distance = (column + 1) * perColumn;
        return curve.middle() + (side == Side.BUY ? -distance : distance);
    }

    private long total(Side side, int column, double perColumn) {
        return curve.total(side, price(side, column, perColumn));
    }

    private boolean isKnown(Side side, int column, double perColumn) {
        return curve.isKnown(side, price(side, column, perColumn));
    }

    private void axes(
            GraphicsContext g,
            double width,
            double top,
            double bottom,
            double most,
            boolean isLow) {
        double span = span();
        g.setFill(palette().grid());
        g.fillRect(0, bottom, width, 1);
        g.fillRect(Math.rint(width / 2), top, 1, bottom - top);
        if (isLow) {
            return;
        }
        g.setFill(palette().mutedText());
        double y = bottom + Math.rint(line() / 2);
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(priceAt(curve.middle() - span), PAD, y, width / 3);
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(priceAt(curve.middle()), width / 2, y, width / 3);
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(priceAt(curve.middle() + span), width - PAD, y, width / 3);
        String scale =
                format.plain(instrument.quantity(Math.round(most)).stripTrailingZeros())
                        + " "
                        + instrument.base();
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(scale, PAD, top + Math.rint(line() / 2), width / 2);
    }

    private String priceAt(double ticks) {
        return ticks <= 0 ? "0" : format.price(instrument, Math.max(1, Math.round(ticks)));
    }
}
