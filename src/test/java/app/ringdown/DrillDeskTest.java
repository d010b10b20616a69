package app.ringdown;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.Desk;
import app.ringdown.exchange.ApiClient;
import app.ringdown.exchange.Exchange;
import app.ringdown.exchange.ExchangeOptions;
import app.ringdown.exchange.drill.Exercise;
import app.ringdown.exchange.drill.Fault;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;
import app.ringdown.order.Order;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderType;
import app.ringdown.order.Reason;
import app.ringdown.order.TimeInForce;
import app.ringdown.store.Database;
import app.ringdown.store.SqliteJournal;
import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;
import app.ringdown.venue.LineState;
import app.ringdown.venue.binance.BinanceVenue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The client's desk at an exchange in trouble. Whatever goes wrong on the way, in the end desk and
 * exchange say the same of every order, and the exchange has none of them twice.
 */
class DrillDeskTest {
    private static final String SYMBOL = "BTCUSDT";
    private static final long LOTS = 100;
    private static final Duration SOON = Duration.ofSeconds(15);

    /** An order of which nobody knows is given up after its grace, and no later. */
    private static final Duration GRACE = Duration.ofSeconds(25);

    @TempDir static Path exchangeFolder;
    private static Exchange exchange;
    private static ApiClient client;

    @TempDir Path folder;
    private final Map<String, Order> orders = new HashMap<>();
    private final List<String> placed = new ArrayList<>();
    private Desk desk;
    private Instrument bitcoin;

    @BeforeAll
    static void openExchange() throws Exception {
        exchange = Exchange.start(ExchangeOptions.in(exchangeFolder));
        client = new ApiClient(exchange);
    }

    @AfterAll
    static void closeExchange() {
        exchange.close();
    }

    @BeforeEach
    void logIn() throws Exception {
        Endpoints endpoints =
                new Endpoints(
                        URI.create(exchange.rest()),
                        URI.create(exchange.stream()),
                        URI.create(exchange.wsApi()));
        Clock clock = Clock.systemUTC();
        Database database = Database.open(folder.resolve("ringdown.db"), clock);
        desk =
                Desk.logIn(
                                BinanceVenue.of(
                                        "drill",
                                        endpoints,
                                        new Credentials(exchange.apiKey(), exchange.apiSecret()),
                                        clock,
                                        new Random(1)),
                                new SqliteJournal(database, "drill"),
                                clock)
                        .get(20, TimeUnit.SECONDS);
        bitcoin =
                desk.feed().instruments().stream()
                        .filter(each -> each.symbol().equals(SYMBOL))
                        .findFirst()
                        .orElseThrow();
        until(SOON, "an open line", () -> desk.accountLine() == LineState.OPEN);
        until(SOON, "a price", () -> quote().bid() > 0 && quote().ask() > 0);
    }

    @AfterEach
    void leave() {
        exchange.control().drill().liftAll();
        desk.close();
        client.signed("DELETE", "openOrders", Map.of("symbol", SYMBOL));
    }

    private Quote quote() {
        return desk.feed().quotes().read(bitcoin.index());
    }

    private static void begin(String exercise) {
        exchange.control().drill().begin(Exercise.parse(exercise));
    }

    /** An order that rests far from the market. */
    private String resting() {
        return place(OrderType.LIMIT, TimeInForce.GTC, quote().bid() / 2);
    }

    /** An order that is filled at once. */
    private String filling() {
        return place(OrderType.MARKET, TimeInForce.GTC, 0);
    }

    private String place(OrderType type, TimeInForce timeInForce, long ticks) {
        String id = desk.orders().nextId();
        placed.add(id);
        desk.orders()
                .place(
                        new OrderRequest(
                                id, bitcoin, Side.BUY, type, timeInForce, ticks, LOTS, null));
        return id;
    }

    /** What the desk says of an order, null if nothing. */
    private @Nullable Order known(String id) {
        desk.orders().drain(order -> orders.put(order.clientOrderId(), order));
        return orders.get(id);
    }

    private boolean is(String id, OrderState state) {
        Order order = known(id);
        return order != null && order.state() == state;
    }

