package app.ringdown.ui.quote;

import app.ringdown.ui.base.Painted;
import app.ringdown.ui.base.Palette;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.quote.QuoteLines.Group;
import app.ringdown.ui.quote.QuoteLines.Ink;
import app.ringdown.ui.quote.QuoteLines.Line;

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
 * Three lines of values over the whole width. A value has the room of the widest one that it had
 * since the instrument was chosen, so that nothing moves when a digit comes or goes; groups that
 * there is no room for are left out, the least wanted first. JavaFX thread.
 */
abstract class QuoteStrip extends Painted {
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    /** Height of a line of text and of what is above the first one, px at the usual text size. */
    private static final double ROW = 18;

    private static final double ABOVE = 5;

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
            String mid,
            List<Group> groups,
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
        large = Font.font(font.getFamily(), FontWeight.BOLD, Math.rint(font.getSize() * 1.5));
        measured.clear();
        widths.clear();
        double height = Math.rint(theme.scaled(2 * ABOVE + 3 * ROW));
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
        double gap = Math.rint(theme.scaled(20));
        g.setTextBaseline(VPos.CENTER);
        double x = pad + head(g, now, pad);
        double right = width - pad;
        double tail = tailWidth(now);
        if (x + gap + tail <= right) {
            tail(g, now, right);
            right -= tail;
        }
        for (int i = 0; i < now.groups().size(); i++) {
            Group group = now.groups().get(i);
            GroupWidths wide = widths(i, group);
            if (x + gap + wide.all() + gap > right) {
                break;
            }
            double at = x + gap;
            g.setFill(palette().grid());
            g.fillRect(Math.rint(at - gap / 2), pad, 1, height - 2 * pad);
            boolean old = group.touch() ? now.touchOld() : now.dayOld();
            for (int row = 0; row < group.lines().size(); row++) {
                line(g, group.lines().get(row), wide, at, middle(row), old);
            }
            x = at + wide.all();
        }
    }

    /** The middle of a line of text. */
    private double middle(int row) {
        return Math.rint(theme.scaled(ABOVE + (row + 0.5) * ROW));
    }

    /** The last price, large; its change; and the middle of the book. */
    private double head(GraphicsContext g, Shown now, double x) {
        double arrow = Math.rint(theme.scaled(15));
        double last = widest("last", now.last(), large);
        double below =
                Math.max(widest("change", now.change(), font), widest("mid", now.mid(), font));
        double wide = Math.max(arrow + last, below);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFont(font);
        g.setFill(way(now.move(), now.dayOld()));
        String sign = now.dayOld() ? "⚠" : now.move() > 0 ? "▲" : now.move() < 0 ? "▼" : "";
        g.fillText(sign, x, middle(0));
        boolean plain = now.move() == 0 && !now.dayOld();
        g.setTextAlign(TextAlignment.RIGHT);
        g.setFont(large);
        g.setFill(plain ? palette().text() : way(now.move(), now.dayOld()));
        g.fillText(now.last(), x + wide, middle(0));
        g.setFont(font);
        g.setFill(way(now.changeSign(), now.dayOld()));
        g.fillText(now.change(), x + wide, middle(1));
        g.setFill(palette().mutedText());
        g.fillText(now.mid(), x + wide, middle(2));
        return wide;
    }

    private Color way(int sign, boolean old) {
        Palette colors = palette();
        return old || sign == 0 ? colors.mutedText() : sign > 0 ? colors.up() : colors.down();
    }

    private double tailWidth(Shown now) {
        double state = widest("state", mark(now) + now.state(), bold);
        double time = now.venueMs() == 0 ? 0 : measure(CLOCK, font);
        return Math.max(state, Math.max(time, widest("age", now.age(), font)));
    }

    private static String mark(Shown now) {
        return now.touchOld() || now.dayOld() ? "⚠ " : now.live() ? "● " : "◌ ";
    }

    /** How fresh it is, the venue's time and its age. */
    private void tail(GraphicsContext g, Shown now, double right) {
        boolean old = now.touchOld() || now.dayOld();
        g.setTextAlign(TextAlignment.RIGHT);
        g.setFont(bold);
        g.setFill(old || !now.live() ? palette().stale() : palette().up());
        g.fillText(mark(now) + now.state(), right, middle(0));
        g.setFont(font);
        g.setFill(palette().mutedText());
        if (now.venueMs() != 0) {
            g.fillText(clock.format(Instant.ofEpochMilli(now.venueMs())), right, middle(1));
        }
        g.fillText(now.age(), right, middle(2));
    }

    /** How wide the parts of the lines of a group are, px. */
    private record GroupWidths(double name, double value, double extra) {
        double all() {
            return name + value + extra;
        }
    }

    private GroupWidths widths(int group, Group of) {
        double space = Math.rint(theme.scaled(8));
        double name = 0;
        double value = 0;
        double extra = 0;
        for (int row = 0; row < of.lines().size(); row++) {
            Line line = of.lines().get(row);
            name = Math.max(name, measure(line.name(), font));
            value = Math.max(value, widest("value " + group, line.value(), font));
            extra = Math.max(extra, widest("extra " + group, line.extra(), font));
        }
        return new GroupWidths(name + space, value, extra == 0 ? 0 : extra + space);
    }

    private void line(
            GraphicsContext g, Line line, GroupWidths wide, double x, double y, boolean old) {
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
