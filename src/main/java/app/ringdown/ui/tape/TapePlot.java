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
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * The lines of the tape, the newest at the top: time, price, size. Scrolled back, it stays where it
 * is while newer ones come. JavaFX thread.
 */
final class TapePlot extends Painted {
    private static final double PAD = 6;
    private static final String UP = "▲ ";
    private static final String DOWN = "▼ ";

    private final TapeRows rows;
    private final Texts texts;
    private final Format format;
    private final DateTimeFormatter time;
    private Instrument instrument;
    private int back;

    TapePlot(
            TapeRows rows,
            Theme theme,
            Texts texts,
            Format format,
            ZoneId zone,
            Instrument instrument) {
        super(theme);
        this.rows = rows;
        this.texts = texts;
        this.format = format;
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss", texts.locale()).withZone(zone);
        this.instrument = instrument;
        setId("tape-plot");
    }

    /** Lines came, or all are of another instrument now. */
    void show(Instrument of, long newer) {
        instrument = of;
        back = back == 0 ? 0 : (int) Math.min(back + newer, last());
        repaint();
    }

    /** How many lines newer than those in sight there are. */
    int back() {
        return back;
    }

    void scroll(int lines) {
        scrollTo(back + lines);
    }

    void scrollTo(int line) {
        back = Math.clamp(line, 0, last());
        repaint();
    }

    /** The farthest that one can scroll back. */
    int last() {
        return Math.max(0, rows.size() - page());
    }

    /** Lines in sight. */
    int page() {
        return Math.max(1, lines() - 1);
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        g.setTextBaseline(VPos.CENTER);
        double y = Math.rint(line() / 2);
        double timeEnd = Math.rint(8 * digit() + 2 * PAD);
        double priceEnd = Math.rint(timeEnd + (width - timeEnd) / 2);
        g.setFill(palette().mutedText());
        left(g, texts.get("tape.time"), y, timeEnd);
        right(g, texts.get("tape.price"), priceEnd, y, priceEnd - timeEnd);
        right(g, texts.get("tape.size"), width, y, width - priceEnd);
        if (rows.size() == 0) {
            g.setTextAlign(TextAlignment.CENTER);
            g.fillText(texts.get("tape.empty"), width / 2, y + 3 * line(), width - 2 * PAD);
            return;
        }
        int end = Math.min(rows.size(), back + page());
        for (int i = back; i < end; i++) {
            y += line();
            switch (rows.get(i)) {
                case TapeRow.Trade(Print print) -> {
                    Color way = print.aggressor() == Side.BUY ? palette().up() : palette().down();
                    g.setFill(palette().mutedText());
                    left(g, time.format(Instant.ofEpochMilli(print.venueMs())), y, timeEnd);
                    g.setFill(way);
                    String arrow = print.aggressor() == Side.BUY ? UP : DOWN;
                    String price = arrow + format.price(instrument, print.ticks());
                    right(g, price, priceEnd, y, priceEnd - timeEnd);
                    g.setFill(palette().text());
                    String size = format.quantity(instrument, print.lots());
                    right(g, size, width, y, width - priceEnd);
                }
                case TapeRow.Missing(long count) -> {
                    g.setFill(palette().stale());
                    left(g, texts.get("tape.missing", count), y, width);
                }
            }
        }
    }

    private static void left(GraphicsContext g, String text, double y, double width) {
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(text, PAD, y, width - PAD);
    }

    private void right(GraphicsContext g, String text, double end, double y, double width) {
        double room = width - 2 * PAD;
        g.setTextAlign(TextAlignment.RIGHT);
        String shown = text.length() * digit() <= room * 1.5 ? text : "…";
        g.fillText(shown, end - PAD, y, Math.max(1, room));
    }
}
