package app.ringdown.order.csv;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Side;
import app.ringdown.order.FillRecord;
import app.ringdown.order.OrderLinks;
import app.ringdown.order.OrderRecord;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class RecordCsvTest {
    private final StringBuilder out = new StringBuilder();

    @Test
    void aFillHasAllThatATaxToolAsksFor() throws IOException {
        FillCsv csv = new FillCsv(out, "paper");
        csv.read(
                new FillRecord(
                        "BTCUSDT",
                        "BTC",
                        "USDT",
                        Side.SELL,
                        new BigDecimal("63900.01"),
                        new BigDecimal("0.05003"),
                        new BigDecimal("0.00003750"),
                        "BTC",
                        true,
                        9_007_199_254_740_993L,
                        "77",
                        "=id",
                        1_796_100_569_007L));
        assertThat(csv.rows()).isEqualTo(1);
        assertThat(read())
                .containsExactly(
                        Map.entry("time", "2026-12-01T04:49:29.007Z"),
                        Map.entry("venue", "paper"),
                        Map.entry("symbol", "BTCUSDT"),
                        Map.entry("base", "BTC"),
                        Map.entry("quote", "USDT"),
                        Map.entry("side", "SELL"),
                        Map.entry("price", "63900.01"),
                        Map.entry("quantity", "0.05003"),
                        Map.entry("value", "3196.9175003"),
                        Map.entry("fee", "0.00003750"),
                        Map.entry("fee asset", "BTC"),
                        Map.entry("liquidity", "maker"),
                        Map.entry("trade id", "9007199254740993"),
                        Map.entry("venue order id", "77"),
                        Map.entry("client order id", "'=id"));
    }

    @Test
    void anOrderHasWhatItsTypeHasAndLeavesTheRestEmpty() throws IOException {
        new OrderCsv(out, "paper")
                .read(
                        new OrderRecord(
                                "id1",
                                "",
                                "BTCUSDT",
                                "BTC",
                                "USDT",
                                Side.BUY,
                                OrderType.MARKET,
                                TimeInForce.GTC,
                                new BigDecimal("0.00"),
                                new BigDecimal("0.00"),
                                0,
                                new BigDecimal("0.00000"),
                                new BigDecimal("0.00000"),
                                new BigDecimal("1000.50"),
                                OrderState.REJECTED,
                                new BigDecimal("0.00000"),
                                new BigDecimal("0.0000000"),
                                false,
                                "-2010 Account has insufficient balance, sorry",
                                OrderLinks.NONE,
                                1_796_100_569_007L,
                                1_796_100_569_100L));
        assertThat(read())
                .containsEntry("price", "")
                .containsEntry("stop price", "")
                .containsEntry("time in force", "")
                .containsEntry("quantity", "")
                .containsEntry("amount", "1000.50")
                .containsEntry("executed", "0.00000")
                .containsEntry("average", "")
                .containsEntry("state", "REJECTED")
                .containsEntry("reason code", "-2010")
                .containsEntry("reason", "Account has insufficient balance, sorry")
                .containsEntry("updated", "2026-12-01T04:49:29.100Z");
    }

    /** The line under the headings, by them. */
    private Map<String, String> read() {
        List<List<String>> lines = Rfc4180.read(out.toString());
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).hasSameSizeAs(lines.getFirst());
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < lines.getFirst().size(); i++) {
            byName.put(lines.getFirst().get(i), lines.get(1).get(i));
        }
        return byName;
    }
}
