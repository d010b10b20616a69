package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Orders over REST: placed, found, cancelled, refused. */
class RestOrderTest {
    private final ApiClient client = new ApiClient(SharedExchange.get());

    private Map<String, Object> limit(String symbol, String side, String quantity, String price) {
        return new HashMap<>(
                Map.of(
                        "symbol",
                        symbol,
                        "side",
                        side,
                        "type",
                        "LIMIT",
                        "timeInForce",
                        "GTC",
                        "quantity",
                        quantity,
                        "price",
                        price));
    }

    /** A price far below the market, in cents. */
    private String farBelow(String symbol) {
        return client.get("ticker/price?symbol=" + symbol)
                .object()
                .get("price")
                .getAsBigDecimal()
                .multiply(new BigDecimal("0.5"))
                .setScale(2, RoundingMode.DOWN)
                .toPlainString();
    }

    @Test
    void anOrderIsPlacedFoundAndCancelled() {
        Map<String, Object> terms = limit("BTCUSDT", "BUY", "0.001", farBelow("BTCUSDT"));
        terms.put("newClientOrderId", "life-of-an-order");
        JsonObject placed = client.signed("POST", "order", terms).object();
        assertThat(placed.keySet())
                .isEqualTo(
                        Set.of(
                                "symbol",
                                "orderId",
                                "orderListId",
                                "clientOrderId",
                                "transactTime",
                                "price",
                                "origQty",
                                "executedQty",
                                "origQuoteOrderQty",
                                "cummulativeQuoteQty",
                                "status",
                                "timeInForce",
                                "type",
                                "side",
                                "workingTime",
                                "selfTradePreventionMode",
                                "fills"));
        assertThat(placed.get("status").getAsString()).isEqualTo("NEW");
        assertThat(placed.get("origQty").getAsString()).isEqualTo("0.00100000");
        long id = placed.get("orderId").getAsLong();

        Map<String, Object> byId = Map.of("symbol", "BTCUSDT", "orderId", id);
        JsonObject found = client.signed("GET", "order", byId).object();
        assertThat(found.get("clientOrderId").getAsString()).isEqualTo("life-of-an-order");
        assertThat(found.get("isWorking").getAsBoolean()).isTrue();
        assertThat(found.keySet()).contains("time", "updateTime", "stopPrice", "icebergQty");
        JsonArray open = client.signed("GET", "openOrders", Map.of("symbol", "BTCUSDT")).array();
        assertThat(open).anyMatch(order -> order.equals(found));
        assertThat(client.signed("GET", "openOrders", Map.of()).array())
                .anyMatch(order -> order.equals(found));

        JsonObject cancelled =
                client.signed(
                                "DELETE",
                                "order",
                                Map.of(
                                        "symbol",
                                        "BTCUSDT",
                                        "origClientOrderId",
                                        "life-of-an-order",
                                        "newClientOrderId",
                                        "its-end"))
                        .object();
        assertThat(cancelled.get("status").getAsString()).isEqualTo("CANCELED");
        assertThat(cancelled.get("clientOrderId").getAsString()).isEqualTo("its-end");
        assertThat(cancelled.get("origClientOrderId").getAsString()).isEqualTo("life-of-an-order");
        assertThat(client.signed("GET", "order", byId).object().get("status").getAsString())
                .isEqualTo("CANCELED");
        assertThat(
                        client.signed(
                                        "GET",
                                        "allOrders",
                                        Map.of("symbol", "BTCUSDT", "orderId", id))
                                .array()
                                .get(0)
                                .getAsJsonObject()
                                .get("orderId")
                                .getAsLong())
                .isEqualTo(id);
        ApiClient.Answer again = client.signed("DELETE", "order", byId);
        assertThat(again.code()).isEqualTo(-2011);
        assertThat(again.msg()).isEqualTo("Unknown order sent.");
    }

    @Test
    void parametersAndSignatureMayBeInQueryOrBody() {
        Map<String, Object> terms = limit("ETHUSDT", "BUY", "0.01", farBelow("ETHUSDT"));
        assertThat(client.signed("POST", "order", terms).status()).isEqualTo(200);
        assertThat(client.signedInBody("POST", "order", terms).status()).isEqualTo(200);
        assertThat(client.signedApart("POST", "order", terms).status()).isEqualTo(200);
        // A name in both: the query's value counts, and the signature is over all as sent.
        String query = "symbol=ETHUSDT";
        Map<String, Object> body = new HashMap<>(terms);
        body.put("symbol", "BTCUSDT");
        String payload = ApiClient.payload(body);
        ApiClient.Answer both =
                client.form(
                        "POST",
                        "order?" + query,
                        payload + "&signature=" + client.sign(query + payload));
        assertThat(both.object().get("symbol").getAsString()).isEqualTo("ETHUSDT");
        JsonArray cancelled =
                client.signed("DELETE", "openOrders", Map.of("symbol", "ETHUSDT")).array();
        assertThat(cancelled.size()).isEqualTo(4);
        assertThat(client.signed("DELETE", "openOrders", Map.of("symbol", "ETHUSDT")).code())
                .isEqualTo(-2011);
    }

