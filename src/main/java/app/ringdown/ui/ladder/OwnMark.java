package app.ringdown.ui.ladder;

import app.ringdown.market.Instrument;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Palette;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * One's own orders in a row: filled for those at their limit, hollow with an S for stops; how many
 * if it is not one, and how much. A question mark says that the fate of one is not known, an
 * ellipsis that the venue has yet to answer. JavaFX thread.
 */
final class OwnMark {
    private static final double PAD = 5;
    private static final String STOP = "S";

    private final Format format;

    OwnMark(Format format) {
        this.format = format;
    }

    /** What it says, for example {@code 2×0.05 S 0.1 ?}. */
    String text(Instrument instrument, LadderOrders.Cell cell) {
        StringBuilder text = new StringBuilder();
        if (cell.limits() > 0) {
            part(text, cell.limits(), instrument, cell.limitLots());
        }
        if (cell.stops() > 0) {
            text.append(text.isEmpty() ? "" : " ").append(STOP).append(' ');
            part(text, cell.stops(), instrument, cell.stopLots());
        }
        return text + signs(cell);
    }

    private void part(StringBuilder text, int count, Instrument instrument, long lots) {
        if (count > 1) {
            text.append(count).append('×');
        }
        text.append(format.plain(instrument.quantity(lots).stripTrailingZeros()));
    }

    private static String signs(LadderOrders.Cell cell) {
        return (cell.isPending() ? " …" : "") + (cell.isDoubtful() ? " ?" : "");
    }

    /** What it says where there is no room: half a number would be a wrong one. */
    private static String brief(LadderOrders.Cell cell) {
        String limits = cell.limits() > 0 ? cell.limits() + "×" : "";
        return limits + (cell.stops() > 0 ? STOP : "") + signs(cell);
    }

    /** Paints it into a box, px; half transparent if the graphics are. */
    void paint(
            GraphicsContext g,
            Palette palette,
            Instrument instrument,
            LadderOrders.Cell cell,
            double x,
            double y,
            double width,
            double height,
            double digit) {
        Color ink = cell.isDoubtful() ? palette.stale() : palette.accent();
        double inner = width - 2;
        g.setFill(ink);
        g.fillRect(x + 1, y, inner, height);
        boolean isHollow = cell.limits() == 0;
        if (isHollow) {
            g.setFill(palette.background());
            g.fillRect(x + 2, y + 1, inner - 2, height - 2);
        }
        String text = text(instrument, cell);
        double room = inner - 2 * PAD;
        boolean fits = text.length() * digit <= room * 1.25;
        g.setFill(isHollow ? ink : palette.background());
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(
                fits ? text : brief(cell),
                Math.rint(x + width / 2),
                y + Math.rint((height + 1) / 2),
                Math.max(1, room));
    }
}
