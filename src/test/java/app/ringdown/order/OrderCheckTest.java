package app.ringdown.order;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;
import app.ringdown.market.TradingRules;
import app.ringdown.order.OrderCheck.Breach;
import app.ringdown.order.OrderCheck.Field;
import app.ringdown.order.OrderCheck.Kind;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

class OrderCheckTest {
    private static final Quote QUOTE = Samples.quote(Samples.BTC, 6_400_000, 6_400_010, 6_400_005);
    private static final Account RICH = Samples.account("1000000", "10");

    @Test
    void aSoundOrderHasNoBreach() {
        assertThat(check(Samples.limit(Samples.BTC, Side.BUY, 6_400_010, 5_000))).isEmpty();
        assertThat(check(Samples.market(Samples.BTC, Side.SELL, 5_000, null))).isEmpty();
        assertThat(check(Samples.market(Samples.BTC, Side.BUY, 0, "100"))).isEmpty();
        assertThat(check(Samples.postOnly(Samples.BTC, Side.BUY, 6_400_000, 5_000))).isEmpty();
    }

    @Test
    void priceAndQuantityAreBothToldAtOnce() {
        assertThat(check(Samples.limit(Samples.BTC, Side.BUY, 0, 0)))
                .extracting(Breach::kind)
                .containsExactly(Kind.PRICE_MISSING, Kind.QUANTITY_MISSING);
    }

    @Test
    void thePriceKeepsToBoundsAndTick() {
        Instrument coarse =
                Samples.instrument(
                        new TradingRules(
                                100,
                                1_000,
                                5,
                                0,
                                0,
                                0,
                                1,
                                BigDecimal.ZERO,
                                false,
                                BigDecimal.ZERO,
                                true));
        assertThat(one(Samples.limit(coarse, Side.BUY, 95, 100)))
                .isEqualTo(new Breach(Kind.PRICE_TOO_LOW, Field.PRICE, new BigDecimal("1.00")));
        assertThat(one(Samples.limit(coarse, Side.BUY, 1_005, 100)))
                .isEqualTo(new Breach(Kind.PRICE_TOO_HIGH, Field.PRICE, new BigDecimal("10.00")));
        assertThat(one(Samples.limit(coarse, Side.BUY, 101, 100)))
                .isEqualTo(new Breach(Kind.PRICE_OFF_TICK, Field.PRICE, new BigDecimal("0.05")));
    }

    @Test
    void postOnlyMayNotMeetTheOtherSide() {
        assertThat(one(Samples.postOnly(Samples.BTC, Side.BUY, 6_400_010, 5_000)))
                .isEqualTo(
                        new Breach(
                                Kind.POST_ONLY_WOULD_TAKE,
                                Field.PRICE,
                                new BigDecimal("64000.10")));
        assertThat(one(Samples.postOnly(Samples.BTC, Side.SELL, 6_400_000, 5_000)).kind())
                .isEqualTo(Kind.POST_ONLY_WOULD_TAKE);
    }

    @Test
    void theQuantityKeepsToBoundsAndLot() {
        Instrument coarse =
                Samples.instrument(
                        new TradingRules(
                                0,
                                0,
                                1,
                                100,
                                10_000,
                                1_000,
                                10,
                                BigDecimal.ZERO,
                                false,
                                BigDecimal.ZERO,
                                true));
        assertThat(one(Samples.limit(coarse, Side.BUY, 100, 90)).kind())
                .isEqualTo(Kind.QUANTITY_TOO_SMALL);
        assertThat(one(Samples.limit(coarse, Side.BUY, 100, 10_010)).kind())
                .isEqualTo(Kind.QUANTITY_TOO_LARGE);
        assertThat(one(Samples.limit(coarse, Side.BUY, 100, 105)).kind())
                .isEqualTo(Kind.QUANTITY_OFF_LOT);
        assertThat(check(Samples.limit(coarse, Side.BUY, 100, 1_010))).isEmpty();
        assertThat(one(Samples.market(coarse, Side.BUY, 1_010, null)))
                .isEqualTo(
                        new Breach(
                                Kind.QUANTITY_TOO_LARGE,
                                Field.QUANTITY,
                                new BigDecimal("0.01000")));
    }

    @Test
    void theNotionalKeepsToItsBounds() {
        assertThat(one(Samples.limit(Samples.BTC, Side.BUY, 6_400_000, 7)))
                .isEqualTo(
                        new Breach(Kind.NOTIONAL_TOO_SMALL, Field.QUANTITY, new BigDecimal("5")));
        assertThat(check(Samples.limit(Samples.BTC, Side.BUY, 6_400_000, 8))).isEmpty();
        assertThat(
                        OrderCheck.check(
                                Samples.limit(Samples.BTC, Side.SELL, 100_000_000, 1_000_000),
                                QUOTE,
                                RICH))
                .extracting(Breach::kind)
                .containsExactly(Kind.NOTIONAL_TOO_LARGE);
    }

