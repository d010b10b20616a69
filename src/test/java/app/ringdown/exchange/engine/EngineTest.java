package app.ringdown.exchange.engine;

import static app.ringdown.exchange.engine.TestExchange.ALICE;
import static app.ringdown.exchange.engine.TestListings.BTC;
import static app.ringdown.exchange.engine.TestListings.UNIT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.exchange.account.Execution;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.flow.Floor;
import app.ringdown.exchange.flow.Tif;
import app.ringdown.exchange.listing.Side;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** The thread, the disk and the house traders. */
class EngineTest {
    private static final long PRICE = 6_000_000;
    private static final NewOrder SELL = NewOrder.limit(ALICE, BTC, Side.SELL, PRICE, 10_000);

    private static ScriptedFlow maker() {
        return new ScriptedFlow(
                floor -> {
                    int trader = floor.enroll("maker", Map.of("USDT", 100_000 * UNIT, "BTC", UNIT));
                    floor.limit(trader, 0, Side.BUY, PRICE - 10, 50_000, Tif.GTC);
                    floor.limit(trader, 0, Side.SELL, PRICE + 10, 50_000, Tif.POST_ONLY);
                },
                floor -> {},
                1_000_000);
    }

    @Test
    void aFullDiskRefusesOrdersHaltsTheMarketAndLosesNothing() throws Exception {
        MemoryJournal journal = new MemoryJournal();
        List<Execution> told = Collections.synchronizedList(new ArrayList<>());
        TestExchange exchange = new TestExchange(journal, ScriptedFlow.none());
        exchange.engine.listen(
                new EngineListener() {
                    @Override
                    public void onExecution(Execution execution) {
                        told.add(execution);
                    }
                });
        try (exchange) {
            exchange.started();
            journal.full = true;
            assertThatThrownBy(() -> exchange.place(SELL.with("first")))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> {
                                assertThat(refusal.code()).isEqualTo(-1006);
                                assertThat(refusal.isOutcomeUnknown()).isTrue();
                            });
            assertThatThrownBy(() -> exchange.place(SELL.with("second")))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(-1001));
            assertThat(told).isEmpty();
            assertThat(exchange.engine.call(t -> t.depth(BTC, 5)).asks()).hasSize(1);

