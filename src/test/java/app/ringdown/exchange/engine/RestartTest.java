package app.ringdown.exchange.engine;

import static app.ringdown.exchange.engine.TestExchange.ALICE;
import static app.ringdown.exchange.engine.TestExchange.BOB;
import static app.ringdown.exchange.engine.TestListings.BTC;
import static app.ringdown.exchange.engine.TestListings.UNIT;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.account.Amendment;
import app.ringdown.exchange.account.Fill;
import app.ringdown.exchange.account.History;
import app.ringdown.exchange.account.History.Page;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.NewOrderList;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.OrderType;
import app.ringdown.exchange.account.PreventedMatch;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.account.Store;
import app.ringdown.exchange.book.SelfTradePrevention;
import app.ringdown.exchange.flow.Flow;
import app.ringdown.exchange.flow.Tif;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What an exchange still knows when it is started again. */
class RestartTest {
    private static final long PRICE = 6_000_000;

    @TempDir Path folder;
    private Store store;

    private TestExchange start(Flow flow) throws IOException {
        store = Store.open(folder, false, Instant.EPOCH, RestartTest::listing);
        TestExchange exchange =
                new TestExchange(
                        TestListings.ALL, store, store.history(), store.bars(), flow, null);
        return exchange.started();
    }

    static Listing listing(String symbol) {
        return TestListings.ALL.stream()
                .filter(listing -> listing.symbol().equals(symbol))
                .findFirst()
                .orElse(null);
    }

    private void stop(TestExchange exchange) throws IOException {
        exchange.close();
        store.close();
    }

    private static Flow maker(long bid, long ask) {
        return new ScriptedFlow(
                floor -> {
                    int trader =
                            floor.enroll("maker", Map.of("USDT", 100_000 * UNIT, "BTC", 5 * UNIT));
                    floor.limit(trader, 0, Side.BUY, bid, 50_000, Tif.GTC);
                    floor.limit(trader, 0, Side.SELL, ask, 50_000, Tif.GTC);
                },
                floor -> {},
                1_000_000);
    }

    private static void sound(TestExchange exchange) throws Refusal {
        List<String> faults =
                exchange.engine.call(t -> TestExchange.faults(exchange.engine.state()));
        assertThat(faults).isEmpty();
    }

    @Test
    void accountsKeysOrdersAndFillsAreAsTheyWere() throws Exception {
        TestExchange first = start(maker(PRICE - 10, PRICE + 10));
        String key = first.engine.keys().iterator().next().key();
        first.place(NewOrder.market(ALICE, BTC, Side.BUY, 10_000));
        Order open = first.place(NewOrder.limit(ALICE, BTC, Side.BUY, PRICE, 3_000)).order();
        long usdt = first.free(ALICE, "USDT");
        long btc = first.free(ALICE, "BTC");
        long trade = first.engine.call(t -> t.lastTradeId(BTC));
        long update = first.engine.call(t -> t.depth(BTC, 1)).lastUpdateId();
        stop(first);

        TestExchange second = start(maker(PRICE - 10, PRICE + 10));
        assertThat(second.engine.keys()).extracting(k -> k.key()).containsExactly(key);
        assertThat(second.openOrders(ALICE)).containsExactly(open);
        assertThat(second.free(ALICE, "USDT")).isEqualTo(usdt);
        assertThat(second.locked(ALICE, "USDT")).isEqualTo(1_800 * UNIT);
        assertThat(second.free(ALICE, "BTC")).isEqualTo(btc);
        assertThat(second.engine.call(t -> t.best(BTC)).bidTicks()).isEqualTo(PRICE);
        long lastTrade = second.engine.call(t -> t.lastTradeId(BTC));
        assertThat(lastTrade).isEqualTo(trade);
        assertThat(second.engine.call(t -> t.depth(BTC, 1)).lastUpdateId()).isGreaterThan(update);
        List<Fill> fills = second.engine.history().fills(ALICE, BTC, Page.newest(10));
        assertThat(fills).extracting(Fill::tradeId).containsExactly(trade);
        assertThat(second.engine.history().orders(ALICE, BTC, Page.newest(10)))
                .extracting(Order::status)
                .containsExactly(OrderStatus.FILLED, OrderStatus.NEW);
        Order next = second.place(NewOrder.limit(ALICE, BTC, Side.BUY, PRICE, 3_000)).order();
        assertThat(next.id()).isGreaterThan(open.id());
        sound(second);
        stop(second);
    }

