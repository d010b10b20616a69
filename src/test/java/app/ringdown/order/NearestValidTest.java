package app.ringdown.order;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;
import app.ringdown.market.TradingRules;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** What is offered is valid, and nothing that is valid lies nearer. */
class NearestValidTest {
    private static final BigDecimal NONE = BigDecimal.ZERO;
    private static final Account RICH = Samples.account("1e12", "1e12");

    @Example
    void aPriceGoesToTheNearestTick() {
        Instrument half = Samples.instrument(rules(10, 1_000, 50, 0, 0, 1, NONE, NONE));
        Quote quote = Samples.quote(half, 0, 0, 0);
        assertThat(NearestValid.price(half, OrderType.LIMIT, Side.BUY, quote, dec("1.23")))
                .contains(dec("1.00"));
        assertThat(NearestValid.price(half, OrderType.LIMIT, Side.BUY, quote, dec("1.26")))
                .contains(dec("1.50"));
        assertThat(NearestValid.price(half, OrderType.LIMIT, Side.BUY, quote, dec("99")))
                .contains(dec("10.00"));
        assertThat(NearestValid.price(half, OrderType.LIMIT, Side.BUY, quote, dec("0.01")))
                .contains(dec("0.50"));
    }

    @Example
    void aPostOnlyPriceStaysOnItsOwnSide() {
        Quote quote = Samples.quote(Samples.BTC, 6_400_000, 6_400_010, 0);
        assertThat(
                        NearestValid.price(
                                Samples.BTC, OrderType.POST_ONLY, Side.BUY, quote, dec("64001")))
                .contains(dec("64000.09"));
        assertThat(
                        NearestValid.price(
                                Samples.BTC, OrderType.POST_ONLY, Side.SELL, quote, dec("63999")))
                .contains(dec("64000.01"));
    }

    @Example
    void aQuantityReachesTheLeastNotionalAndKeepsToTheBalance() {
        assertThat(quantity(Side.BUY, "64000", "1000", "0.00001")).contains(dec("0.00008"));
        assertThat(quantity(Side.BUY, "64000", "1000", "1")).contains(dec("0.01562"));
        assertThat(quantity(Side.SELL, "64000", "0.123456", "1")).contains(dec("0.12345"));
        assertThat(quantity(Side.BUY, "64000", "4", "1")).isEmpty();
        assertThat(quantity(Side.BUY, "64000", "0", "1")).isEmpty();
    }

    @Example
    void anAmountKeepsToTheBalanceAndTheLeastNotional() {
        assertThat(amount("1000", "1")).contains(dec("5.00"));
        assertThat(amount("1000.019", "5000")).contains(dec("1000.01"));
        assertThat(amount("4.99", "5000")).isEmpty();
    }

    @Property(tries = 3_000)
    void anOfferedPriceIsValidAndTheNearestOfAll(
            @ForAll("someRules") TradingRules rules,
            @ForAll @LongRange(min = 0, max = 400) long wanted,
            @ForAll @LongRange(min = 0, max = 200) long bid,
            @ForAll @LongRange(min = 1, max = 20) long spread,
            @ForAll Side side,
            @ForAll boolean postOnly) {
        Instrument instrument = Samples.instrument(rules);
        Quote quote = Samples.quote(instrument, bid, bid + spread, bid);
        OrderType type = postOnly ? OrderType.POST_ONLY : OrderType.LIMIT;
        Optional<BigDecimal> offered =
                NearestValid.price(instrument, type, side, quote, instrument.price(wanted));

        long best = Long.MAX_VALUE;
        for (long ticks = 1; ticks <= 1_000; ticks++) {
            OrderRequest request =
                    new OrderRequest("id", instrument, side, type, TimeInForce.GTC, ticks, 1, null);
            if (OrderCheck.check(request, quote, RICH).stream()
                    .noneMatch(b -> b.field() == OrderCheck.Field.PRICE)) {
                best = Math.min(best, Math.abs(ticks - wanted));
            }
        }
        if (best == Long.MAX_VALUE) {
            assertThat(offered).isEmpty();
        } else {
            long ticks = instrument.ticks(offered.orElseThrow());
            assertThat(Math.abs(ticks - wanted)).isEqualTo(best);
        }
    }

