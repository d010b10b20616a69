package app.ringdown.exchange.engine;

import static app.ringdown.exchange.engine.TestExchange.ALICE;
import static app.ringdown.exchange.engine.TestExchange.BOB;
import static app.ringdown.exchange.engine.TestListings.BTC;
import static app.ringdown.exchange.engine.TestListings.UNIT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.exchange.account.Execution;
import app.ringdown.exchange.account.ExecutionType;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.PreventedMatch;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.account.TimeInForce;
import app.ringdown.exchange.book.SelfTradePrevention;
import app.ringdown.exchange.listing.Side;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/**
 * Self-trade prevention and icebergs as a user has them. The scenarios are those of the Binance
 * Spot API, FAQ "Self trade prevention".
 */
class PreventionTest {
    private static final long PRICE = 6_000_000;

    private final List<Execution> executions = new ArrayList<>();
    private TestExchange exchange;

    @BeforeEach
    void openTheDoors() throws Refusal {
        exchange = new TestExchange(new MemoryJournal(), ScriptedFlow.none());
        exchange.engine.listen(
                new EngineListener() {
                    @Override
                    public void onExecution(Execution execution) {
                        executions.add(execution);
                    }
                });
        exchange.started();
        exchange.fund(BOB, "USDT", 100_000);
        exchange.fund(BOB, "BTC", 10);
    }

    @AfterEach
    void moneyIsConserved() throws Refusal {
        List<String> faults =
                exchange.engine.call(trading -> TestExchange.faults(exchange.engine.state()));
        exchange.close();
        assertThat(faults).isEmpty();
    }

    private static NewOrder buy(long lots, SelfTradePrevention mode) {
        return NewOrder.limit(ALICE, BTC, Side.BUY, PRICE, lots).with(mode);
    }

    private static NewOrder sell(long lots, SelfTradePrevention mode) {
        return NewOrder.limit(ALICE, BTC, Side.SELL, PRICE, lots).with(mode);
    }

