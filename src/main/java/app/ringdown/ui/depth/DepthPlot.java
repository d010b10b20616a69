package app.ringdown.ui.depth;

import app.ringdown.market.BookView;
import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.Order;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Painted;
import app.ringdown.ui.base.Palette;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

import java.util.List;
import java.util.OptionalLong;

/**
 * Both sides of a book, best first: bids at the left, asks at the right, prices in the middle. The
 * bar behind a level is as long as all that lies at it or nearer to the touch; what rests of one's
 * own orders stands at the outer edge. One level can be marked, by the pointer or by keys. JavaFX
 * thread.
 */
final class DepthPlot extends Painted {
    /** Levels of a side, if there is room for them. */
    static final int ROWS = 20;

    private static final double PAD = 6;
    private static final String OWN = "◆";

    private final Format format;
    private final String bid;
    private final String ask;
    private final String size;
    private final String total;
    private Instrument instrument;
    private DepthLevels levels = new DepthLevels(BookView.EMPTY, 1, ROWS);
    private OwnLevels own;
    private Side markedSide = Side.BUY;
    private int markedRow = -1;

    DepthPlot(Theme theme, Texts texts, Format format, Instrument first) {
        super(theme);
        this.format = format;
        this.instrument = first;
        this.own = new OwnLevels(List.of(), first, 1);
        this.bid = texts.get("depth.bid");
        this.ask = texts.get("depth.ask");
        this.size = texts.get("depth.size");
        this.total = texts.get("depth.total");
        setId("depth-plot");
        setOnMouseMoved(event -> pointAt(event.getX(), event.getY()));
        setOnMouseExited(_ -> mark(markedSide, -1));
        focusedProperty().addListener((_, _, _) -> repaint());
    }

    /**
     * Shows a book from the next frame on.
     *
     * @param step width of a group, ticks
     * @param working one's own orders
     */
    void show(Instrument of, BookView view, long step, List<Order> working) {
        instrument = of;
        levels = new DepthLevels(view, step, ROWS);
        own = new OwnLevels(working, of, step);
        repaint();
    }

    /** Marks the level at a place of the plot, or none if there is none. */
    void pointAt(double x, double y) {
        Side side = x < getWidth() / 2 ? Side.BUY : Side.SELL;
        int row = (int) (y / line()) - 1;
        mark(side, row < Math.min(rows(), levels.size(side)) ? row : -1);
    }

    /** Moves the mark by keys; from none it begins at the touch. */
    void moveMark(int rowsDown) {
        int last = Math.min(rows(), levels.size(markedSide)) - 1;
        mark(
                markedSide,
                markedRow < 0
                        ? Math.min(0, last)
                        : Math.clamp(markedRow + rowsDown, Math.min(0, last), last));
    }

    void markSide(Side side) {
        mark(side, Math.min(Math.max(0, markedRow), levels.size(side) - 1));
    }

    private void mark(Side side, int row) {
        if (side != markedSide || row != markedRow) {
            markedSide = side;
            markedRow = row;
            repaint();
        }
    }

    /** Price of the marked level, ticks. */
    OptionalLong marked() {
        return markedRow >= 0 && markedRow < levels.size(markedSide)
                ? OptionalLong.of(levels.ticks(markedSide, markedRow))
                : OptionalLong.empty();
    }

    /** What a screen reader is told of the marked level. */
    String spoken(Texts texts) {
        long ticks = marked().orElseThrow();
        long mine = own.lots(markedSide, ticks);
        String level =
                texts.get(
                        markedSide == Side.BUY ? "depth.spoken.bid" : "depth.spoken.ask",
                        format.price(instrument, ticks),
                        format.quantity(instrument, levels.lots(markedSide, markedRow)),
                        format.quantity(instrument, levels.total(markedSide, markedRow)));
        return mine == 0
                ? level
                : level
                        + " "
                        + texts.get(
                                own.isDoubtful(markedSide, ticks)
                                        ? "depth.spoken.own.unknown"
                                        : "depth.spoken.own",
                                format.quantity(instrument, mine));
    }