    @Test
    void usersOrdersKeepTheirPriority() throws Exception {
        TestExchange first = start(ScriptedFlow.none());
        Order older = first.place(NewOrder.limit(ALICE, BTC, Side.SELL, PRICE, 1_000)).order();
        Order newer = first.place(NewOrder.limit(ALICE, BTC, Side.SELL, PRICE, 1_000)).order();
        stop(first);

        ScriptedFlow flow =
                new ScriptedFlow(
                        floor -> {
                            floor.enroll("one", Map.of("BTC", UNIT));
                            floor.enroll("two", Map.of("USDT", 10_000 * UNIT));
                            floor.limit(0, 0, Side.SELL, PRICE, 1_000, Tif.GTC);
                        },
                        floor -> {},
                        1_000_000);
        TestExchange second = start(flow);
        second.engine.call(t -> flow.floor.market(1, 0, Side.BUY, 2_500));
        assertThat(second.engine.history().order(ALICE, BTC, OrderRef.id(older.id())).status())
                .isEqualTo(OrderStatus.FILLED);
        assertThat(second.engine.history().order(ALICE, BTC, OrderRef.id(newer.id())).status())
                .isEqualTo(OrderStatus.FILLED);
        assertThat(flow.heard.stream().filter(word -> word.contains("500 at"))).isNotEmpty();
        sound(second);
        stop(second);
    }

    @Test
    void anIcebergComesBackWithWhatItShowedAndBehindThoseItHadLetPass() throws Exception {
        TestExchange first = start(ScriptedFlow.none());
        fund(first);
        first.place(NewOrder.limit(ALICE, BTC, Side.SELL, PRICE, 20_000).withIceberg(5_000));
        first.place(NewOrder.limit(ALICE, BTC, Side.SELL, PRICE, 1_000));
        first.place(NewOrder.limit(BOB, BTC, Side.BUY, PRICE, 7_000));
        assertThat(first.engine.call(t -> t.best(BTC)).askLots()).isEqualTo(4_000);
        first.place(NewOrder.limit(ALICE, BTC, Side.SELL, PRICE, 2_000).withIceberg(500));
        long locked = first.locked(ALICE, "BTC");
        List<Order> open = first.openOrders(ALICE);
        stop(first);

        TestExchange second = start(ScriptedFlow.none());
        assertThat(second.openOrders(ALICE)).containsExactlyElementsOf(open);
        assertThat(second.locked(ALICE, "BTC")).isEqualTo(locked);
        assertThat(second.engine.call(t -> t.best(BTC)).askLots()).isEqualTo(4_500);
        Placed taken = second.place(NewOrder.limit(BOB, BTC, Side.BUY, PRICE, 6_000));
        assertThat(taken.fills()).extracting(Fill::lots).containsExactly(4_000L, 500L, 1_500L);
        sound(second);
        stop(second);

        TestExchange third = start(ScriptedFlow.none());
        taken = third.place(NewOrder.limit(BOB, BTC, Side.BUY, PRICE, 6_000));
        assertThat(taken.fills()).extracting(Fill::lots).containsExactly(3_500L, 500L, 2_000L);
        sound(third);
        stop(third);
    }

