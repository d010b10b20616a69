package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.api.dialect.RateLimits;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** One order in the place of another, over REST: every row of the documented table. */
class RestCancelReplaceTest {
    private static final String SYMBOL = "ADAUSDT";
    private static final String UNKNOWN = "Unknown order sent.";

    private final ApiClient client = new ApiClient(SharedExchange.get());

    @AfterEach
    void leaveNothing() {
        client.signed("DELETE", "openOrders", Map.of("symbol", SYMBOL));
    }

    /** A new order that may stand. */
    private static Map<String, Object> order(ApiClient client) {
        return ApiClient.limit(SYMBOL, "BUY", "100", client.price(SYMBOL, "0.9"));
    }

    private static long placed(ApiClient client) {
        return client.signed("POST", "order", order(client)).object().get("orderId").getAsLong();
    }

    private static ApiClient.Answer replace(
            ApiClient client, Map<String, Object> order, String mode, long old) {
        order.put("cancelReplaceMode", mode);
        order.put("cancelOrderId", old);
        return client.signed("POST", "order/cancelReplace", order);
    }

    private static String said(JsonObject data, String half) {
        return data.getAsJsonObject(half).get("msg").getAsString();
    }

    @ParameterizedTest
    @CsvSource({"STOP_ON_FAILURE", "ALLOW_FAILURE"})
    void bothAreDone(String mode) {
        long old = placed(client);
        Map<String, Object> order = order(client);
        order.put("cancelNewClientOrderId", "end-of-the-old");
        order.put("newClientOrderId", "the-new-" + mode);
        ApiClient.Answer answer = replace(client, order, mode, old);
        assertThat(answer.status()).isEqualTo(200);
        JsonObject result = answer.object();
        assertThat(result.keySet())
                .isEqualTo(
                        Set.of(
                                "cancelResult",
                                "newOrderResult",
                                "cancelResponse",
                                "newOrderResponse"));
        assertThat(result.get("cancelResult").getAsString()).isEqualTo("SUCCESS");
        assertThat(result.get("newOrderResult").getAsString()).isEqualTo("SUCCESS");
        JsonObject cancelled = result.getAsJsonObject("cancelResponse");
        assertThat(cancelled.get("orderId").getAsLong()).isEqualTo(old);
        assertThat(cancelled.get("status").getAsString()).isEqualTo("CANCELED");
        assertThat(cancelled.get("clientOrderId").getAsString()).isEqualTo("end-of-the-old");
        JsonObject placed = result.getAsJsonObject("newOrderResponse");
        assertThat(placed.get("clientOrderId").getAsString()).isEqualTo("the-new-" + mode);
        assertThat(placed.get("status").getAsString()).isEqualTo("NEW");
        assertThat(placed.getAsJsonArray("fills")).isEmpty();
        assertThat(answer.header("X-MBX-ORDER-COUNT-10S")).isNotEmpty();
    }

