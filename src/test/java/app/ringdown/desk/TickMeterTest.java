package app.ringdown.desk;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.TickMeter.Stage;
import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.venue.LineState;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Objects;

class TickMeterTest {
    private static final long MS = 1_000_000;

    private final FakeVenue venue = new FakeVenue();
    private final MarketFeed feed =
            new MarketFeed(venue, FakeMarket.instruments(), (pauseMs, task) -> {}, Runnable::run);
    private final TickMeter meter = feed.meter();
    private final Instrument btc = venue.instrument("BTCUSDT");
    private final Instrument eth = venue.instrument("ETHUSDT");

    @BeforeEach
    void open() {
        feed.listener().onMarketLine(LineState.OPEN);
    }

    private void touch(Instrument instrument, long arrivalNanos) {
        feed.listener().onTouch(instrument, 10, 1, 11, 1, 5, arrivalNanos);
    }

    private void show(long atNanos, long venueMs) {
        feed.quotes().drain(meter::shown);
        meter.painted(atNanos, () -> venueMs);
    }

    private long median(Instrument instrument, Stage stage) {
        return Objects.requireNonNull(meter.of(instrument.index(), stage)).percentile(0.5);
    }

    @Test
    void aTickIsFollowedFromTheSocketToTheScreen() {
        long now = System.nanoTime();
        touch(btc, now - 5 * MS);
        show(now + 20 * MS, 0);
        assertThat(median(btc, Stage.PARSE)).isBetween(5 * MS, 2_000 * MS);
        assertThat(median(btc, Stage.STORE)).isBetween(0L, 2_000 * MS);
        assertThat(median(btc, Stage.PAINT)).isLessThanOrEqualTo(22 * MS);
        assertThat(median(btc, Stage.ALL)).isBetween(25 * MS, 28 * MS);
        assertThat(median(btc, Stage.VENUE)).as("a touch has no stamp").isEqualTo(-1);
        assertThat(meter.of(eth.index(), Stage.ALL)).isNull();
        assertThat(meter.total(Stage.ALL).count()).isEqualTo(1);
    }

    @Test
    void theVenuesStampIsTakenByTheVenuesClock() {
        long now = System.nanoTime();
        feed.listener().onTrade(btc, 1, 10, 1, Side.BUY, 1_000_000, now - 10 * MS);
        show(now + 20 * MS, 1_000_045);
        assertThat(median(btc, Stage.VENUE))
                .as("45 ms since the stamp, of which 30 since the socket")
                .isBetween(15 * MS, 17 * MS);
    }

    @Test
    void oneTickOfAnInstrumentIsFollowedAtATime() {
        long now = System.nanoTime();
        touch(btc, now - 50 * MS);
        touch(btc, now - 1 * MS);
        touch(eth, now - 1 * MS);
        show(now, 0);
        assertThat(meter.total(Stage.ALL).count()).isEqualTo(2);
        assertThat(median(btc, Stage.ALL)).as("the first of a frame").isGreaterThan(45 * MS);
        show(now, 0);
        assertThat(meter.total(Stage.ALL).count()).as("nothing new").isEqualTo(2);
        touch(btc, now);
        show(now + MS, 0);
        assertThat(meter.total(Stage.ALL).count()).isEqualTo(3);
    }
}
