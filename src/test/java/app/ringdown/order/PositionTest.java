package app.ringdown.order;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Map;

/** Positions reckoned by hand. Prices are in cents, quantities in 10^-5 BTC. */
class PositionTest {
    private static final Instrument BTC = Samples.BTC;
    private static final long ONE = 100_000; // lots

    private final Positions positions = new Positions(ZoneOffset.UTC);
    private long tradeId;

    @Test
    void whatWasNeverTradedIsFlat() {
        Position flat = average();
        assertThat(flat.isOpen()).isFalse();
        assertThat(flat.lots()).isZero();
        assertThat(flat.averagePrice()).isNull();
        assertThat(flat.breakEven()).isNull();
        assertThat(flat.netRealised()).isZero();
        assertThat(positions.all(CostMethod.FIFO)).isEmpty();
    }

    @Test
    void aPartialCloseLeavesTheAverageAsItWas() {
        buy("100", ONE);
        buy("200", ONE);
        sell("180", ONE);
        Position left = average();
        assertThat(left.lots()).isEqualTo(ONE);
        assertThat(left.averagePrice()).isEqualByComparingTo("150");
        assertThat(left.realised()).isEqualByComparingTo("30");
        assertThat(left.unrealised(new BigDecimal("160"))).isEqualByComparingTo("10");
    }

    @Test
    void aPartialCloseGivesUpWhatWasOpenedFirst() {
        buy("100", ONE);
        buy("200", ONE);
        sell("180", ONE + ONE / 2);
        Position left = fifo();
        assertThat(left.quantity()).isEqualByComparingTo("0.5");
        assertThat(left.averagePrice()).isEqualByComparingTo("200");
        assertThat(left.realised()).isEqualByComparingTo("70"); // 80 of the first, -10 of half
        assertThat(left.unrealised(new BigDecimal("160"))).isEqualByComparingTo("-20");
    }

    @Test
    void aThirdIsKeptAsAFractionAndSumsUpWhenFlat() {
        buy("1", ONE);
        buy("1.01", 2 * ONE);
        for (int i = 0; i < 3; i++) {
            sell("1", ONE);
        }
        assertThat(average().quantity()).isZero();
        assertThat(average().cost()).isZero();
        assertThat(average().realised()).isEqualByComparingTo("-0.02");
        assertThat(fifo().realised()).isEqualByComparingTo("-0.02");
    }

    @Test
    void aSaleBeyondWhatIsOpenFlips() {
        buy("100", ONE);
        sell("130", 3 * ONE);
        for (CostMethod method : CostMethod.values()) {
            Position flipped = positions.position(BTC, method);
            assertThat(flipped.lots()).isEqualTo(-2 * ONE);
            assertThat(flipped.realised()).isEqualByComparingTo("30");
            assertThat(flipped.averagePrice()).isEqualByComparingTo("130");
            assertThat(flipped.unrealised(new BigDecimal("120"))).isEqualByComparingTo("20");
            assertThat(flipped.unrealised(new BigDecimal("135"))).isEqualByComparingTo("-10");
        }
        buy("110", 5 * ONE);
        for (CostMethod method : CostMethod.values()) {
            Position back = positions.position(BTC, method);
            assertThat(back.lots()).isEqualTo(3 * ONE);
            assertThat(back.realised()).isEqualByComparingTo("70");
            assertThat(back.averagePrice()).isEqualByComparingTo("110");
        }
    }

    @Test
    void aFeeInTheQuoteAssetIsTakenOffWhenItIsPaidAndIsInTheBreakEven() {
        fill(Side.BUY, "100", 2 * ONE, "0.20", "USDT");
        assertThat(average().averagePrice()).isEqualByComparingTo("100");
        assertThat(average().breakEven()).isEqualByComparingTo("100.10");
        assertThat(average().netRealised()).isEqualByComparingTo("-0.20");
        fill(Side.SELL, "110", ONE, "0.11", "USDT");
        for (CostMethod method : CostMethod.values()) {
            Position left = positions.position(BTC, method);
            assertThat(left.realised()).isEqualByComparingTo("10");
            assertThat(left.netRealised()).isEqualByComparingTo("9.69");
            assertThat(left.breakEven()).isEqualByComparingTo("100.10"); // its half of the fee
            assertThat(left.fees()).isEqualTo(Map.of("USDT", new BigDecimal("0.31")));
        }
    }

    @Test
    void theFeeOfAFlipIsSharedByWhatItClosesAndWhatItOpens() {
        buy("100", ONE);
        fill(Side.SELL, "100", 4 * ONE, "0.40", "USDT");
        assertThat(average().openFees()).isEqualByComparingTo("0.30");
        assertThat(average().breakEven()).isEqualByComparingTo("99.90"); // short: below
        assertThat(average().netRealised()).isEqualByComparingTo("-0.40");
    }

