package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/** Orders that are refused, or come to nothing, and the words in which that is said. */
class RestRefusalTest {
    private final ApiClient client = new ApiClient(SharedExchange.get());

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
                "icebergQty=0.001&timeInForce=IOC|-1013|Unsupported order combination",
                "trailingDelta=1|-1106|Parameter 'trailingDelta' sent when not required.",
                "pegPriceType=BEST|-1210|Invalid pegPriceType.",
                "pegPriceType=MARKET_PEG&pegOffsetType=TICK|-1211|Invalid pegOffsetType.",
                "pegOffsetType=PRICE_LEVEL|-1128|Combination of optional parameters invalid.",
                "pegPriceType=PRIMARY_PEG|-1013|Pegged orders are not supported for this symbol.",
                "cheese=1|-1104|Not all sent parameters were read; read '8' parameter(s) but was"
                        + " sent '9'.",
            })
    void badOrdersAreRefusedWithCodeAndText(String change, int code, String msg) {
        Map<String, Object> terms =
                ApiClient.limit("BTCUSDT", "BUY", "0.01", client.farBelow("BTCUSDT"));
        terms.putAll(ApiClient.params(change));
        for (String path : new String[] {"order", "order/test"}) {
            ApiClient.Answer answer = client.signed("POST", path, terms);
            assertThat(answer.code()).isEqualTo(code);
            assertThat(answer.msg()).isEqualTo(msg);
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STOP_LOSS|quantity=1|-1102|Param 'stopPrice' or 'trailingDelta' must be sent, but"
                        + " both were empty/null!",
                "STOP_LOSS|stopPrice=1|-1102|Mandatory parameter 'quantity' was not sent, was"
                        + " empty/null, or malformed.",
                "STOP_LOSS|stopPrice=1&price=1&quantity=1|-1106|Parameter 'price' sent when not"
                        + " required.",
                "STOP_LOSS|stopPrice=1&timeInForce=GTC|-1106|Parameter 'timeInForce' sent when not"
                        + " required.",
                "STOP_LOSS|stopPrice=1&quoteOrderQty=1|-1106|Parameter 'quoteOrderQty' sent when"
                        + " not required.",
                "TAKE_PROFIT|stopPrice=1&quantity=1&icebergQty=1|-1106|Parameter 'icebergQty' sent"
                        + " when not required.",
                "TAKE_PROFIT|trailingDelta=0&quantity=1|-1013|Filter failure: TRAILING_DELTA",
                "TAKE_PROFIT|stopPrice=0&quantity=1|-1013|Invalid stopPrice.",
                "TAKE_PROFIT_LIMIT|stopPrice=1&price=1&quantity=1|-1102|Mandatory parameter"
                        + " 'timeInForce' was not sent, was empty/null, or malformed.",
                "STOP_LOSS_LIMIT|stopPrice=1&timeInForce=GTC&quantity=1|-1102|Mandatory parameter"
                        + " 'price' was not sent, was empty/null, or malformed.",
                "STOP_LOSS_LIMIT|stopPrice=1&timeInForce=GTC&quantity=1&price=1.00000000001|-1111|"
                        + "Parameter 'price' has too much precision.",
                "LIMIT_MAKER|timeInForce=GTC&price=1&quantity=1|-1106|Parameter 'timeInForce' sent"
                        + " when not required.",
                "MARKET|quantity=1&quoteOrderQty=1|-1128|Combination of optional parameters"
                        + " invalid.",
            })
    void eachTypeHasItsParameters(String type, String params, int code, String msg) {
        Map<String, Object> terms =
                ApiClient.params("symbol=BTCUSDT&side=SELL&type=" + type + "&" + params);
        ApiClient.Answer answer = client.signed("POST", "order", terms);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.msg()).isEqualTo(msg);
    }

    @Test
    void ordersAreNotRouted() {
        Map<String, Object> terms = ApiClient.limit("BTCUSDT", "BUY", "0.01", "1");
        for (String path : new String[] {"sor/order", "sor/order/test"}) {
            ApiClient.Answer answer = client.signed("POST", path, terms);
            assertThat(answer.code()).isEqualTo(-1020);
            assertThat(answer.msg()).isEqualTo("This operation is not supported.");
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
        Map<String, Object> limit = ApiClient.limit("BTCUSDT", "BUY", "0.01", "1");
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

        Map<String, Object> twin =
                ApiClient.limit("BNBUSDT", "BUY", "0.1", client.farBelow("BNBUSDT"));
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
        Map<String, Object> terms =
                ApiClient.limit("LTCUSDT", "BUY", "1", client.farBelow("LTCUSDT"));
        terms.put("timeInForce", "IOC");
        JsonObject order = client.signed("POST", "order", terms).object();
        assertThat(order.get("status").getAsString()).isEqualTo("EXPIRED");
        assertThat(order.get("expiryReason").getAsString())
                .isEqualTo("UNFILLED_IOC_QUANTITY_EXPIRED");
    }
}
