package app.ringdown.ui.quote;

import app.ringdown.ui.base.Painted;
import app.ringdown.ui.base.Palette;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.quote.QuoteLines.Ink;
import app.ringdown.ui.quote.QuoteLines.Line;
import app.ringdown.ui.quote.QuoteLines.Pair;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Two lines of values over the whole width. A value has the room of the widest one that it had
 * since the instrument was chosen, so that nothing moves when a digit comes or goes; pairs that
 * there is no room for are left out, the least wanted first. JavaFX thread.
 */
abstract class QuoteStrip extends Painted {
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    /** A time, in its widest form. */
    private static final String CLOCK = "00:00:00";

    /**
     * What is shown.
     *
     * @param move the way of the last price: 1 up, -1 down, 0 not known
     * @param changeSign of the day
     * @param state how fresh it is, in a word
     * @param age in words; empty if nothing is known
     * @param venueMs the venue's time, epoch ms; 0 if not known
     * @param touchOld whether the top of book was true once
     * @param dayOld whether last price and day were
     */
    record Shown(
            String last,
            int move,
            String change,
            int changeSign,
            List<Pair> pairs,
            String state,
            boolean live,
            String age,
            long venueMs,
            boolean touchOld,
            boolean dayOld) {}

    private final Theme theme;
    private final DateTimeFormatter clock;
    private final Map<String, Double> measured = new HashMap<>();
    private final Map<String, Double> widths = new HashMap<>();
    private Font font;
    private Font bold;
    private Font large;
    private @Nullable Shown shown;

    QuoteStrip(Theme theme, Locale locale, ZoneId zone) {
        super(theme);
        this.theme = theme;
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss", locale).withZone(zone);
        this.font = theme.numberFont();
        this.bold = font;
        this.large = font;
        getStyleClass().add("quote-panel");
        setMinWidth(0);
        theme.textSize().subscribe(_ -> resize());
    }

