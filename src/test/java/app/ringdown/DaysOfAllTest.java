package app.ringdown;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.Desk;
import app.ringdown.desk.MarketFeed;
import app.ringdown.exchange.ApiClient;
import app.ringdown.exchange.Exchange;
import app.ringdown.exchange.ExchangeOptions;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.store.Database;
import app.ringdown.store.SqliteJournal;
import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;
import app.ringdown.venue.Subscription;
import app.ringdown.venue.binance.BinanceVenue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What the market overview shows is what the exchange says by REST, for every symbol: the market
 * moves, so each one must be found equal at some moment after it was told by the stream.
 */
class DaysOfAllTest {
    private static final long MOST_NANOS = 60_000_000_000L;

    @TempDir Path folder;

    @Test
    void theStreamOfAllDaysTellsWhatRestSays() throws Exception {
        Clock clock = Clock.systemUTC();
        Database database = Database.open(folder.resolve("ringdown.db"), clock);
        try (Exchange exchange = Exchange.start(ExchangeOptions.in(folder.resolve("exchange")))) {
            Endpoints endpoints =
                    new Endpoints(
                            URI.create(exchange.rest()),
                            URI.create(exchange.stream()),
                            URI.create(exchange.wsApi()));
            Credentials key = new Credentials(exchange.apiKey(), exchange.apiSecret());
            Desk desk =
                    Desk.logIn(
                                    BinanceVenue.of("all", endpoints, key, clock, new Random(1)),
                                    new SqliteJournal(database, "all"),
                                    clock)
                            .get(20, TimeUnit.SECONDS);
            try {
                follow(desk.feed(), new ApiClient(exchange));
            } finally {
                desk.close();
            }
        }
    }

    private static void follow(MarketFeed feed, ApiClient client) throws Exception {
        feed.want(new Subscription.AllDays());
        Map<String, Long> first = new HashMap<>();
        TreeSet<String> open =
                feed.instruments().stream()
                        .map(Instrument::symbol)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(open).hasSizeGreaterThan(60);
        long end = System.nanoTime() + MOST_NANOS;
        long frame = newest(feed);
        while (!open.isEmpty()) {
            assertThat(System.nanoTime()).as("never equal: %s", open).isLessThan(end);
            if (newest(feed) == frame) {
                Thread.sleep(2);
                continue;
            }
            frame = newest(feed); // right after a frame, before much is traded
            Map<String, JsonObject> said = new HashMap<>();
            for (JsonElement each : client.get("ticker/24hr").array()) {
                JsonObject ticker = each.getAsJsonObject();
                said.put(ticker.get("symbol").getAsString(), ticker);
            }
            for (Instrument of : feed.instruments()) {
                Quote quote = feed.quotes().read(of.index());
                Long asked = first.putIfAbsent(of.symbol(), quote.venueMs());
                boolean streamed = asked != null && quote.venueMs() != asked;
                if (streamed && isSame(quote, said.get(of.symbol()))) {
                    open.remove(of.symbol());
                }
            }
        }
    }

    /** When the newest of all was told. */
    private static long newest(MarketFeed feed) {
        return feed.instruments().stream()
                .mapToLong(each -> feed.quotes().read(each.index()).venueMs())
                .max()
                .orElseThrow();
    }

    private static boolean isSame(Quote quote, JsonObject said) {
        Instrument of = quote.instrument();
        BigDecimal turnover = decimal(said, "quoteVolume").setScale(0, RoundingMode.DOWN);
        return of.price(quote.last()).compareTo(decimal(said, "lastPrice")) == 0
                && of.price(quote.open()).compareTo(decimal(said, "openPrice")) == 0
                && of.price(quote.high()).compareTo(decimal(said, "highPrice")) == 0
                && of.price(quote.low()).compareTo(decimal(said, "lowPrice")) == 0
                && of.quantity(quote.volumeLots()).compareTo(decimal(said, "volume")) == 0
                && BigDecimal.valueOf(quote.quoteVolume()).compareTo(turnover) == 0;
    }

    private static BigDecimal decimal(JsonObject said, String name) {
        return new BigDecimal(said.get(name).getAsString());
    }
}
