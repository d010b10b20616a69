package app.ringdown.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.venue.Endpoints;
import app.ringdown.venue.LineStatus;
import app.ringdown.venue.Subscription;
import app.ringdown.wire.Backoff;
import app.ringdown.wire.Reach;
import app.ringdown.wire.WireLog;
import app.ringdown.wire.WireServer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.java_websocket.WebSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/** The market line against a server that confirms what it is told to. */
class BinanceStreamsTest {
    private final Script told = new Script();
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor();
    private WireServer server;
    private BinanceStreams streams;
    private int confirmed;

    @BeforeEach
    void dial() throws InterruptedException {
        server = WireServer.on(0);
        streams = streams(LastingLine.LIFE);
    }

    private BinanceStreams streams(Duration life) {
        URI base = URI.create("ws://127.0.0.1:" + server.getPort() + "/");
        return new BinanceStreams(
                "test",
                new Endpoints(base, base, base),
                Reach.LOOPBACK,
                () -> new Backoff(Duration.ofMillis(20), Duration.ofMillis(50), new Random(3)),
                Payloads.SYMBOLS,
                told,
                keeper,
                new WireLog(),
                life);
    }

    @AfterEach
    void end() throws InterruptedException {
        streams.close();
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

    private static List<String> params(JsonObject request) {
        List<String> names = new ArrayList<>();
        for (JsonElement each : request.getAsJsonArray("params")) {
            names.add(each.getAsString());
        }
        return names;
    }

    private void confirmNext() throws InterruptedException {
        JsonObject request = request(confirmed++);
        server.broadcast("{\"result\":null,\"id\":" + request.get("id") + "}");
    }

    private static Set<Subscription> level1(int instruments) {
        Set<Subscription> wanted = new HashSet<>();
        for (int i = 0; i < instruments; i++) {
            Instrument one = Payloads.instrument(i, "S" + i + "USDT", "S" + i, "USDT", 2, 2);
            wanted.add(new Subscription.Level1(one));
        }
        return wanted;
    }

    @Test
    void itIsOpenOnlyWhenWhatWasWantedIsConfirmed() throws InterruptedException {
        streams.want(
                Set.of(
                        new Subscription.Level1(Payloads.BTCUSDT),
                        new Subscription.Bars(Payloads.ETHBTC, Interval.M5)));
        streams.open();
        JsonObject request = request(0);
        assertThat(request.get("method").getAsString()).isEqualTo("SUBSCRIBE");
        assertThat(params(request))
                .containsExactlyInAnyOrder(
                        "btcusdt@bookTicker",
                        "btcusdt@trade",
                        "btcusdt@miniTicker",
                        "ethbtc@kline_5m");
        Thread.sleep(500);
        assertThat(told.lines).containsExactly("market CONNECTING");
        confirmNext();
        until(() -> told.lines.contains("market OPEN"));
    }

    @Test
    void aStreamThatTwoValuesShareIsAskedForOnceAndKeptForTheOther() throws InterruptedException {
        Subscription tape = new Subscription.Trades(Payloads.BTCUSDT);
        Subscription book = new Subscription.Book(Payloads.BTCUSDT);
        streams.want(Set.of(new Subscription.Level1(Payloads.BTCUSDT), tape, book));
        streams.open();
        assertThat(params(request(0)))
                .containsExactlyInAnyOrder(
                        "btcusdt@bookTicker",
                        "btcusdt@trade",
                        "btcusdt@miniTicker",
                        "btcusdt@depth@100ms");
        confirmNext();
        streams.want(Set.of(tape));
        assertThat(params(request(1)))
                .containsExactlyInAnyOrder(
                        "btcusdt@bookTicker", "btcusdt@miniTicker", "btcusdt@depth@100ms");
    }

    @Test
    void aLineOnWhichNothingIsWantedIsOpenAtOnce() throws InterruptedException {
        streams.open();
        until(() -> told.lines.contains("market OPEN"));
        assertThat(server.heard).isEmpty();
    }

    @Test
    void manyStreamsComeInBatchesAndSlowly() throws InterruptedException {
        streams.want(level1(250));
        long start = System.nanoTime();
        streams.open();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            confirmNext();
            names.addAll(params(request(i)));
        }
        until(() -> told.lines.contains("market OPEN"));
        assertThat(names).hasSize(750);
        assertThat(server.heard).hasSize(4);
        assertThat(System.nanoTime() - start).isGreaterThan(3 * 300_000_000L);
    }

