package app.ringdown.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;

class InstrumentTest {
    private static final Instrument BTC = instrument(2, 5, 1);

    static Instrument instrument(int priceDecimals, int lotDecimals, long lotStep) {
        TradingRules rules =
                new TradingRules(
                        0, 0, 1, 0, 0, 0, lotStep, BigDecimal.ZERO, false, BigDecimal.ZERO, true);
        return new Instrument(
                0, "test", "BTCUSDT", "BTC", "USDT", priceDecimals, lotDecimals, rules, true);
    }

    @Test
    void pricesAndQuantitiesAreExact() {
        assertThat(BTC.price(6_400_010)).isEqualTo(new BigDecimal("64000.10"));
        assertThat(BTC.quantity(1)).isEqualTo(new BigDecimal("0.00001"));
        assertThat(BTC.notional(6_400_010, 3)).isEqualByComparingTo("1.920003");
        assertThat(BTC.ticks(new BigDecimal("64000.1"))).isEqualTo(6_400_010);
        assertThat(BTC.ticks(new BigDecimal("6.4E+4"))).isEqualTo(6_400_000);
        assertThat(BTC.lots(new BigDecimal("0.000010000"))).isEqualTo(1);
    }

    @Property
    void whatIsWrittenIsReadBack(
            @ForAll long units,
            @ForAll @IntRange(max = 18) int priceDecimals,
            @ForAll @IntRange(max = 18) int lotDecimals) {
        Instrument instrument = instrument(priceDecimals, lotDecimals, 1);
        String price = instrument.price(units).toPlainString();
        String quantity = instrument.quantity(units).stripTrailingZeros().toPlainString();
        assertThat(instrument.ticks(new BigDecimal(price))).isEqualTo(units);
        assertThat(instrument.lots(new BigDecimal(quantity))).isEqualTo(units);
    }

    @Test
    void finerThanAUnitIsAnError() {
        assertThatThrownBy(() -> BTC.ticks(new BigDecimal("64000.105")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> BTC.lots(new BigDecimal("0.000015")))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void outOfRangeIsAnErrorAndTheEdgeIsNot() {
        BigDecimal largest = BTC.price(Long.MAX_VALUE);
        assertThat(BTC.ticks(largest)).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> BTC.ticks(largest.add(new BigDecimal("0.01"))))
                .isInstanceOf(ArithmeticException.class);
        BigDecimal most = BTC.quantity(Long.MAX_VALUE);
        assertThat(BTC.lots(most)).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> BTC.lots(most.add(new BigDecimal("0.00001"))))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void lotsWithinRoundsDownAndNeverBelowZero() {
        assertThat(BTC.lotsWithin(new BigDecimal("0.0000199"))).isEqualTo(1);
        assertThat(BTC.lotsWithin(new BigDecimal("0.0000099"))).isZero();
        assertThat(BTC.lotsWithin(BigDecimal.ZERO)).isZero();
        assertThat(BTC.lotsWithin(new BigDecimal("-5"))).isZero();
        assertThat(BTC.lotsWithin(new BigDecimal("1E+40"))).isEqualTo(Long.MAX_VALUE);
        assertThat(instrument(2, 5, 1000).lotsWithin(new BigDecimal("0.12999"))).isEqualTo(12_000);
        assertThat(instrument(2, 5, 1000).lotsWithin(new BigDecimal("1E+40")))
                .isEqualTo(Long.MAX_VALUE - Long.MAX_VALUE % 1000);
    }

    @Property
    void lotsWithinIsTheMostThatFits(
            @ForAll @LongRange(min = 1, max = 1_000_000) long step,
            @ForAll @LongRange(max = 1_000_000_000_000_000L) long unscaled,
            @ForAll @IntRange(max = 10) int scale) {
        BigDecimal quantity = new BigDecimal(BigInteger.valueOf(unscaled), scale);
        Instrument instrument = instrument(2, 3, step);
        long lots = instrument.lotsWithin(quantity);
        assertThat(lots % step).isZero();
        assertThat(instrument.quantity(lots)).isLessThanOrEqualTo(quantity);
        assertThat(instrument.quantity(lots + step)).isGreaterThan(quantity);
    }

    @Test
    void stepsStartAtOne() {
        assertThatThrownBy(() -> instrument(2, 5, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
