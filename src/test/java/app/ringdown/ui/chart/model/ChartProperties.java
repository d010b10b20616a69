package app.ringdown.ui.chart.model;

import static app.ringdown.ui.chart.model.Bars.MONDAY;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Bar;
import app.ringdown.market.BarSeries;
import app.ringdown.market.Interval;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whatever hand and market do, the picture stays one. */
class ChartProperties {
    private enum Kind {
        PAN,
        ZOOM,
        PRICE_ZOOM,
        AUTO,
        RESIZE,
        OLDER,
        LIVE,
        TICK,
        HOME,
        END
    }

    record Deed(Kind kind, double a, double b) {}

    @Provide
    Arbitrary<List<Deed>> deeds() {
        Arbitrary<Double> amount =
                Arbitraries.oneOf(
                        Arbitraries.doubles().between(-1, 1),
                        Arbitraries.doubles().between(-1e6, 1e6));
        return Combinators.combine(Arbitraries.of(Kind.values()), amount, amount)
                .as(Deed::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 500)
    void nothingIsEverNotANumberOrUpsideDownOrLost(@ForAll("deeds") List<Deed> deeds) {
        ChartModel model = new ChartModel(Bars.BTC, Interval.M1);
        model.resize(800, 400);
        Map<Long, Bar> told = new HashMap<>();
        long oldest = MONDAY;
        long newest = MONDAY - Interval.M1.ms();
        for (Deed deed : deeds) {
            BarSeries series = model.series();
            switch (deed.kind) {
                case PAN -> model.pan(deed.a, deed.b);
                case ZOOM ->
                        model.zoom(Math.exp(Math.clamp(deed.a, -50, 50)), Math.abs(deed.b) % 800);
                case PRICE_ZOOM -> model.zoomPrice(Math.exp(Math.clamp(deed.a, -50, 50)));
                case AUTO -> model.setAutoPrice(deed.a > 0);
                case RESIZE -> model.resize(Math.abs(deed.a) % 3000, Math.abs(deed.b) % 2000);
                case OLDER -> {
                    int count = (int) (Math.abs(deed.a) % 300);
                    oldest -= count * Interval.M1.ms();
                    // One bar twice, as pages overlap.
                    List<Bar> page = Bars.walk(Interval.M1, oldest, count + 1);
                    page.forEach(bar -> told.putIfAbsent(bar.openMs(), bar));
                    newest = Math.max(newest, page.getLast().openMs());
                    model.changeBars(() -> series.merge(page));
                }
                case LIVE -> {
                    newest += Interval.M1.ms();
                    Bar bar = Bars.flat(newest, Math.round(Math.abs(deed.a) + 1));
                    told.put(newest, bar);
                    model.changeBars(() -> series.update(bar));
                }
                case TICK -> {
                    long ticks = Math.round(Math.abs(deed.b) + 1);
                    long at = newest;
                    model.changeBars(() -> series.onLast(ticks, at));
                }
                case HOME -> model.toOldest();
                case END -> model.toNewest();
            }
            assertSound(model);
            assertThat(model.series().size()).isEqualTo(told.size());
        }
    }

    private static void assertSound(ChartModel model) {
        TimeScale time = model.time();
        PriceScale price = model.price();
        BarSeries series = model.series();
        assertThat(time.barWidth()).isPositive().isFinite();
        assertThat(time.right()).isFinite();
        assertThat(price.high() - price.low()).isPositive().isFinite();
        assertThat(price.y(price.low())).isFinite();
        assertThat(model.first()).isBetween(0, series.size());
        assertThat(model.end()).isBetween(model.first(), series.size());
        for (int i = 1; i < series.size(); i++) {
            assertThat(series.get(i).openMs()).isGreaterThan(series.get(i - 1).openMs());
        }
        if (!series.isEmpty()) {
            assertThat(model.end()).as("some bar in view").isGreaterThan(model.first());
            assertThat(time.x(model.first())).isLessThan(time.x(model.first() + 1));
            if (model.isAutoPrice()) {
                assertThat(price.y((double) model.extent().high())).isBetween(0.0, price.height());
                assertThat(price.y((double) model.extent().low())).isBetween(0.0, price.height());
            }
            int from = (int) Math.floor(time.left());
            int to = (int) Math.ceil(time.right()) + 1;
            double minMs = 80 / time.barWidth() * series.interval().ms();
            List<TimeTicks.Mark> marks = TimeTicks.in(model, from, to, minMs, ZoneOffset.UTC);
            for (int i = 1; i < marks.size(); i++) {
                assertThat(marks.get(i).index()).isGreaterThan(marks.get(i - 1).index());
            }
        }
        long step = PriceTicks.step(price, 40, 1);
        assertThat(step).isPositive();
        assertThat(PriceTicks.in(price, step).length)
                .isLessThanOrEqualTo((int) (price.height() / 40) + 2);
    }
}
