package app.ringdown.ui.line;

import app.ringdown.desk.PollTrial;
import app.ringdown.desk.PollTrial.Figures;
import app.ringdown.market.Instrument;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;
import app.ringdown.venue.Venue;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * The same quote asked for and pushed, side by side: what each takes and how old is what one knows
 * by it. Nothing is asked before a person says so. JavaFX thread.
 */
final class PollPanel extends VBox implements AutoCloseable {
    private static final long EVERY_NANOS = 200_000_000L;
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofMillis(200),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5));
    private static final List<Duration> LENGTHS =
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1));

    private final Venue venue;
    private final ReadOnlyObjectProperty<Instrument> selected;
    private final Texts texts;
    private final Format format;
    private final ComboBox<Duration> every = new ComboBox<>();
    private final ComboBox<Duration> length = new ComboBox<>();
    private final Button start = new Button();
    private final ProgressBar progress = new ProgressBar(0);
    private final GridPane grid = new GridPane();
    private final Label sentence = new Label();
    private final Subscription selection;
    private @Nullable PollTrial trial;
    private Duration lasts = Duration.ZERO;
    private long nextNanos;

    PollPanel(
            Venue venue, ReadOnlyObjectProperty<Instrument> selected, Texts texts, Format format) {
        this.venue = venue;
        this.selected = selected;
        this.texts = texts;
        this.format = format;
        setId("poll");
        getStyleClass().addAll("panel", "line-poll");
        Label intro = new Label(texts.get("line.poll.intro"));
        intro.setWrapText(true);
        intro.setMinHeight(Region.USE_PREF_SIZE);
        choices(every, "every", PAUSES, PAUSES.get(1));
        choices(length, "length", LENGTHS, LENGTHS.getFirst());
        start.setId("poll-start");
        start.setMnemonicParsing(false);
        start.setOnAction(_ -> startOrStop());
        progress.setId("poll-progress");
        progress.setVisible(false);
        FlowPane bar =
                new FlowPane(
                        new Label(texts.get("line.poll.every")),
                        every,
                        new Label(texts.get("line.poll.length")),
                        length,
                        start,
                        progress);
        bar.getStyleClass().add("line-bar");
        bar.setRowValignment(javafx.geometry.VPos.CENTER);
        grid.setId("poll-grid");
        grid.getStyleClass().add("line-poll-grid");
        for (int i = 0; i < 3; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
            column.setMinWidth(Region.USE_PREF_SIZE);
            grid.getColumnConstraints().add(column);
        }
        sentence.setId("poll-sentence");
        sentence.getStyleClass().add("line-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(intro, bar, grid, sentence);
        selection = selected.subscribe(_ -> button());
        show(null, null);
    }

    private void choices(
            ComboBox<Duration> box, String name, List<Duration> choices, Duration usual) {
        box.setId("poll-" + name);
        box.setAccessibleText(texts.get("line.poll." + name));
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Duration duration) {
                        return duration == null ? "" : seconds(duration.toNanos());
                    }

                    @Override
                    public @Nullable Duration fromString(String text) {
                        return null; // nothing is typed
                    }
                });
        box.getItems().setAll(choices);
        box.setValue(usual);
    }

    /** In s, or in ms below one. */
    private String seconds(long nanos) {
        return nanos % 1_000_000_000 == 0
                ? texts.get("line.poll.s", format.scaled(nanos / 1_000_000_000, 0))
                : texts.get("line.poll.s", format.scaled(nanos / 100_000_000, 1));
    }

    private boolean isRunning() {
        return trial != null && !trial.figures().done();
    }

    private void startOrStop() {
        if (trial != null && isRunning()) {
            trial.close();
            return;
        }
        lasts = length.getValue();
        trial = PollTrial.start(venue, selected.get(), every.getValue(), lasts);
        nextNanos = 0;
        button();
    }

    private void button() {
        boolean running = isRunning();
        start.setText(
                running
                        ? texts.get("line.poll.stop")
                        : texts.get("line.poll.start", selected.get().symbol()));
        every.setDisable(running);
        length.setDisable(running);
        progress.setVisible(running);
    }

    /** The end of a frame in which it is seen. */
    void onFrame(long nanos) {
        PollTrial running = trial;
        if (running == null || (nextNanos != 0 && nanos - nextNanos < 0)) {
            return;
        }
        nextNanos = nanos + EVERY_NANOS;
        Figures figures = running.figures();
        progress.setProgress((double) figures.nanos() / lasts.toNanos());
        show(running.instrument(), figures);
        button();
        if (figures.done()) {
            nextNanos = Long.MAX_VALUE;
        }
    }

    private void show(@Nullable Instrument of, @Nullable Figures figures) {
        grid.getChildren().clear();
        row("", texts.get("line.poll.poll"), texts.get("line.poll.push"));
        Figures f = figures;
        row(
                texts.get("line.poll.requests"),
                f == null ? Format.NONE : count(f.polls()),
                f == null ? Format.NONE : count(0));
        row(
                texts.get("line.poll.messages"),
                f == null ? Format.NONE : count(f.polls()),
                f == null ? Format.NONE : count(f.pushes()));
        row(
                texts.get("line.poll.out"),
                f == null ? Format.NONE : count(f.pollBytesOut()),
                f == null ? Format.NONE : count(0));
        row(
                texts.get("line.poll.in"),
                f == null ? Format.NONE : count(f.pollBytesIn()),
                f == null ? Format.NONE : count(f.pushBytesIn()));
        row(
                texts.get("line.poll.seen"),
                f == null
                        ? Format.NONE
                        : texts.get("line.poll.of", count(f.seen()), count(f.changes())),
                f == null
                        ? Format.NONE
                        : texts.get("line.poll.of", count(f.changes()), count(f.changes())));
        row(
                texts.get("line.poll.median"),
                f == null ? Format.NONE : age(f.pollMedian()),
                f == null ? Format.NONE : pushAge(f));
        row(
                texts.get("line.poll.worst"),
                f == null ? Format.NONE : age(f.pollWorst()),
                f == null ? Format.NONE : pushAge(f));
        row(
                texts.get("line.poll.outdated"),
                f == null ? Format.NONE : percent(f.outdated()),
                f == null ? Format.NONE : percent(0));
        sentence.setText(
                of == null || f == null ? texts.get("line.poll.not-yet") : sentence(of, f));
    }

    private void row(String what, String poll, String push) {
        int row = grid.getRowCount();
        int at = 0;
        for (String text : List.of(what, poll, push)) {
            Label label = new Label(text);
            label.setId("poll-" + row + "-" + at);
            label.getStyleClass()
                    .add(row == 0 ? "panel-title" : at == 0 ? "muted" : "line-poll-number");
            grid.add(label, at++, row);
        }
    }

    private String sentence(Instrument of, Figures f) {
        if (!f.done()) {
            return texts.get("line.poll.running", of.symbol());
        }
        if (f.polls() == 0) {
            return texts.get("line.poll.failed", f.failure());
        }
        String result =
                texts.get(
                        "line.poll.result",
                        seconds(f.nanos() / 100_000_000 * 100_000_000),
                        of.symbol(),
                        count(f.polls()),
                        count(f.seen()),
                        count(f.changes()),
                        percent(f.outdated()),
                        age(f.pollWorst()));
        String cost =
                f.seen() == 0 || f.changes() == 0
                        ? ""
                        : " "
                                + texts.get(
                                        "line.poll.cost",
                                        count((f.pollBytesOut() + f.pollBytesIn()) / f.seen()),
                                        count(f.pushBytesIn() / f.changes()));
        String failed =
                f.failures() == 0
                        ? ""
                        : " "
                                + texts.get(
                                        "line.poll.some-failed", count(f.failures()), f.failure());
        return result + cost + failed;
    }

    private String count(long number) {
        return format.scaled(number, 0);
    }

    private String percent(double share) {
        return texts.get("line.poll.percent", format.scaled(Math.round(share * 100), 0));
    }

    private String age(long nanos) {
        return texts.get("line.poll.ms", format.scaled(nanos / 1_000_000, 0));
    }

    /** Half a ping. */
    private String pushAge(Figures f) {
        return f.pushAge() < 0
                ? Format.NONE
                : texts.get("line.poll.about", format.scaled(f.pushAge() / 100_000, 1));
    }

    @Override
    public void close() {
        selection.unsubscribe();
        if (trial != null) {
            trial.close();
        }
    }
}