    @Test
    void amendmentsAndPreventedMatchesAreRemembered() throws Exception {
        TestExchange first = start(ScriptedFlow.none());
        fund(first);
        Order order = first.place(NewOrder.limit(ALICE, BTC, Side.SELL, PRICE, 9_000)).order();
        Amendment amendment = amend(first, order.id(), 8_000).amendment();
        stop(first);

        TestExchange second = start(ScriptedFlow.none());
        Amendment another = amend(second, order.id(), 7_000).amendment();
        Placed taker =
                second.place(
                        NewOrder.limit(ALICE, BTC, Side.BUY, PRICE, 1_000)
                                .with(SelfTradePrevention.DECREMENT));
        PreventedMatch match = taker.prevented().getFirst();
        stop(second);

        TestExchange third = start(ScriptedFlow.none());
        History history = third.engine.history();
        Page all = Page.newest(10);
        assertThat(history.amendments(ALICE, BTC, order.id(), all))
                .containsExactly(amendment, another);
        assertThat(history.amendments(BOB, BTC, order.id(), all)).isEmpty();
        assertThat(history.preventedMatches(ALICE, BTC, order.id(), all)).containsExactly(match);
        assertThat(history.preventedMatches(ALICE, BTC, taker.order().id(), all))
                .containsExactly(match);
        assertThat(history.preventedMatch(ALICE, BTC, match.id())).containsExactly(match);
        assertThat(history.preventedMatch(BOB, BTC, match.id())).isEmpty();
        Order now = third.openOrders(ALICE).getFirst();
        assertThat(now.preventedLots()).isEqualTo(1_000);
        assertThat(now.amendments()).isEqualTo(2);
        assertThat(history.order(ALICE, BTC, OrderRef.client("n7000"))).isEqualTo(now);
        assertThat(third.locked(ALICE, "BTC")).isEqualTo(UNIT * 6 / 100);
        sound(third);
        stop(third);
    }

    @Test
    void conditionalOrdersAndListsGoOnWhereTheyWere() throws Exception {
        TestExchange first = start(ScriptedFlow.none());
        first.fundTraders();
        first.fund(ALICE, "USDT", 1_000_000);
        first.trade(PRICE);
        first.place(Conditional.stopLoss(ALICE, BTC, Side.BUY, PRICE + 300, 1_000).with("stop"));
        first.place(
                Conditional.order(ALICE, BTC, Side.BUY, OrderType.STOP_LOSS, 0, 100, 0, 2_000)
                        .with("trail"));
        first.engine.call(t ->
                t.placeList(
                        new NewOrderList.Oco(
                                "oco",
                                Conditional.stopLoss(ALICE, BTC, Side.BUY, PRICE + 400, 3_000)
                                        .with("above"),
                                NewOrder.limitMaker(ALICE, BTC, Side.BUY, PRICE - 400, 3_000)
                                        .with("below"))));
        first.engine.call(t ->
                t.placeList(
                        new NewOrderList.Otoco(
                                "otoco",
                                NewOrder.limit(ALICE, BTC, Side.BUY, PRICE - 500, 4_000)
                                        .with("working"),
                                NewOrder.limitMaker(ALICE, BTC, Side.SELL, PRICE, 4_000)
                                        .with("limit"),
                                Conditional.stopLoss(ALICE, BTC, Side.SELL, PRICE - 700, 4_000)
                                        .with("loss"))));
        first.trade(PRICE - 100);
        List<Order> open = first.openOrders(ALICE);
        List<OrderList> lists = first.openLists(ALICE);
        long locked = first.locked(ALICE, "USDT");
        assertThat(open).hasSize(7);
        assertThat(lists).hasSize(2);
        stop(first);

        TestExchange second = start(ScriptedFlow.none());
        assertThat(second.openOrders(ALICE)).containsExactlyElementsOf(open);
        assertThat(second.openLists(ALICE)).containsExactlyElementsOf(lists);
        assertThat(second.locked(ALICE, "USDT")).isEqualTo(locked);
        sound(second);
        second.place(NewOrder.limit(BOB, BTC, Side.SELL, PRICE - 500, 7_000));
        sound(second);
        stop(second);

        TestExchange third = start(ScriptedFlow.none());
        assertThat(status(third, "above")).isEqualTo(OrderStatus.EXPIRED);
        assertThat(status(third, "below")).isEqualTo(OrderStatus.FILLED);
        assertThat(status(third, "working")).isEqualTo(OrderStatus.FILLED);
        assertThat(status(third, "limit")).isEqualTo(OrderStatus.NEW);
        assertThat(third.locked(ALICE, "BTC")).isEqualTo(4 * UNIT / 100);
        assertThat(third.openLists(ALICE))
                .extracting(OrderList::clientOrderId)
                .containsExactly("otoco");
        long higher = (PRICE - 700) * 101 / 100 + 1;
        third.place(NewOrder.limit(BOB, BTC, Side.SELL, higher, 50_000));
        third.trade(PRICE - 700);
        assertThat(status(third, "limit")).isEqualTo(OrderStatus.EXPIRED);
        assertThat(third.openLists(ALICE)).isEmpty();
        // One per cent above the lowest.
        third.trade(higher);
        assertThat(status(third, "trail")).isEqualTo(OrderStatus.FILLED);
        sound(third);
        stop(third);
    }