    @Test
    void aMarketOrderFillsAndTheMoneyAddsUp() {
        BigDecimal usdt = free("USDT");
        BigDecimal sol = free("SOL");
        Map<String, Object> terms =
                Map.of("symbol", "SOLUSDT", "side", "BUY", "type", "MARKET", "quantity", "2");
        JsonObject order = client.signed("POST", "order", terms).object();
        assertThat(order.get("status").getAsString()).isEqualTo("FILLED");
        BigDecimal paid = BigDecimal.ZERO;
        BigDecimal got = BigDecimal.ZERO;
        BigDecimal fee = BigDecimal.ZERO;
        for (JsonElement each : order.getAsJsonArray("fills")) {
            JsonObject fill = each.getAsJsonObject();
            BigDecimal quantity = fill.get("qty").getAsBigDecimal();
            paid = paid.add(quantity.multiply(fill.get("price").getAsBigDecimal()));
            got = got.add(quantity);
            fee = fee.add(fill.get("commission").getAsBigDecimal());
            assertThat(fill.get("commissionAsset").getAsString()).isEqualTo("SOL");
        }
        assertThat(order.get("cummulativeQuoteQty").getAsBigDecimal()).isEqualByComparingTo(paid);
        assertThat(order.get("executedQty").getAsBigDecimal()).isEqualByComparingTo(got);
        assertThat(free("USDT")).isEqualByComparingTo(usdt.subtract(paid));
        assertThat(free("SOL")).isEqualByComparingTo(sol.add(got).subtract(fee));

        JsonArray trades =
                client.signed(
                                "GET",
                                "myTrades",
                                Map.of(
                                        "symbol",
                                        "SOLUSDT",
                                        "orderId",
                                        order.get("orderId").getAsLong()))
                        .array();
        assertThat(trades.size()).isEqualTo(order.getAsJsonArray("fills").size());
        assertThat(trades.get(0).getAsJsonObject().keySet())
                .isEqualTo(
                        Set.of(
                                "symbol",
                                "id",
                                "orderId",
                                "orderListId",
                                "price",
                                "qty",
                                "quoteQty",
                                "commission",
                                "commissionAsset",
                                "time",
                                "isBuyer",
                                "isMaker",
                                "isBestMatch"));
    }

    private BigDecimal free(String asset) {
        for (JsonElement each :
                client.signed("GET", "account", Map.of()).object().getAsJsonArray("balances")) {
            if (each.getAsJsonObject().get("asset").getAsString().equals(asset)) {
                return each.getAsJsonObject().get("free").getAsBigDecimal();
            }
        }
        throw new AssertionError("no " + asset);
    }

    @Test
    void anAmountOfMoneyCanBeSpent() {
        Map<String, Object> terms =
                Map.of(
                        "symbol",
                        "BTCUSDT",
                        "side",
                        "BUY",
                        "type",
                        "MARKET",
                        "quoteOrderQty",
                        "100");
        JsonObject order = client.signed("POST", "order", terms).object();
        assertThat(order.get("status").getAsString()).isEqualTo("FILLED");
        assertThat(order.get("origQuoteOrderQty").getAsString()).isEqualTo("100.00000000");
        assertThat(order.get("cummulativeQuoteQty").getAsBigDecimal())
                .isBetween(new BigDecimal("98"), new BigDecimal("100"));
    }

