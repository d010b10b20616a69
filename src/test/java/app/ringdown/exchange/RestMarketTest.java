package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Market data over REST, in the shapes of the dialect. */
class RestMarketTest {
    private final ApiClient client = new ApiClient(SharedExchange.get());

    @Test
    void pingIsAnEmptyObjectAndTimeIsNow() {
        assertThat(client.get("ping").object().keySet()).isEmpty();
        long server = client.get("time").object().get("serverTime").getAsLong();
        assertThat(server)
                .isBetween(System.currentTimeMillis() - 5_000, System.currentTimeMillis() + 5_000);
    }

    @Test
    void timesAreInMicrosecondsWhenAskedFor() {
        var request = client.request("/api/v3/time").header("X-MBX-TIME-UNIT", "MICROSECOND").GET();
        long micros = client.send(request).object().get("serverTime").getAsLong();
        assertThat(micros / 1000)
                .isBetween(System.currentTimeMillis() - 5_000, System.currentTimeMillis() + 5_000);
        var bad = client.request("/api/v3/time").header("X-MBX-TIME-UNIT", "NANOSECOND").GET();
        assertThat(client.send(bad).code()).isEqualTo(-1194);
    }

    @Test
    void exchangeInfoListsEverySymbolWithItsRules() {
        JsonObject info = client.get("exchangeInfo").object();
        assertThat(info.get("timezone").getAsString()).isEqualTo("UTC");
        JsonArray symbols = info.getAsJsonArray("symbols");
        assertThat(symbols.size()).isGreaterThanOrEqualTo(60);
        for (JsonElement each : symbols) {
            JsonObject symbol = each.getAsJsonObject();
            assertThat(symbol.get("symbol").getAsString())
                    .isEqualTo(
                            symbol.get("baseAsset").getAsString()
                                    + symbol.get("quoteAsset").getAsString());
            List<String> filters = new ArrayList<>();
            symbol.getAsJsonArray("filters")
                    .forEach(f -> filters.add(f.getAsJsonObject().get("filterType").getAsString()));
            assertThat(filters).contains("PRICE_FILTER", "LOT_SIZE", "NOTIONAL");
            assertThat(filters).doesNotHaveDuplicates();
        }
        assertThat(info.getAsJsonArray("rateLimits").size()).isEqualTo(4);
    }

    @Test
    void exchangeInfoIsNarrowedBySymbolsAndPermissions() {
        assertThat(symbols("exchangeInfo?symbol=BTCUSDT")).containsExactly("BTCUSDT");
        assertThat(symbols("exchangeInfo?symbols=%5B%22ETHUSDT%22,%22BTCUSDT%22%5D"))
                .containsExactly("ETHUSDT", "BTCUSDT");
        assertThat(symbols("exchangeInfo?permissions=SPOT")).contains("BTCUSDT");
        assertThat(symbols("exchangeInfo?permissions=MARGIN")).isEmpty();
        assertThat(symbols("exchangeInfo?permissions=%5B%22MARGIN%22%2C%22SPOT%22%5D"))
                .contains("BTCUSDT");
        assertThat(client.get("exchangeInfo?symbol=BTCUSDT&symbols=%5B%22BTCUSDT%22%5D").code())
                .isEqualTo(-1128);
    }

    private List<String> symbols(String request) {
        List<String> symbols = new ArrayList<>();
        client.get(request)
                .object()
                .getAsJsonArray("symbols")
                .forEach(s -> symbols.add(s.getAsJsonObject().get("symbol").getAsString()));
        return symbols;
    }

    @Test
    void depthIsSortedAndNotCrossed() {
        JsonObject depth = client.get("depth?symbol=BTCUSDT&limit=50").object();
        List<BigDecimal> bids = prices(depth.getAsJsonArray("bids"));
        List<BigDecimal> asks = prices(depth.getAsJsonArray("asks"));
        assertThat(bids).isNotEmpty().hasSizeLessThanOrEqualTo(50);
        assertThat(asks).isNotEmpty().hasSizeLessThanOrEqualTo(50);
        assertThat(bids).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(asks).isSorted();
        assertThat(bids.getFirst()).isLessThan(asks.getFirst());
        assertThat(depth.get("lastUpdateId").getAsLong()).isPositive();
    }

    private static List<BigDecimal> prices(JsonArray levels) {
        List<BigDecimal> prices = new ArrayList<>();
        for (JsonElement level : levels) {
            String price = level.getAsJsonArray().get(0).getAsString();
            assertThat(price).matches("[0-9]+\\.[0-9]{8}");
            assertThat(level.getAsJsonArray().get(1).getAsBigDecimal()).isPositive();
            prices.add(new BigDecimal(price));
        }
        return prices;
    }

