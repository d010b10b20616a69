package app.ringdown.ui.shell;

import app.ringdown.desk.Desk;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.paper.PaperExchange;
import app.ringdown.ui.paper.PaperWords;
import app.ringdown.venue.LineState;
import app.ringdown.venue.VenueHealth;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How the line does: venue, stream, age, latencies, clock, account. Fields keep their width, so
 * that nothing jumps while numbers change. JavaFX thread.
 */
final class StatusBar extends HBox {
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final long EVERY_NANOS = 250_000_000L;
    private static final long SECOND = 1_000_000_000L;

    /** A line that says nothing for so long is worth a look, even if it is open. */
    private static final long QUIET_NANOS = 5 * SECOND;

    private final Texts texts;
    private final Format format;
    private final NoticeBar notices;
    private final PaperWords words;
    private final Label venue = field("status-venue");
    private final Label drill = field("status-drill");
    private final Label stream = field("status-stream");
    private final Label age = field("status-age");
    private final Label rest = field("status-rest");
    private final Label ping = field("status-ping");
    private final Label clock = field("status-clock");
    private final Label budget = field("status-budget");
    private final Label account = field("status-account");
    private long nextNanos;

    StatusBar(Texts texts, NoticeBar notices) {
        this.texts = texts;
        this.format = new Format(texts.locale());
        this.notices = notices;
        this.words = new PaperWords(texts);
        setId("status-bar");
        getStyleClass().add("status-bar");
        getChildren()
                .addAll(venue, drill, stream, age, rest, ping, clock, budget, account, notices);
        HBox.setHgrow(notices, Priority.ALWAYS);
        setMinWidth(0);
        explain(drill, "drill");
        explain(stream, "stream");
        explain(age, "age");
        explain(rest, "rest");
        explain(ping, "ping");
        explain(clock, "clock");
        explain(budget, "budget");
        explain(account, "account");
    }

    /** Where there is not room for all, the least urgent make way. */
    @Override
    protected void layoutChildren() {
        double room = getWidth() - notices.minWidth(-1) - insets();
        for (Label field : List.of(drill, venue, stream, account, age, rest, budget, clock, ping)) {
            room -= field.prefWidth(-1);
            boolean fits = room >= 0 && !field.getText().isEmpty();
            field.setVisible(fits);
            field.setManaged(fits);
        }
        super.layoutChildren();
    }

    private double insets() {
        return getInsets().getLeft() + getInsets().getRight();
    }

    private static Label field(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().addAll("status-field", id);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void explain(Label label, String key) {
        label.setTooltip(new Tooltip(texts.get("shell.status." + key + ".what")));
    }

    /**
     * Shows how {@code desk} does, four times a second.
     *
     * @param desk null while there is none; the lines are {@code without} then
     * @param paper how the exchange inside stands; null if the window is not on it
     */
    void update(
            @Nullable Desk desk,
            LineState without,
            PaperExchange.@Nullable Status paper,
            long nanos) {
        if (nanos - nextNanos < 0) {
            return;
        }
        nextNanos = nanos + EVERY_NANOS;
        notices.update();
        VenueHealth health = desk == null ? VenueHealth.NONE : desk.health();
        LineState line = desk == null ? without : desk.feed().line();
        LineState own = desk == null ? without : desk.accountLine();
        set(drill, paper == null ? "" : words.unusual(paper));
        set(venue, desk == null ? Format.NONE : desk.venue().id());
        boolean polling = desk != null && desk.feed().polling();
        line(stream, "shell.status.stream", line);
        if (polling) {
            set(stream, texts.get("shell.status.stream", texts.get("shell.line.polling")));
        }
        line(account, "shell.status.account", own);
        long quiet = health.lastMessageNanos() < 0 ? -1 : nanos - health.lastMessageNanos();
        set(age, quiet < 0 ? texts.get("shell.status.age", Format.NONE) : age(quiet));
        age.pseudoClassStateChanged(BAD, quiet > QUIET_NANOS);
        set(rest, texts.get("shell.status.rest", millis(health.restNanos())));
        set(ping, texts.get("shell.status.ping", millis(health.streamNanos())));
        budget(health);
        set(clock, texts.get("shell.status.clock", offset(health)));
        clock.pseudoClassStateChanged(
                BAD, health.clockKnown() && Math.abs(health.clockOffsetMs()) > 500);
    }

    private void line(Label label, String key, LineState state) {
        label.pseudoClassStateChanged(GOOD, state == LineState.OPEN);
        label.pseudoClassStateChanged(
                BAD, state == LineState.RECONNECTING || state == LineState.CLOSED);
        String word =
                switch (state) {
                    case OPEN -> texts.get("shell.line.open");
                    case CONNECTING -> texts.get("shell.line.connecting");
                    case RECONNECTING -> texts.get("shell.line.reconnecting");
                    case CLOSED -> texts.get("shell.line.closed");
                };
        set(label, texts.get(key, word));
    }

    private String age(long nanos) {
        long seconds = nanos / SECOND;
        String text =
                seconds < 1
                        ? texts.get("shell.status.now")
                        : texts.get("shell.status.seconds", format.scaled(seconds, 0));
        return texts.get("shell.status.age", text);
    }

    private String millis(long nanos) {
        if (nanos < 0) {
            return Format.NONE;
        }
        return texts.get("shell.status.ms", format.scaled((nanos + 50_000) / 100_000, 1));
    }

    /** Bad when what is left is the reserve. */
    private void budget(VenueHealth health) {
        long limit = health.budgetLimit();
        String text =
                limit == 0
                        ? Format.NONE
                        : texts.get(
                                "shell.status.budget.of",
                                format.scaled(health.budgetUsed(), 0),
                                format.scaled(limit, 0));
        set(budget, texts.get("shell.status.budget", text));
        budget.pseudoClassStateChanged(BAD, limit > 0 && health.budgetUsed() > limit - limit / 10);
    }

    private String offset(VenueHealth health) {
        if (!health.clockKnown()) {
            return Format.NONE;
        }
        String sign = health.clockOffsetMs() > 0 ? "+" : "";
        return texts.get("shell.status.ms", sign + format.scaled(health.clockOffsetMs(), 0));
    }

    private static void set(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
    }
}
