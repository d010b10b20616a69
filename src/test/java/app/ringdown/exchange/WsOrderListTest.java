package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Order lists over the WebSocket API, and what is heard of them, in sequence. */
class WsOrderListTest extends ListMarket {
    private final AccountLine line = new AccountLine(exchange);

    @AfterEach
    void hangUp() {
        line.close();
    }

    private JsonObject placed(String form, Map<String, Object> terms) {
        return line.result("orderList.place" + form, terms).getAsJsonObject();
    }

    private static Set<Long> ids(JsonObject list) {
        Set<Long> ids = new TreeSet<>();
        reports(list).forEach(report -> ids.add(id(report)));
        return ids;
    }

    /** What is heard up to a word about the list, in short; trades of one order count once. */
    private List<JsonObject> heard(JsonObject list, String status) {
        return line.until(ids(list), event -> AccountLine.inShort(event).equals("list " + status));
    }

    private static List<String> inShort(List<JsonObject> events) {
        return events.stream()
                .map(AccountLine::inShort)
                .filter(words -> !words.endsWith("TRADE PARTIALLY_FILLED"))
                .toList();
    }

    @Test
    void aPairIsToldOrderByOrderAndThenAsAList() {
        JsonObject list = placed(".oco", sellPair(price("1.05"), price("0.95")));
        List<JsonObject> events = heard(list, "EXEC_STARTED");
        assertThat(inShort(events))
                .containsExactly("STOP_LOSS NEW NEW", "LIMIT_MAKER NEW NEW", "list EXEC_STARTED");
        JsonObject stop = events.get(0);
        assertThat(stop.get("g").getAsLong()).isEqualTo(listId(list));
        assertThat(stop.get("w").getAsBoolean()).isFalse();
        assertThat(stop.has("W")).isFalse();
        JsonObject limit = events.get(1);
        assertThat(limit.get("g").getAsLong()).isEqualTo(listId(list));
        assertThat(limit.get("w").getAsBoolean()).isTrue();
        assertThat(limit.has("W")).isTrue();
        JsonObject status = events.get(2);
        assertThat(status.keySet())
                .isEqualTo(Set.of("e", "E", "s", "g", "c", "l", "L", "r", "C", "T", "O"));
        assertThat(text(status, "s")).isEqualTo(symbol);
        assertThat(status.get("g").getAsLong()).isEqualTo(listId(list));
        assertThat(text(status, "c")).isEqualTo("OCO");
        assertThat(text(status, "L")).isEqualTo("EXECUTING");
        assertThat(text(status, "r")).isEqualTo("NONE");
        assertThat(status.get("C")).isEqualTo(list.get("listClientOrderId"));
        assertThat(status.get("T")).isEqualTo(list.get("transactionTime"));
        for (int i = 0; i < 2; i++) {
            JsonObject leg = status.getAsJsonArray("O").get(i).getAsJsonObject();
            assertThat(text(leg, "s")).isEqualTo(symbol);
            assertThat(leg.get("i").getAsLong()).isEqualTo(id(reports(list).get(i)));
            assertThat(leg.get("c")).isEqualTo(reports(list).get(i).get("clientOrderId"));
        }
    }

    @Test
    void aStopThatIsWokenEndsTheOtherBeforeItTrades() {
        BigDecimal last = last();
        JsonObject list = placed(".oco", sellPair(times(last, "1.05"), times(last, "0.996")));
        heard(list, "EXEC_STARTED");
        reach(times(last, "0.996"));
        List<JsonObject> events = heard(list, "ALL_DONE");
        assertThat(inShort(events))
                .containsExactly(
                        "LIMIT_MAKER EXPIRED EXPIRED",
                        "STOP_LOSS NEW NEW",
                        "STOP_LOSS TRADE FILLED",
                        "list ALL_DONE");
        assertThat(text(events.getFirst(), "eR")).isEqualTo("OCO_TRIGGER");
        assertThat(text(events.getLast(), "L")).isEqualTo("ALL_DONE");
    }

    @Test
    void aLimitThatIsFilledEndsTheOther() {
        BigDecimal last = last();
        JsonObject list = placed(".oco", sellPair(times(last, "1.004"), times(last, "0.9")));
        heard(list, "EXEC_STARTED");
        reach(times(last, "1.0045"));
        List<JsonObject> events = heard(list, "ALL_DONE");
        assertThat(inShort(events))
                .containsExactly(
                        "LIMIT_MAKER TRADE FILLED", "STOP_LOSS EXPIRED EXPIRED", "list ALL_DONE");
        assertThat(text(events.get(events.size() - 2), "eR")).isEqualTo("OCO_TRIGGER");
    }