    @ParameterizedTest
    @CsvSource({"5,5", "100,5", "101,25", "500,25", "501,50", "1000,50", "1001,250", "9999,250"})
    void depthWeighsByItsLimit(int limit, int weight) {
        long before = weight(client.get("depth?symbol=ETHUSDT&limit=1"));
        long after = weight(client.get("depth?symbol=ETHUSDT&limit=" + limit));
        // The minute may turn in between: then the count starts anew.
        assertThat(after - before).isIn((long) weight, weight - before);
    }

    private static long weight(ApiClient.Answer answer) {
        return Long.parseLong(answer.header("X-MBX-USED-WEIGHT-1M"));
    }

    @Test
    void tradesAreConsecutiveAndTheirAmountsAgree() {
        JsonArray trades = client.get("trades?symbol=BTCUSDT&limit=50").array();
        long id = -1;
        for (JsonElement each : trades) {
            JsonObject trade = each.getAsJsonObject();
            assertThat(id == -1 || trade.get("id").getAsLong() == id + 1).isTrue();
            id = trade.get("id").getAsLong();
            BigDecimal price = trade.get("price").getAsBigDecimal();
            BigDecimal quantity = trade.get("qty").getAsBigDecimal();
            assertThat(trade.get("quoteQty").getAsBigDecimal())
                    .isEqualByComparingTo(price.multiply(quantity));
            assertThat(trade.keySet())
                    .isEqualTo(
                            Set.of(
                                    "id",
                                    "price",
                                    "qty",
                                    "quoteQty",
                                    "time",
                                    "isBuyerMaker",
                                    "isBestMatch"));
        }
        long first = trades.get(0).getAsJsonObject().get("id").getAsLong();
        JsonArray old =
                client.get("historicalTrades?symbol=BTCUSDT&limit=5&fromId=" + first).array();
        assertThat(old.get(0)).isEqualTo(trades.get(0));
        assertThat(old.size()).isEqualTo(5);
    }

