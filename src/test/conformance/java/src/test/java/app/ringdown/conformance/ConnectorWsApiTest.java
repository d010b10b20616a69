package app.ringdown.conformance;

import static app.ringdown.conformance.Served.ascend;

import static org.assertj.core.api.Assertions.assertThat;

import com.binance.connector.client.WebSocketApiClient;
import com.binance.connector.client.impl.WebSocketApiClientImpl;
import com.binance.connector.client.utils.signaturegenerator.Ed25519SignatureGenerator;
import com.binance.connector.client.utils.signaturegenerator.HmacSignatureGenerator;

import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The WebSocket API of Binance's connector for Java: market queries, orders and the account. */
class ConnectorWsApiTest {
    private static final String SYMBOL = "LTCUSDT";

    private static final BlockingQueue<String> ANSWERS = new LinkedBlockingQueue<>();
    private static WebSocketApiClient api;

    @BeforeAll
    static void connect() {
        // Never closed: its close() ends the threads that all of its connections share.
        api =
                new WebSocketApiClientImpl(
                        Served.API_KEY,
                        new HmacSignatureGenerator(Served.API_SECRET),
                        Served.WS_API);
        api.connect(ANSWERS::add);
    }

    /** The answer to a request, which comes under the id that it was given. */
    private static JSONObject answer(Consumer<JSONObject> request) throws InterruptedException {
        String id = "r" + System.nanoTime();
        request.accept(new JSONObject().put("requestId", id));
        String message = ANSWERS.poll(20, TimeUnit.SECONDS);
        assertThat(message).isNotNull();
        JSONObject answer = new JSONObject(message);
        assertThat(answer.getString("id")).isEqualTo(id);
        return answer;
    }

    private static JSONObject result(Consumer<JSONObject> request) throws InterruptedException {
        JSONObject answer = answer(request);
        assertThat(answer.getInt("status")).as("%s", answer).isEqualTo(200);
        return answer.getJSONObject("result");
    }

    private static JSONArray results(Consumer<JSONObject> request) throws InterruptedException {
        JSONObject answer = answer(request);
        assertThat(answer.getInt("status")).as("%s", answer).isEqualTo(200);
        return answer.getJSONArray("result");
    }

    private static BigDecimal decimal(JSONObject object, String key) {
        return new BigDecimal(object.getString(key));
    }

    @Test
    void theMarketIsThatOfRest() throws InterruptedException {
        assertThat(result(api.general()::ping).isEmpty()).isTrue();
        assertThat(result(api.general()::serverTime).getLong("serverTime"))
                .isBetween(System.currentTimeMillis() - 1000, System.currentTimeMillis() + 1000);
        JSONObject book = result(each -> api.market().depth(SYMBOL, each.put("limit", 5)));
        assertThat(new BigDecimal(book.getJSONArray("bids").getJSONArray(0).getString(0)))
                .isLessThan(new BigDecimal(book.getJSONArray("asks").getJSONArray(0).getString(0)));
        JSONArray trades =
                results(each -> api.market().recentTrades(SYMBOL, each.put("limit", 10)));
        List<Long> ids = new ArrayList<>();
        trades.forEach(trade -> ids.add(((JSONObject) trade).getLong("id")));
        ascend(ids);
        JSONArray minutes =
                results(each -> api.market().klines(SYMBOL, "1m", each.put("limit", 3)));
        assertThat(minutes.getJSONArray(1).getLong(0) - minutes.getJSONArray(0).getLong(0))
                .isEqualTo(60_000);
        JSONObject day = result(each -> api.market().ticker24H(each.put("symbol", SYMBOL)));
        assertThat(decimal(day, "lastPrice"))
                .isBetween(decimal(day, "lowPrice"), decimal(day, "highPrice"));
        assertThat(decimal(result(each -> api.market().avgPrice(SYMBOL, each)), "price"))
                .isBetween(decimal(day, "lowPrice"), decimal(day, "highPrice"));
    }

    @Test
    void anOrderIsPlacedFoundReplacedAndCancelled() throws InterruptedException {
        double price = share("0.9");
        JSONObject placed =
                result(each ->
                        api.trade()
                                .newOrder(
                                        SYMBOL,
                                        "BUY",
                                        "LIMIT",
                                        each.put("timeInForce", "GTC")
                                                .put("quantity", 2)
                                                .put("price", price)));
        long id = placed.getLong("orderId");
        assertThat(placed.getString("status")).isEqualTo("NEW");
        JSONObject found = result(each -> api.trade().getOrder(SYMBOL, each.put("orderId", id)));
        assertThat(decimal(found, "price").doubleValue()).isEqualTo(price);
        assertThat(results(each -> api.trade().getOpenOrders(each.put("symbol", SYMBOL))).length())
                .isEqualTo(1);
        JSONObject replaced =
                result(each ->
                        api.trade()
                                .cancelReplaceOrder(
                                        SYMBOL,
                                        "ALLOW_FAILURE",
                                        "BUY",
                                        "LIMIT_MAKER",
                                        each.put("cancelOrderId", id)
                                                .put("quantity", 3)
                                                .put("price", price)));
        long next = replaced.getJSONObject("newOrderResponse").getLong("orderId");
        assertThat(next).isGreaterThan(id);
        JSONObject cancelled =
                result(each -> api.trade().cancelOrder(SYMBOL, each.put("orderId", next)));
        assertThat(cancelled.getString("status")).isEqualTo("CANCELED");
        JSONObject refused =
                answer(each -> api.trade().cancelOrder(SYMBOL, each.put("orderId", next)));
        assertThat(refused.getInt("status")).isEqualTo(400);
        assertThat(refused.getJSONObject("error").getInt("code")).isEqualTo(-2011);
    }

