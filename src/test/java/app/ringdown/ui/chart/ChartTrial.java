package app.ringdown.ui.chart;

import app.ringdown.desk.FakeVenue;
import app.ringdown.market.Interval;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Pictures;
import app.ringdown.ui.base.Pulse;
import app.ringdown.ui.base.Selection;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.venue.LineState;
import app.ringdown.venue.VenueException;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;

/**
 * The chart alone in a window on a market in memory, for the eye: goes through its states, leaves a
 * picture of each in the folder given, and ends.
 */
public final class ChartTrial {
    private ChartTrial() {}

    public static void main(String[] args) {
        Application.launch(Trial.class, args);
    }

    /** The window. */
    public static final class Trial extends Application {
        private final FakeVenue venue = new FakeVenue();
        private final Random random = new Random(1);
        private final Queue<Step> steps = new ArrayDeque<>();
        private final Theme theme = new Theme();
        private ChartPanel chart;
        private Stage stage;
        private Path folder;
        private int frames;

        private record Step(String name, Runnable action) {}

        @Override
        public void start(Stage primary) {
            folder = Path.of(getParameters().getRaw().getFirst());
            stage = primary;
            theme.set(Theme.Mode.DARK);
            Locale locale = Locale.UK;
            LiveDesk live = new LiveDesk(venue.desk());
            Selection selection = new Selection(venue.instrument("BTCUSDT"));
            chart =
                    new ChartPanel(
                            live,
                            selection.instrument(),
                            theme,
                            new Texts(locale),
                            new Format(locale),
                            Clock.system(ZoneId.systemDefault()));
            Scene scene = new Scene(chart, 900, 560);
            theme.dress(scene);
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            Pulse pulse = new Pulse();
            pulse.add(live);
            pulse.add(_ -> {
                for (int i = 0; i < 20; i++) {
                    venue.step(random);
                }
                if (++frames % 40 == 0) {
                    next();
                }
            });
            ChartPlot plot = (ChartPlot) chart.lookup("#chart-plot");
            steps.add(new Step("dark", () -> {}));
            steps.add(new Step("crosshair", () -> plot.setPointer(new Point2D(420, 180))));
            steps.add(new Step("wide", () -> plot.model().zoom(2.6, 700)));
            steps.add(new Step("narrow", () -> plot.model().zoom(0.1, 700)));
            steps.add(new Step("folded", () -> plot.model().zoom(0.05, 700)));
            steps.add(
                    new Step(
                            "light",
                            () -> {
                                theme.set(Theme.Mode.LIGHT);
                                plot.model().resetTime();
                                chart.select(Interval.M1);
                            }));
            steps.add(new Step("scrolled", () -> plot.model().pan(3000, 0)));
            steps.add(new Step("stale", () -> venue.lines(LineState.RECONNECTING)));
            steps.add(
                    new Step(
                            "failed",
                            () -> {
                                theme.set(Theme.Mode.DARK);
                                venue.failWith(VenueException.Kind.UNREACHABLE, 0, "gone");
                                selection.select(venue.instrument("DOGEUSDT"));
                            }));
            steps.add(
                    new Step(
                            "days",
                            () -> {
                                venue.recover();
                                venue.lines(LineState.OPEN);
                                chart.select(Interval.D1);
                            }));
            steps.add(new Step("oldest", () -> plot.model().toOldest()));
            steps.add(
                    new Step(
                            "small",
                            () -> {
                                stage.setWidth(420);
                                stage.setHeight(320);
                                plot.model().toNewest();
                            }));
            steps.add(new Step("large-text", () -> theme.setTextSize(150)));
            pulse.start();
            Platform.runLater(() -> steps.element().action.run());
        }

        private void next() {
            Step done = steps.poll();
            if (done == null) {
                Platform.exit();
                return;
            }
            WritableImage picture =
                    new Robot()
                            .getScreenCapture(
                                    null,
                                    new Rectangle2D(0, 0, stage.getWidth(), stage.getHeight()),
                                    false);
            Thread.ofPlatform()
                    .start(() -> {
                        try {
                            Pictures.write(picture, folder.resolve(done.name + ".png"));
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    });
            Step next = steps.peek();
            if (next != null) {
                next.action.run();
            }
        }
    }
}