    private static void until(Duration patience, String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** Places while the next request of an order meets a fault. */
    private String struck(Fault fault, String exercise, boolean fills) {
        long before = times(fault);
        begin(exercise + ",count=1,scope=orders");
        String id = fills ? filling() : resting();
        until(SOON, exercise, () -> times(fault) > before);
        return id;
    }

    private static long times(Fault fault) {
        return exchange.control().drill().struck(fault);
    }

    /** What the exchange says of an order, or null if it never had it. */
    private static @Nullable JsonObject told(String id) {
        ApiClient.Answer answer =
                client.signed("GET", "order", Map.of("symbol", SYMBOL, "origClientOrderId", id));
        if (answer.status() == 200) {
            return answer.object();
        }
        assertThat(answer.code()).isEqualTo(-2013);
        return null;
    }

    /** Whether desk and exchange say the same of an order, fill by fill. */
    private boolean agreed(String id) {
        Order ours = known(id);
        JsonObject theirs = told(id);
        if (ours == null) {
            return false;
        }
        if (theirs == null) {
            return ours.state() == OrderState.REJECTED;
        }
        List<String> fills = new ArrayList<>();
        for (JsonElement trade :
                client.signed(
                                "GET",
                                "myTrades",
                                Map.of(
                                        "symbol",
                                        SYMBOL,
                                        "orderId",
                                        theirs.get("orderId").getAsLong()))
                        .array()) {
            fills.add(trade.getAsJsonObject().get("id").getAsString());
        }
        return ours.state() == state(theirs.get("status").getAsString())
                && ours.venueOrderId().equals(theirs.get("orderId").getAsString())
                && bitcoin.quantity(ours.executedLots())
                                .compareTo(theirs.get("executedQty").getAsBigDecimal())
                        == 0
                && ours.fills().stream()
                        .map(fill -> Long.toString(fill.tradeId()))
                        .toList()
                        .equals(fills);
    }

    private static OrderState state(String status) {
        return switch (status) {
            case "NEW" -> OrderState.ACCEPTED;
            case "PARTIALLY_FILLED" -> OrderState.PARTLY_FILLED;
            case "FILLED" -> OrderState.FILLED;
            case "CANCELED" -> OrderState.CANCELLED;
            default -> throw new AssertionError(status);
        };
    }

    /** Holds that every order is known for what it is, and none is there twice. */
    private void agreeOnAll(Duration patience) {
        for (String id : placed) {
            until(patience, "the fate of " + id + ": " + known(id), () -> agreed(id));
        }
        Map<String, Long> times = new HashMap<>();
        for (JsonElement each :
                client.signed("GET", "allOrders", Map.of("symbol", SYMBOL, "limit", 1000))
                        .array()) {
            times.merge(each.getAsJsonObject().get("clientOrderId").getAsString(), 1L, Long::sum);
        }
        for (String id : placed) {
            assertThat(times.getOrDefault(id, 0L))
                    .as("orders called %s", id)
                    .isEqualTo(told(id) == null ? 0 : 1);
        }
        BigDecimal theirs = client.free("USDT");
        until(
                SOON,
                "the same money",
                () -> desk.orders().account().balances().get("USDT").free().compareTo(theirs) == 0);
    }

    @Test
    void anOrderWhoseAnswerIsLostOrSpoiltIsFound() {
        List<String> done = new ArrayList<>();
        List<String> notDone = new ArrayList<>();
        for (boolean fills : new boolean[] {false, true}) {
            done.add(struck(Fault.NO_ANSWER, "no-answer", fills));
            notDone.add(struck(Fault.HALF_OPEN, "half-open", fills));
            notDone.add(struck(Fault.REFUSE, "refuse", fills));
            notDone.add(struck(Fault.UNAVAILABLE, "unavailable", fills));
            done.add(struck(Fault.FAIL_AFTER, "fail-after", fills));
            done.add(struck(Fault.FAIL_AFTER, "fail-after,amount=504", fills));
            done.add(struck(Fault.ANSWER_TWICE, "answer-twice", fills));
            done.add(struck(Fault.CUT, "cut", fills));
            done.add(struck(Fault.CUT_JSON, "cut-json", fills));
            done.add(struck(Fault.GARBAGE, "garbage", fills));
            done.add(struck(Fault.UNKNOWN_FIELD, "unknown-field", fills));
            done.add(struck(Fault.UNKNOWN_VALUE, "unknown-value", fills));
            done.add(struck(Fault.DELAY, "delay,amount=2000", fills));
        }
        agreeOnAll(GRACE);
        assertThat(done).allMatch(id -> told(id) != null);
        assertThat(notDone).allMatch(id -> told(id) == null);
        assertThat(notDone).allMatch(id -> known(id).reason().equals(Reason.NOT_FOUND));
    }

    @Test
    void anOrderThatTheExchangeDidNotTakeIsRejectedAtOnce() {
        String tooMany = struck(Fault.TOO_MANY, "too-many,amount=1", false);
        until(SOON, "a refusal", () -> is(tooMany, OrderState.REJECTED));
        assertThat(told(tooMany)).isNull();
        assertThat(Reason.parse(known(tooMany).reason()).code()).isEqualTo(-1003);
        // Until the second is over nothing is sent at all, and then everything again.
        String next = resting();
        until(SOON, "a refusal of our own", () -> is(next, OrderState.REJECTED));
        assertThat(told(next)).isNull();
        pause(1_100);
        String after = resting();
        until(SOON, "the next order", () -> is(after, OrderState.ACCEPTED));
        agreeOnAll(SOON);
    }

    private static void pause(long ms) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
        until(SOON, "a pause", () -> System.nanoTime() >= end);
    }

