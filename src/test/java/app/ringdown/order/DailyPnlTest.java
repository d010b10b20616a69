package app.ringdown.order;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

class DailyPnlTest {
    private static final long ONE = 100_000; // lots
    private static final Instrument ETH =
            new Instrument(1, "paper", "ETHUSDT", "ETH", "USDT", 2, 5, Samples.RULES, true);
    private static final Instrument ETHBTC =
            new Instrument(2, "paper", "ETHBTC", "ETH", "BTC", 2, 5, Samples.RULES, true);

    private final Positions positions = new Positions(ZoneId.of("Europe/Berlin"));
    private long tradeId;

    @Test
    void nothingTradedIsNoDay() {
        assertThat(positions.daily(CostMethod.AVERAGE)).isEqualTo(DailyPnl.NONE);
    }

    @Test
    void aDayIsTheDayOfTheZone() {
        fill(Samples.BTC, Side.BUY, 10_000, "0.50", "USDT", "2026-03-28T22:30:00Z"); // 23:30
        fill(Samples.BTC, Side.SELL, 11_000, "0.25", "USDT", "2026-03-28T23:30:00Z"); // 0:30
        // Summer time has begun: two hours ahead of UTC.
        fill(Samples.BTC, Side.BUY, 11_000, "0", "USDT", "2026-03-29T21:59:59Z");
        fill(Samples.BTC, Side.SELL, 10_900, "0", "USDT", "2026-03-29T22:00:00Z");
        List<DailyPnl.Day> days = positions.daily(CostMethod.AVERAGE).byAsset().get("USDT");
        assertThat(days)
                .extracting(DailyPnl.Day::day)
                .containsExactly(
                        LocalDate.of(2026, 3, 28),
                        LocalDate.of(2026, 3, 29),
                        LocalDate.of(2026, 3, 30));
        assertThat(days)
                .extracting(day -> day.net().stripTrailingZeros().toPlainString())
                .containsExactly("-0.5", "9.75", "-1");
        assertThat(days)
                .extracting(day -> day.cumulative().stripTrailingZeros().toPlainString())
                .containsExactly("-0.5", "9.25", "8.25");
        assertThat(days).extracting(DailyPnl.Day::executions).containsExactly(1, 2, 1);
    }

    @Test
    void instrumentsAreSummedByTheirQuoteAssetAndFeesInOthersStandApart() {
        fill(Samples.BTC, Side.BUY, 10_000, "0.001", "BNB", "2026-03-01T10:00:00Z");
        fill(ETH, Side.BUY, 10_000, "0.002", "BNB", "2026-03-01T11:00:00Z");
        fill(Samples.BTC, Side.SELL, 10_100, "0", "USDT", "2026-03-01T12:00:00Z");
        fill(ETH, Side.SELL, 10_200, "0", "USDT", "2026-03-01T13:00:00Z");
        fill(ETHBTC, Side.SELL, 7, "0.03", "BTC", "2026-03-02T12:00:00Z");
        DailyPnl daily = positions.daily(CostMethod.FIFO);
        assertThat(daily.byAsset()).containsOnlyKeys("BTC", "USDT");
        DailyPnl.Day usdt = daily.byAsset().get("USDT").getFirst();
        assertThat(usdt.net()).isEqualByComparingTo("3");
        assertThat(usdt.foreignFees()).isEqualTo(Map.of("BNB", new BigDecimal("0.003")));
        assertThat(usdt.executions()).isEqualTo(4);
        assertThat(daily.byAsset().get("BTC").getFirst().net()).isEqualByComparingTo("-0.03");
    }

    @Test
    void aLateFillChangesTheDaysAfterIt() {
        fill(Samples.BTC, Side.SELL, 11_000, "0", "USDT", "2026-03-02T10:00:00Z");
        assertThat(positions.daily(CostMethod.FIFO).byAsset().get("USDT").getFirst().net())
                .isZero();
        fill(Samples.BTC, Side.BUY, 10_000, "0", "USDT", "2026-03-01T10:00:00Z");
        List<DailyPnl.Day> days = positions.daily(CostMethod.FIFO).byAsset().get("USDT");
        assertThat(days).hasSize(2);
        assertThat(days.getLast().cumulative()).isEqualByComparingTo("10");
    }

    private void fill(
            Instrument of, Side side, long ticks, String fee, String feeAsset, String time) {
        positions.apply(
                of,
                side,
                new Fill(
                        ++tradeId,
                        ticks,
                        ONE,
                        new BigDecimal(fee),
                        feeAsset,
                        true,
                        Instant.parse(time).toEpochMilli()));
    }
}
