package app.ringdown.ui.chart;

import app.ringdown.desk.FakeVenue;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Side;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Pulse;
import app.ringdown.ui.base.Selection;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.chart.model.ChartModel;
import app.ringdown.ui.chart.model.Invalidation;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.stage.Stage;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a frame of a chart of 1600 x 900 costs, for 200, 2,000 and 20,000 bars in view: the time on
 * the JavaFX thread, and the CPU of the whole process. Prints a line for each kind of frame.
 */
public final class ChartCost {
    private static final int FRAMES = 240;

    private ChartCost() {}

    public static void main(String[] args) {
        Application.launch(Cost.class, args);
    }

    private enum Job {
        LOAD,
        PAN,
        TICK,
        CROSSHAIR,
        REST
    }

    /** The window. */
    public static final class Cost extends Application {
        private static final List<Job> JOBS = List.of(Job.values());
        private static final int[] IN_VIEW = {200, 2_000, 20_000};

        private final FakeVenue venue = new FakeVenue();
        private final Instrument btc = venue.instrument("BTCUSDT");
        private final double[] millis = new double[FRAMES];
        private ChartPlot plot;
        private ChartModel model;
        private int view;
        private Job job = Job.LOAD;
        private int frame;
        private long begunNanos;
        private long begunCpu;
        private long[] begunPaints = new long[3];
        private long startedNanos;

        @Override
        public void start(Stage stage) {
            Theme theme = new Theme();
            theme.set(Theme.Mode.DARK);
            LiveDesk live = new LiveDesk(venue.desk());
            ChartPanel chart =
                    new ChartPanel(
                            live,
                            new Selection(btc).instrument(),
                            theme,
                            new Texts(Locale.UK),
                            new Format(Locale.UK),
                            Clock.fixed(Instant.now(), ZoneOffset.UTC));
            chart.select(Interval.M1);
            Scene scene = new Scene(chart, 1600, 934);
            theme.dress(scene);
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            plot = (ChartPlot) chart.lookup("#chart-plot");
            model = plot.model();
            Pulse pulse = new Pulse();
            pulse.add(_ -> before());
            pulse.add(live);
            pulse.add(_ -> after());
            pulse.start();
        }

        private void before() {
            switch (job) {
                case LOAD -> {
                    model.zoom(
                            model.time().width() / IN_VIEW[view] / model.time().barWidth(), 1500);
                    model.toNewest();
                    plot.invalidate(Invalidation.ALL);
                }
                case PAN -> {
                    model.pan(frame < FRAMES / 2 ? 3 : -3, 0);
                    plot.invalidate(Invalidation.ALL);
                }
                case TICK ->
                        venue.trade(btc, model.series().last().open() + frame % 7, 1, Side.BUY);
                case CROSSHAIR -> plot.setPointer(new Point2D(100 + frame * 4, 100 + frame * 2));
                case REST -> {}
            }
            startedNanos = System.nanoTime();
        }

        private void after() {
            millis[frame % FRAMES] = (System.nanoTime() - startedNanos) / 1e6;
            frame++;
            if (job == Job.LOAD) {
                // A little longer than it takes to have them all, to be warm.
                if (frame > 200 && model.time().left() > 0) {
                    next();
                }
            } else if (frame == FRAMES) {
                report();
                next();
            }
        }

        private void next() {
            if (job == Job.REST) {
                if (++view == IN_VIEW.length) {
                    Platform.exit();
                    return;
                }
                job = Job.LOAD;
            } else {
                job = JOBS.get(JOBS.indexOf(job) + 1);
            }
            frame = 0;
            begunNanos = System.nanoTime();
            begunCpu = cpu();
            begunPaints = plot.paints();
        }

        private void report() {
            double seconds = (System.nanoTime() - begunNanos) / 1e9;
            double cpuMs = (cpu() - begunCpu) / 1e6 / FRAMES;
            double[] sorted = millis.clone();
            Arrays.sort(sorted);
            long[] paints = plot.paints();
            System.out.printf(
                    Locale.ROOT,
                    "%6d bars in view, %-9s JavaFX thread p50 %.2f p99 %.2f ms; process %.1f ms"
                            + " CPU a frame; %.0f fps; painted all %d, column %d, overlay %d%n",
                    model.end() - model.first(),
                    job,
                    sorted[FRAMES / 2],
                    sorted[FRAMES * 99 / 100],
                    cpuMs,
                    FRAMES / seconds,
                    paints[0] - begunPaints[0],
                    paints[1] - begunPaints[1],
                    paints[2] - begunPaints[2]);
        }

        private static long cpu() {
            return ((com.sun.management.OperatingSystemMXBean)
                            ManagementFactory.getOperatingSystemMXBean())
                    .getProcessCpuTime();
        }
    }
}