    @Test
    void aggregatedTradesCoverTheTradesWithoutGaps() {
        JsonArray trades = client.get("aggTrades?symbol=BTCUSDT&limit=50").array();
        JsonObject before = null;
        for (JsonElement each : trades) {
            JsonObject trade = each.getAsJsonObject();
            if (before != null) {
                assertThat(trade.get("a").getAsLong()).isEqualTo(before.get("a").getAsLong() + 1);
                assertThat(trade.get("f").getAsLong()).isEqualTo(before.get("l").getAsLong() + 1);
            }
            before = trade;
        }
        long from = trades.get(10).getAsJsonObject().get("a").getAsLong();
        JsonArray some = client.get("aggTrades?symbol=BTCUSDT&limit=3&fromId=" + from).array();
        assertThat(some.get(0)).isEqualTo(trades.get(10));
        assertThat(some.size()).isEqualTo(3);
        long time = trades.get(20).getAsJsonObject().get("T").getAsLong();
        client.get("aggTrades?symbol=BTCUSDT&startTime=" + time)
                .array()
                .forEach(t ->
                        assertThat(t.getAsJsonObject().get("T").getAsLong())
                                .isGreaterThanOrEqualTo(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1s", "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d",
                "3d", "1w", "1M"
            })
    void klinesOfEveryIntervalFollowEachOther(String interval) {
        JsonArray bars = client.get("klines?symbol=ETHUSDT&limit=20&interval=" + interval).array();
        assertThat(bars.size()).isPositive();
        JsonArray before = null;
        for (JsonElement each : bars) {
            JsonArray bar = each.getAsJsonArray();
            assertThat(bar.size()).isEqualTo(12);
            if (before != null) {
                assertThat(bar.get(0).getAsLong()).isEqualTo(before.get(6).getAsLong() + 1);
            }
            BigDecimal high = bar.get(2).getAsBigDecimal();
            BigDecimal low = bar.get(3).getAsBigDecimal();
            assertThat(bar.get(1).getAsBigDecimal()).isBetween(low, high);
            assertThat(bar.get(4).getAsBigDecimal()).isBetween(low, high);
            assertThat(bar.get(9).getAsBigDecimal())
                    .isLessThanOrEqualTo(bar.get(5).getAsBigDecimal());
            before = bar;
        }
    }

    @Test
    void klinesAreFoundByTheirTimesInMillisAndMicros() {
        JsonArray all = client.get("klines?symbol=BTCUSDT&interval=1h&limit=10").array();
        long third = all.get(2).getAsJsonArray().get(0).getAsLong();
        long fifth = all.get(4).getAsJsonArray().get(0).getAsLong();
        String range = "klines?symbol=BTCUSDT&interval=1h&startTime=%d&endTime=%d";
        JsonArray some = client.get(range.formatted(third, fifth)).array();
        assertThat(some.size()).isEqualTo(3);
        assertThat(some.get(0)).isEqualTo(all.get(2));
        assertThat(client.get(range.formatted(third * 1000, fifth * 1000)).array()).isEqualTo(some);
        JsonArray until =
                client.get("klines?symbol=BTCUSDT&interval=1h&limit=2&endTime=" + fifth).array();
        assertThat(until.get(1)).isEqualTo(all.get(4));
    }

    @Test
    void aMonthOfMinutesIsThereAndFoldsIntoDays() {
        long day = 86_400_000L;
        long start = System.currentTimeMillis() / day * day - 30 * day;
        JsonArray days =
                client.get("klines?symbol=SOLUSDT&interval=1d&limit=1&startTime=" + start).array();
        JsonArray dayBar = days.get(0).getAsJsonArray();
        BigDecimal volume = BigDecimal.ZERO;
        BigDecimal high = BigDecimal.ZERO;
        long trades = 0;
        for (int half = 0; half < 2; half++) {
            long from = start + half * day / 2;
            JsonArray minutes =
                    client.get("klines?symbol=SOLUSDT&interval=1m&limit=720&startTime=" + from)
                            .array();
            assertThat(minutes.size()).isEqualTo(720);
            for (JsonElement each : minutes) {
                JsonArray bar = each.getAsJsonArray();
                volume = volume.add(bar.get(5).getAsBigDecimal());
                high = high.max(bar.get(2).getAsBigDecimal());
                trades += bar.get(8).getAsLong();
            }
        }
        assertThat(dayBar.get(5).getAsBigDecimal()).isEqualByComparingTo(volume);
        assertThat(dayBar.get(2).getAsBigDecimal()).isEqualByComparingTo(high);
        assertThat(dayBar.get(8).getAsLong()).isEqualTo(trades);
    }

    @Test
    void klinesOfAnotherZoneBeginThere() {
        JsonArray days = client.get("klines?symbol=BTCUSDT&interval=1d&limit=3&timeZone=8").array();
        assertThat(days.size()).isEqualTo(3);
        for (JsonElement each : days) {
            long open = each.getAsJsonArray().get(0).getAsLong();
            assertThat((open + 8 * 3_600_000L) % 86_400_000L).isZero();
            assertThat(each.getAsJsonArray().get(6).getAsLong()).isEqualTo(open + 86_399_999L);
        }
        assertThat(client.get("klines?symbol=BTCUSDT&interval=1d&timeZone=15:00").code())
                .isEqualTo(-1130);
    }

    @Test
    void dayStatisticsAgreeWithThemselves() {
        JsonArray all = client.get("ticker/24hr").array();
        assertThat(all.size()).isGreaterThanOrEqualTo(60);
        for (JsonElement each : all) {
            JsonObject day = each.getAsJsonObject();
            BigDecimal open = day.get("openPrice").getAsBigDecimal();
            BigDecimal last = day.get("lastPrice").getAsBigDecimal();
            assertThat(day.get("priceChange").getAsBigDecimal())
                    .isEqualByComparingTo(last.subtract(open));
            assertThat(day.get("highPrice").getAsBigDecimal())
                    .isGreaterThanOrEqualTo(last.max(open));
            assertThat(day.get("lowPrice").getAsBigDecimal()).isLessThanOrEqualTo(last.min(open));
            assertThat(day.get("bidPrice").getAsBigDecimal())
                    .isLessThan(day.get("askPrice").getAsBigDecimal());
            assertThat(day.get("lastId").getAsLong() - day.get("firstId").getAsLong() + 1)
                    .isEqualTo(day.get("count").getAsLong());
        }
        JsonObject mini = client.get("ticker/24hr?symbol=BTCUSDT&type=MINI").object();
        assertThat(mini.keySet())
                .isEqualTo(
                        Set.of(
                                "symbol",
                                "openPrice",
                                "highPrice",
                                "lowPrice",
                                "lastPrice",
                                "volume",
                                "quoteVolume",
                                "openTime",
                                "closeTime",
                                "firstId",
                                "lastId",
                                "count"));
        assertThat(client.get("ticker/24hr?symbol=BTCUSDT&type=HUGE").code()).isEqualTo(-1139);
    }

    @Test
    void tickersTellOneSomeOrAll() {
        assertThat(
                        client.get("ticker/price?symbol=BTCUSDT")
                                .object()
                                .get("price")
                                .getAsBigDecimal())
                .isPositive();
        assertThat(client.get("ticker/bookTicker?symbols=%5B%22BTCUSDT%22%5D").array().size())
                .isEqualTo(1);
        assertThat(client.get("ticker/bookTicker").array().size()).isGreaterThanOrEqualTo(60);
        JsonObject average = client.get("avgPrice?symbol=BTCUSDT").object();
        assertThat(average.get("mins").getAsInt()).isEqualTo(5);
        assertThat(average.get("price").getAsBigDecimal()).isPositive();
    }
}
