package app.ringdown.ui.chart.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PriceTicksTest {
    @Test
    void stepsAreOneTwoOrFiveTimesAPowerOfTen() {
        assertThat(step(10, 1)).isEqualTo(1);
        assertThat(step(15, 1)).isEqualTo(2);
        assertThat(step(30, 1)).isEqualTo(5);
        assertThat(step(70, 1)).isEqualTo(10);
        assertThat(step(1_234_567, 1)).isEqualTo(200_000);
        assertThat(step(2_000_000, 1)).isEqualTo(200_000);
        assertThat(step(2_000_001, 1)).isEqualTo(500_000);
    }

    @Test
    void stepsAreWholeStepsOfTheVenue() {
        assertThat(step(10, 25)).isEqualTo(25);
        assertThat(step(400, 25)).isEqualTo(50);
        assertThat(step(900, 25)).isEqualTo(125);
    }

    @Test
    void labelsAreTheMultiplesInView() {
        assertThat(PriceTicks.in(new PriceScale(6_401, 6_520, 500), 20))
                .containsExactly(6_420, 6_440, 6_460, 6_480, 6_500, 6_520);
        assertThat(PriceTicks.in(new PriceScale(-25, 25, 500), 10))
                .containsExactly(-20, -10, 0, 10, 20);
        assertThat(PriceTicks.in(new PriceScale(6_401, 6_409, 500), 20)).isEmpty();
    }

    /** The step for a span of so many ticks on 400 px, labels at least 40 px apart. */
    private static long step(long span, long tickStep) {
        return PriceTicks.step(new PriceScale(0, span, 400), 40, tickStep);
    }
}