    @Test
    void anOcoIsPlacedFoundAndCancelled() throws InterruptedException {
        result(each -> api.trade().newOrder(SYMBOL, "BUY", "MARKET", each.put("quantity", 3)));
        double above = share("1.1");
        double below = share("0.9");
        JSONObject list =
                result(each ->
                        api.trade()
                                .newOcoOrder(
                                        SYMBOL, "SELL", above, 2.0, each.put("stopPrice", below)));
        long id = list.getLong("orderListId");
        assertThat(list.getString("contingencyType")).isEqualTo("OCO");
        assertThat(types(list)).containsExactlyInAnyOrder("LIMIT_MAKER", "STOP_LOSS");
        JSONObject found = result(each -> api.trade().getOcoOrder(each.put("orderListId", id)));
        assertThat(found.getJSONArray("orders").similar(list.getJSONArray("orders"))).isTrue();
        JSONArray open = results(api.trade()::getOpenOcoOrders);
        assertThat(open.getJSONObject(0).similar(found)).isTrue();
        JSONObject cancelled =
                result(each -> api.trade().cancelOcoOrder(SYMBOL, each.put("orderListId", id)));
        assertThat(cancelled.getString("listOrderStatus")).isEqualTo("ALL_DONE");
        JSONArray all = results(api.account()::accountAllOcoOrders);
        assertThat(all.getJSONObject(all.length() - 1).getLong("orderListId")).isEqualTo(id);
    }

    /** A share of the best bid, on the grid. */
    private static double share(String factor) throws InterruptedException {
        JSONObject best = result(each -> api.market().tickerBook(each.put("symbol", SYMBOL)));
        return decimal(best, "bidPrice")
                .multiply(new BigDecimal(factor))
                .setScale(2, RoundingMode.HALF_UP)
                .doubleValue();
    }

    private static List<String> types(JSONObject list) {
        List<String> types = new ArrayList<>();
        list.getJSONArray("orderReports")
                .forEach(report -> types.add(((JSONObject) report).getString("type")));
        return types;
    }

    @Test
    void anAccountsCallsAddUp() throws InterruptedException {
        JSONObject order =
                result(each ->
                        api.trade().newOrder(SYMBOL, "BUY", "MARKET", each.put("quantity", 1)));
        long id = order.getLong("orderId");
        JSONArray fills =
                results(each -> api.account().accountTradeHistory(SYMBOL, each.put("orderId", id)));
        BigDecimal filled = BigDecimal.ZERO;
        for (int i = 0; i < fills.length(); i++) {
            filled = filled.add(decimal(fills.getJSONObject(i), "qty"));
        }
        assertThat(filled).isEqualByComparingTo("1");
        JSONArray orders =
                results(each -> api.account().accountAllOrders(SYMBOL, each.put("orderId", id)));
        assertThat(orders.getJSONObject(0).getString("status")).isEqualTo("FILLED");
        JSONArray balances = result(api.account()::accountStatus).getJSONArray("balances");
        assertThat(balances.length()).isGreaterThan(10);
        assertThat(results(api.account()::accountRateLimitsOrders).length()).isGreaterThan(1);
        assertThat(
                        decimal(
                                result(each -> api.account().accountCommissionRates(SYMBOL, each))
                                        .getJSONObject("standardCommission"),
                                "taker"))
                .isEqualByComparingTo("0.001");
        assertThat(result(api.auth()::status).isNull("apiKey")).isTrue();
    }

    @Test
    void aSessionIsLoggedOnWithEd25519AndOutAgain(@TempDir Path folder) throws Exception {
        Served.Key key = Served.newKey();
        Path file =
                Files.writeString(
                        folder.resolve("key.pem"),
                        "-----BEGIN PRIVATE KEY-----\n"
                                + key.pkcs8()
                                + "\n-----END PRIVATE KEY-----\n");
        WebSocketApiClient session =
                new WebSocketApiClientImpl(
                        key.apiKey(),
                        new Ed25519SignatureGenerator(file.toString()),
                        Served.WS_API);
        session.connect(ANSWERS::add);
        JSONObject balances = result(session.account()::accountStatus);
        assertThat(result(session.auth()::logon).getString("apiKey")).isEqualTo(key.apiKey());
        try {
            // Once logged on, the client leaves the time to its caller.
            JSONObject same =
                    result(each ->
                            session.account()
                                    .accountStatus(
                                            each.put("timestamp", System.currentTimeMillis())));
            assertThat(same.similar(balances)).isTrue();
            JSONObject order =
                    result(each ->
                            session.trade()
                                    .newOrder(
                                            SYMBOL,
                                            "BUY",
                                            "MARKET",
                                            each.put("quantity", 1)
                                                    .put("timestamp", System.currentTimeMillis())));
            assertThat(order.getString("status")).isEqualTo("FILLED");
        } finally {
            assertThat(result(session.auth()::logout).isNull("apiKey")).isTrue();
        }
    }
}
