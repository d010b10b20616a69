package app.ringdown.exchange;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes requests that are wrong in many ways, and some that are right. */
final class FuzzInput {
    private static final List<String> VALUES =
            List.of(
                    "",
                    "0",
                    "1",
                    "-1",
                    "5",
                    "1e9",
                    "0.00000001",
                    "0.000000001",
                    "99999999999999999999",
                    "9223372036854775807",
                    "NaN",
                    "null",
                    "true",
                    "[]",
                    "[\"BTCUSDT\"]",
                    "{}",
                    "BTCUSDT",
                    "btcusdt",
                    "ETHUSDT",
                    "BUY",
                    "SELL",
                    "LIMIT",
                    "MARKET",
                    "LIMIT_MAKER",
                    "STOP_LOSS",
                    "GTC",
                    "IOC",
                    "FOK",
                    "1m",
                    "1M",
                    "FULL",
                    "MINI",
                    "' OR 1=1 --",
                    "../../etc/passwd",
                    "\u0000",
                    "你好",
                    "😀",
                    "\ud800",
                    "%",
                    "%%%",
                    "a".repeat(300),
                    "1".repeat(400),
                    "EXPIRE_BOTH",
                    "40000",
                    "0.01",
                    "1999999999999",
                    "TRADING",
                    "HALT",
                    "STOP_ON_FAILURE",
                    "ALLOW_FAILURE",
                    "CANCEL_ONLY",
                    "+08:00");
    private static final List<String> NAMES =
            List.of(
                    "symbol",
                    "symbols",
                    "side",
                    "type",
                    "timeInForce",
                    "quantity",
                    "price",
                    "quoteOrderQty",
                    "stopPrice",
                    "trailingDelta",
                    "icebergQty",
                    "strategyId",
                    "strategyType",
                    "newClientOrderId",
                    "origClientOrderId",
                    "orderId",
                    "limit",
                    "fromId",
                    "startTime",
                    "endTime",
                    "interval",
                    "timeZone",
                    "recvWindow",
                    "newOrderRespType",
                    "selfTradePreventionMode",
                    "permissions",
                    "symbolStatus",
                    "omitZeroBalances",
                    "cancelRestrictions",
                    "computeCommissionRates",
                    "bogus",
                    "pegPriceType",
                    "newQty",
                    "cancelReplaceMode",
                    "cancelOrderId",
                    "orderRateLimitExceededMode",
                    "preventedMatchId",
                    "fromPreventedMatchId",
                    "fromExecutionId",
                    "orderListId",
                    "listClientOrderId",
                    "stopLimitPrice",
                    "aboveType",
                    "abovePrice",
                    "belowTrailingDelta",
                    "belowIcebergQty",
                    "workingPrice",
                    "workingTimeInForce",
                    "pendingType",
                    "pendingQuantity",
                    "pendingAboveType",
                    "pendingBelowStopPrice");
    private static final List<String> PUBLIC =
            List.of(
                    "ping",
                    "time",
                    "exchangeInfo",
                    "depth",
                    "trades",
                    "historicalTrades",
                    "aggTrades",
                    "klines",
                    "uiKlines",
                    "avgPrice",
                    "ticker/24hr",
                    "ticker/price",
                    "ticker/bookTicker");
    private static final List<Signed> SIGNED =
            List.of(
                    new Signed("GET", "account"),
                    new Signed("GET", "order"),
                    new Signed("POST", "order"),
                    new Signed("POST", "order"),
                    new Signed("POST", "order/test"),
                    new Signed("DELETE", "order"),
                    new Signed("GET", "openOrders"),
                    new Signed("DELETE", "openOrders"),
                    new Signed("GET", "allOrders"),
                    new Signed("GET", "myTrades"),
                    new Signed("POST", "order/cancelReplace"),
                    new Signed("PUT", "order/amend/keepPriority"),
                    new Signed("GET", "order/amendments"),
                    new Signed("GET", "myPreventedMatches"),
                    new Signed("POST", "order/oco"),
                    new Signed("POST", "orderList/oco"),
                    new Signed("POST", "orderList/oto"),
                    new Signed("POST", "orderList/otoco"),
                    new Signed("DELETE", "orderList"),
                    new Signed("GET", "orderList"),
                    new Signed("GET", "allOrderList"),
                    new Signed("GET", "rateLimit/order"),
                    new Signed("GET", "account/commission"));
    private static final List<String> METHODS =
            List.of(
                    "ping",
                    "time",
                    "exchangeInfo",
                    "depth",
                    "klines",
                    "trades.recent",
                    "ticker.price",
                    "ticker.book",
                    "order.place",
                    "order.cancel",
                    "order.test",
                    "order.cancelReplace",
                    "orderList.place.oco",
                    "orderList.place.otoco",
                    "order.status",
                    "openOrders.status",
                    "account.status",
                    "session.logon",
                    "session.status",
                    "session.logout",
                    "session.subscriptions",
                    "userDataStream.subscribe",
                    "userDataStream.subscribe.signature",
                    "userDataStream.unsubscribe",
                    "SUBSCRIBE",
                    "UNSUBSCRIBE",
                    "LIST_SUBSCRIPTIONS",
                    "SET_PROPERTY",
                    "GET_PROPERTY",
                    "bogus");

