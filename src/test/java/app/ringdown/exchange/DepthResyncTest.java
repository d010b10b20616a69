package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * A book kept by the documented recipe, from a snapshot and the stream of differences, is the book.
 *
 * <p>Source: Binance Spot API, streams, "How to manage a local order book correctly".
 */
class DepthResyncTest {
    private final ApiClient client = new ApiClient(SharedExchange.get());

    /** A naive local book. */
    private static final class Book {
        final Map<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
        final Map<BigDecimal, BigDecimal> asks = new TreeMap<>();
        long id;

        Book(JsonObject snapshot) {
            id = snapshot.get("lastUpdateId").getAsLong();
            set(bids, snapshot.getAsJsonArray("bids"));
            set(asks, snapshot.getAsJsonArray("asks"));
        }

        static void set(Map<BigDecimal, BigDecimal> side, JsonArray levels) {
            for (JsonElement each : levels) {
                BigDecimal price = each.getAsJsonArray().get(0).getAsBigDecimal();
                BigDecimal quantity = each.getAsJsonArray().get(1).getAsBigDecimal();
                if (quantity.signum() == 0) {
                    side.remove(price);
                } else {
                    side.put(price, quantity);
                }
            }
        }

        void apply(JsonObject event) {
            if (event.get("u").getAsLong() <= id) {
                return;
            }
            assertThat(event.get("U").getAsLong()).as("no gap").isLessThanOrEqualTo(id + 1);
            set(bids, event.getAsJsonArray("b"));
            set(asks, event.getAsJsonArray("a"));
            id = event.get("u").getAsLong();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"depth@100ms", "depth"})
    void theLocalBookStaysEqualToTheRealOne(String stream) {
        try (ApiSocket socket =
                new ApiSocket(SharedExchange.get().stream() + "/ws/btcusdt@" + stream)) {
            socket.nextWith("U");
            Book book = new Book(client.get("depth?symbol=BTCUSDT&limit=5000").object());
            for (int round = 0; round < 10; round++) {
                compare(book, socket);
            }
        }
    }

    /** Fetches the book as it is now and goes on to there; an event may reach beyond it. */
    private void compare(Book book, ApiSocket socket) {
        Book end = new Book(client.get("depth?symbol=BTCUSDT&limit=5000").object());
        while (book.id < end.id) {
            JsonObject event = socket.nextWith("U");
            if (event.get("u").getAsLong() > end.id) {
                end.apply(event);
            }
            book.apply(event);
        }
        assertThat(book.bids).isEqualTo(end.bids);
        assertThat(book.asks).isEqualTo(end.asks);
    }

    @Test
    void eventsFollowEachOtherWithoutAGap() {
        try (ApiSocket socket =
                new ApiSocket(SharedExchange.get().stream() + "/ws/ethusdt@depth@100ms")) {
            long last = -1;
            for (int i = 0; i < 20; i++) {
                JsonObject event = socket.nextWith("U");
                long first = event.get("U").getAsLong();
                assertThat(last == -1 || first == last + 1).isTrue();
                last = event.get("u").getAsLong();
                assertThat(last).isGreaterThanOrEqualTo(first);
            }
        }
    }

    @Test
    void theTopOfTheBookIsNewerEachTime() {
        try (ApiSocket socket =
                new ApiSocket(SharedExchange.get().stream() + "/ws/btcusdt@bookTicker")) {
            long id = 0;
            for (int i = 0; i < 50; i++) {
                JsonObject quote = socket.nextWith("u");
                assertThat(quote.get("u").getAsLong()).isGreaterThan(id);
                assertThat(quote.get("b").getAsBigDecimal())
                        .isLessThan(quote.get("a").getAsBigDecimal());
                id = quote.get("u").getAsLong();
            }
        }
    }
}
