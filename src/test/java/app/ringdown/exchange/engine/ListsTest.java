package app.ringdown.exchange.engine;

import static app.ringdown.exchange.engine.Conditional.stopLoss;
import static app.ringdown.exchange.engine.Conditional.takeProfit;
import static app.ringdown.exchange.engine.TestExchange.ALICE;
import static app.ringdown.exchange.engine.TestExchange.BOB;
import static app.ringdown.exchange.engine.TestExchange.CAROL;
import static app.ringdown.exchange.engine.TestListings.BTC;
import static app.ringdown.exchange.engine.TestListings.UNIT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.exchange.account.CancelRestriction;
import app.ringdown.exchange.account.Execution;
import app.ringdown.exchange.account.ExpiryReason;
import app.ringdown.exchange.account.ListRef;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.NewOrderList;
import app.ringdown.exchange.account.NewOrderList.Oco;
import app.ringdown.exchange.account.NewOrderList.Oto;
import app.ringdown.exchange.account.NewOrderList.Otoco;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.account.TimeInForce;
import app.ringdown.exchange.listing.Side;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Order lists. The market starts at 60,000.00 USDT; lots are 0.00001 BTC. */
class ListsTest {
    private static final long PRICE = 6_000_000;
    private static final long LOTS = 10_000;

    private final List<Execution> executions = new ArrayList<>();

    /** What was told of Alice's: orders by their client's ids, and lists. */
    private final List<String> told = new ArrayList<>();

    private TestExchange exchange;

    @BeforeEach
    void openTheDoors() throws Refusal {
        exchange = new TestExchange(new MemoryJournal(), ScriptedFlow.none());
        exchange.engine.listen(
                new EngineListener() {
                    @Override
                    public void onExecution(Execution execution) {
                        executions.add(execution);
                        Order order = execution.order();
                        if (order.terms().account() == ALICE) {
                            told.add(
                                    order.terms().clientOrderId()
                                            + " "
                                            + execution.type()
                                            + " "
                                            + order.status());
                        }
                    }

                    @Override
                    public void onListStatus(OrderList list) {
                        told.add(
                                list.clientOrderId()
                                        + " "
                                        + list.statusType()
                                        + " "
                                        + list.orderStatus());
                    }
                });
        exchange.started();
        exchange.fundTraders();
        exchange.trade(PRICE);
    }

    @AfterEach
    void moneyIsConserved() throws Refusal {
        List<String> faults =
                exchange.engine.call(trading -> TestExchange.faults(exchange.engine.state()));
        exchange.close();
        assertThat(faults).isEmpty();
    }

    private static NewOrder limit(Side side, long ticks, String id) {
        return NewOrder.limit(ALICE, BTC, side, ticks, LOTS).with(id);
    }

    private static NewOrder maker(Side side, long ticks, String id) {
        return NewOrder.limitMaker(ALICE, BTC, side, ticks, LOTS).with(id);
    }

    private static NewOrder stop(Side side, long ticks, String id) {
        return stopLoss(ALICE, BTC, side, ticks, LOTS).with(id);
    }

    private static NewOrder profit(Side side, long ticks, String id) {
        return takeProfit(ALICE, BTC, side, ticks, LOTS).with(id);
    }

    /** A sale at 61,000.00 or, if the market falls to 59,000.00, at market. */
    private static NewOrderList sellOco() {
        return new Oco(
                "list",
                maker(Side.SELL, PRICE + 100_000, "limit"),
                stop(Side.SELL, PRICE - 100_000, "stop"));
    }

    private static NewOrderList buyOco() {
        return new Oco(
                "list",
                stop(Side.BUY, PRICE + 100_000, "stop"),
                maker(Side.BUY, PRICE - 100_000, "limit"));
    }

    /** A purchase at 59,000.00 and, once it is made, a sale above or below that. */
    private static NewOrderList otoco() {
        return new Otoco(
                "list",
                limit(Side.BUY, PRICE - 100_000, "working"),
                maker(Side.SELL, PRICE, "limit"),
                stop(Side.SELL, PRICE - 200_000, "stop"));
    }

    private PlacedList place(NewOrderList list) throws Refusal {
        PlacedList placed = exchange.engine.call(trading -> trading.placeList(list));
        exchange.engine.call(Trading::now);
        return placed;
    }

    private void offer(Side side, long ticks, long lots) throws Refusal {
        exchange.place(NewOrder.limit(BOB, BTC, side, ticks, lots));
        exchange.engine.call(Trading::now);
    }

