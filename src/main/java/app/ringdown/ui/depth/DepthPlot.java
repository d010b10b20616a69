package app.ringdown.ui.depth;

import app.ringdown.market.BookView;
import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Painted;
import app.ringdown.ui.base.Palette;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/**
 * Both sides of a book, best first: bids at the left, asks at the right, prices in the middle. The
 * bar behind a level is as long as all that lies at it or nearer to the touch. JavaFX thread.
 */
final class DepthPlot extends Painted {
    /** Levels of a side, if there is room for them. */
    static final int ROWS = 20;

    private static final double PAD = 6;

    private final Format format;
    private final String bid;
    private final String ask;
    private final String size;
    private final String total;
    private Instrument instrument;
    private BookView view = BookView.EMPTY;

    DepthPlot(Theme theme, Texts texts, Format format, Instrument first) {
        super(theme);
        this.format = format;
        this.instrument = first;
        this.bid = texts.get("depth.bid");
        this.ask = texts.get("depth.ask");
        this.size = texts.get("depth.size");
        this.total = texts.get("depth.total");
        setId("depth-plot");
    }

    /** Shows a book from the next frame on. */
    void show(Instrument of, BookView next) {
        instrument = of;
        view = next;
        repaint();
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        int rows = Math.clamp(lines() - 1L, 0, ROWS);
        double middle = Math.rint(width / 2);
        g.setTextBaseline(VPos.CENTER);
        Columns columns = columns(middle);
        heads(g, columns, middle);
        DepthTotals totals = new DepthTotals(view, rows);
        for (int i = 0; i < rows; i++) {
            double top = (i + 1) * line();
            level(g, Side.BUY, totals, i, columns, middle, top);
            level(g, Side.SELL, totals, i, columns, middle, top);
        }
    }

    /**
     * Room of each column outwards from the middle, px.
     *
     * @param total 0 where there is no room for it
     */
    private record Columns(double price, double size, double total) {}

    /** As wide as the longest number in each needs; sizes take what is left. */
    private Columns columns(double half) {
        long farthest = Math.max(price(Side.BUY), price(Side.SELL));
        double price = wide(format.price(instrument, farthest));
        double sum = wide(format.quantity(instrument, new DepthTotals(view, ROWS).largest()));
        double rest = half - price;
        return rest >= 2 * sum
                ? new Columns(price, rest / 2, rest / 2)
                : new Columns(price, rest, 0);
    }

    private long price(Side side) {
        return view.size(side) == 0 ? 0 : view.ticks(side, 0);
    }

    private double wide(String text) {
        return Math.rint(Math.max(4, text.length()) * digit() + 2 * PAD);
    }

    private void heads(GraphicsContext g, Columns columns, double middle) {
        double y = Math.rint(line() / 2);
        g.setFill(palette().mutedText());
        for (Side side : Side.values()) {
            cell(g, side, side == Side.BUY ? bid : ask, middle, 0, columns.price(), y);
            cell(g, side, size, middle, columns.price(), columns.size(), y);
            if (columns.total() > 0) {
                double from = columns.price() + columns.size();
                cell(g, side, total, middle, from, columns.total(), y);
            }
        }
    }

    private void level(
            GraphicsContext g,
            Side side,
            DepthTotals totals,
            int i,
            Columns columns,
            double middle,
            double top) {
        if (i >= totals.size(side)) {
            return;
        }
        Palette palette = palette();
        boolean isBid = side == Side.BUY;
        double share = (double) totals.total(side, i) / totals.largest();
        double bar = Math.rint(share * (middle - 1));
        g.setFill(isBid ? palette.upFlash() : palette.downFlash());
        g.fillRect(isBid ? middle - bar : middle + 1, top, bar, line() - 1);

        double y = top + Math.rint(line() / 2);
        g.setFill(isBid ? palette.up() : palette.down());
        cell(g, side, format.price(instrument, view.ticks(side, i)), middle, 0, columns.price(), y);
        g.setFill(palette.text());
        String lots = format.quantity(instrument, view.lots(side, i));
        cell(g, side, lots, middle, columns.price(), columns.size(), y);
        if (columns.total() > 0) {
            g.setFill(palette.mutedText());
            String sum = format.quantity(instrument, totals.total(side, i));
            cell(g, side, sum, middle, columns.price() + columns.size(), columns.total(), y);
        }
    }

    /**
     * A text that ends at the right of its column, which begins so far from the middle. One that is
     * too wide is squeezed a little, or left out: half a number is a wrong one.
     */
    private void cell(
            GraphicsContext g,
            Side side,
            String text,
            double middle,
            double from,
            double width,
            double y) {
        double right = side == Side.BUY ? middle - from : middle + from + width;
        double room = width - 2 * PAD;
        g.setTextAlign(TextAlignment.RIGHT);
        String shown = text.length() * digit() <= room * 1.5 ? text : "…";
        g.fillText(shown, right - PAD, y, Math.max(1, room));
    }
}