    @Test
    void theAnswerSaysAsMuchAsAskedFor() {
        Map<String, Object> maker =
                new HashMap<>(
                        Map.of(
                                "symbol",
                                "BTCUSDT",
                                "side",
                                "BUY",
                                "type",
                                "LIMIT_MAKER",
                                "quantity",
                                "0.001",
                                "price",
                                farBelow("BTCUSDT")));
        JsonObject ack = client.signed("POST", "order", maker).object();
        assertThat(ack.keySet())
                .isEqualTo(
                        Set.of(
                                "symbol",
                                "orderId",
                                "orderListId",
                                "clientOrderId",
                                "transactTime"));
        maker.put("newOrderRespType", "RESULT");
        JsonObject result = client.signed("POST", "order", maker).object();
        assertThat(result.has("status")).isTrue();
        assertThat(result.has("fills")).isFalse();
        maker.put("newOrderRespType", "FULL");
        assertThat(client.signed("POST", "order", maker).object().has("fills")).isTrue();
        maker.put("newOrderRespType", "ALL");
        assertThat(client.signed("POST", "order", maker).code()).isEqualTo(-1130);
        for (JsonElement each :
                client.signed("GET", "openOrders", Map.of("symbol", "BTCUSDT")).array()) {
            long id = each.getAsJsonObject().get("orderId").getAsLong();
            client.signed("DELETE", "order", Map.of("symbol", "BTCUSDT", "orderId", id));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "price=100.001|-1013|Filter failure: PRICE_FILTER",
                "price=0.01|-1013|Filter failure: PERCENT_PRICE_BY_SIDE",
                "quantity=0.0000001|-1013|Filter failure: LOT_SIZE",
                "quantity=0.00001|-1013|Filter failure: NOTIONAL",
                "quantity=0|-1013|Invalid quantity.",
                "price=0|-1013|Invalid price.",
                "quantity=0.000000001|-1111|Parameter 'quantity' has too much precision.",
                "quantity=-1|-1100|Illegal characters found in parameter 'quantity'; legal range"
                        + " is '^([0-9]{1,20})(\\.[0-9]{1,20})?$'.",
                "quantity=5|-2010|Account has insufficient balance for requested action.",
                "side=HOLD|-1117|Invalid side.",
                "type=GUESS|-1116|Invalid orderType.",
                "timeInForce=GTX|-1115|Invalid timeInForce.",
                "timeInForce=|-1105|Parameter 'timeInForce' was empty.",
                "stopPrice=1|-1106|Parameter 'stopPrice' sent when not required.",
                "quoteOrderQty=1|-1106|Parameter 'quoteOrderQty' sent when not required.",
                "newClientOrderId=a b|-1100|Illegal characters found in parameter"
                        + " 'newClientOrderId'; legal range is '^[\\.A-Z\\:/a-z0-9_-]{1,36}$'.",
                "strategyType=5|-1134|`strategyType` was less than 1000000.",
                "selfTradePreventionMode=SOMETIMES|-1130|Data sent for parameter"
                        + " 'selfTradePreventionMode' is not valid.",
                "cheese=1|-1104|Not all sent parameters were read; read '8' parameter(s) but was"
                        + " sent '9'.",
            })
    void badOrdersAreRefusedWithCodeAndText(String change, int code, String msg) {
        Map<String, Object> terms = limit("BTCUSDT", "BUY", "0.01", farBelow("BTCUSDT"));
        int equals = change.indexOf('=');
        terms.put(change.substring(0, equals), change.substring(equals + 1));
        for (String path : new String[] {"order", "order/test"}) {
            ApiClient.Answer answer = client.signed("POST", path, terms);
            assertThat(answer.code()).isEqualTo(code);
            assertThat(answer.msg()).isEqualTo(msg);
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @Test
    void whatMustBeThereIsAskedFor() {
        Map<String, Object> market =
                new HashMap<>(Map.of("symbol", "BTCUSDT", "side", "BUY", "type", "MARKET"));
        assertThat(client.signed("POST", "order", market).msg())
                .isEqualTo(
                        "Param 'quantity' or 'quoteOrderQty' must be sent, but both were"
                                + " empty/null!");
        market.put("quantity", "1");
        market.put("price", "1");
        assertThat(client.signed("POST", "order", market).code()).isEqualTo(-1106);
        Map<String, Object> limit = limit("BTCUSDT", "BUY", "0.01", "1");
        limit.remove("price");
        assertThat(client.signed("POST", "order", limit).msg()).contains("'price'");
        assertThat(client.signed("GET", "order", Map.of("symbol", "BTCUSDT")).code())
                .isEqualTo(-1102);
        assertThat(client.signed("DELETE", "order", Map.of("symbol", "BTCUSDT")).code())
                .isEqualTo(-1102);
    }

    @Test
    void postOnlyOrdersDoNotTakeAndIdsAreUnique() {
        String ask =
                client.get("ticker/bookTicker?symbol=BNBUSDT")
                        .object()
                        .get("askPrice")
                        .getAsBigDecimal()
                        .multiply(new BigDecimal("1.05"))
                        .setScale(2, RoundingMode.UP)
                        .toPlainString();
        Map<String, Object> terms =
                Map.of(
                        "symbol",
                        "BNBUSDT",
                        "side",
                        "BUY",
                        "type",
                        "LIMIT_MAKER",
                        "quantity",
                        "0.1",
                        "price",
                        ask);
        ApiClient.Answer taking = client.signed("POST", "order", terms);
        assertThat(taking.code()).isEqualTo(-2010);
        assertThat(taking.msg()).isEqualTo("Order would immediately match and take.");

        Map<String, Object> twin = limit("BNBUSDT", "BUY", "0.1", farBelow("BNBUSDT"));
        twin.put("newClientOrderId", "twin");
        assertThat(client.signed("POST", "order", twin).status()).isEqualTo(200);
        ApiClient.Answer second = client.signed("POST", "order", twin);
        assertThat(second.msg()).isEqualTo("Duplicate order sent.");
        Map<String, Object> restricted =
                Map.of(
                        "symbol",
                        "BNBUSDT",
                        "origClientOrderId",
                        "twin",
                        "cancelRestrictions",
                        "ONLY_PARTIALLY_FILLED");
        assertThat(client.signed("DELETE", "order", restricted).msg())
                .isEqualTo("Order was not canceled due to cancel restrictions.");
        Map<String, Object> mixed =
                Map.of("symbol", "BNBUSDT", "orderId", 1, "origClientOrderId", "twin");
        assertThat(client.signed("DELETE", "order", mixed).code()).isEqualTo(-2011);
        assertThat(client.signed("DELETE", "openOrders", Map.of("symbol", "BNBUSDT")).status())
                .isEqualTo(200);
    }

    @Test
    void whatFindsNothingToTakeExpires() {
        Map<String, Object> terms = limit("LTCUSDT", "BUY", "1", farBelow("LTCUSDT"));
        terms.put("timeInForce", "IOC");
        JsonObject order = client.signed("POST", "order", terms).object();
        assertThat(order.get("status").getAsString()).isEqualTo("EXPIRED");
        assertThat(order.get("expiryReason").getAsString())
                .isEqualTo("UNFILLED_IOC_QUANTITY_EXPIRED");
    }

    @Test
    void theAccountTellsItsBalancesAndRates() {
        JsonObject account = client.signed("GET", "account", Map.of()).object();
        assertThat(account.get("makerCommission").getAsInt()).isEqualTo(10);
        assertThat(account.getAsJsonObject("commissionRates").get("taker").getAsString())
                .isEqualTo("0.00100000");
        assertThat(account.get("canTrade").getAsBoolean()).isTrue();
        int all = account.getAsJsonArray("balances").size();
        JsonArray some =
                client.signed("GET", "account", Map.of("omitZeroBalances", true))
                        .object()
                        .getAsJsonArray("balances");
        assertThat(some.size()).isPositive().isLessThan(all);
        JsonObject rates =
                client.signed("GET", "account/commission", Map.of("symbol", "BTCUSDT")).object();
        assertThat(rates.getAsJsonObject("standardCommission").get("maker").getAsString())
                .isEqualTo("0.00100000");
        assertThat(rates.keySet())
                .contains("specialCommission", "taxCommission", "discount", "symbol");
    }

    @Test
    void aTestOrderChangesNothing() {
        Map<String, Object> terms =
                new HashMap<>(
                        Map.of(
                                "symbol",
                                "SOLUSDT",
                                "side",
                                "BUY",
                                "type",
                                "MARKET",
                                "quantity",
                                "1"));
        BigDecimal before = free("ADA");
        assertThat(client.signed("POST", "order/test", terms).object().keySet()).isEmpty();
        terms.put("computeCommissionRates", true);
        assertThat(client.signed("POST", "order/test", terms).object().keySet())
                .contains("standardCommissionForOrder", "discount");
        assertThat(free("ADA")).isEqualByComparingTo(before);
    }

    @Test
    void historiesRefuseMoreThanADay() {
        long now = System.currentTimeMillis();
        Map<String, Object> range =
                Map.of("symbol", "BTCUSDT", "startTime", now - 90_000_000L, "endTime", now);
        for (String path : new String[] {"allOrders", "myTrades"}) {
            ApiClient.Answer answer = client.signed("GET", path, range);
            assertThat(answer.code()).isEqualTo(-1127);
            assertThat(answer.msg()).isEqualTo("More than 24 hours between startTime and endTime.");
        }
    }

    @Test
    void xchangeFindsItsAssetDetails() {
        String payload = "timestamp=" + System.currentTimeMillis();
        ApiClient.Answer answer =
                client.send(
                        client.request(
                                        "/sapi/v1/asset/assetDetail?"
                                                + payload
                                                + "&signature="
                                                + client.sign(payload))
                                .header("X-MBX-APIKEY", client.key())
                                .GET());
        assertThat(answer.object().keySet()).isEmpty();
    }
}
