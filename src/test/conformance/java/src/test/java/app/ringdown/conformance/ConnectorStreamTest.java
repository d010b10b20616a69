package app.ringdown.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.binance.connector.client.WebSocketStreamClient;
import com.binance.connector.client.impl.SpotClientImpl;
import com.binance.connector.client.impl.WebSocketStreamClientImpl;
import com.binance.connector.client.utils.websocketcallback.WebSocketMessageCallback;

import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** The streams of Binance's connector for Java: a connection each, raw or combined. */
class ConnectorStreamTest {
    private static final String SYMBOL = "ETHUSDT";

    private final WebSocketStreamClient streams = new WebSocketStreamClientImpl(Served.STREAM);

    /** The first messages of a stream. */
    private List<String> take(int count, ToIntFunction<WebSocketMessageCallback> open)
            throws InterruptedException {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        int connection = open.applyAsInt(told::add);
        List<String> messages = new ArrayList<>();
        while (messages.size() < count) {
            String message = told.poll(30, TimeUnit.SECONDS);
            assertThat(message).as("message %d", messages.size()).isNotNull();
            messages.add(message);
        }
        streams.closeConnection(connection);
        return messages;
    }

    private static BigDecimal decimal(JSONObject object, String key) {
        return new BigDecimal(object.getString(key));
    }

    @Test
    void printsFollowEachOther() throws InterruptedException {
        List<JSONObject> prints =
                take(10, each -> streams.tradeStream(SYMBOL, each)).stream()
                        .map(JSONObject::new)
                        .toList();
        List<JSONObject> folds =
                take(5, each -> streams.aggTradeStream(SYMBOL, each)).stream()
                        .map(JSONObject::new)
                        .toList();
        for (int i = 1; i < prints.size(); i++) {
            assertThat(prints.get(i).getLong("t")).isEqualTo(prints.get(i - 1).getLong("t") + 1);
        }
        for (int i = 1; i < folds.size(); i++) {
            assertThat(folds.get(i).getLong("f")).isEqualTo(folds.get(i - 1).getLong("l") + 1);
        }
    }

    @Test
    void depthUpdatesHaveNoGaps() throws InterruptedException {
        List<JSONObject> updates =
                take(10, each -> streams.diffDepthStream(SYMBOL, 100, each)).stream()
                        .map(JSONObject::new)
                        .toList();
        for (int i = 1; i < updates.size(); i++) {
            assertThat(updates.get(i).getLong("U")).isEqualTo(updates.get(i - 1).getLong("u") + 1);
        }
        for (String message : take(3, each -> streams.partialDepthStream(SYMBOL, 5, 100, each))) {
            JSONObject book = new JSONObject(message);
            JSONArray bids = book.getJSONArray("bids");
            assertThat(bids.length()).isEqualTo(5);
            assertThat(new BigDecimal(bids.getJSONArray(0).getString(0)))
                    .isLessThan(
                            new BigDecimal(book.getJSONArray("asks").getJSONArray(0).getString(0)));
        }
    }

    @Test
    void quotesAndDaysAreInOrder() throws InterruptedException {
        for (String message : take(5, each -> streams.bookTicker(SYMBOL, each))) {
            JSONObject quote = new JSONObject(message);
            assertThat(decimal(quote, "b")).isLessThan(decimal(quote, "a"));
        }
        for (List<String> days :
                List.of(
                        take(2, each -> streams.symbolTicker(SYMBOL, each)),
                        take(2, each -> streams.miniTickerStream(SYMBOL, each)),
                        take(1, each -> streams.rollingWindowTicker(SYMBOL, "1h", each)))) {
            for (String message : days) {
                JSONObject day = new JSONObject(message);
                assertThat(decimal(day, "c")).isBetween(decimal(day, "l"), decimal(day, "h"));
            }
        }
        JSONArray all = new JSONArray(take(1, streams::allMiniTickerStream).get(0));
        JSONArray windows =
                new JSONArray(take(1, each -> streams.allRollingWindowTicker("1h", each)).get(0));
        assertThat(all.length()).isPositive();
        assertThat(windows.length()).isPositive();
    }

    @Test
    void aClosedSecondIsTheBarOfRest() throws InterruptedException {
        JSONObject closed =
                take(4, each -> streams.klineStream(SYMBOL, "1s", each)).stream()
                        .map(message -> new JSONObject(message).getJSONObject("k"))
                        .filter(bar -> bar.getBoolean("x"))
                        .findFirst()
                        .orElseThrow();
        Map<String, Object> query = new HashMap<>();
        query.put("symbol", SYMBOL);
        query.put("interval", "1s");
        query.put("startTime", closed.getLong("t"));
        query.put("limit", 1);
        JSONArray bar =
                new JSONArray(new SpotClientImpl(Served.REST).createMarket().klines(query))
                        .getJSONArray(0);
        assertThat(bar.getLong(0)).isEqualTo(closed.getLong("t"));
        String[] keys = {"o", "h", "l", "c", "v"};
        for (int i = 0; i < keys.length; i++) {
            assertThat(bar.getString(i + 1)).as(keys[i]).isEqualTo(closed.getString(keys[i]));
        }
    }

    @Test
    void combinedStreamsSayWhoseTheyAre() throws InterruptedException {
        ArrayList<String> names = new ArrayList<>(List.of("ethusdt@trade", "btcusdt@bookTicker"));
        Set<String> heard = new HashSet<>();
        for (String message : take(40, each -> streams.combineStreams(names, each))) {
            JSONObject wrapped = new JSONObject(message);
            heard.add(wrapped.getString("stream"));
            assertThat(wrapped.getString("stream"))
                    .startsWith(wrapped.getJSONObject("data").getString("s").toLowerCase());
        }
        assertThat(heard).hasSameElementsAs(names);
    }
}
