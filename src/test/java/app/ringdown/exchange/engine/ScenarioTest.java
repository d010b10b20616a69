package app.ringdown.exchange.engine;

import static app.ringdown.exchange.engine.TestExchange.ALICE;
import static app.ringdown.exchange.engine.TestListings.BTC;
import static app.ringdown.exchange.engine.TestListings.ETH;
import static app.ringdown.exchange.engine.TestListings.UNIT;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.flow.Floor;
import app.ringdown.exchange.flow.Scenario;
import app.ringdown.exchange.flow.Tif;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;
import app.ringdown.exchange.listing.TradingStatus;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Switching scenarios, and what a halt means. */
class ScenarioTest {
    private static final NewOrder BID = NewOrder.limit(ALICE, BTC, Side.BUY, 5_900_000, 100);

    private static void play(
            TestExchange exchange, Scenario scenario, List<Listing> which, @Nullable Duration time)
            throws Refusal {
        exchange.engine.call(trading -> {
            trading.play(scenario, which, time);
            return scenario;
        });
    }

    private static Staging staging(TestExchange exchange, Listing listing) throws Refusal {
        return exchange.engine.call(trading -> trading.staging(listing));
    }

    private static void closed(Refusal refusal) {
        assertEquals(-2010, refusal.code());
        assertEquals("Market is closed.", refusal.text());
    }

    @Test
    void inAHaltNothingEntersAndWhatIsThereMayLeave() throws Refusal {
        try (TestExchange exchange = TestExchange.quiet()) {
            exchange.fund(ALICE, "USDT", 100_000);
            long id = exchange.place(BID).order().id();
            play(exchange, Scenario.HALT, List.of(BTC), null);
            assertEquals(TradingStatus.HALT, exchange.engine.status(BTC));
            assertEquals(TradingStatus.TRADING, exchange.engine.status(ETH));
            closed(assertThrows(Refusal.class, () -> exchange.place(BID)));
            closed(
                    assertThrows(
                            Refusal.class,
                            () ->
                                    exchange.engine.call(trading -> {
                                        trading.test(BID);
                                        return BID;
                                    })));
            long eth = exchange.engine.call(t -> (long) t.averageTicks(ETH));
            exchange.place(NewOrder.limit(ALICE, ETH, Side.BUY, eth, 1_000));
            assertEquals(
                    OrderStatus.CANCELED,
                    exchange.engine.call(t -> t.cancel(ALICE, BTC, OrderRef.id(id), "x")).status());
            play(exchange, Scenario.NORMAL, List.of(BTC), null);
            assertEquals(OrderStatus.NEW, exchange.place(BID).order().status());
        }
    }

    @Test
    void inAHaltTheHouseDoesNotTradeEither() throws Refusal {
        ScriptedFlow flow =
                new ScriptedFlow(
                        floor -> floor.enroll("house", Map.of("USDT", 1_000_000 * UNIT)),
                        floor -> {},
                        1_000_000);
        try (TestExchange exchange = new TestExchange(new MemoryJournal(), flow).started()) {
            play(exchange, Scenario.HALT, List.of(BTC), null);
            exchange.engine.call(trading -> {
                assertEquals(
                        Floor.REFUSED,
                        flow.floor.limit(0, 0, Side.BUY, 5_900_000, 100, Tif.POST_ONLY));
                assertEquals(Floor.REFUSED, flow.floor.market(0, 0, Side.BUY, 100));
                assertTrue(flow.floor.limit(0, 1, Side.BUY, 290_000, 100, Tif.GTC) > 0);
                return trading;
            });
        }
    }

    @Test
    void aScenarioEndsAtItsMoment() throws Refusal {
        try (TestExchange exchange = TestExchange.quiet()) {
            long now = exchange.time.get();
            play(exchange, Scenario.HALT, List.of(BTC), Duration.ofSeconds(10));
            play(exchange, Scenario.HALT, List.of(ETH), Duration.ofSeconds(20));
            assertEquals(
                    new Staging(BTC, Scenario.HALT, now, now + 10_000_000), staging(exchange, BTC));
            exchange.time.set(now + 9_999_999);
            assertEquals(Scenario.HALT, staging(exchange, BTC).scenario());
            exchange.time.set(now + 60_000_000);
            assertEquals(
                    new Staging(BTC, Scenario.NORMAL, now + 10_000_000, Staging.UNTIL_CHANGED),
                    staging(exchange, BTC));
            assertEquals(now + 20_000_000, staging(exchange, ETH).since());
            assertEquals(TradingStatus.TRADING, exchange.engine.status(ETH));
        }
    }

    @Test
    void aMarketThatCannotPlayAScenarioSaysSo() throws Refusal {
        try (TestExchange exchange = TestExchange.quiet()) {
            assertEquals(
                    List.of(Scenario.NORMAL, Scenario.HALT),
                    List.copyOf(exchange.engine.call(Trading::scenarios)));
            assertThrows(
                    IllegalStateException.class,
                    () -> play(exchange, Scenario.TREND, List.of(BTC), null));
            assertThrows(
                    IllegalStateException.class,
                    () -> play(exchange, Scenario.HALT, List.of(BTC), Duration.ZERO));
            assertEquals(Scenario.NORMAL, staging(exchange, BTC).scenario());
        }
    }
}
