package app.ringdown.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.order.OrderState;
import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;
import app.ringdown.venue.LineStatus;
import app.ringdown.wire.Backoff;
import app.ringdown.wire.RateBudget;
import app.ringdown.wire.Reach;
import app.ringdown.wire.Rest;
import app.ringdown.wire.ServerClock;
import app.ringdown.wire.WireLog;
import app.ringdown.wire.WireServer;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.java_websocket.WebSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

class BinanceAccountStreamTest {
    private final Script told = new Script();
    private final AtomicInteger doubts = new AtomicInteger();
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor();
    private WireServer server;
    private Rest wire;
    private BinanceRest rest;
    private BinanceAccountStream stream;

    @BeforeEach
    void dial() throws InterruptedException {
        server = WireServer.on(0);
        URI http = URI.create("http://127.0.0.1:1");
        wire = new Rest("test", http, Reach.LOOPBACK, new WireLog());
        ServerClock clock = new ServerClock(Clock.systemUTC());
        rest =
                new BinanceRest(
                        wire,
                        new Credentials("key", "secret"),
                        clock,
                        new RateBudget(clock, System::nanoTime, 60_000, 100));
        stream = stream(LastingLine.LIFE);
        stream.open();
    }

    private BinanceAccountStream stream(Duration life) {
        return new BinanceAccountStream(
                "test",
                new Endpoints(URI.create("http://127.0.0.1:1"), server.uri(), server.uri()),
                Reach.LOOPBACK,
                () -> new Backoff(Duration.ofMillis(20), Duration.ofMillis(50), new Random(3)),
                rest,
                Payloads.SYMBOLS,
                told,
                keeper,
                new WireLog(),
                doubts::incrementAndGet,
                life);
    }

    @AfterEach
    void end() throws InterruptedException {
        stream.close();
        wire.close();
        keeper.shutdownNow();
        server.end();
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 5_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 5 s in vain").isLessThan(end);
            Thread.sleep(5);
        }
    }

    private JsonObject request(int index) throws InterruptedException {
        until(() -> server.heard.size() > index);
        return JsonParser.parseString(server.heard.get(index)).getAsJsonObject();
    }

    private void answer(int index, String rest) throws InterruptedException {
        server.broadcast("{\"id\":" + request(index).get("id") + "," + rest + "}");
    }

    private void open() throws InterruptedException {
        answer(0, "\"status\":200,\"result\":{\"subscriptionId\":0}");
        until(() -> told.lines.contains("account OPEN"));
    }

    private void send(String file) {
        server.broadcast(new String(Payloads.bytes(file), StandardCharsets.UTF_8));
    }

    @Test
    void itIsOpenOnlyWhenTheSubscriptionIsConfirmed() throws InterruptedException {
        assertThat(request(0).get("method").getAsString())
                .isEqualTo("userDataStream.subscribe.signature");
        Thread.sleep(200);
        assertThat(told.lines).containsExactly("account CONNECTING");
        open();
        assertThat(server.heard).hasSize(1);
    }

    @Test
    void eventsAreTold() throws InterruptedException {
        open();
        send("user-trade");
        send("user-balances");
        send("user-deposit");
        until(() -> told.balances.size() == 2);
        assertThat(told.reports.getFirst().state()).isEqualTo(OrderState.PARTLY_FILLED);
    }

    @Test
    void aRefusalForTheClockHasItMeasured() throws InterruptedException {
        answer(0, "\"status\":400,\"error\":{\"code\":-1021,\"msg\":\"too late\"}");
        request(1);
        assertThat(doubts).hasValue(1);
        assertThat(told.lines).containsExactly("account CONNECTING");
        answer(1, "\"status\":200,\"result\":{\"subscriptionId\":0}");
        until(() -> told.lines.contains("account OPEN"));
    }

    @Test
    void anyOtherRefusalIsTriedAgainToo() throws InterruptedException {
        answer(0, "\"status\":401,\"error\":{\"code\":-2015,\"msg\":\"no\"}");
        request(1);
        assertThat(doubts).hasValue(0);
        assertThat(told.lines).containsExactly("account CONNECTING");
    }

    @Test
    void anEventThatIsNotUnderstoodCostsTheLineSoThatAllIsAskedForAgain()
            throws InterruptedException {
        open();
        server.broadcast("{\"subscriptionId\":0,\"event\":{\"e\":\"executionReport\"}}");
        until(() -> told.lines.contains("account RECONNECTING"));
        answer(1, "\"status\":200,\"result\":{\"subscriptionId\":0}");
        until(() -> told.lines.size() == 4);
    }

    @Test
    void aStreamThatTheVenueEndsIsSubscribedAgain() throws InterruptedException {
        open();
        server.broadcast(
                "{\"subscriptionId\":0,\"event\":{\"e\":\"eventStreamTerminated\",\"E\":1}}");
        until(() -> told.lines.contains("account RECONNECTING"));
        request(1);
    }

    /** The event of a balance, which says how much there is. */
    private void balance(long amount) {
        server.broadcast(
                new String(Payloads.bytes("user-balances"), StandardCharsets.UTF_8)
                        .replaceFirst("\"f\":\"[0-9.]*\"", "\"f\":\"" + amount + "\""));
    }

    private long newest() {
        return told.balances.isEmpty() ? 0 : free(told.balances.size() - 2);
    }

    private long free(int index) {
        return told.balances.get(index).free().longValueExact();
    }

    /** Balances come all the while; none is left out, and the last is the last. */
    private void changesWithoutAGap() throws InterruptedException {
        WebSocket first = server.lines.getFirst();
        long amount = 0;
        long patience = System.nanoTime() + 10_000_000_000L;
        int answered = 1;
        while (first.isOpen()) {
            assertThat(System.nanoTime()).as("the old line never ended").isLessThan(patience);
            balance(++amount);
            if (server.heard.size() > answered) {
                answer(answered++, "\"status\":200,\"result\":{}");
            }
            Thread.sleep(2);
        }
        long last = amount + 20;
        while (amount < last) {
            balance(++amount);
        }
        until(() -> newest() == last);
        Set<Long> all = new HashSet<>();
        for (int i = 0; i < told.balances.size(); i += 2) {
            all.add(free(i));
        }
        assertThat(all).containsAll(LongStream.rangeClosed(1, last).boxed().toList());
        assertThat(told.lines.stream().filter(line -> line.startsWith("account ")))
                .containsExactly("account CONNECTING", "account OPEN");
        assertThat(stream.lines()).extracting(LineStatus::name).startsWith("ws-test-account-2");
    }

    @Test
    void aLineWhoseDayIsOverIsChangedWithoutAGap() throws InterruptedException {
        stream.close();
        until(() -> server.lines.isEmpty());
        server.heard.clear();
        told.lines.clear();
        stream = stream(Duration.ofMillis(500));
        stream.open();
        open();
        changesWithoutAGap();
    }

    @Test
    void theVenuesGoodbyeIsAnsweredWithANewLineBesideTheOld() throws InterruptedException {
        open();
        server.broadcast("{\"event\":{\"e\":\"serverShutdown\",\"E\":1}}");
        changesWithoutAGap();
    }
}
