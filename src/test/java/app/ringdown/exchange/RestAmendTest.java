package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Orders made smaller, and orders that met their own account, over REST. */
class RestAmendTest {
    private static final String SYMBOL = "BTCUSDT";
    private static final String AMEND = "order/amend/keepPriority";

    private final ApiClient client = new ApiClient(SharedExchange.get());

    @AfterEach
    void leaveNothing() {
        client.signed("DELETE", "openOrders", Map.of("symbol", SYMBOL));
    }

    private JsonObject placed(Map<String, Object> more) {
        Map<String, Object> terms =
                ApiClient.limit(SYMBOL, "BUY", "0.01", client.price(SYMBOL, "0.9"));
        terms.putAll(more);
        return client.signed("POST", "order", terms).object();
    }

    private ApiClient.Answer amend(long orderId, String quantity, String newId) {
        Map<String, Object> terms =
                new HashMap<>(Map.of("symbol", SYMBOL, "orderId", orderId, "newQty", quantity));
        if (!newId.isEmpty()) {
            terms.put("newClientOrderId", newId);
        }
        return client.signed("PUT", AMEND, terms);
    }

    @Test
    void anOrderIsMadeSmallerAndTheChangesAreKept() {
        long id = placed(Map.of("newClientOrderId", "large")).get("orderId").getAsLong();
        JsonObject answer = amend(id, "0.009", "smaller").object();
        assertThat(answer.keySet())
                .isEqualTo(Set.of("transactTime", "executionId", "amendedOrder"));
        JsonObject order = answer.getAsJsonObject("amendedOrder");
        assertThat(order.keySet())
                .isEqualTo(
                        Set.of(
                                "symbol",
                                "orderId",
                                "orderListId",
                                "origClientOrderId",
                                "clientOrderId",
                                "price",
                                "qty",
                                "executedQty",
                                "preventedQty",
                                "quoteOrderQty",
                                "cumulativeQuoteQty",
                                "status",
                                "timeInForce",
                                "type",
                                "side",
                                "workingTime",
                                "selfTradePreventionMode"));
        assertThat(order.get("orderId").getAsLong()).isEqualTo(id);
        assertThat(order.get("origClientOrderId").getAsString()).isEqualTo("large");
        assertThat(order.get("clientOrderId").getAsString()).isEqualTo("smaller");
        assertThat(order.get("qty").getAsString()).isEqualTo("0.00900000");
        assertThat(order.get("status").getAsString()).isEqualTo("NEW");

        // Without a new id one is made.
        String made =
                amend(id, "0.008", "")
                        .object()
                        .getAsJsonObject("amendedOrder")
                        .get("clientOrderId")
                        .getAsString();
        assertThat(made).isNotEqualTo("smaller").isNotEmpty();

        Map<String, Object> which = new HashMap<>(Map.of("symbol", SYMBOL, "orderId", id));
        JsonArray amendments = client.signed("GET", "order/amendments", which).array();
        assertThat(amendments.size()).isEqualTo(2);
        JsonObject first = amendments.get(0).getAsJsonObject();
        assertThat(first.keySet())
                .isEqualTo(
                        Set.of(
                                "symbol",
                                "orderId",
                                "executionId",
                                "origClientOrderId",
                                "newClientOrderId",
                                "origQty",
                                "newQty",
                                "time"));
        assertThat(first.get("origQty").getAsString()).isEqualTo("0.01000000");
        assertThat(first.get("newQty").getAsString()).isEqualTo("0.00900000");
        assertThat(first.get("executionId")).isEqualTo(answer.get("executionId"));
        JsonObject second = amendments.get(1).getAsJsonObject();
        assertThat(second.get("newClientOrderId").getAsString()).isEqualTo(made);

        which.put("fromExecutionId", second.get("executionId").getAsLong());
        assertThat(client.signed("GET", "order/amendments", which).array()).containsExactly(second);
        which.put("fromExecutionId", first.get("executionId").getAsLong());
        which.put("limit", 1);
        assertThat(client.signed("GET", "order/amendments", which).array()).containsExactly(first);
    }

    @Test
    void whatIsNoAmendmentIsRefused() {
        long id = placed(Map.of()).get("orderId").getAsLong();
        ApiClient.Answer more = amend(id, "0.011", "");
        assertThat(more.code()).isEqualTo(-2038);
        assertThat(more.msg()).isEqualTo("Order amend (quantity increase) is not supported.");
        assertThat(amend(id, "0.01", "").msg())
                .isEqualTo("The requested action would change no state; rejecting");
        assertThat(amend(id, "0.00001", "").msg()).isEqualTo("Filter failure: NOTIONAL");
        assertThat(amend(id, "0", "").code()).isEqualTo(-1013);
        ApiClient.Answer unknown = amend(1, "1", "");
        assertThat(unknown.code()).isEqualTo(-2038);
        assertThat(unknown.msg()).isEqualTo("Unknown order sent.");
        assertThat(client.signed("PUT", AMEND, Map.of("symbol", SYMBOL, "newQty", 1)).msg())
                .isEqualTo(
                        "Param 'origClientOrderId' or 'orderId' must be sent, but both were"
                                + " empty/null!");
        assertThat(client.signed("PUT", AMEND, Map.of("symbol", SYMBOL, "orderId", id)).msg())
                .contains("'newQty'");
        assertThat(client.signed("GET", "order/amendments", Map.of("symbol", SYMBOL)).msg())
                .contains("'orderId'");
    }

