package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Orders over REST: placed, filled, found, cancelled. */
class RestOrderTest {
    private final ApiClient client = new ApiClient(SharedExchange.get());

    @Test
    void anOrderIsPlacedFoundAndCancelled() {
        Map<String, Object> terms =
                ApiClient.limit("BTCUSDT", "BUY", "0.001", client.farBelow("BTCUSDT"));
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
        Map<String, Object> terms =
                ApiClient.limit("ETHUSDT", "BUY", "0.01", client.farBelow("ETHUSDT"));
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
        BigDecimal usdt = client.free("USDT");
        BigDecimal sol = client.free("SOL");
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
        assertThat(client.free("USDT")).isEqualByComparingTo(usdt.subtract(paid));
        assertThat(client.free("SOL")).isEqualByComparingTo(sol.add(got).subtract(fee));

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
                                client.farBelow("BTCUSDT")));
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
}