    private void resize() {
        font = theme.numberFont();
        bold = Font.font(font.getFamily(), FontWeight.BOLD, font.getSize());
        large = Font.font(font.getFamily(), FontWeight.BOLD, Math.rint(font.getSize() * 1.55));
        measured.clear();
        widths.clear();
        double height = Math.rint(theme.scaled(48));
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    /** Another instrument: its values have widths of their own. */
    final void forgetWidths() {
        widths.clear();
    }

    final void show(Shown next) {
        if (!next.equals(shown)) {
            shown = next;
            repaint();
        }
    }

    @Override
    protected final void paint(GraphicsContext g, double width, double height) {
        g.setFill(palette().background());
        g.fillRect(0, 0, width, height);
        g.setFill(palette().grid());
        g.fillRect(0, height - 1, width, 1);
        Shown now = shown;
        if (now != null) {
            paint(g, now, width, height);
        }
        if (isFocused()) {
            g.setStroke(palette().accent());
            g.setLineWidth(1);
            g.strokeRect(0.5, 0.5, width - 1, height - 2);
        }
    }

    private void paint(GraphicsContext g, Shown now, double width, double height) {
        double pad = Math.rint(theme.scaled(8));
        double gap = Math.rint(theme.scaled(26));
        double upper = Math.rint(height * 0.3);
        double lower = Math.rint(height * 0.73);
        g.setTextBaseline(VPos.CENTER);
        double x = pad + head(g, now, pad, upper, lower);
        double right = width - pad;
        double tail = tailWidth(now);
        if (x + gap + tail <= right) {
            tail(g, now, right, upper, lower);
            right -= tail;
        }
        for (int i = 0; i < now.pairs().size(); i++) {
            Pair pair = now.pairs().get(i);
            PairWidths wide = widths(i, pair);
            if (x + gap + wide.all() + gap > right) {
                break;
            }
            double at = x + gap;
            g.setFill(palette().grid());
            g.fillRect(
                    Math.rint(at - gap / 2), Math.rint(height * 0.18), 1, Math.rint(height * 0.64));
            boolean old = pair.touch() ? now.touchOld() : now.dayOld();
            line(g, pair.upper(), wide, at, upper, old);
            line(g, pair.lower(), wide, at, lower, old);
            x = at + wide.all();
        }
    }

    /** The last price, large, and its change. */
    private double head(GraphicsContext g, Shown now, double x, double upper, double lower) {
        double arrow = Math.rint(theme.scaled(13));
        double last = widest("last", now.last(), large);
        double change = widest("change", now.change(), font);
        double wide = Math.max(arrow + last, change);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFont(font);
        g.setFill(way(now.move(), now.dayOld()));
        String sign = now.dayOld() ? "⚠" : now.move() > 0 ? "▲" : now.move() < 0 ? "▼" : "";
        g.fillText(sign, x, upper);
        g.setFont(large);
        g.setFill(
                now.move() == 0 && !now.dayOld()
                        ? palette().text()
                        : way(now.move(), now.dayOld()));
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(now.last(), x + wide, upper);
        g.setFont(font);
        g.setFill(way(now.changeSign(), now.dayOld()));
        g.fillText(now.change(), x + wide, lower);
        return wide;
    }

    private Color way(int sign, boolean old) {
        Palette colors = palette();
        return old || sign == 0 ? colors.mutedText() : sign > 0 ? colors.up() : colors.down();
    }

    private double tailWidth(Shown now) {
        double state = widest("state", mark(now) + now.state(), bold);
        double time = measure(CLOCK + " · ", font) + widest("age", now.age(), font);
        return Math.max(state, time);
    }

    private static String mark(Shown now) {
        return now.touchOld() || now.dayOld() ? "⚠ " : now.live() ? "● " : "◌ ";
    }

    /** How fresh it is, the venue's time and its age. */
    private void tail(GraphicsContext g, Shown now, double right, double upper, double lower) {
        boolean old = now.touchOld() || now.dayOld();
        g.setTextAlign(TextAlignment.RIGHT);
        g.setFont(bold);
        g.setFill(old || !now.live() ? palette().stale() : palette().up());
        g.fillText(mark(now) + now.state(), right, upper);
        g.setFont(font);
        g.setFill(palette().mutedText());
        String time = now.venueMs() == 0 ? "" : clock.format(Instant.ofEpochMilli(now.venueMs()));
        g.fillText(now.age().isEmpty() ? time : time + " · " + now.age(), right, lower);
    }

    /** Where the parts of both lines of a pair end, px from its left. */
    private record PairWidths(double name, double value, double extra) {
        double all() {
            return name + value + extra;
        }
    }

    private PairWidths widths(int pair, Pair of) {
        double space = Math.rint(theme.scaled(8));
        double name = Math.max(measure(of.upper().name(), font), measure(of.lower().name(), font));
        double value =
                Math.max(
                        widest(pair + "upper", of.upper().value(), font),
                        widest(pair + "lower", of.lower().value(), font));
        double extra =
                Math.max(
                        widest(pair + "upper-extra", of.upper().extra(), font),
                        widest(pair + "lower-extra", of.lower().extra(), font));
        return new PairWidths(
                Math.rint(name + space),
                Math.rint(value),
                extra == 0 ? 0 : Math.rint(extra + space));
    }

    private void line(
            GraphicsContext g, Line line, PairWidths wide, double x, double y, boolean old) {
        g.setFont(font);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(palette().mutedText());
        g.fillText(line.name(), x, y);
        g.setTextAlign(TextAlignment.RIGHT);
        double end = x + wide.name() + wide.value();
        g.setFill(old ? palette().mutedText() : ink(line.ink()));
        if (Double.isNaN(line.place())) {
            g.fillText(line.value(), end, y);
        } else {
            bar(g, line.place(), end - wide.value(), wide.value(), y);
        }
        g.setFill(palette().mutedText());
        g.fillText(line.extra(), end + wide.extra(), y);
    }

    private Color ink(Ink ink) {
        return switch (ink) {
            case PLAIN -> palette().text();
            case UP -> palette().up();
            case DOWN -> palette().down();
        };
    }

    /** Low at the left, high at the right; the mark has the colour that is set. */
    private void bar(GraphicsContext g, double place, double x, double width, double y) {
        double tall = Math.rint(theme.scaled(11));
        double mark = Math.max(3, Math.rint(theme.scaled(3)));
        var ink = g.getFill();
        g.setFill(palette().grid().interpolate(palette().mutedText(), 0.35));
        g.fillRect(Math.rint(x), y - 1, width, 2);
        g.setFill(ink);
        g.fillRect(Math.rint(x + place * (width - mark)), Math.rint(y - tall / 2), mark, tall);
    }

    /** The room for a value: of the widest that it had. */
    private double widest(String what, String text, Font as) {
        double now = measure(DIGIT.matcher(text).replaceAll("0"), as);
        return widths.merge(what, now, Math::max);
    }

    private double measure(String text, Font as) {
        return measured.computeIfAbsent(
                as.getSize() + as.getStyle() + text,
                _ -> {
                    Text probe = new Text(text);
                    probe.setFont(as);
                    return Math.ceil(probe.getLayoutBounds().getWidth());
                });
    }
}
