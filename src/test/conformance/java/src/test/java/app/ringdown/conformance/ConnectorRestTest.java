package app.ringdown.conformance;

import static app.ringdown.conformance.Served.ascend;
import static app.ringdown.conformance.Served.sum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.binance.connector.client.SpotClient;
import com.binance.connector.client.exceptions.BinanceClientException;
import com.binance.connector.client.impl.SpotClientImpl;
import com.binance.connector.client.impl.spot.Market;
import com.binance.connector.client.impl.spot.Trade;

import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Binance's own connector for Java by REST: every market call, and an account that adds up. */
class ConnectorRestTest {
    private static final String SYMBOL = "XRPUSDT";

    private final SpotClient client =
            new SpotClientImpl(Served.API_KEY, Served.API_SECRET, Served.REST);
    private final Market market = client.createMarket();
    private final Trade trade = client.createTrade();

    /** A call's parameters, in the order named. */
    private static Map<String, Object> with(Object... pairs) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("symbol", SYMBOL);
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put((String) pairs[i], pairs[i + 1]);
        }
        return parameters;
    }

    private static Map<String, Object> without() {
        return new HashMap<>();
    }

    private static List<JSONObject> objects(String json) {
        return StreamSupport.stream(new JSONArray(json).spliterator(), false)
                .map(JSONObject.class::cast)
                .toList();
    }

    private static List<Long> longs(List<JSONObject> objects, String key) {
        return objects.stream().map(each -> each.getLong(key)).toList();
    }

    private static List<BigDecimal> decimals(List<JSONObject> objects, String key) {
        return objects.stream().map(each -> new BigDecimal(each.getString(key))).toList();
    }

    private static BigDecimal decimal(JSONObject object, String key) {
        return new BigDecimal(object.getString(key));
    }

    @AfterEach
    void nothingIsLeftOpen() {
        List<JSONObject> open = objects(trade.getOpenOrders(with()));
        open.forEach(each -> trade.cancelOrder(with("orderId", each.getLong("orderId"))));
        assertThat(open).isEmpty();
    }

    @Test
    void theGeneralCalls() {
        assertThat(market.ping()).isEqualTo("{}");
        long time = new JSONObject(market.time()).getLong("serverTime");
        assertThat(time)
                .isBetween(System.currentTimeMillis() - 1000, System.currentTimeMillis() + 1000);
        JSONObject info = new JSONObject(market.exchangeInfo(with()));
        assertThat(info.getJSONArray("symbols").length()).isEqualTo(1);
        assertThat(info.getJSONArray("symbols").getJSONObject(0).getString("symbol"))
                .isEqualTo(SYMBOL);
        Map<String, Object> two = without();
        two.put("symbols", new ArrayList<>(List.of("BTCUSDT", SYMBOL)));
        assertThat(new JSONObject(market.exchangeInfo(two)).getJSONArray("symbols").length())
                .isEqualTo(2);
    }

    @Test
    void aBookIsOrdered() {
        JSONObject book = new JSONObject(market.depth(with("limit", 20)));
        ascend(prices(book.getJSONArray("asks")));
        ascend(prices(book.getJSONArray("bids")).stream().map(BigDecimal::negate).toList());
        JSONObject best = new JSONObject(market.bookTicker(with()));
        assertThat(decimal(best, "bidPrice")).isLessThan(decimal(best, "askPrice"));
        assertThat(decimal(best, "bidQty")).isPositive();
    }

    private static List<BigDecimal> prices(JSONArray levels) {
        return IntStream.range(0, levels.length())
                .mapToObj(i -> new BigDecimal(levels.getJSONArray(i).getString(0)))
                .toList();
    }

    @Test
    void historicalTradesGoOnWhereTradesBegin() {
        List<JSONObject> recent = objects(market.trades(with("limit", 5)));
        ascend(longs(recent, "id"));
        long from = recent.get(0).getLong("id");
        List<JSONObject> historical =
                objects(market.historicalTrades(with("fromId", from, "limit", 5)));
        assertThat(historical.stream().map(JSONObject::toString))
                .containsExactlyElementsOf(recent.stream().map(JSONObject::toString).toList());
        List<JSONObject> folds = objects(market.aggTrades(with("limit", 50)));
        ascend(longs(folds, "a"));
        for (int i = 1; i < folds.size(); i++) {
            assertThat(folds.get(i).getLong("f")).isEqualTo(folds.get(i - 1).getLong("l") + 1);
        }
    }

    @Test
    void uiBarsAreBarsAndMinutesFoldIntoFive() {
        long five = 300_000L;
        long start = System.currentTimeMillis() / five * five - 2 * five;
        Map<String, Object> query = with("interval", "1m", "startTime", start, "limit", 5);
        JSONArray minutes = new JSONArray(market.klines(query));
        assertThat(market.uiKlines(query)).isEqualTo(market.klines(query));
        JSONArray whole =
                new JSONArray(market.klines(with("interval", "5m", "startTime", start, "limit", 1)))
                        .getJSONArray(0);
        assertThat(whole.getString(1)).isEqualTo(minutes.getJSONArray(0).getString(1));
        assertThat(whole.getString(4)).isEqualTo(minutes.getJSONArray(4).getString(4));
        assertThat(
                        sum(
                                IntStream.range(0, 5)
                                        .mapToObj(i ->
                                                new BigDecimal(
                                                        minutes.getJSONArray(i).getString(5)))
                                        .toList()))
                .isEqualTo(new BigDecimal(whole.getString(5)));
    }

    @Test
    void theTickersAgree() {
        BigDecimal average = decimal(new JSONObject(market.averagePrice(with())), "price");
        List<JSONObject> days =
                List.of(
                        new JSONObject(market.ticker24H(with())),
                        new JSONObject(market.ticker(with("windowSize", "1d"))),
                        new JSONObject(market.tradingDayTicker(with())));
        for (JSONObject day : days) {
            BigDecimal low = decimal(day, "lowPrice");
            BigDecimal high = decimal(day, "highPrice");
            assertThat(decimal(day, "lastPrice")).isBetween(low, high);
            assertThat(decimal(day, "weightedAvgPrice")).isBetween(low, high);
            assertThat(decimal(day, "priceChange"))
                    .isEqualByComparingTo(
                            decimal(day, "lastPrice").subtract(decimal(day, "openPrice")));
        }
        assertThat(average)
                .isBetween(decimal(days.get(0), "lowPrice"), decimal(days.get(0), "highPrice"));
        BigDecimal last = decimal(new JSONObject(market.tickerSymbol(with())), "price");
        assertThat(last.doubleValue() / decimal(days.get(0), "lastPrice").doubleValue())
                .isBetween(0.99, 1.01);
    }

    private Map<String, BigDecimal> holdings() {
        Map<String, BigDecimal> totals = new HashMap<>();
        JSONArray balances = new JSONObject(trade.account(without())).getJSONArray("balances");
        for (int i = 0; i < balances.length(); i++) {
            JSONObject balance = balances.getJSONObject(i);
            totals.put(
                    balance.getString("asset"),
                    decimal(balance, "free").add(decimal(balance, "locked")));
        }
        return totals;
    }

    private String price(double factor) {
        BigDecimal bid = decimal(new JSONObject(market.bookTicker(with())), "bidPrice");
        return bid.multiply(BigDecimal.valueOf(factor))
                .setScale(4, RoundingMode.HALF_UP)
                .toPlainString();
    }

    @Test
    void aMarketOrderPaysWhatItsFillsSay() {
        Map<String, BigDecimal> before = holdings();
        JSONObject order =
                new JSONObject(
                        trade.newOrder(with("side", "BUY", "type", "MARKET", "quantity", "100")));
        assertThat(order.getString("status")).isEqualTo("FILLED");
        List<JSONObject> fills = objects(trade.myTrades(with("orderId", order.getLong("orderId"))));
        assertThat(sum(decimals(fills, "qty"))).isEqualByComparingTo("100");
        assertThat(sum(decimals(fills, "quoteQty")))
                .isEqualByComparingTo(decimal(order, "cummulativeQuoteQty"));
        Map<String, BigDecimal> now = holdings();
        assertThat(before.get("USDT").subtract(now.get("USDT")))
                .isEqualByComparingTo(sum(decimals(fills, "quoteQty")));
        assertThat(now.get("XRP").subtract(before.get("XRP")))
                .isEqualByComparingTo(
                        new BigDecimal("100").subtract(sum(decimals(fills, "commission"))));
    }

    @Test
    void aLimitOrderIsFoundReplacedAndCancelled() {
        Map<String, BigDecimal> before = holdings();
        JSONObject order =
                new JSONObject(
                        trade.newOrder(
                                with(
                                        "side",
                                        "BUY",
                                        "type",
                                        "LIMIT",
                                        "timeInForce",
                                        "GTC",
                                        "quantity",
                                        "50",
                                        "price",
                                        price(0.9))));
        long id = order.getLong("orderId");
        JSONObject found = new JSONObject(trade.getOrder(with("orderId", id)));
        assertThat(found.getString("status")).isEqualTo("NEW");
        assertThat(objects(trade.getOrders(with("orderId", id))).get(0).toString())
                .isEqualTo(found.toString());
        assertThat(longs(objects(trade.getOpenOrders(with())), "orderId")).containsExactly(id);

        JSONObject replaced =
                new JSONObject(
                        trade.cancelReplace(
                                with(
                                        "side",
                                        "BUY",
                                        "type",
                                        "LIMIT",
                                        "timeInForce",
                                        "GTC",
                                        "cancelReplaceMode",
                                        "STOP_ON_FAILURE",
                                        "cancelOrderId",
                                        id,
                                        "quantity",
                                        "40",
                                        "price",
                                        price(0.85))));
        assertThat(replaced.getString("cancelResult")).isEqualTo("SUCCESS");
        assertThat(replaced.getString("newOrderResult")).isEqualTo("SUCCESS");
        assertThat(replaced.getJSONObject("cancelResponse").getLong("orderId")).isEqualTo(id);
        long next = replaced.getJSONObject("newOrderResponse").getLong("orderId");
        JSONArray cancelled = new JSONArray(trade.cancelOpenOrders(with()));
        assertThat(cancelled.length()).isEqualTo(1);
        assertThat(cancelled.getJSONObject(0).getLong("orderId")).isEqualTo(next);
        assertThat(holdings()).isEqualTo(before);
    }

    @Test
    void anOrderIsCancelledByItsOwnId() {
        trade.newOrder(
                with(
                        "side",
                        "SELL",
                        "type",
                        "LIMIT_MAKER",
                        "quantity",
                        "50",
                        "price",
                        price(1.2),
                        "newClientOrderId",
                        "connector-1"));
        JSONObject cancelled =
                new JSONObject(trade.cancelOrder(with("origClientOrderId", "connector-1")));
        assertThat(cancelled.getString("status")).isEqualTo("CANCELED");
        assertThat(cancelled.getString("origClientOrderId")).isEqualTo("connector-1");
    }

    @Test
    void theAccountsOwnCalls() {
        assertThat(new JSONArray(trade.rateLimitOrder(without())).length()).isGreaterThan(1);
        JSONObject commission = new JSONObject(trade.commission(with()));
        assertThat(decimal(commission.getJSONObject("standardCommission"), "taker"))
                .isEqualByComparingTo("0.001");
        assertThat(new JSONArray(trade.sorAllocations(with())).length()).isZero();
        assertThat(new JSONArray(trade.preventedMatches(with("orderId", 1))).length()).isZero();
        String order = trade.testNewOrder(with("side", "SELL", "type", "MARKET", "quantity", "50"));
        assertThat(order).isEqualTo("{}");
    }

    @Test
    void errorsCarryTheirCodes() {
        assertThat(code(() -> market.depth(with("symbol", "NOPENOPE")))).isEqualTo(-1121);
        assertThat(code(() -> trade.getOrder(with("orderId", 1)))).isEqualTo(-2013);
        assertThat(
                        code(() ->
                                trade.newOrder(
                                        with(
                                                "side",
                                                "BUY",
                                                "type",
                                                "MARKET",
                                                "quantity",
                                                "1000000"))))
                .isEqualTo(-2010);
        SpotClient stranger = new SpotClientImpl(Served.API_KEY, "not it", Served.REST);
        assertThat(code(() -> stranger.createTrade().account(without()))).isEqualTo(-1022);
    }

    private static int code(Runnable call) {
        return catchThrowableOfType(BinanceClientException.class, call::run).getErrorCode();
    }
}
