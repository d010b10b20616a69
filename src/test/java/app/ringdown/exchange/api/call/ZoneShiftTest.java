package app.ringdown.exchange.api.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.exchange.api.dialect.ApiException;
import app.ringdown.exchange.bars.Bar;
import app.ringdown.exchange.bars.BarStore;
import app.ringdown.exchange.bars.Bars;
import app.ringdown.exchange.bars.Era;
import app.ringdown.exchange.bars.Interval;
import app.ringdown.exchange.listing.Catalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Bars of other zones, against minutes folded by hand. */
class ZoneShiftTest {
    private static final long NOW = 1_784_000_000_000L / 60_000 * 60_000;
    private static final int LISTING = 0;

    private final Bars bars = new Bars(Catalogue.listings(), 7, new NoStore(), NOW);

    /** Forgets everything. */
    private static final class NoStore implements BarStore {
        private final List<Era> eras = new ArrayList<>();

        @Override
        public void save(String symbol, Bar bar) {}

        @Override
        public List<Bar> load(String symbol, long fromMs, long toMs) {
            return List.of();
        }

        @Override
        public OptionalLong newest(String symbol, long beforeMs) {
            return OptionalLong.empty();
        }

        @Override
        public void save(String symbol, Era era) {
            eras.add(era);
        }

        @Override
        public List<Era> eras(String symbol) {
            return List.of();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "8,28800000",
        "-1:00,-3600000",
        "05:45,20700000",
        "+08:00,28800000",
        "-12,-43200000",
        "14:00,50400000"
    })
    void zonesAreRead(String zone, long millis) {
        assertThat(ZoneShift.parse(zone).millis()).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"14:15", "-12:15", "x", "8:7", "8:60", "1:2:3", "", "99999999999"})
    void otherZonesAreRefused(String zone) {
        assertThatThrownBy(() -> ZoneShift.parse(zone)).isInstanceOf(ApiException.class);
    }

    @ParameterizedTest
    @CsvSource({"8,D1", "5:45,H4", "-3:30,H12", "8,H4", "5:30,H1", "8,W1", "-7,D3"})
    void barsAreFoldedFromTheirMinutes(String zone, Interval interval) {
        ZoneShift shift = ZoneShift.parse(zone);
        List<Bar> some = shift.klines(bars, LISTING, interval, null, NOW - 86_400_000L, 3);
        assertThat(some).hasSize(3);
        for (Bar bar : some) {
            assertThat(interval.openTime(bar.openTime() + shift.millis()))
                    .isEqualTo(bar.openTime() + shift.millis());
            long end = shift.nextOpenTime(interval, bar.openTime());
            assertThat(bar).isEqualTo(byHand(bar.openTime(), end));
            assertThat(shift.klines(bars, LISTING, interval, bar.openTime(), null, 1))
                    .containsExactly(bar);
            assertThat(shift.at(bars, LISTING, interval, end - 1)).isEqualTo(bar);
        }
    }

    private Bar byHand(long from, long to) {
        List<Bar> minutes = bars.klines(LISTING, Interval.M1, from, to - 1, 20_000);
        return new Bar(
                from,
                minutes.getFirst().open(),
                minutes.stream().mapToLong(Bar::high).max().orElseThrow(),
                minutes.stream().mapToLong(Bar::low).min().orElseThrow(),
                minutes.getLast().close(),
                minutes.stream().mapToLong(Bar::volume).sum(),
                minutes.stream().mapToLong(Bar::quoteVolume).sum(),
                minutes.stream().mapToLong(Bar::trades).sum(),
                minutes.stream().mapToLong(Bar::takerBuyVolume).sum(),
                minutes.stream().mapToLong(Bar::takerBuyQuote).sum());
    }

    @Test
    void utcIsLeftAsItIs() {
        assertThat(ZoneShift.parse(null).klines(bars, LISTING, Interval.D1, null, null, 5))
                .isEqualTo(bars.klines(LISTING, Interval.D1, null, null, 5));
    }
}
