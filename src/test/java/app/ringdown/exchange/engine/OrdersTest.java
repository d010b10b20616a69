package app.ringdown.exchange.engine;

import static app.ringdown.exchange.engine.TestExchange.ALICE;
import static app.ringdown.exchange.engine.TestExchange.BOB;
import static app.ringdown.exchange.engine.TestListings.BTC;
import static app.ringdown.exchange.engine.TestListings.UNIT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.exchange.account.Accounts;
import app.ringdown.exchange.account.Balance;
import app.ringdown.exchange.account.Execution;
import app.ringdown.exchange.account.ExpiryReason;
import app.ringdown.exchange.account.Fill;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.account.TimeInForce;
import app.ringdown.exchange.book.SelfTradePrevention;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** What becomes of a user's order. Prices are around 60,000.00 USDT, lots are 0.00001 BTC. */
class OrdersTest {
    private static final long PRICE = 6_000_000;
    private static final long LOTS = 100_000;

    private final List<String> told = new ArrayList<>();
    private TestExchange exchange;

    @BeforeEach
    void openTheDoors() throws Refusal {
        exchange = new TestExchange(new MemoryJournal(), ScriptedFlow.none());
        exchange.engine.listen(
                new EngineListener() {
                    @Override
                    public void onExecution(Execution execution) {
                        told.add(
                                execution.type()
                                        + " "
                                        + execution.order().status()
                                        + " of "
                                        + execution.order().terms().account());
                    }

                    @Override
                    public void onBalances(int account, List<Balance> changed, long time) {
                        told.add("balances of " + account);
                    }

                    @Override
                    public void onTrade(Listing listing, PublicTrade trade) {
                        told.add("trade");
                    }
                });
        exchange.started();
        exchange.fund(BOB, "USDT", 100_000);
        exchange.fund(BOB, "BTC", 10);
        exchange.engine.call(Trading::now);
        told.clear();
    }

    @AfterEach
    void moneyIsConserved() throws Refusal {
        List<String> faults =
                exchange.engine.call(trading -> TestExchange.faults(exchange.engine.state()));
        exchange.close();
        assertThat(faults).isEmpty();
    }

    private static NewOrder buy(int account, long ticks, long lots) {
        return NewOrder.limit(account, BTC, Side.BUY, ticks, lots);
    }

    private static NewOrder sell(int account, long ticks, long lots) {
        return NewOrder.limit(account, BTC, Side.SELL, ticks, lots);
    }