    private int rows() {
        return Math.clamp(lines() - 1L, 0, ROWS);
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        double middle = Math.rint(width / 2);
        g.setTextBaseline(VPos.CENTER);
        Columns columns = columns(middle);
        heads(g, columns, middle);
        for (int i = 0; i < rows(); i++) {
            double top = (i + 1) * line();
            level(g, Side.BUY, i, columns, middle, top);
            level(g, Side.SELL, i, columns, middle, top);
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
        double sum = wide(format.quantity(instrument, levels.largest()));
        double rest = half - price;
        return rest >= 2 * sum
                ? new Columns(price, rest / 2, rest / 2)
                : new Columns(price, rest, 0);
    }

    private long price(Side side) {
        return levels.size(side) == 0 ? 0 : levels.ticks(side, 0);
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
            GraphicsContext g, Side side, int i, Columns columns, double middle, double top) {
        if (i >= levels.size(side)) {
            return;
        }
        Palette palette = palette();
        boolean isBid = side == Side.BUY;
        double share = (double) levels.total(side, i) / levels.largest();
        double bar = Math.rint(share * (middle - 1));
        g.setFill(isBid ? palette.upFlash() : palette.downFlash());
        g.fillRect(isBid ? middle - bar : middle + 1, top, bar, line() - 1);
        if (i == markedRow && side == markedSide) {
            frame(g, isBid ? 0 : middle + 1, top, middle - 1, line() - 1);
        }

        double y = top + Math.rint(line() / 2);
        g.setFill(isBid ? palette.up() : palette.down());
        String price = format.price(instrument, levels.ticks(side, i));
        cell(g, side, price, middle, 0, columns.price(), y);
        g.setFill(palette.text());
        String lots = format.quantity(instrument, levels.lots(side, i));
        cell(g, side, lots, middle, columns.price(), columns.size(), y);
        long mine = own.lots(side, levels.ticks(side, i));
        if (columns.total() > 0) {
            g.setFill(palette.mutedText());
            String sum = format.quantity(instrument, levels.total(side, i));
            cell(g, side, sum, middle, columns.price() + columns.size(), columns.total(), y);
        }
        if (mine > 0) {
            own(g, side, i, mine, columns, middle, top);
        }
    }

    /** A line of whole pixels, which is painted many times faster than a path. */
    private void frame(GraphicsContext g, double x, double y, double width, double height) {
        g.setFill(isFocused() ? palette().accent() : palette().mutedText());
        g.fillRect(x, y, width, 1);
        g.fillRect(x, y + height - 1, width, 1);
        g.fillRect(x, y, 1, height);
        g.fillRect(x + width - 1, y, 1, height);
    }

    /** One's own, at the outer edge: a sign, and how much beside it where there is room. */
    private void own(
            GraphicsContext g,
            Side side,
            int i,
            long lots,
            Columns columns,
            double middle,
            double top) {
        boolean isBid = side == Side.BUY;
        long ticks = levels.ticks(side, i);
        Color ink = own.isDoubtful(side, ticks) ? palette().stale() : palette().accent();
        double y = top + Math.rint(line() / 2);
        g.setFill(ink);
        g.fillRect(isBid ? 0 : 2 * middle - 3, top, 3, line() - 1);
        boolean widest = columns.total() > 0;
        String beside =
                format.quantity(instrument, widest ? levels.total(side, i) : levels.lots(side, i));
        double column = widest ? columns.total() : columns.size();
        double room = column - beside.length() * digit() - 3 * PAD;
        String sign = own.isDoubtful(side, ticks) ? OWN + "?" : OWN;
        String amount = sign + format.plain(instrument.quantity(lots).stripTrailingZeros());
        String shown = amount.length() * digit() <= room * 1.3 ? amount : sign;
        double left = isBid ? PAD : middle + columns.price() + (widest ? columns.size() : 0) + PAD;
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(shown, left, y, Math.max(digit(), room));
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
