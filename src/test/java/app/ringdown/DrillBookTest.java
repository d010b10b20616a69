package app.ringdown;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.Desk;
import app.ringdown.desk.MarketFeed;
import app.ringdown.exchange.ApiClient;
import app.ringdown.exchange.Exchange;
import app.ringdown.exchange.ExchangeOptions;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.drill.Exercise;
import app.ringdown.exchange.flow.Scenario;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.market.Bar;
import app.ringdown.market.BookView;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Print;
import app.ringdown.market.Side;
import app.ringdown.market.Tape;
import app.ringdown.market.TradeLog;
import app.ringdown.store.Database;
import app.ringdown.store.SqliteJournal;
import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;
import app.ringdown.venue.Subscription;
import app.ringdown.venue.binance.BinanceVenue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Book and tape of the client's desk at an exchange whose lines are in trouble. Whatever goes wrong
 * on the way, in the end the desk's book is the exchange's, and no trade is missing from the tape
 * without being counted.
 */
class DrillBookTest {
    private static final String SYMBOL = "BTCUSDT";
    private static final int LEVELS = 50;

    /** Not so often that it weighs on the budget that the desk has, too. */
    private static final int POLL_MS = 30;

    @TempDir static Path exchangeFolder;
    private static Exchange exchange;
    private static ApiClient client;