    @Test
    void aFeeInTheBaseAssetMakesThePositionSmaller() {
        fill(Side.BUY, "100", ONE, "0.001", "BTC");
        Position held = average();
        assertThat(held.quantity()).isEqualByComparingTo("0.999");
        assertThat(held.lots()).isEqualTo(99_900);
        assertThat(held.averagePrice()).isEqualByComparingTo("100");
        assertThat(held.netRealised()).isEqualByComparingTo("-0.1");
        assertThat(held.fees()).isEqualTo(Map.of("BTC", new BigDecimal("0.001")));
        assertThat(held.breakEven())
                .isBetween(new BigDecimal("100.1001"), new BigDecimal("100.1002"));
        // 99.9 for all of it, less the 100 that was paid
        BigDecimal all = held.netRealised().add(held.unrealised(new BigDecimal("100")));
        assertThat(all).isEqualByComparingTo("-0.1");
        sell("100", 99_900);
        assertThat(average().isOpen()).isFalse();
        assertThat(average().netRealised()).isEqualByComparingTo("-0.1");
    }

    @Test
    void lessThanALotIsNoPosition() {
        fill(Side.BUY, "100", ONE, "0.000005", "BTC");
        sell("100", ONE - 1);
        assertThat(average().quantity()).isEqualByComparingTo("0.000005");
        assertThat(average().isOpen()).isFalse();
        MarkedPosition marked =
                MarkedPosition.of(average(), Mark.LAST, Samples.quote(BTC, 0, 0, 20_000));
        assertThat(marked.unrealised()).isZero();
    }

    @Test
    void aFeeInAnotherAssetIsListedAndNeverConverted() {
        fill(Side.BUY, "100", ONE, "0.0002", "BNB");
        fill(Side.BUY, "100", ONE, "0.0003", "BNB");
        fill(Side.BUY, "100", ONE, "0", "XYZ");
        assertThat(average().fees()).isEqualTo(Map.of("BNB", new BigDecimal("0.0005")));
        assertThat(average().netRealised()).isZero();
        assertThat(average().breakEven()).isEqualByComparingTo("100");
        assertThat(average().quantity()).isEqualByComparingTo("3");
    }

    @Test
    void aRebateIsAFeeBelowZero() {
        fill(Side.BUY, "100", ONE, "-0.01", "USDT");
        assertThat(average().netRealised()).isEqualByComparingTo("0.01");
        assertThat(average().breakEven()).isEqualByComparingTo("99.99");
    }

    @Test
    void aFillToldTwiceCountsOnceAndALateOneInItsPlace() {
        Fill first = new Fill(1, 10_000, ONE, BigDecimal.ZERO, "BNB", true, 1_000);
        Fill second = new Fill(2, 20_000, ONE, BigDecimal.ZERO, "BNB", true, 1_000);
        Fill third = new Fill(3, 18_000, ONE, BigDecimal.ZERO, "BNB", true, 1_001);
        assertThat(positions.apply(BTC, Side.SELL, third)).isTrue();
        assertThat(fifo().lots()).isEqualTo(-ONE);
        assertThat(positions.apply(BTC, Side.BUY, second)).isTrue();
        assertThat(fifo().realised()).isEqualByComparingTo("-20");
        assertThat(positions.apply(BTC, Side.BUY, first)).isTrue();
        assertThat(positions.apply(BTC, Side.BUY, second)).isFalse();
        assertThat(fifo().realised()).isEqualByComparingTo("80");
        assertThat(fifo().executions()).isEqualTo(3);
        assertThat(fifo().lastMs()).isEqualTo(1_001);
    }

    @Test
    void aTradeWithOneselfHasBothItsSides() {
        Fill fill = new Fill(7, 10_000, ONE, new BigDecimal("0.1"), "USDT", true, 1_000);
        positions.apply(BTC, Side.BUY, fill);
        positions.apply(BTC, Side.SELL, fill);
        assertThat(average().quantity()).isZero();
        assertThat(average().netRealised()).isEqualByComparingTo("-0.2");
    }

    @Test
    void aTradeIdThatComesAgainForAnotherTradeIsOfAnExchangeThatBeganAnew() {
        positions.apply(BTC, Side.BUY, new Fill(1, 100, ONE, BigDecimal.ONE, "BNB", true, 1_000));
        positions.apply(BTC, Side.BUY, new Fill(1, 120, ONE, BigDecimal.ONE, "BNB", true, 9_000));
        assertThat(average().lots()).isEqualTo(2 * ONE);
    }

    @Test
    void whatWasFilledBeforeAnAccountWasBegunAnewIsNotHeard() {
        Fill before = new Fill(1, 10_000, ONE, BigDecimal.ZERO, "BNB", true, 1_999);
        Fill late = new Fill(2, 10_000, ONE, BigDecimal.ZERO, "BNB", true, 1_998);
        Fill after = new Fill(3, 10_000, ONE, BigDecimal.ZERO, "BNB", true, 2_000);
        positions.apply(BTC, Side.BUY, before);
        positions.apply(BTC, Side.SELL, after);
        Positions anew = positions.since(2_000);
        assertThat(anew.apply(BTC, Side.BUY, late)).isFalse();
        assertThat(anew.position(BTC, CostMethod.FIFO).lots()).isEqualTo(-ONE);
        assertThat(positions.position(BTC, CostMethod.FIFO).lots()).isZero();
    }

