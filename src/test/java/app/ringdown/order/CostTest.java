package app.ringdown.order;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Quote;
import app.ringdown.market.Side;

import org.junit.jupiter.api.Test;

class CostTest {
    private static final Quote QUOTE = Samples.quote(Samples.BTC, 6_400_000, 6_400_010, 6_400_005);
    private static final Account ACCOUNT = Samples.account("1000000", "10");

    @Test
    void aMarketOrderIsReckonedAtTheOtherSide() {
        Cost buy = cost(Samples.market(Samples.BTC, Side.BUY, 100_000, null));
        assertThat(buy.price()).isEqualByComparingTo("64000.10");
        assertThat(buy.notional()).isEqualByComparingTo("64000.10");
        Cost sell = cost(Samples.market(Samples.BTC, Side.SELL, 100_000, null));
        assertThat(sell.price()).isEqualByComparingTo("64000.00");
    }

    @Test
    void theFeeIsTakenFromWhatIsReceived() {
        Cost buy = cost(Samples.market(Samples.BTC, Side.BUY, 100_000, null));
        assertThat(buy.feeAsset()).isEqualTo("BTC");
        assertThat(buy.fee()).isEqualByComparingTo("0.001");
        Cost sell = cost(Samples.market(Samples.BTC, Side.SELL, 100_000, null));
        assertThat(sell.feeAsset()).isEqualTo("USDT");
        assertThat(sell.fee()).isEqualByComparingTo("64");
    }

    @Test
    void aRestingOrderPaysTheMakersRateAndOneThatCrossesTheTakers() {
        assertThat(cost(Samples.limit(Samples.BTC, Side.BUY, 6_400_000, 100_000)).fee())
                .isEqualByComparingTo("0.0008");
        assertThat(cost(Samples.limit(Samples.BTC, Side.BUY, 6_400_010, 100_000)).fee())
                .isEqualByComparingTo("0.001");
        assertThat(cost(Samples.limit(Samples.BTC, Side.SELL, 6_400_010, 100_000)).fee())
                .isEqualByComparingTo("51.20008");
        assertThat(cost(Samples.limit(Samples.BTC, Side.SELL, 6_400_000, 100_000)).fee())
                .isEqualByComparingTo("64");
        assertThat(cost(Samples.postOnly(Samples.BTC, Side.BUY, 6_300_000, 100_000)).fee())
                .isEqualByComparingTo("0.0008");
    }

    @Test
    void anAmountBuysWholeLotsAndNeverOneTooMany() {
        Cost cost = cost(Samples.market(Samples.BTC, Side.BUY, 0, "64000.09"));
        assertThat(cost.quantity()).isEqualByComparingTo("0.99999");
        assertThat(cost.notional()).isEqualByComparingTo("64000.09");
        // One 1e-20 short of a lot: rounding to 16 digits would give the lot.
        assertThat(
                        cost(Samples.market(Samples.BTC, Side.BUY, 0, "64000.09999999999999999999"))
                                .quantity())
                .isEqualByComparingTo("0.99999");
    }

    @Test
    void withoutABookTheLastPriceServesAndWithoutThatThereIsNoEstimate() {
        OrderRequest buy = Samples.market(Samples.BTC, Side.BUY, 100_000, null);
        Cost last = Cost.of(buy, Samples.quote(Samples.BTC, 0, 0, 6_400_005), ACCOUNT);
        assertThat(last).isNotNull();
        assertThat(last.price()).isEqualByComparingTo("64000.05");
        assertThat(Cost.of(buy, Samples.quote(Samples.BTC, 6_400_000, 0, 0), ACCOUNT)).isNull();
    }

    private static Cost cost(OrderRequest request) {
        Cost cost = Cost.of(request, QUOTE, ACCOUNT);
        assertThat(cost).isNotNull();
        return cost;
    }
}
