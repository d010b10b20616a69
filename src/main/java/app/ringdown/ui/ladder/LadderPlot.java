package app.ringdown.ui.ladder;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Painted;
import app.ringdown.ui.base.Palette;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.depth.DepthLevels;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * The painted ladder: a row of heads, then prices from high to low. What lies under the pointer is
 * told by what was painted there last, not by what will be. JavaFX thread.
 */
final class LadderPlot extends Painted {
    private static final double PAD = LadderColumns.PAD;
    private static final double GREYED = 0.45;

    private final Texts texts;
    private final Format format;
    private final OwnMark own;
    private LadderView next;
    private LadderView painted;
    private LadderColumns columns = new LadderColumns(0, 0, 0);
    private int paintedRows;
    private @Nullable LadderSpot hover;
    private @Nullable LadderSpot carried;
    private boolean armed;

    LadderPlot(Theme theme, Texts texts, Format format, Instrument first) {
        super(theme);
        this.texts = texts;
        this.format = format;
        this.own = new OwnMark(format);
        this.next = LadderView.empty(first);
        this.painted = next;
        setId("ladder-plot");
        focusedProperty().addListener((_, _, _) -> repaint());
    }

    /** Shows this from the next frame on. */
    void show(LadderView view) {
        next = view;
        repaint();
    }

    void setArmed(boolean is) {
        armed = is;
        repaint();
    }

    /** The row under the pointer; null for none. */
    void point(@Nullable LadderSpot at) {
        if (!Objects.equals(at, hover)) {
            hover = at;
            repaint();
        }
    }

    /** Where the orders that hang on the pointer come from; null if none do. */
    void carry(@Nullable LadderSpot from) {
        if (!Objects.equals(from, carried)) {
            carried = from;
            repaint();
        }
    }

    /** How many rows there is room for. */
    int rows() {
        return Math.max(0, lines() - 1);
    }

    /** What was painted at a place; null outside of the rows. */
    @Nullable LadderSpot spotAt(double x, double y) {
        int row = (int) Math.floor(y / line()) - 1;
        long ticks = painted.rows().price(row);
        boolean isRow = row >= 0 && row < paintedRows && ticks > 0;
        return isRow && x >= 0 && x < getWidth() ? new LadderSpot(columns.at(x), ticks) : null;
    }

    /** Whether the row of a price was painted. */
    boolean isPainted(long ticks) {
        return ticks > 0 && painted.rows().shows(ticks, paintedRows);
    }

    /** One's own orders as they were painted there; at a price those of both sides. */
    List<String> idsAt(LadderSpot at) {
        Side side = at.column().side();
        return side == null ? List.of() : painted.orders().at(side, at.ticks()).ids();
    }

    /** Middle of a row as it was painted, px. */
    double middleOf(long ticks) {
        return (painted.rows().row(ticks) + 1.5) * line();
    }

    /** Middle of a column as it was painted, px. */
    double middleOf(LadderColumn column) {
        return columns.left(column) + columns.width(column) / 2;
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        painted = next;
        paintedRows = rows();
        LadderRows rows = painted.rows();
        int digits = format.price(painted.instrument(), Math.max(1, rows.top())).length();
        columns = LadderColumns.of(width, digit(), digits);
        g.setTextBaseline(VPos.CENTER);
        heads(g);
        if (rows.isEmpty()) {
            return;
        }
        long largest = largest();
        for (int row = 0; row < paintedRows && rows.price(row) > 0; row++) {
            row(g, rows.price(row), (row + 1) * line(), largest);
        }
        g.setGlobalAlpha(1);
        carried(g);
    }

    private void heads(GraphicsContext g) {
        double y = Math.rint(line() / 2);
        g.setFill(palette().mutedText());
        for (LadderColumn column : LadderColumn.values()) {
            String head = texts.get("ladder.head." + column.name());
            g.setTextAlign(
                    column == LadderColumn.OWN_BUYS
                            ? TextAlignment.LEFT
                            : column == LadderColumn.PRICE
                                    ? TextAlignment.CENTER
                                    : TextAlignment.RIGHT);
            g.fillText(head, anchor(g, column), y, columns.width(column) - PAD);
        }
        g.setFill(palette().grid());
        g.fillRect(0, line() - 1, getWidth(), 1);
    }

    /** Where a text of that alignment begins, or ends. */
    private double anchor(GraphicsContext g, LadderColumn column) {
        double left = columns.left(column);
        double width = columns.width(column);
        return switch (g.getTextAlign()) {
            case LEFT, JUSTIFY -> left + PAD;
            case CENTER -> Math.rint(left + width / 2);
            case RIGHT -> left + width - PAD;
        };
    }

    /** The longest bar of those in view, lots. */
    private long largest() {
        long largest = 1;
        for (int row = 0; row < paintedRows; row++) {
            long ticks = painted.rows().price(row);
            for (Side side : Side.values()) {
                largest = Math.max(largest, bar(side, ticks));
            }
        }
        return largest;
    }

    private long bar(Side side, long ticks) {
        return painted.cumulative()
                ? painted.depth().total(side, ticks)
                : painted.depth().lots(side, ticks);
    }

