package app.ringdown.bench.table;

import app.ringdown.bench.Samples;
import app.ringdown.desk.Settings;
import app.ringdown.market.Instrument;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Pulse;
import app.ringdown.ui.base.QuoteWords;
import app.ringdown.ui.base.Selection;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.watch.WatchPanel;

import com.google.gson.JsonObject;

import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/**
 * A window with the watch list in it and the marker above, at the top left of the screen. What it
 * costs until a frame is handed to the renderer is noted. JavaFX thread.
 */
final class BenchWindow {
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;

    private final Stage stage = new Stage(StageStyle.UNDECORATED);
    private final LiveDesk desk;
    private final StampedLine line;
    private final WatchPanel panel;
    private final Marker marker = new Marker();
    private final Pulse pulse = new Pulse();
    private final CountDownLatch first = new CountDownLatch(1);
    private final Samples work = new Samples();
    private final Samples delays = new Samples();
    private long newest;
    private long pulseNanos;
    private long startNanos;
    private long startFrames;

    /** Opens it. */
    BenchWindow(LiveDesk desk, StampedLine line, Settings settings, boolean sorted, Texts texts) {
        this.desk = desk;
        this.line = line;
        Theme theme = new Theme();
        theme.set(Theme.Mode.DARK);
        Selection selection = new Selection(desk.instruments().getFirst());
        panel = new WatchPanel(desk, selection, settings, theme, texts, words(texts), () -> {});
        VBox.setVgrow(panel, Priority.ALWAYS);
        Scene scene = new Scene(new VBox(marker, panel), WIDTH, HEIGHT);
        theme.dress(scene);
        // After the table's own, which paints in the same place.
        scene.addPostLayoutPulseListener(this::onLaidOut);
        if (sorted) {
            sortByChange((TableView<?>) panel.lookup("#watch-table"));
        }
        pulse.add(nanos -> pulseNanos = nanos);
        pulse.add(desk);
        stage.setX(0);
        stage.setY(0);
        stage.setScene(scene);
        stage.show();
        pulse.start();
    }

    private static QuoteWords words(Texts texts) {
        return new QuoteWords(texts, new Format(texts.locale()), Clock.systemUTC());
    }

    private static <T> void sortByChange(TableView<T> table) {
        for (TableColumn<T, ?> column : table.getColumns()) {
            if (column.getId().equals("watch-column-change")) {
                column.setSortType(TableColumn.SortType.DESCENDING);
                table.getSortOrder().add(column);
            }
        }
    }

    /** Returns once an update is on the screen, or about to be. Any thread but JavaFX's. */
    void awaitFirst() throws InterruptedException {
        first.await();
    }

    private void onLaidOut() {
        long before = newest;
        for (Instrument instrument : panel.visible()) {
            long arrival = desk.quote(instrument).arrivalNanos(); // when it was due
            newest = arrival == 0 ? newest : Math.max(newest, line.stampMicros(arrival));
        }
        boolean newer = newest > before;
        long nanos = System.nanoTime();
        if (newer) {
            marker.show(newest);
        }
        if (first.getCount() == 0) {
            work.add(nanos - pulseNanos);
            if (newer) {
                delays.add((line.stampMicros(nanos) - newest) * 1_000);
            }
        } else if (newer) {
            startNanos = nanos;
            startFrames = line.frames();
            first.countDown();
        }
    }

    /** What was noted since the first update was there. */
    JsonObject figures() {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        long frames = line.frames() - startFrames;
        JsonObject figures = new JsonObject();
        figures.addProperty("seconds", seconds);
        figures.addProperty("updates", frames);
        figures.addProperty("ups", Math.round(frames / seconds));
        figures.addProperty("pulses", work.size());
        figures.addProperty("newer", delays.size());
        addMillis(figures, "work", work);
        addMillis(figures, "delay", delays);
        return figures;
    }

    void close() {
        pulse.stop();
        panel.close();
        stage.close();
    }

    private static void addMillis(JsonObject figures, String name, Samples nanos) {
        if (nanos.size() > 0) {
            figures.addProperty(name + "50", nanos.quantile(0.5) / 1e6);
            figures.addProperty(name + "99", nanos.quantile(0.99) / 1e6);
        }
    }
}