    @Property(tries = 3_000)
    void anOfferedQuantityIsValidAndTheNearestOfAll(
            @ForAll("someRules") TradingRules some,
            @ForAll @LongRange(min = 0, max = 400) long wanted,
            @ForAll @LongRange(min = 0, max = 300) long freeUnits,
            @ForAll Side side,
            @ForAll boolean market) {
        // Any price goes: money is looked at only when nothing is wrong with the price.
        Instrument instrument =
                Samples.instrument(
                        rules(
                                0,
                                0,
                                1,
                                some.minLots(),
                                some.maxLots(),
                                some.lotStep(),
                                some.minNotional(),
                                some.maxNotional()));
        Quote quote = Samples.quote(instrument, 300, 300, 300);
        BigDecimal free =
                side == Side.BUY
                        ? BigDecimal.valueOf(freeUnits, 5).multiply(dec("3"))
                        : BigDecimal.valueOf(freeUnits, 5);
        Account account = Samples.account(free.toString(), free.toString());
        OrderType type = market ? OrderType.MARKET : OrderType.LIMIT;
        Optional<BigDecimal> offered =
                NearestValid.quantity(
                        instrument, type, side, dec("3"), free, instrument.quantity(wanted));

        long best = Long.MAX_VALUE;
        for (long lots = 1; lots <= 800; lots++) {
            OrderRequest request =
                    new OrderRequest(
                            "id",
                            instrument,
                            side,
                            type,
                            TimeInForce.GTC,
                            market ? 0 : 300,
                            lots,
                            null);
            if (OrderCheck.check(request, quote, account).stream()
                    .noneMatch(b -> b.field() == OrderCheck.Field.QUANTITY)) {
                best = Math.min(best, Math.abs(lots - wanted));
            }
        }
        if (best == Long.MAX_VALUE) {
            assertThat(offered).isEmpty();
        } else {
            long lots = instrument.lots(offered.orElseThrow());
            assertThat(Math.abs(lots - wanted)).isEqualTo(best);
        }
    }

    /** Small numbers, so that every valid value can be tried. */
    @Provide
    Arbitrary<TradingRules> someRules() {
        Arbitrary<Long> least = Arbitraries.longs().between(0, 60);
        Arbitrary<Long> most = Arbitraries.longs().between(100, 400);
        Arbitrary<Long> step = Arbitraries.of(1L, 2L, 5L, 10L, 25L);
        Arbitrary<BigDecimal> minNotional =
                Arbitraries.of(NONE, dec("0.0001"), dec("0.00155"), dec("0.003"));
        Arbitrary<BigDecimal> maxNotional = Arbitraries.of(NONE, dec("0.006"), dec("0.01"));
        return Combinators.combine(least, most, step, least, most, step, minNotional, maxNotional)
                .as((minTicks, maxTicks, tick, minLots, maxLots, lot, min, max) ->
                        new TradingRules(
                                minTicks,
                                maxTicks,
                                tick,
                                minLots,
                                maxLots,
                                maxLots / 2,
                                lot,
                                min,
                                true,
                                max,
                                true));
    }

    private static TradingRules rules(
            long minTicks,
            long maxTicks,
            long tickStep,
            long minLots,
            long maxLots,
            long lotStep,
            BigDecimal minNotional,
            BigDecimal maxNotional) {
        return new TradingRules(
                minTicks,
                maxTicks,
                tickStep,
                minLots,
                maxLots,
                maxLots,
                lotStep,
                minNotional,
                true,
                maxNotional,
                true);
    }

    private static Optional<BigDecimal> quantity(
            Side side, String price, String free, String wanted) {
        return NearestValid.quantity(
                Samples.BTC, OrderType.LIMIT, side, dec(price), dec(free), dec(wanted));
    }

    private static Optional<BigDecimal> amount(String free, String wanted) {
        return NearestValid.amount(Samples.BTC, Side.BUY, dec("64000"), dec(free), 2, dec(wanted))
                .map(found -> found.setScale(2, RoundingMode.UNNECESSARY));
    }

    private static BigDecimal dec(String text) {
        return new BigDecimal(text);
    }
}