    @TempDir Path folder;
    private final List<Print> prints = new ArrayList<>();
    private Desk desk;
    private Instrument bitcoin;
    private MarketFeed.Handle book;
    private Tape.Reader tape;

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
        play(Scenario.NORMAL);
        Endpoints endpoints =
                new Endpoints(
                        URI.create(exchange.rest()),
                        URI.create(exchange.stream()),
                        URI.create(exchange.wsApi()));
        Credentials key = new Credentials(exchange.apiKey(), exchange.apiSecret());
        Clock clock = Clock.systemUTC();
        Database database = Database.open(folder.resolve("ringdown.db"), clock);
        desk =
                Desk.logIn(
                                BinanceVenue.of("drill", endpoints, key, clock, new Random(1)),
                                new SqliteJournal(database, "drill"),
                                clock)
                        .get(20, TimeUnit.SECONDS);
        bitcoin =
                desk.feed().instruments().stream()
                        .filter(each -> each.symbol().equals(SYMBOL))
                        .findFirst()
                        .orElseThrow();
        book = desk.feed().want(new Subscription.Book(bitcoin));
        desk.feed().want(new Subscription.Trades(bitcoin));
        tape = desk.feed().tapes().reader(bitcoin).orElseThrow();
        until("a book", () -> view().isLive());
        until("a trade", () -> !prints.isEmpty());
    }

    @AfterEach
    void leave() {
        exchange.control().drill().liftAll();
        desk.close();
    }

    private static void play(Scenario scenario) throws Refusal {
        List<Listing> which =
                exchange.control().listings().stream()
                        .filter(listing -> listing.symbol().equals(SYMBOL))
                        .toList();
        exchange.control().play(scenario, which, null);
    }

    private static void begin(String exercise) {
        exchange.control().drill().begin(Exercise.parse(exercise));
    }

    private BookView view() {
        return desk.feed().books().view(bitcoin);
    }

    private void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s, in vain", what).isLessThan(end);
            look();
            sleep(POLL_MS);
        }
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What must always be so of what the screen sees. */
    private void look() {
        BookView view = view();
        if (view.isLive()) {
            assertThat(view.ticks(Side.BUY, 0)).isLessThan(view.ticks(Side.SELL, 0));
        } else {
            assertThat(view.size(Side.BUY) + view.size(Side.SELL)).isZero();
        }
        if (tape != null) {
            assertThat(tape.drain(prints::add)).isZero();
        }
    }

    private static List<List<Long>> levels(BookView view, Side side) {
        List<List<Long>> levels = new ArrayList<>();
        for (int i = 0; i < view.size(side); i++) {
            levels.add(List.of(view.ticks(side, i), view.lots(side, i)));
        }
        return levels;
    }

    private List<List<Long>> levels(JsonArray told) {
        List<List<Long>> levels = new ArrayList<>();
        for (JsonElement each : told) {
            JsonArray level = each.getAsJsonArray();
            levels.add(
                    List.of(
                            bitcoin.ticks(new BigDecimal(level.get(0).getAsString())),
                            bitcoin.lots(new BigDecimal(level.get(1).getAsString()))));
        }
        return levels;
    }

    /** Whether the desk's book is the exchange's; to be asked while nobody trades. */
    private boolean agrees() {
        BookView view = view();
        JsonObject told = client.get("depth?symbol=" + SYMBOL + "&limit=" + LEVELS).object();
        return view.isLive()
                && levels(view, Side.BUY).equals(levels(told.getAsJsonArray("bids")))
                && levels(view, Side.SELL).equals(levels(told.getAsJsonArray("asks")));
    }

    private void agreesInTheEnd() throws Refusal {
        exchange.control().drill().liftAll();
        until("a live book", () -> view().isLive());
        play(Scenario.HALT);
        until("the exchange's book", this::agrees);
        assertThat(view().size(Side.BUY)).isGreaterThan(10);
        assertThat(view().size(Side.SELL)).isGreaterThan(10);
    }

    /** Of the trades from the first to the newest each is there once, or counted as missing. */
    private void tapeIsWhole() {
        look();
        Set<Long> ids = new HashSet<>();
        long newest = prints.getFirst().tradeId() - 1;
        long missing = 0;
        for (Print print : prints) {
            assertThat(ids.add(print.tradeId())).as("twice: %s", print).isTrue();
            missing += print.tradeId() > newest ? print.missing() : -1; // late, but there
            newest = Math.max(newest, print.tradeId());
        }
        assertThat(ids.size() + missing).isEqualTo(newest - prints.getFirst().tradeId() + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gap=0.2,scope=streams",
                "drop=0.1,scope=streams",
                "duplicate=0.3,scope=streams",
                "reorder=0.2,scope=streams",
                "delay=0.1,amount=150,scope=streams",
                "garbage=0.1,scope=streams",
                "cut-json=0.1,scope=streams",
                "unknown-field=0.5,scope=streams"
            })
    void afterTroubleOnTheLineTheBookIsTheExchanges(String exercise) throws Refusal {
        begin(exercise);
        for (int i = 0; i < 100; i++) {
            look();
            sleep(POLL_MS);
        }
        if (exercise.matches("(duplicate|delay|unknown-field).*")) {
            assertThat(view().rebuilds()).as("nothing is missing").isZero();
        } else {
            until("a book that was lost", () -> view().rebuilds() > 0);
        }
        agreesInTheEnd();
        tapeIsWhole();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut,count=1,scope=streams", "half-open,count=1,scope=streams"})
    void afterALineThatWasLostTheBookIsTheExchanges(String exercise) throws Refusal {
        long before = view().rebuilds();
        begin(exercise);
        until("a lost book", () -> view().rebuilds() > before);
        agreesInTheEnd();
        tapeIsWhole();
    }

    /** The bar of the newest trade's minute, from the trades themselves. */
    private static Bar folded(TradeLog trades) {
        long openMs = minute(trades.get(0));
        long open = 0;
        long high = 0;
        long low = Long.MAX_VALUE;
        long lots = 0;
        for (int back = 0; back < trades.size() && minute(trades.get(back)) == openMs; back++) {
            assertThat(trades.missingBefore(back)).isZero();
            open = trades.get(back).ticks();
            high = Math.max(high, open);
            low = Math.min(low, open);
            lots += trades.get(back).lots();
        }
        return new Bar(openMs, open, high, low, trades.get(0).ticks(), lots, false);
    }

    private static long minute(Print print) {
        return print.venueMs() / 60_000 * 60_000;
    }

    @Test
    void aBarBuiltFromTheTradesIsTheVenues() throws Exception {
        desk.feed().want(new Subscription.Bars(bitcoin, Interval.M1));
        begin("duplicate=0.3,scope=streams");
        TradeLog trades = new TradeLog(10_000);
        trades.fill(desk.feed().trades(bitcoin).get(20, TimeUnit.SECONDS));
        play(Scenario.OPEN_AUCTION_RUSH);
        int before = prints.size();
        until("fifty trades", () -> prints.size() > before + 50);
        play(Scenario.HALT);
        Map<Long, Bar> told = new HashMap<>();
        until(
                "the same bar",
                () -> {
                    prints.forEach(trades::add);
                    desk.feed().drainBars(update -> told.put(update.bar().openMs(), update.bar()));
                    Bar own = folded(trades);
                    return own.equals(told.get(own.openMs()));
                });
    }

    @Test
    void whileNoBookCanBeReadItIsAskedForAgain() throws Refusal {
        begin("unavailable,scope=rest");
        begin("gap,count=1,scope=streams");
        until("a lost book", () -> !view().isLive());
        until("a failure that is told", () -> desk.feed().books().trouble(bitcoin) != null);
        agreesInTheEnd();
        assertThat(desk.feed().books().trouble(bitcoin)).isNull();
    }

    @Test
    void aBookThatNobodyWantsIsGone() {
        book.close();
        assertThat(view()).isSameAs(BookView.EMPTY);
    }
}