    /** Confirms all that is asked for until the market line is open; streams by request. */
    private List<List<String>> confirmUntilOpen() throws InterruptedException {
        List<List<String>> asked = new ArrayList<>();
        while (!told.lines.getLast().equals("market OPEN")) {
            int next = confirmed;
            until(() -> server.heard.size() > next || told.lines.getLast().equals("market OPEN"));
            if (server.heard.size() > next) {
                asked.add(params(request(next)));
                confirmNext();
            }
        }
        return asked;
    }

    @Test
    void whatOneConnectionCannotCarryGoesOnAnotherOne() throws InterruptedException {
        streams.want(level1(500));
        streams.open();
        List<List<String>> asked = confirmUntilOpen();
        assertThat(server.lines).hasSize(2);
        assertThat(asked.stream().mapToInt(List::size).sum()).isEqualTo(1_500);
        assertThat(told.lines).containsExactly("market CONNECTING", "market OPEN");
        assertThat(streams.lines())
                .extracting(LineStatus::name)
                .containsExactly("ws-test", "ws-test-2");
        assertThat(streams.lines()).allMatch(line -> line.streams().size() <= 1_024);
        assertThat(told.refused).isEmpty();
    }

    @Test
    void aConnectionThatIsAddedMakesNothingStaleUntilItIsLost() throws InterruptedException {
        streams.want(level1(300));
        streams.open();
        confirmUntilOpen();
        streams.want(level1(500));
        until(() -> server.lines.size() == 2);
        while (told.begun.size() < 200) {
            int next = confirmed;
            until(() -> server.heard.size() > next || told.begun.size() == 200);
            if (server.heard.size() > next) {
                confirmNext();
            }
        }
        assertThat(told.lines).containsExactly("market CONNECTING", "market OPEN");
        server.lines.getLast().close();
        until(() -> told.lines.getLast().equals("market RECONNECTING"));
        confirmUntilOpen();
    }

    @Test
    void whatBeginsWhileTheLineIsOpenIsTold() throws InterruptedException {
        streams.want(Set.of(new Subscription.Level1(Payloads.BTCUSDT)));
        streams.open();
        confirmUntilOpen();
        assertThat(told.begun).isEmpty();
        streams.want(
                Set.of(
                        new Subscription.Level1(Payloads.BTCUSDT),
                        new Subscription.Level1(Payloads.ETHBTC)));
        confirmNext();
        until(() -> told.begun.equals(Set.of(Payloads.ETHBTC)));
    }

    private void answerNext(boolean isTaken) throws InterruptedException {
        JsonObject request = request(confirmed++);
        String id = "\"id\":" + request.get("id") + "}";
        server.broadcast(
                isTaken
                        ? "{\"result\":null," + id
                        : "{\"error\":{\"code\":2,\"msg\":\"No such stream\"}," + id);
    }

    @Test
    void whichStreamIsRefusedIsFoundAndTold() throws InterruptedException {
        Subscription bad = new Subscription.Trades(Payloads.BTCUSDT);
        streams.want(
                Set.of(
                        bad,
                        new Subscription.Book(Payloads.BTCUSDT),
                        new Subscription.Bars(Payloads.BTCUSDT, Interval.M5),
                        new Subscription.Bars(Payloads.BTCUSDT, Interval.H1)));
        streams.open();
        while (!told.lines.contains("market OPEN")) {
            int next = confirmed;
            until(() -> server.heard.size() > next || told.lines.contains("market OPEN"));
            if (server.heard.size() > next) {
                answerNext(!params(request(next)).contains("btcusdt@trade"));
            }
        }
        until(() -> told.refused.equals(Map.of(bad, "No such stream")));
        assertThat(told.lines).containsExactly("market CONNECTING", "market OPEN");
        streams.want(Set.of(new Subscription.Book(Payloads.BTCUSDT)));
        until(() -> told.refused.isEmpty());
    }

    @Test
    void whatNoConnectionHasRoomForIsTold() {
        int most = StreamPlan.MOST_LINES * StreamPlan.MOST_STREAMS / 3;
        streams.want(level1(most + 1));
        assertThat(told.refused).isNotEmpty();
        assertThat(told.refused.values()).allMatch(why -> why.contains("1024"));
    }

    @Test
    void onlyTheDifferenceIsAskedFor() throws InterruptedException {
        streams.want(Set.of(new Subscription.Level1(Payloads.BTCUSDT)));
        streams.open();
        confirmNext();
        until(() -> told.lines.contains("market OPEN"));
        streams.want(Set.of(new Subscription.Bars(Payloads.BTCUSDT, Interval.H1)));
        confirmNext();
        confirmNext();
        assertThat(request(1).get("method").getAsString()).isEqualTo("UNSUBSCRIBE");
        assertThat(params(request(1))).hasSize(3);
        assertThat(params(request(2))).containsExactly("btcusdt@kline_1h");
        assertThat(told.lines).containsExactly("market CONNECTING", "market OPEN");
    }