            journal.full = false;
            exchange.place(SELL.with("third"));
            assertThat(exchange.openOrders(ALICE))
                    .extracting(order -> order.terms().clientOrderId())
                    .containsExactly("first", "third");
            assertThat(told)
                    .extracting(execution -> execution.order().terms().clientOrderId())
                    .containsExactly("first", "third");
        }
    }

    @Test
    void aHouseTraderTradesItsOwnMoneyWithoutAFeeAndHearsOfIt() throws Refusal {
        ScriptedFlow flow = maker();
        try (TestExchange exchange = new TestExchange(new MemoryJournal(), flow).started()) {
            Placed placed = exchange.place(NewOrder.market(ALICE, BTC, Side.BUY, 10_000));

            assertThat(placed.fills()).hasSize(1);
            assertThat(placed.fills().get(0).ticks()).isEqualTo(PRICE + 10);
            assertThat(flow.heard).hasSize(1);
            assertThat(flow.heard.get(0)).startsWith("0 SELL 10000 at 6000010 as maker of ");
            List<String> faults =
                    exchange.engine.call(t -> TestExchange.faults(exchange.engine.state()));
            assertThat(faults).isEmpty();
            State state = exchange.engine.state();
            assertThat(state.ledger.house(state.ledger.index("USDT")))
                    .isEqualTo(100_000 * UNIT + 6_000 * UNIT + UNIT / 100);
        }
    }

    @Test
    void aHouseTraderIsRefusedWhatTheFloorDoesNotAllow() throws Refusal {
        ScriptedFlow flow = maker();
        try (TestExchange exchange = new TestExchange(new MemoryJournal(), flow).started()) {
            exchange.engine.call(trading -> {
                Floor floor = flow.floor;
                assertThat(floor.limit(0, 0, Side.BUY, PRICE + 10, 1, Tif.POST_ONLY))
                        .isEqualTo(Floor.REFUSED);
                assertThat(floor.limit(0, 0, Side.BUY, PRICE, 900_000, Tif.GTC))
                        .isEqualTo(Floor.REFUSED);
                assertThat(floor.limit(0, 0, Side.BUY, 0, 1, Tif.GTC)).isEqualTo(Floor.REFUSED);
                assertThat(floor.market(0, 0, Side.SELL, BTC.maxMarketLots() + 1))
                        .isEqualTo(Floor.REFUSED);
                long order = floor.limit(0, 0, Side.BUY, PRICE - 20, 100, Tif.GTC);
                assertThat(floor.replace(order, PRICE - 20, 60)).isEqualTo(order);
                assertThat(floor.remaining(order)).isEqualTo(60);
                long moved = floor.replace(order, PRICE - 30, 60);
                assertThat(moved).isGreaterThan(order);
                assertThat(floor.remaining(order)).isZero();
                assertThat(floor.cancel(order)).isFalse();
                assertThat(floor.cancel(moved)).isTrue();
                return true;
            });
        }
    }

    @Test
    void twoOfTheSameTradersOrdersNeverMeet() throws Refusal {
        ScriptedFlow flow = maker();
        try (TestExchange exchange = new TestExchange(new MemoryJournal(), flow).started()) {
            exchange.engine.call(trading -> {
                long order = flow.floor.limit(0, 0, Side.BUY, PRICE + 10, 60_000, Tif.GTC);
                assertThat(order).isPositive();
                assertThat(flow.floor.ask(0)).isZero();
                assertThat(flow.heard).isEmpty();
                return true;
            });
        }
    }

    @Test
    void aFaultInACommandOrAListenerEndsNothing() throws Refusal {
        TestExchange exchange = new TestExchange(new MemoryJournal(), ScriptedFlow.none());
        exchange.engine.listen(
                new EngineListener() {
                    @Override
                    public void onBatchEnd(Trading trading) {
                        throw new IllegalStateException("a listener's fault");
                    }
                });
        try (exchange) {
            exchange.started();
            assertThatThrownBy(() ->
                            exchange.engine.call(trading -> {
                                throw new IllegalStateException("a fault");
                            }))
                    .hasRootCauseMessage("a fault");
            exchange.place(SELL);
            assertThat(exchange.openOrders(ALICE)).hasSize(1);
        }
    }

    @Test
    void whoComesAfterTheCloseIsToldSo() {
        TestExchange exchange = TestExchange.quiet();
        exchange.close();
        assertThatThrownBy(() -> exchange.place(SELL))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(-1001));
    }

    @Test
    void theThreadOfTheExchangeCannotWaitForItself() throws Refusal {
        try (TestExchange exchange = TestExchange.quiet()) {
            assertThatThrownBy(() -> exchange.engine.call(t -> exchange.engine.call(Trading::now)))
                    .hasRootCauseMessage("The exchange's thread would wait for itself");
        }
    }

    @Test
    void whenTooManyWaitTheNextIsRefused() throws Exception {
        try (TestExchange exchange = TestExchange.quiet()) {
            CountDownLatch busy = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            threads.add(
                    Thread.startVirtualThread(() ->
                            quietly(
                                    exchange,
                                    trading -> {
                                        busy.countDown();
                                        go.await();
                                        return 1L;
                                    })));
            assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
            AtomicLong overloaded = new AtomicLong();
            CountDownLatch refused = new CountDownLatch(10);
            for (int i = 0; i < 4096 + 10; i++) {
                threads.add(
                        Thread.startVirtualThread(() -> {
                            try {
                                exchange.engine.call(Trading::now);
                            } catch (Refusal e) {
                                assertThat(e.code()).isEqualTo(-1008);
                                overloaded.incrementAndGet();
                                refused.countDown();
                            }
                        }));
            }
            assertThat(refused.await(20, TimeUnit.SECONDS)).isTrue();
            go.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(overloaded.get()).isEqualTo(10);
        }
    }

    private interface Slow {
        Long run(Trading trading) throws InterruptedException;
    }

    private static void quietly(TestExchange exchange, Slow slow) {
        try {
            exchange.engine.call(trading -> {
                try {
                    return slow.run(trading);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        } catch (Refusal e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void commandsAreAnsweredWhileTheFlowIsBusy() throws Refusal {
        AtomicBoolean slow = new AtomicBoolean();
        ScriptedFlow busy =
                new ScriptedFlow(
                        floor -> {},
                        floor -> {
                            long until = System.nanoTime() + 300_000;
                            while (slow.get() && System.nanoTime() < until) {
                                Thread.onSpinWait();
                            }
                        },
                        1);
        TestExchange exchange =
                new TestExchange(
                        TestListings.ALL,
                        new MemoryJournal(),
                        TestExchange.noHistory(),
                        new MemoryBars(),
                        busy,
                        () -> System.currentTimeMillis() * 1000);
        try (exchange) {
            exchange.started();
            slow.set(true);
            List<Long> waits = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                long before = System.nanoTime();
                exchange.engine.call(Trading::now);
                waits.add((System.nanoTime() - before) / 1000);
            }
            Collections.sort(waits);
            assertThat(waits.get(waits.size() / 2)).isLessThan(3_000);
        }
    }

    @Test
    void theOrderIndexFindsWhatIsThereAndOnlyThat() {
        OrderIndex index = new OrderIndex();
        Random random = new Random(5);
        Map<Long, HouseOrder> oracle = new HashMap<>();
        Market market = null;
        for (int i = 0; i < 200_000; i++) {
            long id = random.nextLong(1, 40_000);
            if (random.nextInt(3) > 0) {
                if (!oracle.containsKey(id)) {
                    HouseOrder order = new HouseOrder(id, 0, market, Side.BUY, 1, 1);
                    index.add(order);
                    oracle.put(id, order);
                }
            } else {
                index.remove(id);
                oracle.remove(id);
            }
            long asked = random.nextLong(1, 40_000);
            assertThat(index.get(asked)).isSameAs(oracle.get(asked));
        }
        assertThat(index.size()).isEqualTo(oracle.size());
    }
}