    @Test
    void theFillsOfAnOrderAreTakenFromIt() {
        Fill fill = new Fill(7, 10_000, ONE, BigDecimal.ZERO, "USDT", true, 1_000);
        Order order =
                Order.of(Samples.limit(BTC, Side.SELL, 10_000, ONE), 0)
                        .apply(
                                new OrderEvent.Report(
                                        "id", 1_000, "1", OrderState.FILLED, ONE, 1, fill));
        assertThat(positions.apply(order)).isTrue();
        assertThat(positions.apply(order)).isFalse();
        assertThat(average().lots()).isEqualTo(-ONE);
    }

    @Test
    void theMarkIsWhatWasAskedForOrNone() {
        buy("100", ONE);
        Quote quote = Samples.quote(BTC, 10_100, 10_300, 10_500);
        assertThat(marked(Mark.LAST, quote)).isEqualByComparingTo("5");
        assertThat(marked(Mark.MID, quote)).isEqualByComparingTo("2");
        assertThat(marked(Mark.EXIT, quote)).isEqualByComparingTo("1");
        assertThat(marked(Mark.MID, Samples.quote(BTC, 10_100, 0, 10_500))).isNull();
        assertThat(marked(Mark.EXIT, Samples.quote(BTC, 0, 10_100, 10_500))).isNull();
        assertThat(marked(Mark.LAST, Samples.quote(BTC, 10_100, 10_300, 0))).isNull();
        sell("100", 2 * ONE);
        assertThat(marked(Mark.EXIT, quote)).isEqualByComparingTo("-3"); // at the ask
    }

    @Test
    void aMarkSaysOfWhenItIs() {
        buy("100", ONE);
        Quote quote = new Quote(BTC, 1, 1, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 77, 55);
        assertThat(MarkedPosition.of(average(), Mark.EXIT, quote).asOfNanos()).isEqualTo(55);
        assertThat(MarkedPosition.of(average(), Mark.LAST, quote).asOfNanos()).isEqualTo(77);
    }

    @Test
    void totalsAreByQuoteAssetAndSayWhatIsNotInThem() {
        buy("100", ONE);
        Instrument eth =
                new Instrument(1, "paper", "ETHBTC", "ETH", "BTC", 2, 5, BTC.rules(), true);
        positions.apply(eth, Side.BUY, new Fill(1, 100, ONE, BigDecimal.ONE, "BTC", true, 1));
        Instrument sol =
                new Instrument(2, "paper", "SOLUSDT", "SOL", "USDT", 2, 5, BTC.rules(), true);
        positions.apply(sol, Side.BUY, new Fill(1, 100, ONE, BigDecimal.ONE, "USDT", true, 1));
        assertThat(
                        PnlTotal.of(
                                positions.all(CostMethod.AVERAGE).stream()
                                        .map(p -> MarkedPosition.of(p, Mark.LAST, last(p, sol)))
                                        .toList()))
                .satisfiesExactly(
                        btc -> {
                            assertThat(btc.asset()).isEqualTo("BTC");
                            assertThat(btc.netRealised()).isEqualByComparingTo("-1");
                            assertThat(btc.unrealised()).isEqualByComparingTo("199");
                            assertThat(btc.unmarked()).isZero();
                        },
                        usdt -> {
                            assertThat(usdt.asset()).isEqualTo("USDT");
                            assertThat(usdt.netRealised()).isEqualByComparingTo("-1");
                            assertThat(usdt.unrealised()).isEqualByComparingTo("100");
                            assertThat(usdt.total()).isEqualByComparingTo("99");
                            assertThat(usdt.unmarked()).isEqualTo(1);
                        });
    }

    private static Quote last(Position position, Instrument unknown) {
        Instrument of = position.instrument();
        return Samples.quote(of, 0, 0, of.equals(unknown) ? 0 : 20_000);
    }

    private BigDecimal marked(Mark mark, Quote quote) {
        return MarkedPosition.of(average(), mark, quote).unrealised();
    }

    private void buy(String price, long lots) {
        fill(Side.BUY, price, lots, "0", "USDT");
    }

    private void sell(String price, long lots) {
        fill(Side.SELL, price, lots, "0", "USDT");
    }

    private void fill(Side side, String price, long lots, String fee, String feeAsset) {
        tradeId++;
        positions.apply(
                BTC,
                side,
                new Fill(
                        tradeId,
                        BTC.ticks(new BigDecimal(price)),
                        lots,
                        new BigDecimal(fee),
                        feeAsset,
                        true,
                        1_000 + tradeId));
    }

    private Position average() {
        return positions.position(BTC, CostMethod.AVERAGE);
    }

    private Position fifo() {
        return positions.position(BTC, CostMethod.FIFO);
    }
}