    @Test
    void theSmallestNotionalBindsAMarketOrderOnlyIfTheVenueSaysSo() {
        TradingRules rules =
                new TradingRules(
                        0, 0, 1, 1, 0, 0, 1, new BigDecimal("5"), false, BigDecimal.ZERO, true);
        Instrument lax = Samples.instrument(rules);
        assertThat(check(Samples.market(lax, Side.BUY, 7, null))).isEmpty();
        assertThat(one(Samples.market(Samples.BTC, Side.BUY, 7, null)).kind())
                .isEqualTo(Kind.NOTIONAL_TOO_SMALL);
    }

    @Test
    void anAmountMustBuyAValidQuantity() {
        TradingRules rules =
                new TradingRules(
                        0, 0, 1, 100, 0, 1_000, 1, BigDecimal.ZERO, false, BigDecimal.ZERO, true);
        Instrument instrument = Samples.instrument(rules);
        assertThat(one(Samples.market(instrument, Side.BUY, 0, "64.00")))
                .satisfies(b -> assertThat(b.kind()).isEqualTo(Kind.NOTIONAL_TOO_SMALL))
                .satisfies(b -> assertThat(b.limit()).isEqualByComparingTo("64.0001"));
        assertThat(one(Samples.market(instrument, Side.BUY, 0, "641")).kind())
                .isEqualTo(Kind.NOTIONAL_TOO_LARGE);
        assertThat(check(Samples.market(instrument, Side.BUY, 0, "640"))).isEmpty();
    }

    @Test
    void anAmountIsRefusedWhereTheVenueTakesNone() {
        Instrument instrument = Samples.instrument(TradingRules.NONE);
        assertThat(one(Samples.market(instrument, Side.BUY, 0, "64")).kind())
                .isEqualTo(Kind.AMOUNT_NOT_TAKEN);
        assertThat(one(Samples.market(Samples.BTC, Side.BUY, 0, "0")).kind())
                .isEqualTo(Kind.QUANTITY_MISSING);
    }

    @Test
    void theBalanceMustReach() {
        Account poor = Samples.account("100", "0.001");
        assertThat(
                        OrderCheck.check(
                                Samples.limit(Samples.BTC, Side.BUY, 6_400_000, 157), QUOTE, poor))
                .containsExactly(
                        new Breach(Kind.BALANCE_TOO_SMALL, Field.QUANTITY, new BigDecimal("100")));
        assertThat(
                        OrderCheck.check(
                                Samples.limit(Samples.BTC, Side.BUY, 6_400_000, 156), QUOTE, poor))
                .isEmpty();
        assertThat(
                        OrderCheck.check(
                                Samples.limit(Samples.BTC, Side.SELL, 6_400_000, 101), QUOTE, poor))
                .containsExactly(
                        new Breach(
                                Kind.BALANCE_TOO_SMALL, Field.QUANTITY, new BigDecimal("0.001")));
        assertThat(
                        OrderCheck.check(
                                Samples.market(Samples.BTC, Side.BUY, 0, "100.01"), QUOTE, poor))
                .extracting(Breach::field)
                .containsExactly(Field.AMOUNT);
    }

    @Test
    void aMarketOrderNeedsAPriceToReckonWith() {
        Quote nothing = Samples.quote(Samples.BTC, 0, 0, 0);
        assertThat(OrderCheck.check(Samples.market(Samples.BTC, Side.BUY, 10, null), nothing, RICH))
                .extracting(Breach::kind)
                .containsExactly(Kind.NO_PRICE_YET);
    }

    @Test
    void anInstrumentThatIsHaltedSaysSo() {
        Instrument halted =
                new Instrument(0, "paper", "BTCUSDT", "BTC", "USDT", 2, 5, Samples.RULES, false);
        assertThat(one(Samples.limit(halted, Side.BUY, 6_400_000, 100)))
                .isEqualTo(new Breach(Kind.NOT_TRADING, Field.ORDER, BigDecimal.ZERO));
    }

    @Test
    void anAbsurdAmountIsABreachAndNoCrash() {
        assertThat(check(Samples.market(Samples.BTC, Side.BUY, 0, "1e40"))).isNotEmpty();
    }

    private static Breach one(OrderRequest request) {
        List<Breach> breaches = check(request);
        assertThat(breaches).hasSize(1);
        return breaches.getFirst();
    }

    private static List<Breach> check(OrderRequest request) {
        return OrderCheck.check(request, QUOTE, RICH);
    }
}
