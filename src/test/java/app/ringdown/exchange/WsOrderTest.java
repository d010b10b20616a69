package app.ringdown.exchange;

import static app.ringdown.exchange.ApiMessages.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/** Orders over the WebSocket API, and what is heard of them. */
class WsOrderTest {
    private static final String SYMBOL = "BNBUSDT";

    private final Exchange exchange = SharedExchange.get();
    private final ApiClient client = new ApiClient(exchange);
    private final ApiSocket socket = new ApiSocket(exchange.wsApi());

    @AfterEach
    void leaveNothing() {
        client.signed("DELETE", "openOrders", Map.of("symbol", SYMBOL));
        socket.close();
    }

    private JsonObject ask(String method, Map<String, ?> params) {
        return socket.ask(message("1", method, ApiMessages.signed(exchange, params)));
    }

    private JsonObject result(String method, Map<String, ?> params) {
        return ask(method, params).getAsJsonObject("result");
    }

    private JsonObject event() {
        return socket.nextWith("subscriptionId").getAsJsonObject("event");
    }

    private JsonObject event(String type) {
        JsonObject event = event();
        while (!event.get("e").getAsString().equals(type)) {
            event = event();
        }
        return event;
    }

    private Map<String, Object> order() {
        return ApiClient.limit(SYMBOL, "BUY", "1", client.price(SYMBOL, "0.9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ping",
                "time",
                "exchangeInfo",
                "executionRules",
                "depth",
                "trades.recent",
                "trades.historical",
                "trades.aggregate",
                "blockTrades.historical",
                "klines",
                "uiKlines",
                "avgPrice",
                "ticker",
                "ticker.24hr",
                "ticker.tradingDay",
                "ticker.price",
                "ticker.book",
                "referencePrice",
                "referencePrice.calculation",
                "session.logon",
                "session.status",
                "session.logout",
                "session.subscriptions",
                "order.place",
                "order.test",
                "order.cancel",
                "order.cancelReplace",
                "order.amend.keepPriority",
                "order.status",
                "order.amendments",
                "openOrders.status",
                "openOrders.cancelAll",
                "orderList.place",
                "orderList.place.oco",
                "orderList.place.oto",
                "orderList.place.otoco",
                "orderList.place.opo",
                "orderList.place.opoco",
                "orderList.cancel",
                "orderList.status",
                "openOrderLists.status",
                "allOrders",
                "allOrderLists",
                "sor.order.place",
                "sor.order.test",
                "account.status",
                "account.commission",
                "account.rateLimits.orders",
                "myTrades",
                "myPreventedMatches",
                "myAllocations",
                "myFilters",
                "userDataStream.subscribe",
                "userDataStream.subscribe.signature",
                "userDataStream.unsubscribe",
            })
    void everyDocumentedMethodIsThere(String method) {
        for (String name : List.of(method, "v3/" + method)) {
            JsonObject answer = socket.ask(message("\"" + name + "\"", name, Map.of()));
            assertThat(answer.get("id").getAsString()).isEqualTo(name);
            if (answer.has("error")) {
                // Of those who sign, or must say what they want, that is missing first.
                assertThat(answer.getAsJsonObject("error").get("code").getAsInt())
                        .isIn(-1102, -2015);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userDataStream.start",
                "userDataStream.ping",
                "userDataStream.stop",
                "v2/x"
            })
    void whatIsGoneIsNotThere(String method) {
        JsonObject answer = socket.ask(message("null", method, Map.of()));
        assertThat(answer.get("id").isJsonNull()).isTrue();
        assertThat(answer.getAsJsonObject("error").get("code").getAsInt()).isEqualTo(-1020);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "-1", "\"a b\"", "null", "9007199254740993"})
    void theIdComesBackAsItWas(String id) {
        assertThat(socket.ask(message(id, "ping", Map.of())).get("id"))
                .isEqualTo(JsonParser.parseString(id));
    }

    @Test
    void anOrderIsReplacedAmendedAndAllAreCancelled() {
        ask("userDataStream.subscribe.signature", Map.of());
        Map<String, Object> first = order();
        first.put("newClientOrderId", "first");
        result("order.place", first);
        assertThat(event("executionReport").get("x").getAsString()).isEqualTo("NEW");

        Map<String, Object> second = order();
        second.put("cancelReplaceMode", "STOP_ON_FAILURE");
        second.put("cancelOrigClientOrderId", "first");
        second.put("cancelNewClientOrderId", "end-of-the-first");
        second.put("newClientOrderId", "second");
        JsonObject replaced = ask("order.cancelReplace", second);
        assertThat(replaced.get("status").getAsInt()).isEqualTo(200);
        assertThat(replaced.getAsJsonArray("rateLimits").size()).isEqualTo(3);
        JsonObject result = replaced.getAsJsonObject("result");
        assertThat(result.get("newOrderResult").getAsString()).isEqualTo("SUCCESS");
        JsonObject cancelled = event("executionReport");
        assertThat(cancelled.get("x").getAsString()).isEqualTo("CANCELED");
        assertThat(cancelled.get("c").getAsString()).isEqualTo("end-of-the-first");
        assertThat(cancelled.get("C").getAsString()).isEqualTo("first");
        JsonObject placed = event("executionReport");
        assertThat(placed.get("x").getAsString()).isEqualTo("NEW");
        long id = result.getAsJsonObject("newOrderResponse").get("orderId").getAsLong();
        assertThat(placed.get("i").getAsLong()).isEqualTo(id);

        JsonObject amended =
                result(
                        "order.amend.keepPriority",
                        Map.of(
                                "symbol",
                                SYMBOL,
                                "origClientOrderId",
                                "second",
                                "newClientOrderId",
                                "third",
                                "newQty",
                                "0.9"));
        JsonObject told = event("executionReport");
        assertThat(told.get("x").getAsString()).isEqualTo("REPLACED");
        assertThat(told.get("X").getAsString()).isEqualTo("NEW");
        assertThat(told.get("I")).isEqualTo(amended.get("executionId"));
        assertThat(told.get("c").getAsString()).isEqualTo("third");
        assertThat(told.get("q").getAsString()).isEqualTo("0.90000000");
        Map<String, Object> which = Map.of("symbol", SYMBOL, "orderId", id);
        JsonArray amendments = ask("order.amendments", which).getAsJsonArray("result");
        assertThat(amendments.get(0).getAsJsonObject().get("origClientOrderId").getAsString())
                .isEqualTo("second");

        JsonArray ended =
                ask("openOrders.cancelAll", Map.of("symbol", SYMBOL)).getAsJsonArray("result");
        assertThat(ended.size()).isEqualTo(1);
        assertThat(ended.get(0).getAsJsonObject().get("origClientOrderId").getAsString())
                .isEqualTo("third");
        assertThat(event("executionReport").get("x").getAsString()).isEqualTo("CANCELED");
    }

    @Test
    void aHalfThatFailedIsToldInTheError() {
        Map<String, Object> order = order();
        order.put("cancelReplaceMode", "ALLOW_FAILURE");
        order.put("cancelOrderId", 1);
        JsonObject partly = ask("order.cancelReplace", order);
        assertThat(partly.get("status").getAsInt()).isEqualTo(409);
        JsonObject error = partly.getAsJsonObject("error");
        assertThat(error.get("code").getAsInt()).isEqualTo(-2021);
        assertThat(error.getAsJsonObject("data").get("cancelResult").getAsString())
                .isEqualTo("FAILURE");
        order.put("cancelReplaceMode", "STOP_ON_FAILURE");
        JsonObject nothing = ask("order.cancelReplace", order);
        assertThat(nothing.get("status").getAsInt()).isEqualTo(400);
        assertThat(nothing.getAsJsonObject("error").get("code").getAsInt()).isEqualTo(-2022);
    }

    @Test
    void aPreventedTradeIsTold() {
        ask("userDataStream.subscribe.signature", Map.of());
        JsonObject taker = SelfTrade.prevented(client);
        JsonObject told = event("executionReport");
        while (!told.get("i").equals(taker.get("orderId"))
                || !told.get("x").getAsString().equals("TRADE_PREVENTION")) {
            told = event("executionReport");
        }
        assertThat(told.get("X").getAsString()).isEqualTo("EXPIRED_IN_MATCH");
        assertThat(told.get("v")).isEqualTo(taker.get("preventedMatchId"));
        assertThat(told.get("A").getAsString()).isEqualTo("0.00400000");
        assertThat(told.get("B").getAsString()).isEqualTo("0.00400000");
        Map<String, Object> which =
                Map.of("symbol", SelfTrade.SYMBOL, "preventedMatchId", told.get("v").getAsLong());
        JsonArray matches = ask("myPreventedMatches", which).getAsJsonArray("result");
        assertThat(matches.get(0).getAsJsonObject().get("makerOrderId")).isEqualTo(told.get("U"));
        client.signed("DELETE", "openOrders", Map.of("symbol", SelfTrade.SYMBOL));
    }

    @RepeatedTest(100)
    void whatHappensOnceTheSubscriptionIsConfirmedIsTold() throws Exception {
        assertThat(result("userDataStream.subscribe.signature", Map.of()).has("subscriptionId"))
                .isTrue();
        exchange.control().fund("LTC", 1);
        assertThat(event("balanceUpdate").get("a").getAsString()).isEqualTo("LTC");
    }

    @Test
    void moneyThatComesInIsToldBeforeTheBalance() throws Exception {
        ask("userDataStream.subscribe.signature", Map.of());
        exchange.control().fund("LTC", 150_000_000);
        JsonObject update = event();
        assertThat(update.get("e").getAsString()).isEqualTo("balanceUpdate");
        assertThat(update.get("a").getAsString()).isEqualTo("LTC");
        assertThat(update.get("d").getAsString()).isEqualTo("1.50000000");
        JsonObject balance = event();
        assertThat(balance.get("e").getAsString()).isEqualTo("outboundAccountPosition");
        assertThat(balance.getAsJsonArray("B").get(0).getAsJsonObject().get("a").getAsString())
                .isEqualTo("LTC");
    }
}