    @Test
    void theNewOrderMayHaveTheOldOnesId() {
        Map<String, Object> first = order(client);
        first.put("newClientOrderId", "kept");
        client.signed("POST", "order", first);
        Map<String, Object> second = order(client);
        second.put("newClientOrderId", "kept");
        second.put("cancelReplaceMode", "STOP_ON_FAILURE");
        second.put("cancelOrigClientOrderId", "kept");
        second.put("newOrderRespType", "ACK");
        ApiClient.Answer answer = client.signed("POST", "order/cancelReplace", second);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.object().getAsJsonObject("newOrderResponse").keySet())
                .isEqualTo(
                        Set.of(
                                "symbol",
                                "orderId",
                                "orderListId",
                                "clientOrderId",
                                "transactTime"));
    }

    @Test
    void aCancelThatFailsStopsIt() {
        ApiClient.Answer answer = replace(client, order(client), "STOP_ON_FAILURE", 1);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(-2022);
        assertThat(answer.msg()).isEqualTo("Order cancel-replace failed.");
        JsonObject data = answer.object().getAsJsonObject("data");
        assertThat(data.get("cancelResult").getAsString()).isEqualTo("FAILURE");
        assertThat(data.get("newOrderResult").getAsString()).isEqualTo("NOT_ATTEMPTED");
        assertThat(data.getAsJsonObject("cancelResponse").get("code").getAsInt()).isEqualTo(-2011);
        assertThat(said(data, "cancelResponse")).isEqualTo(UNKNOWN);
        assertThat(data.get("newOrderResponse").isJsonNull()).isTrue();
    }

    @Test
    void aCancelThatFailsMayBeAllowed() {
        ApiClient.Answer answer = replace(client, order(client), "ALLOW_FAILURE", 1);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo(-2021);
        assertThat(answer.msg()).isEqualTo("Order cancel-replace partially failed.");
        JsonObject data = answer.object().getAsJsonObject("data");
        assertThat(data.get("cancelResult").getAsString()).isEqualTo("FAILURE");
        assertThat(data.get("newOrderResult").getAsString()).isEqualTo("SUCCESS");
        assertThat(data.getAsJsonObject("newOrderResponse").get("status").getAsString())
                .isEqualTo("NEW");
    }

    @ParameterizedTest
    @CsvSource({"STOP_ON_FAILURE", "ALLOW_FAILURE"})
    void theOldOrderIsGoneEvenIfTheNewOneIsRefused(String mode) {
        long old = placed(client);
        ApiClient.Answer answer = replace(client, taking(), mode, old);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo(-2021);
        JsonObject data = answer.object().getAsJsonObject("data");
        assertThat(data.get("cancelResult").getAsString()).isEqualTo("SUCCESS");
        assertThat(data.get("newOrderResult").getAsString()).isEqualTo("FAILURE");
        assertThat(data.getAsJsonObject("newOrderResponse").get("code").getAsInt())
                .isEqualTo(-2010);
        assertThat(said(data, "newOrderResponse"))
                .isEqualTo("Order would immediately match and take.");
        Map<String, Object> which = Map.of("symbol", SYMBOL, "orderId", old);
        assertThat(client.signed("GET", "order", which).object().get("status").getAsString())
                .isEqualTo("CANCELED");
    }

    @Test
    void bothMayFail() {
        ApiClient.Answer answer = replace(client, taking(), "ALLOW_FAILURE", 1);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(-2022);
        JsonObject data = answer.object().getAsJsonObject("data");
        assertThat(data.get("cancelResult").getAsString()).isEqualTo("FAILURE");
        assertThat(data.get("newOrderResult").getAsString()).isEqualTo("FAILURE");
        assertThat(said(data, "cancelResponse")).isEqualTo(UNKNOWN);
    }

    /** A post-only order that would take. */
    private Map<String, Object> taking() {
        Map<String, Object> order =
                ApiClient.limit(SYMBOL, "BUY", "100", client.price(SYMBOL, "1.2"));
        order.put("type", "LIMIT_MAKER");
        order.remove("timeInForce");
        return order;
    }

    @Test
    void restrictionsAndFiltersAreAskedFirst() {
        long old = placed(client);
        Map<String, Object> restricted = order(client);
        restricted.put("cancelRestrictions", "ONLY_PARTIALLY_FILLED");
        ApiClient.Answer answer = replace(client, restricted, "STOP_ON_FAILURE", old);
        assertThat(answer.code()).isEqualTo(-2022);
        assertThat(said(answer.object().getAsJsonObject("data"), "cancelResponse"))
                .isEqualTo("Order was not canceled due to cancel restrictions.");

        Map<String, Object> tooSmall = order(client);
        tooSmall.put("quantity", "0.1");
        ApiClient.Answer filtered = replace(client, tooSmall, "STOP_ON_FAILURE", old);
        assertThat(filtered.status()).isEqualTo(400);
        assertThat(filtered.msg()).isEqualTo("Filter failure: NOTIONAL");
        Map<String, Object> which = Map.of("symbol", SYMBOL, "orderId", old);
        assertThat(client.signed("GET", "order", which).object().get("status").getAsString())
                .isEqualTo("NEW");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cancelReplaceMode=|-1105|Parameter 'cancelReplaceMode' was empty.",
                "cancelReplaceMode=SOMETIMES|-1130|Data sent for parameter 'cancelReplaceMode' is"
                        + " not valid.",
                "cancelRestrictions=NEVER|-1145|Invalid cancelRestrictions",
                "orderRateLimitExceededMode=WAIT|-1130|Data sent for parameter"
                        + " 'orderRateLimitExceededMode' is not valid.",
                "stopPrice=1|-1106|Parameter 'stopPrice' sent when not required.",
                "origClientOrderId=a|-1104|Not all sent parameters were read; read '10'"
                        + " parameter(s) but was sent '11'.",
            })
    void badWishesAreRefused(String change, int code, String msg) {
        Map<String, Object> order = order(client);
        order.put("cancelReplaceMode", "STOP_ON_FAILURE");
        order.put("cancelOrderId", 1);
        order.putAll(ApiClient.params(change));
        ApiClient.Answer answer = client.signed("POST", "order/cancelReplace", order);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.msg()).isEqualTo(msg);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void whatMustBeThereIsAskedFor() {
        Map<String, Object> order = order(client);
        assertThat(client.signed("POST", "order/cancelReplace", order).msg())
                .contains("'cancelReplaceMode'");
        order.put("cancelReplaceMode", "ALLOW_FAILURE");
        assertThat(client.signed("POST", "order/cancelReplace", order).msg())
                .isEqualTo(
                        "Param 'cancelOrigClientOrderId' or 'cancelOrderId' must be sent, but both"
                                + " were empty/null!");
    }

    @Test
    void anAccountThatHasPlacedTooManyMayStillCancel(@TempDir Path folder) throws Exception {
        RateLimits.Allowance generous = RateLimits.Allowance.generous();
        RateLimits.Allowance few =
                new RateLimits.Allowance(
                        generous.weightPerMinute(),
                        generous.ordersPer10Seconds(),
                        3,
                        generous.requestsPer5Minutes());
        try (Exchange exchange = Exchange.start(ExchangeOptions.in(folder).withAllowance(few))) {
            ApiClient limited = new ApiClient(exchange);
            long first = placed(limited);
            // Not attempted, but counted.
            assertThat(replace(limited, order(limited), "STOP_ON_FAILURE", 1).code())
                    .isEqualTo(-2022);
            long second = placed(limited);

            ApiClient.Answer nothing = replace(limited, order(limited), "ALLOW_FAILURE", first);
            assertThat(nothing.status()).isEqualTo(429);
            assertThat(nothing.code()).isEqualTo(-1015);
            assertThat(nothing.msg())
                    .isEqualTo("Too many new orders; current limit is 3 orders per 1 DAY.");

            Map<String, Object> cancelOnly = order(limited);
            cancelOnly.put("orderRateLimitExceededMode", "CANCEL_ONLY");
            ApiClient.Answer stopped = replace(limited, cancelOnly, "STOP_ON_FAILURE", 1);
            assertThat(stopped.status()).isEqualTo(429);
            assertThat(stopped.code()).isEqualTo(-2022);
            assertThat(stopped.object().getAsJsonObject("data").get("newOrderResult"))
                    .hasToString("\"NOT_ATTEMPTED\"");
            assertToldOverTheSocketToo(exchange, cancelOnly);
            ApiClient.Answer neither = replace(limited, cancelOnly, "ALLOW_FAILURE", 1);
            assertThat(neither.status()).isEqualTo(400);
            assertThat(said(neither.object().getAsJsonObject("data"), "newOrderResponse"))
                    .isEqualTo(nothing.msg());

            ApiClient.Answer gone = replace(limited, cancelOnly, "STOP_ON_FAILURE", first);
            assertThat(gone.status()).isEqualTo(429);
            assertThat(gone.header("Retry-After")).isNotEmpty();
            assertThat(gone.code()).isEqualTo(-2021);
            JsonObject data = gone.object().getAsJsonObject("data");
            assertThat(data.get("cancelResult").getAsString()).isEqualTo("SUCCESS");
            assertThat(data.get("newOrderResult").getAsString()).isEqualTo("FAILURE");
            assertThat(data.getAsJsonObject("newOrderResponse").get("code").getAsInt())
                    .isEqualTo(-1015);
            assertThat(replace(limited, cancelOnly, "ALLOW_FAILURE", second).status())
                    .isEqualTo(409);
            assertThat(limited.signed("GET", "openOrders", Map.of()).array()).isEmpty();
        }
    }

    /** There the data of the error is what became of both, and for another order when to retry. */
    private static void assertToldOverTheSocketToo(Exchange exchange, Map<String, Object> order) {
        try (ApiSocket socket = new ApiSocket(exchange.wsApi())) {
            Map<String, Object> signed = ApiMessages.signed(exchange, order);
            JsonObject stopped =
                    socket.ask(ApiMessages.message("1", "order.cancelReplace", signed));
            assertThat(stopped.get("status").getAsInt()).isEqualTo(429);
            assertThat(stopped.getAsJsonArray("rateLimits").size()).isEqualTo(3);
            JsonObject error = stopped.getAsJsonObject("error");
            assertThat(error.get("code").getAsInt()).isEqualTo(-2022);
            assertThat(error.getAsJsonObject("data").get("cancelResult").getAsString())
                    .isEqualTo("FAILURE");
            Map<String, Object> another = ApiClient.limit(SYMBOL, "BUY", "100", "0.4");
            JsonObject refused =
                    socket.ask(
                            ApiMessages.message(
                                    "2", "order.place", ApiMessages.signed(exchange, another)));
            assertThat(refused.getAsJsonObject("error").getAsJsonObject("data").keySet())
                    .isEqualTo(Set.of("serverTime", "retryAfter"));
        }
    }
}
