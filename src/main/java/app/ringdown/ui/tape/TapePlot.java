package app.ringdown.ui.tape;

import app.ringdown.market.Instrument;
import app.ringdown.market.Print;
import app.ringdown.market.Side;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Painted;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Paints the lines of the tape, the newest at the top. JavaFX thread. */
final class TapePlot extends Painted {
    private static final double PAD = 6;
    private static final String TIME = "00:00:00.000";

    private final TapeRows rows;
    private final TapeScroll scroll;
    private final Format format;
    private final DateTimeFormatter time;
    private final String timeHead;
    private final String sideHead;
    private final String priceHead;
    private final String sizeHead;
    private final String buy;
    private final String sell;
    private final Texts texts;
    private Instrument instrument;
    private String empty = "";

    TapePlot(
            TapeRows rows,
            TapeScroll scroll,
            Theme theme,
            Texts texts,
            Format format,
            ZoneId zone,
            Instrument instrument) {
        super(theme);
        this.rows = rows;
        this.scroll = scroll;
        this.texts = texts;
        this.format = format;
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", texts.locale()).withZone(zone);
        this.timeHead = texts.get("tape.time");
        this.sideHead = texts.get("tape.side");
        this.priceHead = texts.get("tape.price");
        this.sizeHead = texts.get("tape.size");
        this.buy = texts.get("tape.buy");
        this.sell = texts.get("tape.sell");
        this.instrument = instrument;
        setId("tape-plot");
    }

    /**
     * Lines came, or all are of another instrument now.
     *
     * @param nothing what stands there while there are no lines
     */
    void show(Instrument of, String nothing) {
        instrument = of;
        empty = nothing;
        repaint();
    }

    /** Lines in sight, the head left out. */
    int page() {
        return Math.max(1, lines() - 1);
    }

    /** Where columns end, px; {@code side} is where the time ends if there is no room for it. */
    private record Columns(double time, double side, double price, double size) {}

    private Columns columns(double width) {
        double timeEnd = Math.rint(TIME.length() * digit() + 2 * PAD);
        double sign = Math.rint(2 * digit() + PAD);
        double word = Math.rint(sign + Math.max(buy.length(), sell.length()) * digit());
        Print newest = rows.newest();
        long ticks = newest == null ? 0 : newest.ticks();
        double price = format.price(instrument, ticks).length() * digit() + 2 * PAD;
        double rest = width - timeEnd;
        double side = rest >= word + 2 * price ? word : sign;
        double priceEnd = Math.rint(timeEnd + side + (rest - side) / 2);
        return new Columns(timeEnd, timeEnd + side, priceEnd, width);
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        g.setTextBaseline(VPos.CENTER);
        Columns columns = columns(width);
        double y = Math.rint(line() / 2);
        g.setFill(palette().mutedText());
        left(g, timeHead, 0, columns.time(), y);
        if (hasWords(columns)) {
            left(g, sideHead, columns.time(), columns.side(), y);
        }
        right(g, priceHead, columns.side(), columns.price(), y);
        right(g, sizeHead, columns.price(), columns.size(), y);
        if (rows.size() == 0) {
            g.setTextAlign(TextAlignment.CENTER);
            g.fillText(empty, width / 2, y + 3 * line(), width - 2 * PAD);
            return;
        }
        int end = Math.min(rows.size(), scroll.back() + page());
        for (int i = scroll.back(); i < end; i++) {
            y += line();
            switch (rows.get(i)) {
                case TapeRow.Trade(Print print) -> trade(g, print, columns, y);
                case TapeRow.Missing(long count, _) -> {
                    g.setFill(palette().stale());
                    left(g, texts.get("tape.missing", count), 0, width, y);
                }
            }
        }
    }

    private boolean hasWords(Columns columns) {
        return columns.side() - columns.time() > 3 * digit() + PAD;
    }

    private void trade(GraphicsContext g, Print print, Columns columns, double y) {
        boolean isBuy = print.aggressor() == Side.BUY;
        Instant at = Instant.ofEpochMilli(print.venueMs());
        g.setFill(palette().mutedText());
        left(g, time.format(at), 0, columns.time(), y);
        g.setFill(isBuy ? palette().up() : palette().down());
        String sign = isBuy ? "▲" : "▼";
        String word = hasWords(columns) ? sign + " " + (isBuy ? buy : sell) : sign;
        left(g, word, columns.time(), columns.side(), y);
        right(g, format.price(instrument, print.ticks()), columns.side(), columns.price(), y);
        g.setFill(palette().text());
        right(g, format.quantity(instrument, print.lots()), columns.price(), columns.size(), y);
    }

    private static void left(GraphicsContext g, String text, double from, double to, double y) {
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(text, from + PAD, y, Math.max(1, to - from - PAD));
    }

    /** A number that is far too wide is left out: half of one is a wrong one. */
    private void right(GraphicsContext g, String text, double from, double to, double y) {
        double room = to - from - 2 * PAD;
        g.setTextAlign(TextAlignment.RIGHT);
        String shown = text.length() * digit() <= room * 1.5 ? text : "…";
        g.fillText(shown, to - PAD, y, Math.max(1, room));
    }
}