    @Test
    void whatTheAccountLineTellsMayBeLateOutOfOrderTwiceOrCutOff() {
        begin("delay=0.5,amount=300,scope=user");
        begin("reorder=0.3,scope=user");
        begin("duplicate=0.3,scope=user");
        List<Fault> faults = List.of(Fault.DELAY, Fault.REORDER, Fault.DUPLICATE, Fault.CUT);
        List<Long> before = faults.stream().map(DrillDeskTest::times).toList();
        for (int i = 0; i < 12; i++) {
            String rests = resting();
            filling();
            until(SOON, "an answer", () -> is(rests, OrderState.ACCEPTED));
            if (i % 2 == 0) {
                desk.orders().cancel(rests);
            }
            if (i % 4 == 3) {
                long cuts = times(Fault.CUT);
                begin("cut,count=1,scope=user");
                until(SOON, "a cut", () -> times(Fault.CUT) > cuts);
            }
        }
        for (int i = 0; i < faults.size(); i++) {
            assertThat(times(faults.get(i))).as("%s", faults.get(i)).isGreaterThan(before.get(i));
        }
        exchange.control().drill().liftAll();
        agreeOnAll(SOON);
        assertThat(placed.stream().map(id -> known(id).state()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        OrderState.ACCEPTED, OrderState.FILLED, OrderState.CANCELLED);
    }

    @Test
    void aCancelWhoseAnswerIsLostIsKnownAllTheSame() {
        List<String> gone = new ArrayList<>();
        for (String exercise : List.of("fail-after", "cut", "answer-twice", "garbage")) {
            String id = resting();
            until(SOON, "an order", () -> is(id, OrderState.ACCEPTED));
            begin(exercise + ",count=1,scope=orders");
            desk.orders().cancel(id);
            until(SOON, exercise, () -> told(id).get("status").getAsString().equals("CANCELED"));
            gone.add(id);
        }
        // And where the account line says nothing either.
        String unheard = resting();
        until(SOON, "an order", () -> is(unheard, OrderState.ACCEPTED));
        begin("drop,scope=user");
        begin("fail-after,count=1,scope=orders");
        desk.orders().cancel(unheard);
        until(SOON, "what nobody told", () -> is(unheard, OrderState.CANCELLED));
        exchange.control().drill().liftAll();

        String kept = resting();
        until(SOON, "an order", () -> is(kept, OrderState.ACCEPTED));
        begin("unavailable,count=1,scope=orders");
        desk.orders().cancel(kept);
        until(SOON, "that it failed", () -> !known(kept).reason().isEmpty());
        assertThat(known(kept).cancelling()).isFalse();
        agreeOnAll(SOON);
        assertThat(gone).allMatch(id -> is(id, OrderState.CANCELLED));
        assertThat(is(kept, OrderState.ACCEPTED)).isTrue();
    }

    @Test
    void aClockThatJumpsCostsNoOrder() {
        for (String jump : List.of("clock-jump,amount=90", "clock-jump,amount=-90")) {
            begin(jump);
            accepted(resting());
            exchange.control().drill().liftAll();
            accepted(resting());
            accepted(filling());
        }
        // What the exchange made us wait for in its wrong time is over when it is over in ours.
        begin("clock-jump,amount=90");
        accepted(resting());
        String tooMany = struck(Fault.TOO_MANY, "too-many,amount=1", false);
        until(SOON, "a refusal", () -> is(tooMany, OrderState.REJECTED));
        exchange.control().drill().liftAll();
        pause(1_100);
        accepted(resting());
        agreeOnAll(SOON);
    }

    private void accepted(String id) {
        until(
                SOON,
                "an order",
                () -> {
                    Order order = known(id);
                    if (order != null && order.state() == OrderState.REJECTED) {
                        throw new AssertionError(order);
                    }
                    return order != null && (order.state().isWorking() || order.state().isFinal());
                });
    }

    @Test
    void anOrderThatWasUnderWayWhenTheProgramEndedIsFoundAtTheNextStart() throws Exception {
        String rests = struck(Fault.NO_ANSWER, "no-answer", false);
        String fills = struck(Fault.NO_ANSWER, "no-answer", true);
        desk.close();
        orders.clear();
        logIn();
        assertThat(List.of(rests, fills)).isEqualTo(placed);
        agreeOnAll(SOON);
        assertThat(is(fills, OrderState.FILLED)).isTrue();
        assertThat(known(rests).external()).as("known for our own").isFalse();
    }
}
