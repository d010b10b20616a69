package app.ringdown.ui.chart.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PriceScaleTest {
    private final PriceScale scale = new PriceScale(6_000, 7_000, 500);

    @Test
    void aPriceAndItsPlaceAreOneAnothersInverse() {
        assertThat(scale.y(7_000)).isZero();
        assertThat(scale.y(6_000)).isEqualTo(500);
        for (double price = 5_500; price < 7_500; price += 123.4) {
            assertThat(scale.price(scale.y(price))).isEqualTo(price, within(1e-9));
        }
    }

    @Test
    void fittedPricesKeepTheMargins() {
        PriceScale fitted = PriceScale.fit(6_000, 7_000, 500, 0.1, 0.2);
        assertThat(fitted.y(7_000)).isEqualTo(50, within(1e-9));
        assertThat(fitted.y(6_000)).isEqualTo(400, within(1e-9));
    }

    @Test
    void aFlatMarketLiesInTheMiddleOfItsRoom() {
        PriceScale fitted = PriceScale.fit(6_400, 6_400, 500, 0.1, 0.2);
        assertThat(fitted.y(6_400)).isEqualTo(225, within(1e-6));
    }

    @Test
    void zoomingAndPanningDoWhatTheHandDoes() {
        assertThat(scale.zoomed(2)).isEqualTo(new PriceScale(6_250, 6_750, 500));
        assertThat(scale.panned(50).y(6_500)).isEqualTo(scale.y(6_500) + 50, within(1e-9));
    }

    @Test
    void aScaleThatStandsOnItsHeadIsRefused() {
        assertThatThrownBy(() -> new PriceScale(2, 1, 500))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PriceScale(Double.NaN, 1, 500))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
