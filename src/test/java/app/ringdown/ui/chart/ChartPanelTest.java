package app.ringdown.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.ringdown.desk.Desk;
import app.ringdown.desk.FakeVenue;
import app.ringdown.market.Bar;
import app.ringdown.market.BarSeries;
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
import app.ringdown.ui.chart.view.Readout;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;
import app.ringdown.venue.VenueException;

import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.geometry.VerticalDirection;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** The chart as a trader uses it, on a venue in memory. */
@ExtendWith(ApplicationExtension.class)
class ChartPanelTest {
    private final FakeVenue venue = new FakeVenue();
    private final Instrument btc = venue.instrument("BTCUSDT");
    private final Format format = new Format(Locale.UK);
    private final AtomicInteger frames = new AtomicInteger();
    private final Pulse pulse = new Pulse();
    private Desk desk;
    private Selection selection;
    private ChartPanel chart;
    private ChartPlot plot;
    private ChartModel model;

    @Start
    void open(Stage stage) {
        desk = venue.desk();
        selection = new Selection(btc);
        LiveDesk live = new LiveDesk(desk);
        Theme theme = new Theme();
        theme.set(Theme.Mode.DARK);
        // A clock that stands: the countdown does not change what is painted.
        Clock clock = Clock.fixed(Instant.now(), ZoneOffset.UTC);
        chart =
                new ChartPanel(
                        live, selection.instrument(), theme, new Texts(Locale.UK), format, clock);
        Scene scene = new Scene(chart, 800, 500);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        pulse.add(live);
        pulse.add(_ -> frames.incrementAndGet());
        pulse.start();
        plot = (ChartPlot) chart.lookup("#chart-plot");
        model = plot.model();
    }

    @BeforeEach
    void loaded(FxRobot robot) throws TimeoutException {
        // Out of the way of the plot.
        robot.moveTo(chart, Pos.TOP_CENTER, new Point2D(0, 3), Motion.DIRECT);
        until(() -> model.series().size() == BarLoader.PAGE);
        aFewFrames();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(pulse::stop);
        desk.close();
    }

    @Test
    void anotherIntervalShowsAtOnceAndTheOldOneIsGivenBack(FxRobot robot) throws TimeoutException {
        assertThat(venue.wanted()).contains(new Subscription.Bars(btc, Interval.M15));
        robot.clickOn("#chart-interval-1h");
        assertThat(chart.interval().get()).isEqualTo(Interval.H1);
        assertThat(model.series().interval()).isEqualTo(Interval.H1);
        until(() -> model.series().size() == BarLoader.PAGE);
        assertThat(venue.wanted())
                .contains(new Subscription.Bars(btc, Interval.H1))
                .doesNotContain(new Subscription.Bars(btc, Interval.M15));
        robot.type(KeyCode.DIGIT1);
        assertThat(model.series().interval()).isEqualTo(Interval.M1);
    }

    @Test
    void anotherSymbolDropsTheOldBarsAtOnce(FxRobot robot) throws TimeoutException {
        Instrument eth = venue.instrument("ETHUSDT");
        robot.interact(() -> {
            selection.select(eth);
            assertThat(model.series().isEmpty()).isTrue();
            assertThat(text("#chart-sentence")).contains("ETHUSDT");
        });
        until(() -> model.series().size() == BarLoader.PAGE);
        assertThat(model.series().instrument()).isEqualTo(eth);
    }

    @Test
    void theWheelZoomsAroundThePointer(FxRobot robot) {
        Point2D at = inPlot(300, 150);
        robot.moveTo(at);
        double index = model.time().index(300);
        double width = model.time().barWidth();
        robot.scroll(3, VerticalDirection.DOWN);
        WaitForAsyncUtils.waitForFxEvents();
        double zoomed = model.time().barWidth();
        assertThat(zoomed).isNotEqualTo(width);
        assertThat(model.time().index(300)).isEqualTo(index, within(0.2));
        robot.scroll(3, VerticalDirection.UP);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(model.time().barWidth()).isEqualTo(width, within(1e-6));
    }

    @Test
    void draggingPansAndReadsOlderBarsBeforeTheyAreNeeded(FxRobot robot) throws TimeoutException {
        robot.clickOn(inPlot(200, 150));
        for (int i = 0; i < 6; i++) {
            robot.type(KeyCode.MINUS);
        }
        assertThat(model.showsNewest()).isTrue();
        for (int i = 0; i < 3; i++) {
            robot.drag(inPlot(60, 150)).dropTo(inPlot(660, 150));
        }
        assertThat(model.showsNewest()).isFalse();
        until(() -> model.series().size() >= 2 * BarLoader.PAGE);
        BarSeries series = model.series();
        for (int i = 1; i < series.size(); i++) {
            assertThat(series.get(i).openMs() - series.get(i - 1).openMs())
                    .isEqualTo(Interval.M15.ms());
        }
        aFewFrames();
        robot.clickOn("#chart-newest");
        assertThat(model.showsNewest()).isTrue();
    }

