package app.ringdown.ui.chart.model;

import static app.ringdown.ui.chart.model.Bars.MONDAY;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.ringdown.market.Bar;
import app.ringdown.market.BarSeries;
import app.ringdown.market.Interval;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class ChartModelTest {
    private static final long HOUR = Interval.H1.ms();

    private final ChartModel model = new ChartModel(Bars.BTC, Interval.H1);

    @BeforeEach
    void show() {
        model.resize(800, 400);
        model.show(Bars.series(Interval.H1, MONDAY, 300));
    }

    @Test
    void aNewSeriesShowsItsNewestBarAndSomeRoomAfterIt() {
        assertThat(model.showsNewest()).isTrue();
        assertThat(model.end()).isEqualTo(300);
        assertThat(model.time().x(299)).isEqualTo(800 - 6 * 8, within(1e-9));
    }

    @Test
    void thePriceAxisFitsTheBarsInView() {
        Extent extent = Extent.of(model.series(), model.first(), model.end());
        assertThat(model.extent()).isEqualTo(extent);
        assertThat(model.price().y((double) extent.high())).isEqualTo(400 * 0.12, within(1e-6));
        assertThat(model.price().y((double) extent.low())).isEqualTo(400 * 0.76, within(1e-6));
    }

    @Test
    void olderBarsInFrontLeaveThePictureWhereItIs() {
        model.pan(1200, 0);
        long left = model.openMs(model.first());
        double x = model.time().x(model.first());
        model.changeBars(
                () -> model.series().merge(Bars.walk(Interval.H1, MONDAY - 100 * HOUR, 100)));
        assertThat(model.series().size()).isEqualTo(400);
        assertThat(model.openMs(model.first())).isEqualTo(left);
        assertThat(model.time().x(model.first())).isEqualTo(x, within(1e-9));
    }

    @Test
    void aNewBarMovesThePictureOnWhileTheNewestIsInView() {
        double x = model.time().x(299);
        model.changeBars(() -> model.series().update(Bars.flat(MONDAY + 300 * HOUR, 6_400_000)));
        assertThat(model.time().x(300)).isEqualTo(x, within(1e-9));
    }

    @Test
    void aNewBarLeavesThePictureAloneWhenScrolledBack() {
        model.pan(800, 0);
        double x = model.time().x(200);
        model.changeBars(() -> model.series().update(Bars.flat(MONDAY + 300 * HOUR, 6_400_000)));
        assertThat(model.time().x(200)).isEqualTo(x, within(1e-9));
    }

    @Test
    void barsThatWereMissedAreFilledInWithoutAJump() {
        BarSeries holed = new BarSeries(Bars.BTC, Interval.H1);
        List<Bar> all = Bars.walk(Interval.H1, MONDAY, 300);
        holed.merge(all.subList(0, 200));
        holed.merge(all.subList(250, 300));
        model.show(holed);
        double newest = model.time().x(249);
        model.changeBars(() -> holed.merge(all));
        assertThat(holed.bars()).isEqualTo(all);
        assertThat(model.time().x(299)).isEqualTo(newest, within(1e-9));
    }

    @Test
    void aPriceAxisSetByHandStaysUntilItIsLetGo() {
        model.zoomPrice(2);
        PriceScale byHand = model.price();
        model.pan(400, 0);
        assertThat(model.isAutoPrice()).isFalse();
        assertThat(model.price()).isEqualTo(byHand);
        model.pan(0, 30);
        assertThat(model.price()).isEqualTo(byHand.panned(30));
        model.setAutoPrice(true);
        assertThat(model.price().y((double) model.extent().high())).isEqualTo(48, within(1e-6));
    }

    @Test
    void homeAndEndShowTheOldestAndTheNewest() {
        model.toOldest();
        assertThat(model.first()).isZero();
        assertThat(model.showsNewest()).isFalse();
        model.toNewest();
        assertThat(model.showsNewest()).isTrue();
    }

    @Test
    void timesGoOnBeyondTheBars() {
        assertThat(model.openMs(0)).isEqualTo(MONDAY);
        assertThat(model.openMs(-2)).isEqualTo(MONDAY - 2 * HOUR);
        assertThat(model.openMs(301)).isEqualTo(MONDAY + 301 * HOUR);
        assertThat(model.firstFrom(MONDAY + 7 * HOUR)).isEqualTo(7);
        assertThat(model.firstFrom(MONDAY + 7 * HOUR + 1)).isEqualTo(8);
        assertThat(model.firstFrom(MONDAY + 305 * HOUR)).isEqualTo(305);
        assertThat(model.firstFrom(MONDAY - HOUR)).isZero();
    }
}