    private void refused(NewOrder order, int code, String text) {
        assertThatThrownBy(() -> exchange.place(order))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.code()).isEqualTo(code);
                            assertThat(refusal.text()).isEqualTo(text);
                        });
    }

    @Test
    void aRestingOrderLocksExactlyWhatItCanCost() throws Refusal {
        Placed placed = exchange.place(buy(ALICE, PRICE, LOTS / 2));

        assertThat(placed.order().status()).isEqualTo(OrderStatus.NEW);
        assertThat(placed.fills()).isEmpty();
        assertThat(exchange.locked(ALICE, "USDT")).isEqualTo(30_000 * UNIT);
        assertThat(exchange.free(ALICE, "USDT")).isEqualTo(70_000 * UNIT);
        Best best = exchange.engine.call(trading -> trading.best(BTC));
        assertThat(best.bidTicks()).isEqualTo(PRICE);
        assertThat(best.bidLots()).isEqualTo(LOTS / 2);
        assertThat(best.askTicks()).isZero();
    }

    @Test
    void aCancelGivesBackWhatWasLocked() throws Refusal {
        Order order = exchange.place(sell(ALICE, PRICE, LOTS).with("mine")).order();
        Order after =
                exchange.engine.call(
                        t -> t.cancel(ALICE, BTC, OrderRef.client("mine"), "the-cancel"));

        assertThat(after.id()).isEqualTo(order.id());
        assertThat(after.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(exchange.locked(ALICE, "BTC")).isZero();
        assertThat(exchange.openOrders(ALICE)).isEmpty();
        assertThat(exchange.engine.call(t -> t.best(BTC)).askTicks()).isZero();
    }

    @Test
    void onlyTheOwnerCanCancelAndOnlyOnce() throws Refusal {
        Order order = exchange.place(sell(ALICE, PRICE, LOTS)).order();
        OrderRef ref = OrderRef.id(order.id());

        assertThatThrownBy(() -> exchange.engine.call(t -> t.cancel(BOB, BTC, ref, "x")))
                .hasMessage("Unknown order sent.");
        OrderRef both = new OrderRef(order.id(), "other");
        assertThatThrownBy(() -> exchange.engine.call(t -> t.cancel(ALICE, BTC, both, "x")))
                .hasMessage("Unknown order sent.");
        exchange.engine.call(t -> t.cancel(ALICE, BTC, ref, "x"));
        assertThatThrownBy(() -> exchange.engine.call(t -> t.cancel(ALICE, BTC, ref, "x")))
                .hasMessage("Unknown order sent.");
    }

    @Test
    void bothSidesPayTheFeeInWhatTheyReceive() throws Refusal {
        exchange.place(sell(BOB, PRICE, LOTS));
        Placed placed = exchange.place(buy(ALICE, PRICE + 100, LOTS));

        assertThat(placed.order().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(placed.order().executedQuote()).isEqualTo(60_000 * UNIT);
        assertThat(placed.fills()).hasSize(1);
        Fill fill = placed.fills().get(0);
        assertThat(fill.ticks()).isEqualTo(PRICE);
        assertThat(fill.commission()).isEqualTo(UNIT / 1000);
        assertThat(fill.commissionAsset()).isEqualTo("BTC");
        assertThat(fill.maker()).isFalse();
        assertThat(fill.buyerIsMaker()).isFalse();
        assertThat(exchange.free(ALICE, "BTC")).isEqualTo(2 * UNIT - UNIT / 1000);
        assertThat(exchange.free(ALICE, "USDT")).isEqualTo(40_000 * UNIT);
        assertThat(exchange.free(BOB, "USDT")).isEqualTo((160_000 - 60) * UNIT);
        assertThat(exchange.free(Accounts.FEES, "USDT")).isEqualTo(60 * UNIT);
        assertThat(exchange.free(Accounts.FEES, "BTC")).isEqualTo(UNIT / 1000);
    }

    @Test
    void whatIsNotBoughtAtOnceRestsAndTheBetterPriceIsGivenBack() throws Refusal {
        exchange.place(sell(BOB, PRICE - 1000, LOTS / 2));
        Placed placed = exchange.place(buy(ALICE, PRICE, LOTS));

        assertThat(placed.order().status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(placed.order().executedLots()).isEqualTo(LOTS / 2);
        assertThat(exchange.locked(ALICE, "USDT")).isEqualTo(30_000 * UNIT);
        assertThat(exchange.free(ALICE, "USDT")).isEqualTo((70_000 - 29_995) * UNIT);
    }

    @Test
    void immediateOrCancelKeepsWhatItGotAndTheRestExpires() throws Refusal {
        exchange.place(sell(BOB, PRICE, LOTS / 4));
        Placed placed = exchange.place(buy(ALICE, PRICE, LOTS).with(TimeInForce.IOC));

        assertThat(placed.order().status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(placed.order().executedLots()).isEqualTo(LOTS / 4);
        assertThat(placed.order().expiryReason())
                .isEqualTo(ExpiryReason.UNFILLED_IOC_QUANTITY_EXPIRED);
        assertThat(exchange.locked(ALICE, "USDT")).isZero();
    }

    @Test
    void fillOrKillIsAllOrNothing() throws Refusal {
        exchange.place(sell(BOB, PRICE, LOTS / 2));
        exchange.place(sell(BOB, PRICE + 1, LOTS / 2));

        Placed killed = exchange.place(buy(ALICE, PRICE, LOTS).with(TimeInForce.FOK));
        assertThat(killed.order().status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(killed.order().executedLots()).isZero();
        assertThat(killed.order().expiryReason())
                .isEqualTo(ExpiryReason.UNFILLED_FOK_ORDER_EXPIRED);

        Placed filled = exchange.place(buy(ALICE, PRICE + 1, LOTS).with(TimeInForce.FOK));
        assertThat(filled.order().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(filled.fills()).hasSize(2);
    }

    @Test
    void postOnlyIsRefusedWhereItWouldTake() throws Refusal {
        exchange.place(sell(BOB, PRICE, LOTS));
        refused(
                NewOrder.limitMaker(ALICE, BTC, Side.BUY, PRICE, LOTS),
                -2010,
                "Order would immediately match and take.");
        Placed placed = exchange.place(NewOrder.limitMaker(ALICE, BTC, Side.BUY, PRICE - 1, LOTS));
        assertThat(placed.order().status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void aMarketOrderTakesWhatThereIsAndTheRestExpires() throws Refusal {
        exchange.place(sell(BOB, PRICE, LOTS / 4));
        exchange.place(sell(BOB, PRICE + 500, LOTS / 4));
        Placed placed = exchange.place(NewOrder.market(ALICE, BTC, Side.BUY, LOTS));

        assertThat(placed.order().status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(placed.order().expiryReason()).isEqualTo(ExpiryReason.INSUFFICIENT_LIQUIDITY);
        assertThat(placed.fills()).hasSize(2);
        assertThat(exchange.locked(ALICE, "USDT")).isZero();
    }

    @Test
    void aMarketOrderByAmountSpendsNoMoreThanThat() throws Refusal {
        exchange.place(sell(BOB, PRICE, LOTS));
        Placed placed = exchange.place(NewOrder.marketForQuote(ALICE, BTC, Side.BUY, 1_000 * UNIT));

        assertThat(placed.order().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(placed.order().terms().lots()).isEqualTo(1_666);
        assertThat(placed.order().executedLots()).isEqualTo(1_666);
        assertThat(placed.order().executedQuote()).isEqualTo(1_666L * 60 * UNIT / 100);
    }

    @Test
    void aMarketOrderByAmountSellsAsMuchAsBringsIt() throws Refusal {
        exchange.place(buy(BOB, PRICE, LOTS));
        Placed placed = exchange.place(NewOrder.marketForQuote(ALICE, BTC, Side.SELL, 600 * UNIT));

        assertThat(placed.order().executedLots()).isEqualTo(1_000);
        assertThat(exchange.free(ALICE, "USDT")).isEqualTo(100_600 * UNIT - 6 * UNIT / 10);
    }

    @Test
    void oneCannotSpendWhatOneDoesNotHave() throws Refusal {
        refused(
                buy(ALICE, PRICE, 2 * LOTS),
                -2010,
                "Account has insufficient balance for requested action.");
        exchange.place(sell(BOB, PRICE, 2 * LOTS));
        refused(
                NewOrder.market(ALICE, BTC, Side.BUY, 2 * LOTS),
                -2010,
                "Account has insufficient balance for requested action.");
        refused(
                NewOrder.market(ALICE, BTC, Side.SELL, 2 * LOTS),
                -2010,
                "Account has insufficient balance for requested action.");
    }

    @Test
    void aClientOrderIdIsUniqueAmongOpenOrders() throws Refusal {
        exchange.place(sell(ALICE, PRICE, LOTS / 2).with("same"));
        refused(sell(ALICE, PRICE, LOTS / 2).with("same"), -2010, "Duplicate order sent.");
        exchange.engine.call(t -> t.cancel(ALICE, BTC, OrderRef.client("same"), "x"));
        exchange.place(sell(ALICE, PRICE, LOTS / 2).with("same"));
    }

    @Test
    void anOrderNeverTradesWithItsOwnAccountUnlessToldTo() throws Refusal {
        Order resting = exchange.place(sell(ALICE, PRICE, LOTS / 2)).order();
        Placed taker =
                exchange.place(buy(ALICE, PRICE, LOTS / 2).with(SelfTradePrevention.EXPIRE_TAKER));
        assertThat(taker.order().status()).isEqualTo(OrderStatus.EXPIRED_IN_MATCH);
        assertThat(taker.order().preventedLots()).isEqualTo(LOTS / 2);

        told.clear();
        Placed next =
                exchange.place(buy(ALICE, PRICE, LOTS / 2).with(SelfTradePrevention.EXPIRE_MAKER));
        assertThat(next.order().status()).isEqualTo(OrderStatus.NEW);
        List<Order> open = exchange.openOrders(ALICE);
        assertThat(open).extracting(Order::id).doesNotContain(resting.id());
        assertThat(told).contains("TRADE_PREVENTION EXPIRED_IN_MATCH of 1");

        Placed own = exchange.place(sell(ALICE, PRICE, LOTS / 2).with(SelfTradePrevention.NONE));
        assertThat(own.order().status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void everyStepIsToldInSequenceAndBalancesAfterIt() throws Refusal {
        exchange.place(sell(BOB, PRICE, LOTS));
        exchange.engine.call(Trading::now);
        told.clear();
        exchange.place(buy(ALICE, PRICE, LOTS / 2).with(TimeInForce.IOC));
        exchange.engine.call(Trading::now);

        assertThat(told)
                .containsExactly(
                        "trade",
                        "NEW NEW of 1",
                        "TRADE PARTIALLY_FILLED of 2",
                        "TRADE FILLED of 1",
                        "balances of 1",
                        "balances of 2");
    }

    @Test
    void cancellingAllTellsWhatWasCancelledOrThatThereWasNothing() throws Refusal {
        assertThatThrownBy(() -> exchange.engine.call(t -> t.cancelAll(ALICE, BTC, "x")))
                .hasMessage("Unknown order sent.");
        exchange.place(sell(ALICE, PRICE, LOTS / 4));
        exchange.place(sell(ALICE, PRICE + 1, LOTS / 4));
        List<Order> cancelled = exchange.engine.call(t -> t.cancelAll(ALICE, BTC, "x")).orders();
        assertThat(cancelled)
                .extracting(Order::status)
                .containsExactly(OrderStatus.CANCELED, OrderStatus.CANCELED);
    }

    @Test
    void theTapeKeepsTradesAndWhatOneOrderTookAtOnePriceAsOne() throws Refusal {
        exchange.place(sell(BOB, PRICE, 1_000));
        exchange.place(sell(BOB, PRICE, 2_000));
        exchange.place(sell(BOB, PRICE + 1, 3_000));
        exchange.place(buy(ALICE, PRICE + 1, 6_000));

        List<PublicTrade> trades = exchange.engine.call(t -> t.trades(BTC, 10));
        List<AggTrade> aggregated =
                exchange.engine.call(t -> t.aggTrades(BTC, new TapePage(-1, -1, -1, 10)));
        assertThat(trades).extracting(PublicTrade::lots).containsExactly(1_000L, 2_000L, 3_000L);
        assertThat(aggregated).extracting(AggTrade::lots).containsExactly(3_000L, 3_000L);
        assertThat(aggregated.get(0).firstTradeId()).isEqualTo(trades.get(0).id());
        assertThat(aggregated.get(0).lastTradeId()).isEqualTo(trades.get(1).id());
    }

    @Test
    void everyAnnouncedFilterIsEnforced() throws Refusal {
        refused(buy(ALICE, 0, LOTS), -1013, "Filter failure: PRICE_FILTER");
        refused(buy(ALICE, PRICE * 6, 100), -1013, "Filter failure: PERCENT_PRICE_BY_SIDE");
        refused(sell(ALICE, PRICE / 6, LOTS), -1013, "Filter failure: PERCENT_PRICE_BY_SIDE");
        refused(buy(ALICE, PRICE, 0), -1013, "Filter failure: LOT_SIZE");
        refused(
                NewOrder.market(ALICE, BTC, Side.BUY, BTC.maxMarketLots() + 1),
                -1013,
                "Filter failure: MARKET_LOT_SIZE");
        refused(buy(ALICE, PRICE, 8), -1013, "Filter failure: NOTIONAL");
        refused(buy(ALICE, PRICE, BTC.maxLots()), -1013, "Filter failure: NOTIONAL");
        refused(
                NewOrder.marketForQuote(ALICE, BTC, Side.BUY, 4 * UNIT),
                -1013,
                "Filter failure: NOTIONAL");
        for (int i = 0; i < 200; i++) {
            exchange.place(buy(ALICE, PRICE, 9));
        }
        refused(buy(ALICE, PRICE, 9), -1013, "Filter failure: MAX_NUM_ORDERS");
        assertThat(Filters.of(BTC).all())
                .extracting(Filter::name)
                .containsExactly(
                        "PRICE_FILTER",
                        "PERCENT_PRICE_BY_SIDE",
                        "LOT_SIZE",
                        "ICEBERG_PARTS",
                        "MARKET_LOT_SIZE",
                        "TRAILING_DELTA",
                        "NOTIONAL",
                        "MAX_NUM_ORDERS",
                        "MAX_NUM_ALGO_ORDERS",
                        "MAX_NUM_ICEBERG_ORDERS",
                        "MAX_NUM_ORDER_LISTS",
                        "MAX_NUM_ORDER_AMENDS");
    }

    @Test
    void aTestOrderIsCheckedInFullAndChangesNothing() throws Refusal {
        exchange.engine.call(t -> {
            t.test(buy(ALICE, PRICE, LOTS));
            return true;
        });
        assertThat(exchange.openOrders(ALICE)).isEmpty();
        assertThatThrownBy(() ->
                        exchange.engine.call(t -> {
                            t.test(buy(ALICE, PRICE, 2 * LOTS));
                            return true;
                        }))
                .hasMessageContaining("insufficient balance");
    }
}