    private void row(GraphicsContext g, long ticks, double top, long largest) {
        Palette palette = palette();
        double height = line() - 1;
        boolean isHovered = hover != null && hover.ticks() == ticks;
        if (isHovered) {
            g.setFill(palette.grid());
            g.fillRect(0, top, getWidth(), height);
        }
        g.setGlobalAlpha(painted.live() ? 1 : GREYED);
        size(g, LadderColumn.BIDS, Side.BUY, ticks, top, largest);
        size(g, LadderColumn.ASKS, Side.SELL, ticks, top, largest);
        price(g, ticks, top);
        g.setGlobalAlpha(1);
        for (LadderColumn column : List.of(LadderColumn.OWN_BUYS, LadderColumn.OWN_SELLS)) {
            Side side = column == LadderColumn.OWN_BUYS ? Side.BUY : Side.SELL;
            LadderOrders.Cell cell = painted.orders().at(side, ticks);
            if (!cell.isEmpty()) {
                boolean isCarried = new LadderSpot(column, ticks).equals(carried);
                g.setGlobalAlpha(isCarried ? GREYED : 1);
                ownCell(g, column, cell, top);
                g.setGlobalAlpha(1);
            }
        }
        if (isHovered && armed && hover != null && hover.column().isBook()) {
            LadderColumn column = hover.column();
            frame(
                    g,
                    column == LadderColumn.BIDS ? palette.up() : palette.down(),
                    columns.left(column),
                    top,
                    columns.width(column));
        }
        if (ticks == painted.marked()) {
            frame(g, isFocused() ? palette.accent() : palette.mutedText(), 0, top, getWidth());
        }
    }

    private void ownCell(
            GraphicsContext g, LadderColumn column, LadderOrders.Cell cell, double top) {
        own.paint(
                g,
                palette(),
                painted.instrument(),
                cell,
                columns.left(column),
                top,
                columns.width(column),
                line() - 1,
                digit());
    }

    /** A bar from the price outwards, and the number that it stands for. */
    private void size(
            GraphicsContext g,
            LadderColumn column,
            Side side,
            long ticks,
            double top,
            long largest) {
        Palette palette = palette();
        boolean isBid = side == Side.BUY;
        long bar = bar(side, ticks);
        double left = columns.left(column);
        double width = columns.width(column);
        if (bar > 0) {
            double length = Math.max(1, Math.rint((double) bar / largest * width));
            g.setFill(isBid ? palette.upFlash() : palette.downFlash());
            g.fillRect(isBid ? left + width - length : left, top, length, line() - 1);
        }
        long lots = painted.depth().lots(side, ticks);
        if (lots > 0 && bar > 0) {
            String text = format.quantity(painted.instrument(), bar);
            boolean fits = text.length() * digit() <= (width - 2 * PAD) * 1.3;
            g.setFill(palette.text());
            g.setTextAlign(TextAlignment.RIGHT);
            double y = top + Math.rint(line() / 2);
            g.fillText(fits ? text : "…", left + width - PAD, y, Math.max(1, width - 2 * PAD));
        }
    }

    /** Best bid and ask in their colours, what lies between them on a ground of its own. */
    private void price(GraphicsContext g, long ticks, double top) {
        Palette palette = palette();
        long bid = painted.depth().best(Side.BUY);
        long ask = painted.depth().best(Side.SELL);
        double left = columns.left(LadderColumn.PRICE);
        double width = columns.width(LadderColumn.PRICE);
        boolean isBid = bid > 0 && ticks <= bid;
        boolean isAsk = ask > 0 && ticks >= ask;
        boolean isBest = ticks == bid || ticks == ask;
        Color ground = isBest ? (ticks == bid ? palette.upFlash() : palette.downFlash()) : null;
        g.setFill(palette.panel());
        g.fillRect(left, top, width, line());
        if (bid > 0 && ask > 0 && !isBid && !isAsk) {
            g.setFill(palette.grid());
            g.fillRect(left, top, width, line());
        } else if (ground != null) {
            g.setFill(ground);
            g.fillRect(left, top, width, line() - 1);
        }
        if (isLast(ticks)) {
            g.setFill(palette.accent());
            g.fillRect(left, top, 3, line() - 1);
            g.fillRect(left + width - 3, top, 3, line() - 1);
        }
        g.setFill(
                isBest && !(ticks == bid && ticks == ask)
                        ? (isBid ? palette.up() : palette.down())
                        : palette.text());
        g.setTextAlign(TextAlignment.CENTER);
        double y = top + Math.rint(line() / 2);
        String price = format.price(painted.instrument(), ticks);
        g.fillText(price, Math.rint(left + width / 2), y, Math.max(1, width - 2 * PAD));
    }

    /** A trade counts in the row of the side that it is nearer to. */
    private boolean isLast(long ticks) {
        long last = painted.last();
        long step = painted.rows().step();
        long ask = painted.depth().best(Side.SELL);
        Side side =
                ask > 0 && DepthLevels.grouped(Side.SELL, last, step) >= ask ? Side.SELL : Side.BUY;
        return last > 0 && DepthLevels.grouped(side, last, step) == ticks;
    }

    /** What hangs on the pointer, in the row that it would go to. */
    private void carried(GraphicsContext g) {
        if (carried == null || hover == null || hover.ticks() == carried.ticks()) {
            return;
        }
        Side side = carried.column().side();
        if (side == null || !painted.rows().shows(hover.ticks(), paintedRows)) {
            return;
        }
        double top = (painted.rows().row(hover.ticks()) + 1) * line();
        LadderOrders.Cell cell = painted.orders().at(side, carried.ticks());
        if (!cell.isEmpty()) {
            ownCell(g, carried.column(), cell, top);
        }
        frame(
                g,
                palette().accent(),
                columns.left(carried.column()),
                top,
                columns.width(carried.column()));
    }

    /** A line of whole pixels, which is painted many times faster than a path. */
    private void frame(GraphicsContext g, Color color, double x, double y, double width) {
        double height = line() - 1;
        g.setFill(color);
        g.fillRect(x, y, width, 1);
        g.fillRect(x, y + height - 1, width, 1);
        g.fillRect(x, y, 1, height);
        g.fillRect(x + width - 1, y, 1, height);
    }
}
