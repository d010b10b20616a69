package app.ringdown.ui.chart.view;

import static app.ringdown.ui.chart.model.Bars.MONDAY;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.BarSeries;
import app.ringdown.market.Interval;
import app.ringdown.ui.chart.model.Bars;
import app.ringdown.ui.chart.model.Extent;
import app.ringdown.ui.chart.model.PriceScale;
import app.ringdown.ui.chart.model.TimeScale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {
    private static final int BARS = 5000;

    private final BarSeries series = Bars.series(Interval.M1, MONDAY, BARS);
    private final Extent extent = Extent.of(series, 0, BARS);

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.25, 1.5, 2})
    void candlesStandApartWithTheirWickInTheMiddle(double scale) {
        Frame frame = frame(scale);
        for (double width = 4 / scale; width < 40; width += 0.37) {
            Columns columns = columns(width, frame);
            assertThat((columns.bodyWidth() - columns.wickWidth()) % 2).isZero();
            for (int i = 1; i < columns.size(); i++) {
                assertThat(columns.bodyX(i))
                        .isGreaterThan(columns.bodyX(i - 1) + columns.bodyWidth() - 1);
                assertThat(columns.wickX(i) - columns.bodyX(i))
                        .isEqualTo((columns.bodyWidth() - columns.wickWidth()) / 2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.25, 2})
    void barsNarrowerThanAPixelFoldWithoutLosingAnExtreme(double scale) {
        Frame frame = frame(scale);
        TimeScale time = new TimeScale(0.13, BARS - 0.5, 800);
        Columns columns = columns(0.13, frame);
        assertThat(columns.size()).isLessThanOrEqualTo((int) (800 * scale) + 1);
        assertThat(columns.bodyWidth()).isEqualTo(1);
        int at = 0;
        for (int i = 0; i < BARS; ) {
            int x = (int) Math.floor(time.x(i) * scale);
            int from = i;
            while (i < BARS && (int) Math.floor(time.x(i) * scale) == x) {
                i++;
            }
            Extent folded = Extent.of(series, from, i);
            assertThat(columns.bodyX(at)).isEqualTo(x);
            assertThat(columns.high(at)).isEqualTo(y(folded.high(), frame));
            assertThat(columns.low(at)).isEqualTo(y(folded.low(), frame));
            assertThat(columns.up(at))
                    .isEqualTo(series.get(i - 1).close() >= series.get(from).open());
            assertThat(Columns.firstOfColumn(i - 1, time, frame)).isEqualTo(from);
            at++;
        }
        assertThat(columns.size()).isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5})
    void volumeKeepsToTheLowerFifth(double scale) {
        Frame frame = frame(scale);
        Columns columns = columns(6, frame);
        int highest = frame.plotHeight();
        for (int i = 0; i < columns.size(); i++) {
            assertThat(columns.volumeTop(i)).isBetween(frame.volumeTop(), frame.plotHeight());
            highest = Math.min(highest, columns.volumeTop(i));
        }
        assertThat(highest).isEqualTo(frame.volumeTop());
    }

    private Columns columns(double barWidth, Frame frame) {
        TimeScale time = new TimeScale(barWidth, BARS - 0.5, 800);
        int first = Math.max(0, time.first(BARS));
        Extent seen = Extent.of(series, first, BARS);
        return Columns.of(series, first, BARS, time, price(), seen.volume(), frame);
    }

    private int y(long ticks, Frame frame) {
        return (int) Math.round(price().y((double) ticks) * frame.scale());
    }

    private PriceScale price() {
        return PriceScale.fit((double) extent.low(), (double) extent.high(), 400, 0.1, 0.2);
    }

    private static Frame frame(double scale) {
        int width = (int) (800 * scale);
        int height = (int) (400 * scale);
        return new Frame(width, height, width + 80, height + 24, scale, 1);
    }
}
