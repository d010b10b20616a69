package app.ringdown.exchange.engine;

import static app.ringdown.exchange.engine.Conditional.order;
import static app.ringdown.exchange.engine.Conditional.stopLoss;
import static app.ringdown.exchange.engine.Conditional.takeProfit;
import static app.ringdown.exchange.engine.TestExchange.ALICE;
import static app.ringdown.exchange.engine.TestExchange.BOB;
import static app.ringdown.exchange.engine.TestExchange.CAROL;
import static app.ringdown.exchange.engine.TestListings.BTC;
import static app.ringdown.exchange.engine.TestListings.UNIT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.exchange.account.Execution;
import app.ringdown.exchange.account.ExpiryReason;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.OrderType;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.account.TimeInForce;
import app.ringdown.exchange.listing.Side;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

/** Orders that wait for a price. The market starts at 60,000.00 USDT; lots are 0.00001 BTC. */
class ConditionalTest {
    private static final long PRICE = 6_000_000;
    private static final long LOTS = 10_000;

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

    private Order place(NewOrder order) throws Refusal {
        return exchange.place(order).order();
    }

    private Order now(Order order) throws Refusal {
        exchange.engine.call(Trading::now);
        return executions.stream()
                .map(Execution::order)
                .filter(other -> other.id() == order.id())
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** Whether it waits no more. */
    private boolean woken(Order order) throws Refusal {
        return now(order).isWorking();
    }

    private void refused(NewOrder order, String text) {
        assertThatThrownBy(() -> exchange.place(order))
                .hasMessage(text)
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo(-2010));
    }

    @ParameterizedTest
    @CsvSource({
        "STOP_LOSS, SELL, -100",
        "STOP_LOSS, BUY, 100",
        "STOP_LOSS_LIMIT, SELL, -100",
        "STOP_LOSS_LIMIT, BUY, 100",
        "TAKE_PROFIT, SELL, 100",
        "TAKE_PROFIT, BUY, -100",
        "TAKE_PROFIT_LIMIT, SELL, 100",
        "TAKE_PROFIT_LIMIT, BUY, -100",
    })
    void itWaitsOutsideTheBookUntilTheMarketIsThere(OrderType type, Side side, int away)
            throws Refusal {
        long limit = type.atMarket() ? 0 : PRICE;
        NewOrder terms = order(ALICE, BTC, side, type, PRICE + away, 0, limit, LOTS);
        refused(
                order(ALICE, BTC, side, type, PRICE - away, 0, limit, LOTS),
                "Order would trigger immediately.");
        refused(
                order(ALICE, BTC, side, type, PRICE, 0, limit, LOTS),
                "Order would trigger immediately.");

        Order placed = place(terms);

        assertThat(placed.status()).isEqualTo(OrderStatus.NEW);
        assertThat(placed.isWorking()).isFalse();
        assertThat(exchange.engine.call(t -> t.best(BTC)).bidTicks()).isZero();
        assertThat(exchange.engine.call(t -> t.best(BTC)).askTicks()).isZero();
        long cost =
                side == Side.SELL
                        ? UNIT / 10
                        : BTC.notional(type.atMarket() ? PRICE + away : PRICE, LOTS);
        assertThat(exchange.locked(ALICE, side == Side.SELL ? "BTC" : "USDT")).isEqualTo(cost);

        exchange.trade(PRICE + away - Integer.signum(away));
        assertThat(woken(placed)).isFalse();
        exchange.trade(PRICE + away);
        assertThat(woken(placed)).isTrue();
        if (type.atMarket()) {
            assertThat(now(placed).status()).isEqualTo(OrderStatus.EXPIRED);
            assertThat(now(placed).expiryReason()).isEqualTo(ExpiryReason.INSUFFICIENT_LIQUIDITY);
            assertThat(exchange.openOrders(ALICE)).isEmpty();
        } else {
            Best best = exchange.engine.call(t -> t.best(BTC));
            assertThat(side == Side.SELL ? best.askTicks() : best.bidTicks()).isEqualTo(PRICE);
        }
    }

