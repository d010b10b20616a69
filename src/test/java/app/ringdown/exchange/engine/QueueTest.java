package app.ringdown.exchange.engine;

import static app.ringdown.exchange.engine.TestExchange.ALICE;
import static app.ringdown.exchange.engine.TestListings.BTC;
import static app.ringdown.exchange.engine.TestListings.UNIT;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.account.Execution;
import app.ringdown.exchange.account.ExecutionType;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.flow.Floor;
import app.ringdown.exchange.flow.Tif;
import app.ringdown.exchange.listing.Side;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A user's order among those of the house: it waits its turn, is filled in part, and pays. */
class QueueTest {
    private static final long PRICE = 6_000_000;

    private final List<Execution> told = new CopyOnWriteArrayList<>();
    private final ScriptedFlow flow =
            new ScriptedFlow(
                    floor -> {
                        Map<String, Long> funds = Map.of("USDT", 100_000 * UNIT, "BTC", UNIT);
                        floor.enroll("first", funds);
                        floor.enroll("taker", funds);
                        floor.limit(0, 0, Side.BUY, PRICE, 100, Tif.POST_ONLY);
                    },
                    floor -> {},
                    1_000_000);

    /** The house sells so much at market; what the user has bought after it. */
    private long sells(TestExchange exchange, long lots) throws Refusal {
        exchange.engine.call(trading -> flow.floor.market(1, 0, Side.SELL, lots));
        return exchange.openOrders(ALICE).stream().mapToLong(order -> order.executedLots()).sum();
    }

    private long remaining(TestExchange exchange, long order) throws Refusal {
        return exchange.engine.call(trading -> flow.floor.remaining(order));
    }

    @Test
    void itWaitsItsTurnIsFilledInPartAndPaysTheFeeOfWhoRests() throws Refusal {
        TestExchange exchange = new TestExchange(new MemoryJournal(), flow);
        exchange.engine.listen(
                new EngineListener() {
                    @Override
                    public void onExecution(Execution execution) {
                        if (execution.type() == ExecutionType.TRADE) {
                            told.add(execution);
                        }
                    }
                });
        try (exchange) {
            exchange.started().fund(ALICE, "USDT", 100_000);
            long before = exchange.free(ALICE, "BTC");
            exchange.place(NewOrder.limit(ALICE, BTC, Side.BUY, PRICE, 200));
            long behind =
                    exchange.engine.call(
                            trading -> flow.floor.limit(0, 0, Side.BUY, PRICE, 100, Tif.POST_ONLY));
            assertThat(behind).isGreaterThan(Floor.DONE);
            long resting = exchange.engine.call(trading -> trading.best(BTC).bidLots());
            assertThat(resting).isEqualTo(400);

            assertThat(sells(exchange, 60)).isZero();
            assertThat(sells(exchange, 40)).isZero();
            assertThat(sells(exchange, 50)).isEqualTo(50);
            assertThat(sells(exchange, 100)).isEqualTo(150);
            assertThat(remaining(exchange, behind)).isEqualTo(100);
            assertThat(sells(exchange, 80)).isZero(); // 50 filled it: it is open no more
            assertThat(exchange.openOrders(ALICE)).isEmpty();
            assertThat(remaining(exchange, behind)).isEqualTo(70);

            assertThat(told).extracting(each -> each.fill().lots()).containsExactly(50L, 100L, 50L);
            long base = 200 * 1_000; // 10^-8 BTC in a lot of 10^-5
            assertThat(exchange.free(ALICE, "BTC")).isEqualTo(before + base - base / 1_000);
            assertThat(exchange.locked(ALICE, "USDT")).isZero();
        }
    }
}