    @Test
    void aCancelIsToldOrderByOrderAndThenAsAList() {
        JsonObject list = placed(".oco", sellPair(price("1.05"), price("0.95")));
        heard(list, "EXEC_STARTED");
        JsonObject cancelled =
                line.result(
                                "orderList.cancel",
                                of("orderListId", listId(list), "newClientOrderId", "its-end"))
                        .getAsJsonObject();
        assertThat(text(cancelled, "listOrderStatus")).isEqualTo("ALL_DONE");
        assertThat(reports(cancelled)).hasSize(2);
        List<JsonObject> events = heard(list, "ALL_DONE");
        assertThat(inShort(events))
                .containsExactly(
                        "STOP_LOSS CANCELED CANCELED",
                        "LIMIT_MAKER CANCELED CANCELED",
                        "list ALL_DONE");
        for (int i = 0; i < 2; i++) {
            assertThat(text(events.get(i), "c")).isEqualTo("its-end");
            assertThat(events.get(i).get("C")).isEqualTo(reports(list).get(i).get("clientOrderId"));
        }
    }

    @Test
    void whoCancelsOneOrderIsAnsweredByTheList() {
        JsonObject list = placed(".oco", sellPair(price("1.05"), price("0.95")));
        JsonObject cancelled =
                line.result("order.cancel", of("orderId", id(reports(list).getFirst())))
                        .getAsJsonObject();
        assertThat(listId(cancelled)).isEqualTo(listId(list));
        assertThat(text(cancelled, "listStatusType")).isEqualTo("ALL_DONE");
        assertThat(reports(cancelled)).hasSize(2);
    }

    @Test
    void aPairThatWaitsForAnotherOrderIsToldThreeTimes() {
        BigDecimal last = last();
        JsonObject list =
                placed(
                        ".otoco",
                        oneThenOther(
                                "BUY",
                                times(last, "0.997"),
                                "pendingSide",
                                "SELL",
                                "pendingAboveType",
                                "LIMIT_MAKER",
                                "pendingAbovePrice",
                                times(last, "1.004"),
                                "pendingBelowType",
                                "STOP_LOSS",
                                "pendingBelowStopPrice",
                                times(last, "0.99")));
        List<JsonObject> begun = heard(list, "EXEC_STARTED");
        assertThat(inShort(begun))
                .containsExactly(
                        "LIMIT NEW NEW",
                        "STOP_LOSS NEW PENDING_NEW",
                        "LIMIT_MAKER NEW PENDING_NEW",
                        "list EXEC_STARTED");
        assertThat(text(begun.getLast(), "c")).isEqualTo("OTO");
        assertThat(begun.get(2).get("w").getAsBoolean()).isFalse();

        reach(times(last, "0.9965"));
        List<JsonObject> released = heard(list, "EXEC_STARTED");
        assertThat(inShort(released))
                .containsExactly(
                        "LIMIT TRADE FILLED",
                        "STOP_LOSS NEW NEW",
                        "LIMIT_MAKER NEW NEW",
                        "list EXEC_STARTED");

        reach(times(last, "1.0045"));
        assertThat(inShort(heard(list, "ALL_DONE")))
                .containsExactly(
                        "LIMIT_MAKER TRADE FILLED", "STOP_LOSS EXPIRED EXPIRED", "list ALL_DONE");
    }

    @Test
    void aFirstOrderThatEndsUnfilledEndsTheSecond() {
        Map<String, Object> terms =
                oneThenOther("BUY", price("0.95"), "pendingType", "MARKET", "pendingSide", "SELL");
        terms.put("workingTimeInForce", "IOC");
        JsonObject list = placed(".oto", terms);
        List<JsonObject> events = heard(list, "ALL_DONE");
        assertThat(inShort(events))
                .containsExactly(
                        "LIMIT NEW NEW",
                        "MARKET NEW PENDING_NEW",
                        "list EXEC_STARTED",
                        "LIMIT EXPIRED EXPIRED",
                        "MARKET EXPIRED EXPIRED",
                        "list ALL_DONE");
        assertThat(text(events.get(4), "eR")).isEqualTo("OTO_PHASE_ONE_EXPIRED");
    }

    @Test
    void listsAreAskedForAsOverRest() {
        JsonObject list =
                placed(
                        "",
                        of(
                                "side",
                                "SELL",
                                "quantity",
                                worth(1_000),
                                "price",
                                price("1.05"),
                                "stopPrice",
                                price("0.95"),
                                "newOrderRespType",
                                "RESULT"));
        JsonObject now = list(listId(list));
        assertThat(line.result("orderList.status", Map.of("orderListId", listId(list))))
                .isEqualTo(now);
        assertThat(
                        line.result(
                                "orderList.status",
                                Map.of("origClientOrderId", text(list, "listClientOrderId"))))
                .isEqualTo(now);
        assertThat(line.result("openOrderLists.status", Map.of()).getAsJsonArray()).contains(now);
        assertThat(
                        line.result("allOrderLists", Map.of("fromId", listId(list), "limit", 1))
                                .getAsJsonArray())
                .containsExactly(now);
    }
}