    @Test
    void whatMetItsOwnAccountIsShown() {
        JsonObject taker = SelfTrade.prevented(client);
        long takerId = taker.get("orderId").getAsLong();
        assertThat(taker.get("status").getAsString()).isEqualTo("EXPIRED_IN_MATCH");
        assertThat(taker.get("preventedQuantity").getAsString()).isEqualTo("0.00400000");
        JsonObject prevented = taker.getAsJsonArray("preventedMatches").get(0).getAsJsonObject();
        assertThat(prevented.keySet())
                .isEqualTo(
                        Set.of(
                                "preventedMatchId",
                                "makerSymbol",
                                "makerOrderId",
                                "price",
                                "takerPreventedQuantity",
                                "makerPreventedQuantity"));
        long matchId = prevented.get("preventedMatchId").getAsLong();
        assertThat(taker.get("preventedMatchId").getAsLong()).isEqualTo(matchId);
        long makerId = prevented.get("makerOrderId").getAsLong();
        Map<String, Object> maker = Map.of("symbol", SYMBOL, "orderId", makerId);
        JsonObject found = client.signed("GET", "order", maker).object();
        assertThat(found.get("preventedQuantity").getAsString()).isEqualTo("0.00400000");
        assertThat(found.get("status").getAsString()).isEqualTo("NEW");

        JsonArray byMaker = client.signed("GET", "myPreventedMatches", maker).array();
        JsonObject match = byMaker.get(0).getAsJsonObject();
        assertThat(match.keySet())
                .isEqualTo(
                        Set.of(
                                "symbol",
                                "preventedMatchId",
                                "takerOrderId",
                                "makerSymbol",
                                "makerOrderId",
                                "tradeGroupId",
                                "selfTradePreventionMode",
                                "price",
                                "takerPreventedQuantity",
                                "makerPreventedQuantity",
                                "transactTime"));
        assertThat(match.get("takerOrderId").getAsLong()).isEqualTo(takerId);
        assertThat(match.get("selfTradePreventionMode").getAsString()).isEqualTo("DECREMENT");
        assertThat(match.get("tradeGroupId").getAsInt()).isEqualTo(-1);
        for (Map<String, Object> asked :
                List.<Map<String, Object>>of(
                        Map.of("symbol", SYMBOL, "preventedMatchId", matchId),
                        Map.of("symbol", SYMBOL, "orderId", takerId),
                        Map.of(
                                "symbol",
                                SYMBOL,
                                "orderId",
                                makerId,
                                "fromPreventedMatchId",
                                matchId,
                                "limit",
                                1))) {
            assertThat(client.signed("GET", "myPreventedMatches", asked).array())
                    .containsExactly(match);
        }
        assertThat(
                        client.signed(
                                        "GET",
                                        "myPreventedMatches",
                                        Map.of(
                                                "symbol",
                                                SYMBOL,
                                                "orderId",
                                                makerId,
                                                "fromPreventedMatchId",
                                                matchId + 1))
                                .array())
                .isEmpty();
    }

    /**
     * Of ten, four were prevented: of four nothing is left. That weighs nothing, while another
     * amendment weighs 4; less than nothing is the turn of a minute.
     */
    @Test
    void anAmendmentThatLeavesNothingExpiresTheOrderAndWeighsNothing() {
        ApiClient.Answer smaller;
        ApiClient.Answer gone;
        long before;
        do {
            // The market is open: somebody may take the order before it is amended.
            long makerId =
                    SelfTrade.prevented(client)
                            .getAsJsonArray("preventedMatches")
                            .get(0)
                            .getAsJsonObject()
                            .get("makerOrderId")
                            .getAsLong();
            before = weight(client.get("ping"));
            smaller = amend(makerId, "0.009", "");
            gone = amend(makerId, "0.004", "");
        } while (smaller.status() != 200 || gone.status() != 200);
        assertThat(weight(smaller) - before).matches(more -> more == 4 || more < 0);
        assertThat(weight(gone) - weight(smaller)).isLessThanOrEqualTo(0);
        JsonObject order = gone.object().getAsJsonObject("amendedOrder");
        assertThat(order.get("status").getAsString()).isEqualTo("EXPIRED");
        assertThat(order.get("preventedQty").getAsString()).isEqualTo("0.00400000");
    }

    private static long weight(ApiClient.Answer answer) {
        return Long.parseLong(answer.header("X-MBX-USED-WEIGHT-1M"));
    }

    @Test
    void preventedMatchesAreAskedForInOneWay() {
        Map<String, Object> asked = new HashMap<>(Map.of("symbol", SYMBOL));
        assertThat(client.signed("GET", "myPreventedMatches", asked).msg())
                .isEqualTo(
                        "Param 'preventedMatchId' or 'orderId' must be sent, but both were"
                                + " empty/null!");
        asked.put("preventedMatchId", 1_000_000_000_000L);
        assertThat(client.signed("GET", "myPreventedMatches", asked).array()).isEmpty();
        asked.put("limit", 5);
        assertThat(client.signed("GET", "myPreventedMatches", asked).code()).isEqualTo(-1128);
        asked.remove("limit");
        asked.put("orderId", 1);
        assertThat(client.signed("GET", "myPreventedMatches", asked).code()).isEqualTo(-1128);
    }
}
