package app.ringdown;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.bench.exchange.GeneratedListings;
import app.ringdown.desk.Desk;
import app.ringdown.desk.Freshness;
import app.ringdown.desk.MarketFeed;
import app.ringdown.exchange.ApiClient;
import app.ringdown.exchange.Exchange;
import app.ringdown.exchange.ExchangeOptions;
import app.ringdown.exchange.drill.Exercise;
import app.ringdown.exchange.flow.Scenario;
import app.ringdown.market.BookView;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;
import app.ringdown.store.Database;
import app.ringdown.store.SqliteJournal;
import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;
import app.ringdown.venue.LineState;
import app.ringdown.venue.LineStatus;
import app.ringdown.venue.Subscription;
import app.ringdown.venue.Venue;
import app.ringdown.venue.binance.BinanceVenue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * All quotes of the client's desk while one fault after the other strikes the exchange's streams,
 * every five seconds. What the exchange says by REST, which is well meanwhile, is the truth. {@code
 * -Dringdown.faults=120} makes ten minutes of it, {@code -Dringdown.symbols=500} has so many that
 * they need several connections, and more than 5,000 messages a second.
 */
class FaultRunTest {
    private static final Logger LOG = LoggerFactory.getLogger(FaultRunTest.class);
    private static final int FAULTS = Integer.getInteger("ringdown.faults", 6);
    private static final int SYMBOLS = Integer.getInteger("ringdown.symbols", 0);

    /** In each of the generated symbols; with its quotes that makes ten messages a second. */
    private static final double TRADES_PER_DAY = 450_000;

    private static final long FAULT_MS = 2_000;
    private static final long EVERY_MS = 5_000;
    private static final long AGE_LIMIT_MS = 2_000;

    /** A quote is right, or says that it is stale, so long after the line is well again. */
    private static final long RIGHT_WITHIN_MS = 3_000;

    /** What a machine with much else to do may add to that. */
    private static final long PATIENCE_MS = 3_000;

    private static final List<String> EXERCISES =
            List.of(
                    "drop=0.2,scope=streams",
                    "cut,count=1,scope=streams",
                    "reorder=0.3,scope=streams",
                    "half-open,count=1,scope=streams",
                    "garbage=0.05,scope=streams",
                    "delay=0.2,amount=300,scope=streams",
                    "refuse,scope=streams",
                    "cut-json=0.05,scope=streams",
                    "duplicate=0.5,scope=streams",
                    "gap=0.3,scope=streams",
                    "unknown-value=0.2,scope=streams",
                    "unknown-field=0.5,scope=streams");

    @TempDir Path folder;
    private final Random random = new Random(7);
    private Exchange exchange;
    private ApiClient client;
    private Venue venue;
    private Desk desk;
    private MarketFeed feed;

    @Test
    void afterEachFaultEveryQuoteIsRightOrSaysThatItIsStale() throws Exception {
        try (Exchange opened = Exchange.start(options())) {
            exchange = opened;
            client = new ApiClient(exchange);
            logIn();
            try {
                run();
            } finally {
                desk.close();
            }
        }
    }

    private ExchangeOptions options() {
        ExchangeOptions own = ExchangeOptions.in(folder.resolve("exchange"));
        return SYMBOLS == 0 ? own : own.withListings(GeneratedListings.of(SYMBOLS, TRADES_PER_DAY));
    }

    private void logIn() throws Exception {
        Clock clock = Clock.systemUTC();
        Endpoints endpoints =
                new Endpoints(
                        URI.create(exchange.rest()),
                        URI.create(exchange.stream()),
                        URI.create(exchange.wsApi()));
        Credentials key = new Credentials(exchange.apiKey(), exchange.apiSecret());
        Database database = Database.open(folder.resolve("ringdown.db"), clock);
        venue = BinanceVenue.of("faults", endpoints, key, clock, random);
        desk =
                Desk.logIn(venue, new SqliteJournal(database, "faults"), clock)
                        .get(20, TimeUnit.SECONDS);
        feed = desk.feed();
        feed.ageLimit(AGE_LIMIT_MS);
        feed.instruments().forEach(each -> feed.want(new Subscription.Level1(each)));
        feed.instruments().subList(0, 5).forEach(each -> feed.want(new Subscription.Book(each)));
    }