    private static OrderStatus status(TestExchange exchange, String clientOrderId) throws Refusal {
        return exchange.engine.history().order(ALICE, BTC, OrderRef.client(clientOrderId)).status();
    }

    private static void fund(TestExchange exchange) throws Refusal {
        exchange.fund(BOB, "USDT", 100_000);
    }

    private static Amended amend(TestExchange exchange, long id, long lots) throws Refusal {
        return exchange.engine.call(t -> t.amend(ALICE, BTC, OrderRef.id(id), lots, "n" + lots));
    }

    @Test
    void anOrderThatTheMarketHasMovedThroughIsFilledWhenTheDoorsOpen() throws Exception {
        TestExchange first = start(maker(PRICE - 10, PRICE + 10));
        Order order = first.place(NewOrder.limit(ALICE, BTC, Side.BUY, PRICE, 1_000)).order();
        stop(first);

        TestExchange second = start(maker(PRICE - 500, PRICE - 480));
        Order after = second.engine.history().order(ALICE, BTC, OrderRef.id(order.id()));
        assertThat(after.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(after.executedQuote()).isEqualTo(BTC.notional(PRICE - 480, 1_000));
        assertThat(second.locked(ALICE, "USDT")).isZero();
        sound(second);
        stop(second);
    }

    @Test
    void houseTradersComeWithTheirFundsAndTheBooksAddUp() throws Exception {
        TestExchange first = start(maker(PRICE - 10, PRICE + 10));
        first.place(NewOrder.market(ALICE, BTC, Side.BUY, 10_000));
        stop(first);
        for (int i = 0; i < 2; i++) {
            TestExchange next = start(maker(PRICE - 10, PRICE + 10));
            State state = next.engine.state();
            assertThat(state.ledger.house(state.ledger.index("BTC"))).isEqualTo(5 * UNIT);
            sound(next);
            stop(next);
            try (Store closed = Store.open(folder, false, Instant.EPOCH, RestartTest::listing)) {
                assertThat(KillTest.unaccounted(closed.opening())).isEmpty();
            }
        }
    }

    @Test
    void itGoesOnWhenAnOrderWasPlacedByWhoIsGone() throws Exception {
        TestExchange first = start(ScriptedFlow.none());
        first.engine.call(trading -> {
            trading.fund(7, "BTC", UNIT);
            return trading.place(NewOrder.limit(7, BTC, Side.SELL, PRICE, 1_000));
        });
        stop(first);
        TestExchange second = start(ScriptedFlow.none());
        assertThat(second.openOrders(7)).hasSize(1);
        List<Order> cancelled = second.engine.call(t -> t.cancelAll(7, BTC, "x")).orders();
        assertThat(cancelled).hasSize(1);
        assertThat(second.free(7, "BTC")).isEqualTo(UNIT);
        sound(second);
        stop(second);
    }
}