    private Order now(String clientOrderId) {
        return executions.stream()
                .map(Execution::order)
                .filter(order -> order.terms().clientOrderId().equals(clientOrderId))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private void refused(NewOrderList list, int code, String text) {
        assertThatThrownBy(() -> place(list))
                .hasMessage(text)
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
        assertThat(told).isEmpty();
    }

    @Test
    void twoOrdersOfWhichOneCancelsTheOtherAreCoveredOnce() throws Refusal {
        PlacedList placed = place(sellOco());

        assertThat(placed.list().contingency()).isEqualTo(OrderList.Contingency.OCO);
        assertThat(placed.list().orders())
                .extracting(OrderList.Leg::clientOrderId)
                .containsExactly("stop", "limit");
        assertThat(placed.orders())
                .extracting(each -> each.order().listId())
                .containsOnly(placed.list().id());
        assertThat(exchange.locked(ALICE, "BTC")).isEqualTo(UNIT / 10);
        assertThat(told)
                .containsExactly("stop NEW NEW", "limit NEW NEW", "list EXEC_STARTED EXECUTING");
        assertThat(exchange.openLists(ALICE)).containsExactly(placed.list());
        assertThat(exchange.engine.call(t -> t.best(BTC)).askTicks()).isEqualTo(PRICE + 100_000);
    }

    @Test
    void theDearerOfTwoPurchasesIsCovered() throws Refusal {
        place(buyOco());
        assertThat(exchange.locked(ALICE, "USDT")).isEqualTo(BTC.notional(PRICE + 100_000, LOTS));
        offer(Side.SELL, PRICE - 100_000, LOTS);
        assertThat(now("limit").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(now("stop").expiryReason()).isEqualTo(ExpiryReason.OCO_TRIGGER);
        assertThat(exchange.locked(ALICE, "USDT")).isZero();
    }

    @Test
    void aPartOfTheLimitEndsTheStop() throws Refusal {
        place(sellOco());
        told.clear();
        offer(Side.BUY, PRICE + 100_000, LOTS / 4);

        assertThat(told).containsExactly("limit TRADE PARTIALLY_FILLED", "stop EXPIRED EXPIRED");
        assertThat(now("stop").expiryReason()).isEqualTo(ExpiryReason.OCO_TRIGGER);
        assertThat(exchange.locked(ALICE, "BTC")).isEqualTo(UNIT / 10 * 3 / 4);
        assertThat(exchange.openLists(ALICE)).hasSize(1);

        told.clear();
        offer(Side.BUY, PRICE + 100_000, LOTS);
        assertThat(told).containsExactly("limit TRADE FILLED", "list ALL_DONE ALL_DONE");
        assertThat(exchange.openLists(ALICE)).isEmpty();
    }

    @Test
    void theStopEndsTheLimitAndSells() throws Refusal {
        place(sellOco());
        offer(Side.BUY, PRICE - 150_000, LOTS);
        told.clear();
        exchange.trade(PRICE - 100_000);
        exchange.trade(PRICE - 150_000);

        assertThat(told)
                .containsExactly(
                        "limit EXPIRED EXPIRED",
                        "stop NEW NEW",
                        "stop TRADE FILLED",
                        "list ALL_DONE ALL_DONE");
        assertThat(now("limit").expiryReason()).isEqualTo(ExpiryReason.OCO_TRIGGER);
        assertThat(exchange.locked(ALICE, "BTC")).isZero();
    }

    @Test
    void ofTwoTriggersThatOneTradeMeetsOneActs() throws Refusal {
        place(
                new Oco(
                        "list",
                        profit(Side.SELL, PRICE + 100, "profit"),
                        stop(Side.SELL, PRICE - 100, "stop")));
        offer(Side.BUY, PRICE - 1_000, 3 * LOTS);
        // One order trades above and below them at once.
        exchange.place(NewOrder.limit(CAROL, BTC, Side.BUY, PRICE + 200, 100));
        exchange.place(NewOrder.limit(CAROL, BTC, Side.BUY, PRICE - 200, 100));
        exchange.place(NewOrder.limit(BOB, BTC, Side.SELL, PRICE - 200, 200));
        exchange.engine.call(Trading::now);

        assertThat(List.of(now("profit").status(), now("stop").status()))
                .containsExactly(OrderStatus.FILLED, OrderStatus.EXPIRED);
    }

    @Test
    void aLimitThatIsTakenByTheTradesThatWakeItsStopWins() throws Refusal {
        place(sellOco());
        exchange.place(NewOrder.limit(CAROL, BTC, Side.BUY, PRICE - 100_000, 100));
        // The stop is met first, and only then the limit, by one order of another side each.
        exchange.engine.call(t -> {
            t.place(NewOrder.limit(BOB, BTC, Side.SELL, PRICE - 100_000, 100));
            t.place(NewOrder.limit(BOB, BTC, Side.BUY, PRICE + 100_000, LOTS));
            return "";
        });
        exchange.engine.call(Trading::now);
        assertThat(now("limit").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(now("stop").status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(now("stop").executedLots()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void theMarketMustLieBetweenTheTwo(Side side) {
        NewOrder high = maker(side, PRICE + (side == Side.SELL ? 100 : -100), "a");
        NewOrder wrongHigh = maker(side, PRICE, "a");
        NewOrder low = stop(side, PRICE - (side == Side.SELL ? 100 : -100), "b");
        NewOrder wrongLow = stop(side, PRICE, "b");
        String text = "The relationship of the prices for the orders is not correct.";
        refused(
                side == Side.SELL ? new Oco("", wrongHigh, low) : new Oco("", low, wrongHigh),
                -2010,
                text);
        refused(
                side == Side.SELL ? new Oco("", high, wrongLow) : new Oco("", wrongLow, high),
                -2010,
                text);
        refused(
                new Otoco(
                        "",
                        limit(side.opposite(), PRICE, "w"),
                        side == Side.SELL ? maker(side, PRICE, "a") : stop(side, PRICE, "a"),
                        side == Side.SELL ? stop(side, PRICE, "b") : maker(side, PRICE, "b")),
                -2010,
                text);
    }

    @Test
    void aListThatIsNotCoveredOrHasANameTwiceIsRefusedAsAWhole() throws Refusal {
        exchange.engine.call(t -> {
            t.reset(ALICE, Map.of("BTC", UNIT / 20));
            return "";
        });
        refused(sellOco(), -2010, "Account has insufficient balance for requested action.");
        refused(
                new Oco(
                        "",
                        maker(Side.SELL, PRICE + 100, "same"),
                        stop(Side.SELL, PRICE - 100, "same")),
                -2010,
                "Duplicate order sent.");
        assertThat(exchange.locked(ALICE, "BTC")).isZero();
        exchange.fund(ALICE, "BTC", 1);
        place(sellOco());
        told.clear();
        refused(
                new Oco("list", maker(Side.SELL, PRICE + 9, "x"), stop(Side.SELL, PRICE - 9, "y")),
                -2010,
                "Duplicate order sent.");
    }

    @Test
    void anAccountHasAtMostTwentyListsOpenInAListing() throws Refusal {
        for (int i = 0; i < 20; i++) {
            place(
                    new Oto(
                            "",
                            NewOrder.limit(ALICE, BTC, Side.BUY, PRICE - 100, 10),
                            NewOrder.limit(ALICE, BTC, Side.SELL, PRICE, 10)));
        }
        told.clear();
        refused(
                new Oto(
                        "",
                        NewOrder.limit(ALICE, BTC, Side.BUY, PRICE - 100, 10),
                        NewOrder.limit(ALICE, BTC, Side.SELL, PRICE, 10)),
                -1013,
                "Filter failure: MAX_NUM_ORDER_LISTS");
    }

    @Test
    void thePendingOrderWaitsUntilTheWorkingOneIsFilledInFull() throws Refusal {
        PlacedList placed =
                place(
                        new Oto(
                                "list",
                                limit(Side.BUY, PRICE - 100, "working"),
                                limit(Side.SELL, PRICE + 100, "pending")));
        assertThat(placed.list().contingency()).isEqualTo(OrderList.Contingency.OTO);
        assertThat(placed.orders().getLast().order().status()).isEqualTo(OrderStatus.PENDING_NEW);
        assertThat(placed.orders().getLast().order().isWorking()).isFalse();
        assertThat(told)
                .containsExactly(
                        "working NEW NEW",
                        "pending NEW PENDING_NEW",
                        "list EXEC_STARTED EXECUTING");
        assertThat(exchange.locked(ALICE, "BTC")).isZero();

        told.clear();
        offer(Side.SELL, PRICE - 100, LOTS / 2);
        assertThat(told).containsExactly("working TRADE PARTIALLY_FILLED");
        told.clear();
        offer(Side.SELL, PRICE - 100, LOTS / 2);
        assertThat(told)
                .containsExactly(
                        "working TRADE FILLED", "pending NEW NEW", "list EXEC_STARTED EXECUTING");
        assertThat(exchange.locked(ALICE, "BTC")).isEqualTo(UNIT / 10);
        told.clear();
        offer(Side.BUY, PRICE + 100, LOTS);
        assertThat(told).containsExactly("pending TRADE FILLED", "list ALL_DONE ALL_DONE");
    }

    @Test
    void aWorkingOrderThatIsFilledAtOnceIsAnsweredWithThePendingOneAsPending() throws Refusal {
        offer(Side.SELL, PRICE, LOTS);
        PlacedList placed =
                place(
                        new Oto(
                                "list",
                                limit(Side.BUY, PRICE, "working"),
                                limit(Side.SELL, PRICE + 100, "pending")));
        assertThat(placed.orders().getFirst().order().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(placed.orders().getFirst().fills()).hasSize(1);
        assertThat(placed.orders().getLast().order().status()).isEqualTo(OrderStatus.PENDING_NEW);
        assertThat(now("pending").status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void aPendingMarketOrderTradesAtOnce() throws Refusal {
        offer(Side.BUY, PRICE - 300, LOTS);
        place(
                new Oto(
                        "list",
                        limit(Side.BUY, PRICE - 100, "working"),
                        NewOrder.market(ALICE, BTC, Side.SELL, LOTS).with("pending")));
        exchange.place(NewOrder.limit(CAROL, BTC, Side.SELL, PRICE - 100, LOTS));
        exchange.engine.call(Trading::now);
        assertThat(now("pending").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(told.getLast()).isEqualTo("list ALL_DONE ALL_DONE");
    }

    @Test
    void withoutTheWorkingOrderThePendingOneHasNoPurpose() throws Refusal {
        offer(Side.SELL, PRICE, LOTS / 2);
        place(
                new Oto(
                        "list",
                        limit(Side.BUY, PRICE, "working").with(TimeInForce.IOC),
                        limit(Side.SELL, PRICE + 100, "pending")));
        assertThat(now("pending").expiryReason()).isEqualTo(ExpiryReason.OTO_PHASE_ONE_EXPIRED);
        assertThat(now("pending").status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(told.getLast()).isEqualTo("list ALL_DONE ALL_DONE");
        assertThat(exchange.openOrders(ALICE)).isEmpty();
    }

    @Test
    void aPendingOrderThatCannotBeCoveredIsRejected() throws Refusal {
        place(
                new Oto(
                        "list",
                        limit(Side.BUY, PRICE - 100, "working"),
                        NewOrder.limit(ALICE, BTC, Side.SELL, PRICE + 100, 1_000 * LOTS)
                                .with("pending")));
        offer(Side.SELL, PRICE - 100, LOTS);
        assertThat(now("pending").expiryReason()).isEqualTo(ExpiryReason.REJECTED);
        assertThat(told.getLast()).isEqualTo("list ALL_DONE ALL_DONE");
    }

    @Test
    void onePurchaseIsFollowedByASaleAboveOrBelow() throws Refusal {
        PlacedList placed = place(otoco());
        assertThat(placed.list().orders())
                .extracting(OrderList.Leg::clientOrderId)
                .containsExactly("working", "stop", "limit");
        told.clear();
        offer(Side.SELL, PRICE - 100_000, LOTS);
        assertThat(told)
                .containsExactly(
                        "working TRADE FILLED",
                        "stop NEW NEW",
                        "limit NEW NEW",
                        "list EXEC_STARTED EXECUTING");
        assertThat(exchange.locked(ALICE, "BTC")).isEqualTo(UNIT / 10);
        told.clear();
        offer(Side.BUY, PRICE, LOTS);
        assertThat(told)
                .containsExactly(
                        "limit TRADE FILLED", "stop EXPIRED EXPIRED", "list ALL_DONE ALL_DONE");
    }

    @Test
    void aPairThatTheMarketHasLeftBehindIsRejectedWhenItsTurnComes() throws Refusal {
        place(otoco());
        exchange.place(NewOrder.limit(CAROL, BTC, Side.BUY, PRICE - 300_000, LOTS));
        exchange.place(NewOrder.limit(BOB, BTC, Side.SELL, PRICE - 300_000, 2 * LOTS));
        exchange.engine.call(Trading::now);
        assertThat(now("working").status()).isEqualTo(OrderStatus.FILLED);
        // The last price is then below the stop.
        assertThat(List.of(now("stop").expiryReason(), now("limit").expiryReason()))
                .containsOnly(ExpiryReason.REJECTED);
        assertThat(exchange.locked(ALICE, "BTC")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whoeverIsCancelledTheWholeListIs(Cancel cancel) throws Refusal {
        PlacedList placed = place(otoco());
        told.clear();
        cancel.run(exchange.engine, placed.list());
        exchange.engine.call(Trading::now);

        assertThat(told)
                .containsExactlyInAnyOrder(
                        "working CANCELED CANCELED",
                        "stop CANCELED CANCELED",
                        "limit CANCELED CANCELED",
                        "list ALL_DONE ALL_DONE");
        assertThat(told.getLast()).isEqualTo("list ALL_DONE ALL_DONE");
        assertThat(exchange.locked(ALICE, "USDT")).isZero();
        assertThat(exchange.openOrders(ALICE)).isEmpty();
        assertThat(exchange.openLists(ALICE)).isEmpty();
        assertThatThrownBy(() -> Cancel.LIST.run(exchange.engine, placed.list()))
                .hasMessage("Unknown order sent.");
    }

    enum Cancel {
        LIST {
            @Override
            void run(Engine engine, OrderList list) throws Refusal {
                CancelledList cancelled =
                        engine.call(t -> t.cancelList(ALICE, BTC, ListRef.id(list.id()), "x"));
                assertThat(cancelled.list().orderStatus())
                        .isEqualTo(OrderList.OrderStatus.ALL_DONE);
                assertThat(cancelled.orders()).hasSize(3);
            }
        },
        WORKING {
            @Override
            void run(Engine engine, OrderList list) throws Refusal {
                cancel(engine, "working");
            }
        },
        PENDING {
            @Override
            void run(Engine engine, OrderList list) throws Refusal {
                cancel(engine, "limit");
            }
        },
        ALL {
            @Override
            void run(Engine engine, OrderList list) throws Refusal {
                Cancelled cancelled = engine.call(t -> t.cancelAll(ALICE, BTC, "x"));
                assertThat(cancelled.orders()).isEmpty();
                assertThat(cancelled.lists()).hasSize(1);
            }
        },
        REPLACED {
            @Override
            void run(Engine engine, OrderList list) throws Refusal {
                NewOrder beyondMeans = NewOrder.limit(ALICE, BTC, Side.BUY, PRICE, 100 * LOTS);
                engine.call(t ->
                        t.cancelReplace(
                                new CancelReplace(
                                        OrderRef.client("stop"),
                                        "x",
                                        CancelRestriction.NONE,
                                        CancelReplace.Mode.STOP_ON_FAILURE,
                                        beyondMeans)));
            }
        };

        abstract void run(Engine engine, OrderList list) throws Refusal;

        private static void cancel(Engine engine, String id) throws Refusal {
            engine.call(t -> t.cancel(ALICE, BTC, OrderRef.client(id), "x"));
        }
    }

    @Test
    void ofTwoOrdersBothAreAmended() throws Refusal {
        place(sellOco());
        told.clear();
        exchange.engine.call(t -> t.amend(ALICE, BTC, OrderRef.client("stop"), LOTS / 2, "less"));
        exchange.engine.call(Trading::now);
        assertThat(told)
                .containsExactly(
                        "less REPLACED NEW", "limit REPLACED NEW", "list UPDATED EXECUTING");
        assertThat(now("limit").terms().lots()).isEqualTo(LOTS / 2);
        assertThat(exchange.locked(ALICE, "BTC")).isEqualTo(UNIT / 20);
        assertThat(exchange.openLists(ALICE).getFirst().orders())
                .extracting(OrderList.Leg::clientOrderId)
                .containsExactly("less", "limit");
    }

    @Test
    void aResetClearsListsToo() throws Refusal {
        place(otoco());
        exchange.engine.call(t -> {
            t.reset(ALICE, Map.of("USDT", 5 * UNIT));
            return "";
        });
        assertThat(exchange.openOrders(ALICE)).isEmpty();
        assertThat(exchange.free(ALICE, "USDT")).isEqualTo(5 * UNIT);
    }
}