    @Test
    void aStopLossSellsIntoTheBookWhenItIsWoken() throws Refusal {
        Order stop = place(stopLoss(ALICE, BTC, Side.SELL, PRICE - 100, LOTS));
        place(NewOrder.limit(BOB, BTC, Side.BUY, PRICE - 200, 2 * LOTS));
        place(NewOrder.limit(BOB, BTC, Side.BUY, PRICE - 100, 10));
        place(NewOrder.limit(CAROL, BTC, Side.SELL, PRICE - 100, 10));

        Order after = now(stop);
        assertThat(after.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(after.executedQuote()).isEqualTo(BTC.notional(PRICE - 200, LOTS));
        assertThat(after.working()).isEqualTo(after.updated());
        assertThat(exchange.locked(ALICE, "BTC")).isZero();
    }

    @Test
    void aBuyAtMarketTakesWhatItNeedsMoreThanItsStopPrice() throws Refusal {
        Order stop = place(stopLoss(ALICE, BTC, Side.BUY, PRICE + 100, LOTS));
        place(NewOrder.limit(BOB, BTC, Side.SELL, PRICE + 5_000, LOTS));
        long before = exchange.free(ALICE, "USDT") + exchange.locked(ALICE, "USDT");
        exchange.trade(PRICE + 100);

        assertThat(now(stop).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(exchange.locked(ALICE, "USDT")).isZero();
        assertThat(exchange.free(ALICE, "USDT"))
                .isEqualTo(before - BTC.notional(PRICE + 5_000, LOTS));
    }

    @Test
    void aBuyAtMarketThatTheAccountCannotCoverBuysWhatItCan() throws Refusal {
        exchange.engine.call(t -> {
            t.reset(ALICE, java.util.Map.of("USDT", BTC.notional(PRICE + 100, LOTS)));
            return "";
        });
        Order stop = place(stopLoss(ALICE, BTC, Side.BUY, PRICE + 100, LOTS));
        place(NewOrder.limit(BOB, BTC, Side.SELL, PRICE + 60_000, LOTS));
        exchange.trade(PRICE + 100);

        Order after = now(stop);
        assertThat(after.status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(after.executedLots()).isBetween(LOTS * 9 / 10, LOTS - 1);
        assertThat(exchange.locked(ALICE, "USDT")).isZero();
    }

    @Test
    void ordersAtOnePriceAreWokenInTheirSequenceAndTheNearestPriceFirst() throws Refusal {
        Order far = place(stopLoss(ALICE, BTC, Side.SELL, PRICE - 200, 10));
        Order near = place(stopLoss(ALICE, BTC, Side.SELL, PRICE - 100, 10));
        Order next = place(stopLoss(ALICE, BTC, Side.SELL, PRICE - 100, 10));
        place(NewOrder.limit(BOB, BTC, Side.BUY, PRICE - 300, 1_000));
        executions.clear();
        place(NewOrder.limit(CAROL, BTC, Side.SELL, PRICE - 300, 10));
        exchange.engine.call(Trading::now);

        assertThat(executions)
                .extracting(Execution::order)
                .filteredOn(o -> o.terms().account() == ALICE)
                .extracting(Order::id)
                .containsExactly(near.id(), near.id(), next.id(), next.id(), far.id(), far.id());
    }

    @Test
    void aChainOfStopsRunsToItsEnd() throws Refusal {
        List<Order> stops = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            stops.add(place(stopLoss(ALICE, BTC, Side.SELL, PRICE - 100L * i, 100)));
            place(NewOrder.limit(BOB, BTC, Side.BUY, PRICE - 100L * i, 100));
        }
        place(NewOrder.limit(CAROL, BTC, Side.SELL, PRICE - 100, 100));

        for (int i = 0; i < 4; i++) {
            assertThat(now(stops.get(i)).status()).isEqualTo(OrderStatus.FILLED);
        }
        // The last one found an empty book.
        assertThat(now(stops.get(4)).status()).isEqualTo(OrderStatus.EXPIRED);
    }

    @Test
    void immediateAndWholeOrdersKeepTheirWordOnceWoken() throws Refusal {
        NewOrder limited =
                order(
                        ALICE,
                        BTC,
                        Side.SELL,
                        OrderType.STOP_LOSS_LIMIT,
                        PRICE - 100,
                        0,
                        PRICE - 300,
                        LOTS);
        Order whole = place(limited.with(TimeInForce.FOK));
        Order part = place(limited.with(TimeInForce.IOC));
        place(NewOrder.limit(BOB, BTC, Side.BUY, PRICE - 200, LOTS / 2));
        exchange.trade(PRICE - 100);

        assertThat(now(whole).expiryReason()).isEqualTo(ExpiryReason.UNFILLED_FOK_ORDER_EXPIRED);
        assertThat(now(whole).executedLots()).isZero();
        assertThat(now(part).expiryReason()).isEqualTo(ExpiryReason.UNFILLED_IOC_QUANTITY_EXPIRED);
        assertThat(now(part).executedLots()).isEqualTo(LOTS / 2);
    }

    @Test
    void oneThatWaitsCanBeCancelledMadeSmallerAndReplaced() throws Refusal {
        Order stop = place(stopLoss(ALICE, BTC, Side.SELL, PRICE - 100, LOTS));
        exchange.engine.call(t -> t.amend(ALICE, BTC, OrderRef.id(stop.id()), LOTS / 2, "smaller"));
        assertThat(exchange.locked(ALICE, "BTC")).isEqualTo(UNIT / 20);
        exchange.engine.call(t -> t.cancel(ALICE, BTC, OrderRef.client("smaller"), "x"));
        assertThat(exchange.locked(ALICE, "BTC")).isZero();
        exchange.trade(PRICE - 100);
        assertThat(now(stop).status()).isEqualTo(OrderStatus.CANCELED);
    }

    /** The scenarios A to E of the Binance Spot API's FAQ "Trailing stop", prices in whole USDT. */
    @ParameterizedTest
    @CsvSource({
        "BUY, STOP_LOSS_LIMIT, 44000, 500, 45000, 37000 43999 44000 45000 46000 42000 44099, 44100",
        "SELL, STOP_LOSS_LIMIT, 39000, 1000, 38000, 41500 39000 37000 41000 36901, 36900",
        "BUY, TAKE_PROFIT_LIMIT, 38000, 850, 38500, 42000 38000 37000 39000 38000 40144, 40145",
        "SELL, TAKE_PROFIT_LIMIT, 42000, 750, 41000, 41500 39000 42000 45000 44000 46500 43013,"
                + " 43012",
        "SELL, STOP_LOSS_LIMIT, 0, 700, 39000, 40000 42000 39500 45500 42316, 42315",
    })
    void itTrailsAsTheVenueTells(
            Side side, OrderType type, long stop, int delta, long limit, String path, long last)
            throws Refusal {
        exchange.trade(4_000_000);
        Order trailing =
                place(order(ALICE, BTC, side, type, stop * 100, delta, limit * 100, 1_000));
        for (String price : path.split(" ", -1)) {
            assertThat(woken(trailing)).isFalse();
            exchange.trade(Long.parseLong(price) * 100);
        }
        assertThat(woken(trailing)).isFalse();
        exchange.trade(last * 100);
        assertThat(woken(trailing)).isTrue();
    }

    @Test
    void oneThatOnlyTrailsBeginsAtOnceAndOneWithAPriceWhenThatIsTouched() throws Refusal {
        Order free = place(order(ALICE, BTC, Side.SELL, OrderType.STOP_LOSS, 0, 100, 0, LOTS));
        Order bound =
                place(
                        order(
                                ALICE,
                                BTC,
                                Side.SELL,
                                OrderType.TAKE_PROFIT,
                                PRICE + 50,
                                100,
                                0,
                                LOTS));
        assertThat(free.trailingTime()).isEqualTo(free.created());
        assertThat(bound.trailingTime()).isEqualTo(-1);
        exchange.time.addAndGet(5_000);
        exchange.trade(PRICE + 50);
        Order open = exchange.openOrders(ALICE).getLast();
        assertThat(open.id()).isEqualTo(bound.id());
        assertThat(open.trailingTime()).isEqualTo(exchange.time.get());
    }

    @Test
    void atMostFiveMayWaitInAListing() throws Refusal {
        for (int i = 0; i < 5; i++) {
            place(takeProfit(ALICE, BTC, Side.SELL, PRICE + 100, 10));
        }
        assertThatThrownBy(() -> place(takeProfit(ALICE, BTC, Side.SELL, PRICE + 100, 10)))
                .hasMessage("Filter failure: MAX_NUM_ALGO_ORDERS");
    }
}