    @Test
    void afterALossAllIsAskedForAgain() throws InterruptedException {
        streams.want(Set.of(new Subscription.Level1(Payloads.BTCUSDT)));
        streams.open();
        confirmNext();
        until(() -> told.lines.contains("market OPEN"));
        server.cut();
        assertThat(params(request(1))).hasSize(3);
        assertThat(told.lines).last().isEqualTo("market RECONNECTING");
        confirmNext();
        until(() -> told.lines.size() == 4);
        assertThat(told.lines)
                .containsExactly(
                        "market CONNECTING", "market OPEN", "market RECONNECTING", "market OPEN");
    }

    private void trade(long id) {
        String trade =
                new String(Payloads.bytes("stream-trade"), StandardCharsets.UTF_8)
                        .replace("3310778121", Long.toString(id));
        server.broadcast(trade);
    }

    /** The trades that were told, in the order in which they were. */
    private List<Long> trades() {
        return told.lines.stream()
                .filter(line -> line.startsWith("trade "))
                .map(line -> Long.parseLong(line.split(" ", -1)[2]))
                .toList();
    }

    /** Trades go on while one line takes the place of the other. */
    private void changesWithoutAGap() throws InterruptedException {
        long id = 1;
        until(() -> server.lines.size() == 2);
        WebSocket first = server.lines.getFirst();
        confirmNext();
        while (first.isOpen()) {
            trade(id++);
            Thread.sleep(2);
        }
        long last = id + 20;
        while (id <= last) {
            trade(id++);
        }
        until(() -> trades().contains(last));
        List<Long> all = trades();
        assertThat(all).containsAll(LongStream.rangeClosed(1, last).boxed().toList());
        // What both lines have heard may come twice, by the time of the overlap.
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i) - all.get(i - 1)).isGreaterThan(-300);
        }
        assertThat(told.lines.stream().filter(line -> line.startsWith("market ")))
                .containsExactly("market CONNECTING", "market OPEN");
    }

    @Test
    void aLineWhoseDayIsOverIsChangedWithoutAGap() throws InterruptedException {
        streams.close();
        told.lines.clear();
        streams = streams(Duration.ofMillis(500));
        streams.want(Set.of(new Subscription.Trades(Payloads.BTCUSDT)));
        streams.open();
        confirmNext();
        changesWithoutAGap();
    }

    @Test
    void theVenuesGoodbyeIsAnsweredWithANewLineBesideTheOld() throws InterruptedException {
        streams.want(Set.of(new Subscription.Trades(Payloads.BTCUSDT)));
        streams.open();
        confirmNext();
        until(() -> told.lines.contains("market OPEN"));
        server.broadcast(new String(Payloads.bytes("serverShutdown"), StandardCharsets.UTF_8));
        changesWithoutAGap();
    }

    @Test
    void ifTheOldLineIsLostBeforeTheNewOneIsUpThatIsTold() throws InterruptedException {
        streams.want(Set.of(new Subscription.Trades(Payloads.BTCUSDT)));
        streams.open();
        confirmNext();
        until(() -> told.lines.contains("market OPEN"));
        server.broadcast(new String(Payloads.bytes("serverShutdown"), StandardCharsets.UTF_8));
        until(() -> server.lines.size() == 2);
        server.cut();
        until(() -> told.lines.contains("market RECONNECTING"));
        // Both lines come back; whichever is confirmed first is the market line.
        until(() -> {
            try {
                if (server.heard.size() > confirmed) {
                    confirmNext();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return told.lines.lastIndexOf("market OPEN")
                    > told.lines.lastIndexOf("market RECONNECTING");
        });
        trade(7);
        until(() -> trades().contains(7L));
    }

    @Test
    void framesAreToldAndTimed() throws InterruptedException {
        streams.open();
        until(() -> told.lines.contains("market OPEN"));
        assertThat(streams.lastMessageNanos()).isEqualTo(-1);
        server.broadcast(new String(Payloads.bytes("stream-trade"), StandardCharsets.UTF_8));
        until(() -> told.lines.size() == 3);
        assertThat(told.lines.getLast())
                .isEqualTo(
                        "trade BTCUSDT 3310778121 6425036 1500 BUY 1784620000121 "
                                + streams.lastMessageNanos());
    }
}