    private void run() throws Exception {
        rightOrStale("at first");
        List<Long> heaps = new ArrayList<>();
        long began = System.nanoTime();
        for (int i = 0; i < FAULTS; i++) {
            long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(EVERY_MS);
            String exercise = EXERCISES.get(i % EXERCISES.size());
            exchange.control().drill().begin(Exercise.parse(exercise));
            staleInTime(FAULT_MS);
            exchange.control().drill().liftAll();
            until(exercise + ", an open line", () -> feed.line() == LineState.OPEN);
            rightOrStale(exercise);
            heaps.add(heapInUse());
            staleInTime(Math.max(0, TimeUnit.NANOSECONDS.toMillis(due - System.nanoTime())));
        }
        LOG.info(
                "{} symbols on {} connections, {} faults, {} messages a second; heap {} to {} MB",
                feed.instruments().size(),
                venue.lines().size() - 1,
                FAULTS,
                venue.lines().stream().mapToLong(LineStatus::messages).sum()
                        / TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began),
                Collections.min(heaps) >> 20,
                Collections.max(heaps) >> 20);
        equalInTheEnd();
        int half = heaps.size() / 2;
        long early = heaps.subList(0, half).stream().mapToLong(h -> h).min().orElseThrow();
        long late =
                heaps.subList(half, heaps.size()).stream().mapToLong(h -> h).min().orElseThrow();
        assertThat(late).as("bytes in use, of %s", heaps).isLessThan(early + (24L << 20));
    }

    /** What is older than its limit does not pass for fresh, at any moment. */
    private void staleInTime(long ms) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
        while (System.nanoTime() < end) {
            for (Instrument instrument : feed.instruments()) {
                Quote quote = feed.quotes().read(instrument.index());
                long now = System.nanoTime();
                Freshness freshness = feed.freshness(quote, now);
                if (freshness == Freshness.LIVE || freshness == Freshness.POLLED) {
                    assertThat(now - quote.arrivalNanos())
                            .isLessThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(AGE_LIMIT_MS));
                }
            }
            sleep(20);
        }
    }

    /** Each quote is found to be what the exchange says, or to say that it is stale. */
    private void rightOrStale(String what) {
        Set<Instrument> open = new HashSet<>(feed.instruments());
        long since = System.nanoTime();
        Map<String, JsonObject> truth = truth();
        while (!open.isEmpty()) {
            Map<Instrument, Quote> seen = new HashMap<>();
            open.forEach(each -> seen.put(each, feed.quotes().read(each.index())));
            long now = System.nanoTime();
            Map<String, JsonObject> after = truth();
            Map<String, JsonObject> before = truth;
            open.removeIf(each -> {
                Quote quote = seen.get(each);
                return feed.freshness(quote, now) == Freshness.STALE
                        || is(quote, before.get(each.symbol()))
                        || is(quote, after.get(each.symbol()));
            });
            truth = after;
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since))
                    .as("%s: ms until right or stale, wrong: %s", what, open)
                    .isLessThan(RIGHT_WITHIN_MS + PATIENCE_MS);
            sleep(50);
        }
    }

    /** When nobody trades, and the line has been opened anew, all is as the exchange has it. */
    private void equalInTheEnd() throws Exception {
        exchange.control().drill().liftAll();
        exchange.control().play(Scenario.HALT, exchange.control().listings(), null);
        exchange.control().drill().begin(Exercise.parse("cut,count=1,scope=streams"));
        until("a line that was lost", () -> feed.line() == LineState.RECONNECTING);
        feed.ageLimit(60_000);
        until(
                "all as the exchange has it",
                () -> {
                    Map<String, JsonObject> truth = truth();
                    return feed.line() == LineState.OPEN
                            && feed.instruments().stream().allMatch(each -> isTrue(each, truth));
                });
        for (Instrument each : feed.books().kept()) {
            until("a book of " + each, () -> feed.books().view(each).isLive());
            BookView view = feed.books().view(each);
            Quote quote = feed.quotes().read(each.index());
            assertThat(view.ticks(Side.BUY, 0)).isEqualTo(quote.bid());
            assertThat(view.ticks(Side.SELL, 0)).isEqualTo(quote.ask());
        }
    }

    private boolean isTrue(Instrument instrument, Map<String, JsonObject> truth) {
        Quote quote = feed.quotes().read(instrument.index());
        return feed.freshness(quote, System.nanoTime()) == Freshness.LIVE
                && is(quote, truth.get(instrument.symbol()));
    }

    private static boolean is(Quote quote, JsonObject told) {
        Instrument instrument = quote.instrument();
        return quote.bid() == instrument.ticks(decimal(told, "bidPrice"))
                && quote.ask() == instrument.ticks(decimal(told, "askPrice"))
                && quote.bidLots() == instrument.lots(decimal(told, "bidQty"))
                && quote.askLots() == instrument.lots(decimal(told, "askQty"));
    }

    private static BigDecimal decimal(JsonObject told, String name) {
        return new BigDecimal(told.get(name).getAsString());
    }

    private Map<String, JsonObject> truth() {
        Map<String, JsonObject> truth = new HashMap<>();
        for (JsonElement each : client.get("ticker/bookTicker").array()) {
            JsonObject ticker = each.getAsJsonObject();
            truth.put(ticker.get("symbol").getAsString(), ticker);
        }
        return truth;
    }

    private static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s, in vain", what).isLessThan(end);
            sleep(20);
        }
    }

    private static long heapInUse() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