    /** What makes an order list, less side, quantity and working order. */
    private static final List<Map<String, String>> LISTS =
            List.of(
                    Map.of(
                            "aboveType",
                            "STOP_LOSS",
                            "aboveStopPrice",
                            "90000",
                            "belowType",
                            "LIMIT_MAKER",
                            "belowPrice",
                            "40000"),
                    Map.of(
                            "workingType",
                            "LIMIT",
                            "workingSide",
                            "BUY",
                            "workingPrice",
                            "40000",
                            "workingQuantity",
                            "0.001",
                            "workingTimeInForce",
                            "GTC",
                            "pendingSide",
                            "SELL",
                            "pendingQuantity",
                            "0.001",
                            "pendingType",
                            "MARKET"));

    record Signed(String verb, String path) {}

    private final Random random;

    FuzzInput(Random random) {
        this.random = random;
    }

    String publicPath() {
        return any(PUBLIC);
    }

    Signed signed() {
        return any(SIGNED);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    Map<String, Object> params() {
        Map<String, Object> params = new LinkedHashMap<>();
        // What most endpoints need, so that the rest is reached as well.
        if (random.nextInt(10) > 0) {
            params.put("symbol", "BTCUSDT");
        }
        if (random.nextInt(3) == 0) {
            params.putAll(
                    Map.of(
                            "side",
                            "BUY",
                            "type",
                            "LIMIT",
                            "timeInForce",
                            "GTC",
                            "quantity",
                            "0.001",
                            "price",
                            "40000"));
        }
        if (random.nextInt(6) == 0) {
            params.putAll(any(LISTS));
        }
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            params.put(any(NAMES), any(VALUES));
        }
        return params;
    }

    String message(String apiKey) {
        JsonObject json = new JsonObject();
        json.add(
                "id",
                JsonParser.parseString(any(List.of("1", "\"x\"", "null", "[]", "1.5", "true"))));
        json.addProperty("method", any(METHODS));
        JsonObject params = new JsonObject();
        params().forEach((name, value) -> params.addProperty(name, value.toString()));
        if (random.nextBoolean()) {
            params.addProperty("apiKey", apiKey);
            params.addProperty("timestamp", System.currentTimeMillis());
            params.addProperty("signature", any(VALUES));
        }
        if (random.nextBoolean()) {
            json.add("params", params);
        } else {
            json.add(
                    "params",
                    JsonParser.parseString(
                            any(
                                    List.of(
                                            "[\"btcusdt@trade\"]",
                                            "[1]",
                                            "[\"combined\",true]",
                                            "null",
                                            "[[]]",
                                            "7"))));
        }
        String text = json.toString();
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, random.nextInt(text.length()));
            case 1 -> text.replace('"', (char) random.nextInt(1, 0xd800));
            case 2 -> "[".repeat(random.nextInt(2_000)) + text;
            default -> text;
        };
    }
}