    @Test
    void theCrosshairReadsTheBarUnderThePointer(FxRobot robot) {
        robot.moveTo(inPlot(333, 140));
        robot.interact(() -> {
            Bar under = nearest(333);
            Readout shown = plot.readout();
            assertThat(shown.open()).isEqualTo(format.price(btc, under.open()));
            assertThat(shown.high()).isEqualTo(format.price(btc, under.high()));
            assertThat(shown.low()).isEqualTo(format.price(btc, under.low()));
            assertThat(shown.close()).isEqualTo(format.price(btc, under.close()));
            assertThat(shown.time())
                    .endsWith(
                            Instant.ofEpochMilli(under.openMs())
                                    .atOffset(ZoneOffset.UTC)
                                    .toLocalTime()
                                    .toString());
            assertThat((String) plot.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                    .contains("BTCUSDT", "15m", shown.time(), shown.close());
        });
        // By the keyboard one bar on.
        robot.clickOn(inPlot(333, 140));
        Bar before = nearest(333);
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
        robot.interact(() -> {
            int next = model.series().indexAt(before.openMs()) + 1;
            assertThat(plot.readout().close())
                    .isEqualTo(format.price(btc, model.series().get(next).close()));
        });
    }

    @Test
    void aTradeMovesTheLastBarAndRepaintsNoOther(FxRobot robot) throws TimeoutException {
        Bar before = model.series().last();
        long[] painted = plot.paints();
        long next = (before.high() + before.low()) / 2 + 1;
        venue.trade(btc, next, 10, Side.BUY);
        until(() -> model.series().last().close() == next);
        aFewFrames();
        assertThat(model.series().last().openMs()).isEqualTo(before.openMs());
        long[] now = plot.paints();
        assertThat(now[0]).as("all bars").isEqualTo(painted[0]);
        assertThat(now[1]).as("one column").isEqualTo(painted[1] + 1);
        robot.interact(() -> assertThat(plot.readout().close()).isEqualTo(format.price(btc, next)));
    }

    @Test
    void theVenuesWordOnTheLastBarReplacesIt() throws TimeoutException {
        Bar before = model.series().last();
        Bar told =
                new Bar(
                        before.openMs(),
                        before.open(),
                        before.high() + 500_000,
                        before.low(),
                        before.high() + 400_000,
                        77_000,
                        false);
        venue.bar(btc, Interval.M15, told);
        until(() -> model.series().last().equals(told));
        until(() -> model.extent().high() == told.high());
    }

    @Test
    void aChartAtRestPaintsNothing(FxRobot robot) throws TimeoutException {
        long[] painted = plot.paints();
        int from = frames.get();
        until(() -> frames.get() > from + 60);
        assertThat(plot.paints()).isEqualTo(painted);
        robot.moveTo(inPlot(200, 100));
        robot.moveTo(inPlot(320, 120));
        aFewFrames();
        long[] now = plot.paints();
        assertThat(now[0]).as("a pointer that moves leaves the bars alone").isEqualTo(painted[0]);
        assertThat(now[1]).isEqualTo(painted[1]);
        assertThat(now[2]).isGreaterThan(painted[2]);
    }

    @Test
    void thePriceAxisIsSetByHandAndLetGo(FxRobot robot) {
        double x = plot.getWidth() - 30;
        double span = model.price().high() - model.price().low();
        robot.drag(inPlot(x, 120)).dropTo(inPlot(x, 220));
        assertThat(model.isAutoPrice()).isFalse();
        assertThat(model.price().high() - model.price().low()).isGreaterThan(span * 1.2);
        robot.doubleClickOn(inPlot(x, 120));
        assertThat(model.isAutoPrice()).isTrue();
    }

    @Test
    void aLostLineIsSaidUntilItIsBack(FxRobot robot) throws TimeoutException {
        venue.lines(LineState.RECONNECTING);
        until(() -> chart.lookup("#chart-stale").isVisible());
        assertThat(text("#chart-stale")).contains("stale");
        venue.lines(LineState.OPEN);
        until(() -> !chart.lookup("#chart-stale").isVisible());
    }

    @Test
    void barsThatCannotBeReadAreSaidAndTriedAgain(FxRobot robot) throws TimeoutException {
        venue.failWith(VenueException.Kind.UNREACHABLE, 0, "connection refused");
        robot.interact(() -> selection.select(venue.instrument("SOLUSDT")));
        until(() -> chart.lookup("#chart-retry").isVisible());
        assertThat(text("#chart-sentence"))
                .isEqualTo(
                        "The 15m bars of SOLUSDT could not be read. The venue can’t be reached.");
        venue.recover();
        robot.clickOn("#chart-retry");
        until(() -> model.series().size() == BarLoader.PAGE);
        until(() -> !chart.lookup("#chart-sentence").getParent().isVisible());
    }

    @Test
    void aClosedChartWantsNothing(FxRobot robot) {
        robot.interact(chart::close);
        assertThat(venue.wanted()).isEmpty();
    }

    /** The bar whose middle is nearest to {@code x}, found by looking at each. */
    private Bar nearest(double x) {
        int best = model.first();
        for (int i = model.first(); i < model.end(); i++) {
            if (Math.abs(model.time().x(i) - x) < Math.abs(model.time().x(best) - x)) {
                best = i;
            }
        }
        return model.series().get(best);
    }

    private Point2D inPlot(double x, double y) {
        return plot.localToScreen(x, y);
    }

    private String text(String id) {
        return ((Labeled) chart.lookup(id)).getText();
    }

    private void aFewFrames() throws TimeoutException {
        int from = frames.get();
        until(() -> frames.get() > from + 3);
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }
}
