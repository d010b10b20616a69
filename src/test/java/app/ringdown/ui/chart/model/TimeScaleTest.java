package app.ringdown.ui.chart.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TimeScaleTest {
    private final TimeScale scale = new TimeScale(8, 499.5, 800);

    @Test
    void anIndexAndItsPlaceAreOneAnothersInverse() {
        for (double index = 390; index < 510; index += 3.7) {
            assertThat(scale.index(scale.x(index))).isEqualTo(index, within(1e-9));
        }
    }

    @Test
    void theBarsInViewAreThoseThatShowInPart() {
        assertThat(scale.left()).isEqualTo(399.5);
        assertThat(scale.first(500)).isEqualTo(399);
        assertThat(scale.end(500)).isEqualTo(500);
        assertThat(scale.end(1000)).isEqualTo(501);
        assertThat(scale.first(100)).isEqualTo(100);
        assertThat(scale.end(100)).isEqualTo(100);
    }

    @Test
    void zoomingKeepsTheBarUnderThePointer() {
        for (double factor : new double[] {0.01, 0.5, 1.12, 3}) {
            TimeScale zoomed = scale.zoomed(factor, 300);
            assertThat(zoomed.index(300)).isEqualTo(scale.index(300), within(1e-9));
            assertThat(zoomed.barWidth()).isEqualTo(8 * factor, within(1e-9));
        }
    }

    @Test
    void zoomingEndsAtTheNarrowestAndTheWidest() {
        assertThat(scale.zoomed(1e-9, 300).barWidth()).isEqualTo(TimeScale.MIN_BAR_WIDTH);
        assertThat(scale.zoomed(1e9, 300).barWidth()).isEqualTo(TimeScale.MAX_BAR_WIDTH);
    }

    @Test
    void aDragToTheRightShowsOlderBars() {
        assertThat(scale.panned(80).right()).isEqualTo(489.5);
        assertThat(scale.panned(80).x(400)).isEqualTo(scale.x(400) + 80);
    }

    @Test
    void someBarsAlwaysStayInView() {
        assertThat(scale.panned(1e9).clamped(500).end(500)).isEqualTo(4);
        assertThat(scale.panned(-1e9).clamped(500).first(500)).isEqualTo(496);
        assertThat(new TimeScale(8, 9, 800).clamped(0).first(0)).isZero();
    }
}
