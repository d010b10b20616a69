package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Windows of any length, the tape and its pages, rules: the rest of the market over REST. */
class RestWindowTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final String TWO = "%5B%22ETHUSDT%22,%22BTCUSDT%22%5D";

    private final ApiClient client = new ApiClient(SharedExchange.get());

    @ParameterizedTest
    @CsvSource({"1m,1", "59m,59", "1h,60", "23h,1380", "1d,1440", "7d,10080"})
    void aWindowEndsNowAndBeginsSoManyWholeMinutesBefore(String size, long minutes) {
        JsonObject ticker = client.get("ticker?symbol=BTCUSDT&windowSize=" + size).object();
        long open = ticker.get("openTime").getAsLong();
        long close = ticker.get("closeTime").getAsLong();
        assertThat(open % MINUTE).isZero();
        assertThat(close - open - minutes * MINUTE).isBetween(0L, MINUTE - 1);
        assertThat(close).isCloseTo(System.currentTimeMillis(), within(5_000));
        assertThat(ticker.keySet())
                .containsExactly(
                        "symbol",
                        "priceChange",
                        "priceChangePercent",
                        "weightedAvgPrice",
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
                        "count");
        BigDecimal low = decimal(ticker, "lowPrice");
        BigDecimal high = decimal(ticker, "highPrice");
        for (String name : List.of("openPrice", "lastPrice", "weightedAvgPrice")) {
            assertThat(decimal(ticker, name)).isBetween(low, high);
        }
        assertThat(decimal(ticker, "lastPrice").subtract(decimal(ticker, "openPrice")))
                .isEqualByComparingTo(decimal(ticker, "priceChange"));
        long count = ticker.get("count").getAsLong();
        assertThat(ticker.get("lastId").getAsLong() - ticker.get("firstId").getAsLong() + 1)
                .isEqualTo(count);
    }

    private static Offset<Long> within(long millis) {
        return Offset.offset(millis);
    }

    @Test
    void aWindowIsTheFoldOfItsMinutes() {
        JsonObject ticker = client.get("ticker?symbol=ETHUSDT&windowSize=45m").object();
        long open = ticker.get("openTime").getAsLong();
        JsonArray bars =
                client.get("klines?symbol=ETHUSDT&interval=1m&limit=1000&startTime=" + open)
                        .array();
        // All minutes but the last, which is still open, are as they were.
        JsonArray first = bars.get(0).getAsJsonArray();
        assertThat(first.get(0).getAsLong()).isEqualTo(open);
        assertThat(first.get(1).getAsBigDecimal())
                .isEqualByComparingTo(decimal(ticker, "openPrice"));
        BigDecimal volume = BigDecimal.ZERO;
        for (int i = 0; i < 45; i++) {
            volume = volume.add(bars.get(i).getAsJsonArray().get(5).getAsBigDecimal());
        }
        assertThat(decimal(ticker, "volume")).isGreaterThanOrEqualTo(volume);
    }

    @Test
    void aShortFormAndSeveralSymbols() {
        JsonArray both = client.get("ticker?type=MINI&symbols=" + TWO).array();
        assertThat(both.size()).isEqualTo(2);
        assertThat(both.get(0).getAsJsonObject().keySet())
                .containsExactly(
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
                        "count");
        assertThat(both.get(1).getAsJsonObject().get("symbol").getAsString()).isEqualTo("BTCUSDT");
        assertThat(client.get("ticker?symbol=BTCUSDT&type=SHORT").code()).isEqualTo(-1139);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0m", "60m", "24h", "8d", "1d2h", "1w", "m", "01m", "1M"})
    void aWindowOfNoSuchSizeIsRefused(String size) {
        assertThat(client.get("ticker?symbol=BTCUSDT&windowSize=" + size).code()).isEqualTo(-1130);
    }

    @Test
    void aWindowNeedsASymbol() {
        assertThat(client.get("ticker").code()).isEqualTo(-1102);
        assertThat(client.get("ticker/tradingDay").code()).isEqualTo(-1102);
        assertThat(client.get("ticker?symbol=NONESUCH").code()).isEqualTo(-1121);
        assertThat(client.get("ticker?symbol=BTCUSDT&symbols=" + TWO).code()).isEqualTo(-1128);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "8,8", "-1:00,-1", "05:45,5.75", "+14:00,14"})
    void aTradingDayIsTheDayOfItsZone(String zone, BigDecimal hours) {
        String encoded = zone.replace("+", "%2B");
        JsonObject ticker =
                client.get("ticker/tradingDay?symbol=BTCUSDT&timeZone=" + encoded).object();
        long open = ticker.get("openTime").getAsLong();
        long shift = hours.multiply(BigDecimal.valueOf(HOUR)).longValueExact();
        assertThat(Math.floorMod(open + shift, DAY)).isZero();
        assertThat(ticker.get("closeTime").getAsLong()).isEqualTo(open + DAY - 1);
        assertThat(System.currentTimeMillis()).isBetween(open, open + DAY + MINUTE);
        JsonObject mini =
                client.get("ticker/tradingDay?type=MINI&symbol=BTCUSDT&timeZone=" + encoded)
                        .object();
        assertThat(mini.has("priceChange")).isFalse();
        assertThat(mini.get("openPrice")).isEqualTo(ticker.get("openPrice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"15:00", "-12:15", "x", "1:61"})
    void aZoneThatIsNoneIsRefused(String zone) {
        assertThat(client.get("ticker/tradingDay?symbol=BTCUSDT&timeZone=" + zone).code())
                .isEqualTo(-1130);
    }

    @Test
    void windowsWeighBySymbol() {
        long before = weight(client.get("ping"));
        long one = weight(client.get("ticker?symbol=BTCUSDT"));
        long two = weight(client.get("ticker/tradingDay?symbols=" + TWO));
        // The minute may turn in between: then the count starts anew.
        assertThat(one - before).isIn(4L, 4L - before);
        assertThat(two - one).isIn(8L, 8L - one);
    }

    private static long weight(ApiClient.Answer answer) {
        return Long.parseLong(answer.header("X-MBX-USED-WEIGHT-1M"));
    }

    @Test
    void thereAreNoExecutionRulesAndItIsSaid() {
        JsonArray one = rules("?symbol=BTCUSDT");
        assertThat(one.size()).isEqualTo(1);
        assertThat(one.get(0).getAsJsonObject().getAsJsonArray("rules").isEmpty()).isTrue();
        assertThat(rules("?symbols=" + TWO).size()).isEqualTo(2);
        assertThat(rules("").size()).isGreaterThan(50);
        assertThat(rules("?symbolStatus=BREAK").isEmpty()).isTrue();
        assertThat(client.get("executionRules?symbolStatus=TRADING&symbol=BTCUSDT").code())
                .isEqualTo(-1128);
    }

    private JsonArray rules(String query) {
        return client.get("executionRules" + query).object().getAsJsonArray("symbolRules");
    }

    @Test
    void thereAreNoReferencePricesAndNoBlockTrades() {
        assertThat(client.get("referencePrice?symbol=BTCUSDT").code()).isEqualTo(-2043);
        assertThat(client.get("referencePrice/calculation?symbol=BTCUSDT").code()).isEqualTo(-2043);
        assertThat(client.get("referencePrice?symbol=NONESUCH").code()).isEqualTo(-1121);
        assertThat(client.get("historicalBlockTrades?symbol=BTCUSDT&fromId=1").array().isEmpty())
                .isTrue();
        assertThat(client.get("historicalBlockTrades?symbol=BTCUSDT").code()).isEqualTo(-1102);
    }

    @Test
    void theTapeCanBeReadInPagesWithoutAGap() {
        JsonArray newest = client.get("historicalTrades?symbol=BTCUSDT&limit=300").array();
        long first = newest.get(0).getAsJsonObject().get("id").getAsLong();
        List<JsonElement> paged = new ArrayList<>();
        for (long from = first; paged.size() < newest.size(); ) {
            JsonArray page =
                    client.get("historicalTrades?symbol=BTCUSDT&limit=70&fromId=" + from).array();
            assertThat(page.get(0).getAsJsonObject().get("id").getAsLong()).isEqualTo(from);
            page.forEach(paged::add);
            from += page.size();
        }
        assertThat(paged.subList(0, newest.size())).isEqualTo(newest.asList());
        assertThat(client.get("historicalTrades?symbol=BTCUSDT&fromId=9999999999999").array())
                .isEmpty();
    }

    @Test
    void aggregatedTradesComeByIdAndByTime() {
        List<JsonElement> all = client.get("aggTrades?symbol=BTCUSDT&limit=200").array().asList();
        JsonObject tenth = all.get(10).getAsJsonObject();
        JsonObject last = all.getLast().getAsJsonObject();
        assertThat(aggregated("limit=50&fromId=" + tenth.get("a").getAsLong()))
                .isEqualTo(all.subList(10, 60));
        long start = tenth.get("T").getAsLong();
        long end = last.get("T").getAsLong();
        List<JsonElement> between =
                all.stream()
                        .filter(t -> t.getAsJsonObject().get("T").getAsLong() >= start)
                        .toList();
        assertThat(aggregated("limit=1000&startTime=" + start + "&endTime=" + end))
                .startsWith(between.toArray(JsonElement[]::new))
                .allMatch(t -> t.getAsJsonObject().get("T").getAsLong() <= end);
        assertThat(aggregated("limit=20&endTime=" + start).getLast().getAsJsonObject().get("T"))
                .isEqualTo(tenth.get("T"));
        assertThat(aggregated("limit=20&startTime=" + start)).isEqualTo(between.subList(0, 20));
        assertThat(client.get("aggTrades?symbol=BTCUSDT&fromId=1&startTime=1").code())
                .isEqualTo(-1128);
    }

    private List<JsonElement> aggregated(String query) {
        return client.get("aggTrades?symbol=BTCUSDT&" + query).array().asList();
    }

    private static BigDecimal decimal(JsonObject object, String name) {
        return object.get(name).getAsBigDecimal();
    }
}