    private Order now(Order order) {
        return executions.stream()
                .map(Execution::order)
                .filter(other -> other.id() == order.id())
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    @Test
    void decrementTakesFromBothAndLeavesTheLargerOpen() throws Refusal {
        Order maker = exchange.place(buy(6_000, SelfTradePrevention.NONE)).order();
        Placed taker = exchange.place(sell(2_000, SelfTradePrevention.DECREMENT));
        exchange.engine.call(Trading::now);

        assertThat(now(maker).status()).isEqualTo(OrderStatus.NEW);
        assertThat(now(maker).preventedLots()).isEqualTo(2_000);
        assertThat(taker.order().status()).isEqualTo(OrderStatus.EXPIRED_IN_MATCH);
        assertThat(taker.order().preventedLots()).isEqualTo(2_000);
        assertThat(taker.fills()).isEmpty();
        PreventedMatch match = taker.prevented().getFirst();
        assertThat(match)
                .isEqualTo(
                        new PreventedMatch(
                                match.id(),
                                ALICE,
                                BTC,
                                taker.order().id(),
                                maker.id(),
                                SelfTradePrevention.DECREMENT,
                                PRICE,
                                2_000,
                                2_000,
                                2_000,
                                taker.order().updated()));
        assertThat(match.quote()).isEqualTo(1_200 * UNIT);
        assertThat(now(maker).preventedMatchId()).isEqualTo(match.id());
        assertThat(taker.order().preventedMatchId()).isEqualTo(match.id());
        assertThat(exchange.locked(ALICE, "USDT")).isEqualTo(2_400 * UNIT);
        assertThat(exchange.engine.call(t -> t.best(BTC)).bidLots()).isEqualTo(4_000);
        List<Execution> told =
                executions.stream()
                        .filter(e -> e.type() == ExecutionType.TRADE_PREVENTION)
                        .toList();
        assertThat(told)
                .extracting(e -> e.order().id())
                .containsExactly(maker.id(), taker.order().id());
        assertThat(told).extracting(Execution::prevented).containsExactly(match, match);
        assertThat(match.counterOrderId(maker.id())).isEqualTo(taker.order().id());
    }

    @Test
    void aTakersTransferIsADecrementUnlessTheMakerSaysSoToo() throws Refusal {
        exchange.place(buy(1_000, SelfTradePrevention.TRANSFER));
        exchange.place(buy(1_000, SelfTradePrevention.EXPIRE_BOTH));
        Placed taker = exchange.place(sell(3_000, SelfTradePrevention.TRANSFER));
        assertThat(taker.prevented())
                .extracting(PreventedMatch::mode)
                .containsExactly(SelfTradePrevention.TRANSFER, SelfTradePrevention.DECREMENT);
        assertThat(taker.order().status()).isEqualTo(OrderStatus.NEW);
        assertThat(taker.order().preventedLots()).isEqualTo(2_000);
        assertThat(exchange.locked(ALICE, "BTC")).isEqualTo(UNIT / 100);
    }

    @Test
    void expireMakerIsToldOfTheMakerAndRecordedForTheTaker() throws Refusal {
        Order maker = exchange.place(buy(1_000, SelfTradePrevention.NONE)).order();
        Placed taker =
                exchange.place(
                        NewOrder.market(ALICE, BTC, Side.SELL, 1_000)
                                .with(SelfTradePrevention.EXPIRE_MAKER));
        exchange.engine.call(Trading::now);
        assertThat(now(maker).status()).isEqualTo(OrderStatus.EXPIRED_IN_MATCH);
        assertThat(taker.order().status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(taker.order().preventedMatchId()).isEqualTo(-1);
        assertThat(taker.prevented())
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.makerPreventedLots()).isEqualTo(1_000);
                    assertThat(match.takerPreventedLots()).isZero();
                });
    }

    @Test
    void expireBothEndsBothAndNumbersAscend() throws Refusal {
        exchange.place(buy(1_000, SelfTradePrevention.NONE));
        Placed first = exchange.place(sell(3_000, SelfTradePrevention.EXPIRE_BOTH));
        exchange.place(buy(1_000, SelfTradePrevention.NONE));
        Placed second = exchange.place(sell(3_000, SelfTradePrevention.EXPIRE_TAKER));
        assertThat(first.order().status()).isEqualTo(OrderStatus.EXPIRED_IN_MATCH);
        assertThat(first.order().preventedLots()).isEqualTo(3_000);
        assertThat(second.prevented().getFirst().id())
                .isEqualTo(first.prevented().getFirst().id() + 1);
        assertThat(second.prevented().getFirst().makerPreventedLots()).isZero();
        assertThat(exchange.openOrders(ALICE)).hasSize(1);
    }

    @Test
    void anAmountAtMarketIsSpentOnWhatIsPreventedToo() throws Refusal {
        exchange.place(sell(1_000, SelfTradePrevention.NONE));
        exchange.place(NewOrder.limit(BOB, BTC, Side.SELL, PRICE, 5_000));
        Placed placed =
                exchange.place(
                        NewOrder.marketForQuote(ALICE, BTC, Side.BUY, 1_800 * UNIT)
                                .with(SelfTradePrevention.DECREMENT));
        assertThat(placed.order().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(placed.order().executedLots()).isEqualTo(2_000);
        assertThat(placed.order().preventedLots()).isEqualTo(1_000);
    }

    @Test
    void anOrderThatMayNotBeFilledInPartExpiresWhenSomeIsPrevented() throws Refusal {
        exchange.place(sell(1_000, SelfTradePrevention.NONE));
        exchange.place(NewOrder.limit(BOB, BTC, Side.SELL, PRICE, 5_000));
        Placed placed =
                exchange.place(buy(2_000, SelfTradePrevention.DECREMENT).with(TimeInForce.FOK));
        assertThat(placed.order().status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(placed.prevented()).isEmpty();
    }

    private static NewOrder iceberg(long lots, long shown) {
        return NewOrder.limit(BOB, BTC, Side.SELL, PRICE, lots).withIceberg(shown);
    }

    @Test
    void ofAnIcebergTheDepthShowsOnePartAndAnOrderGetsAll() throws Refusal {
        exchange.place(iceberg(10_000, 3_000));
        exchange.place(NewOrder.limit(BOB, BTC, Side.SELL, PRICE, 500));
        assertThat(exchange.engine.call(t -> t.depth(BTC, 5)).asks())
                .containsExactly(new Level(PRICE, 3_500));

        Placed taken =
                exchange.place(
                        NewOrder.limit(ALICE, BTC, Side.BUY, PRICE, 8_000).with(TimeInForce.FOK));

        assertThat(taken.order().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(taken.fills())
                .extracting(fill -> fill.lots())
                .containsExactly(3_000L, 500L, 3_000L, 1_500L);
        assertThat(exchange.engine.call(t -> t.depth(BTC, 5)).asks())
                .containsExactly(new Level(PRICE, 1_500));
        assertThat(exchange.locked(BOB, "BTC")).isEqualTo(2_500_000);
    }

    @Test
    void anIcebergThatMayNotBeOneIsRefused() throws Refusal {
        refused(iceberg(10_000, 99), "Filter failure: ICEBERG_PARTS");
        refused(iceberg(1_000, 1_001), "IcebergQty exceeds QTY.");
        refused(iceberg(1_000, 100).with(TimeInForce.IOC), "Unsupported order combination");
        refused(
                NewOrder.market(BOB, BTC, Side.SELL, 1_000).withIceberg(100),
                "Unsupported order combination");
        for (int i = 0; i < 10; i++) {
            exchange.place(iceberg(1_000, 100));
        }
        refused(iceberg(1_000, 100), "Filter failure: MAX_NUM_ICEBERG_ORDERS");
        exchange.place(NewOrder.limitMaker(ALICE, BTC, Side.SELL, PRICE, 1_000).withIceberg(1_000));
    }

    private void refused(NewOrder order, String text) {
        assertThatThrownBy(() -> exchange.place(order)).hasMessage(text);
        assertThatThrownBy(() ->
                        exchange.engine.call(t -> {
                            t.test(order);
                            return true;
                        }))
                .hasMessage(text);
    }
}
