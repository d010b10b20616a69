package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Order lists over REST: named, counted, found and cancelled. */
class RestOrderListTest extends ListMarket {
    private Map<String, Object> pair() {
        return sellPair(price("1.05"), price("0.95"));
    }

    private Map<String, Object> buyThenSell() {
        return oneThenOther(
                "BUY",
                price("0.95"),
                "pendingType",
                "LIMIT_MAKER",
                "pendingSide",
                "SELL",
                "pendingPrice",
                price("1.05"));
    }

    private Map<String, Object> buyThenPair() {
        return oneThenOther(
                "BUY",
                price("0.95"),
                "pendingSide",
                "SELL",
                "pendingAboveType",
                "TAKE_PROFIT_LIMIT",
                "pendingAboveStopPrice",
                price("1.05"),
                "pendingAbovePrice",
                price("1.04"),
                "pendingAboveTimeInForce",
                "GTC",
                "pendingBelowType",
                "STOP_LOSS_LIMIT",
                "pendingBelowStopPrice",
                price("0.9"),
                "pendingBelowPrice",
                price("0.89"),
                "pendingBelowTimeInForce",
                "FOK");
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "true, true"})
    void aListIsCancelledByEitherName(boolean byId, boolean byName) {
        JsonObject list = place("otoco", buyThenPair());
        Map<String, Object> which = of("newClientOrderId", "its-end");
        if (byId) {
            which.put("orderListId", listId(list));
        }
        if (byName) {
            which.put("listClientOrderId", text(list, "listClientOrderId"));
        }
        JsonObject cancelled = ok(client.signed("DELETE", "orderList", which));
        assertThat(text(cancelled, "contingencyType")).isEqualTo("OTO");
        assertThat(text(cancelled, "listStatusType")).isEqualTo("ALL_DONE");
        assertThat(text(cancelled, "listOrderStatus")).isEqualTo("ALL_DONE");
        assertThat(cancelled.get("orders")).isEqualTo(list.get("orders"));
        assertThat(reports(cancelled)).hasSize(3);
        for (int i = 0; i < 3; i++) {
            JsonObject report = reports(cancelled).get(i);
            assertThat(text(report, "status")).isEqualTo("CANCELED");
            assertThat(text(report, "clientOrderId")).isEqualTo("its-end");
            assertThat(report.get("origClientOrderId"))
                    .isEqualTo(reports(list).get(i).get("clientOrderId"));
            assertThat(report.has("stopPrice")).isEqualTo(i > 0);
            assertThat(status(id(report))).isEqualTo("CANCELED");
        }
        assertGoesOn(list, false);
        assertNothingLocked();
        refused(client.signed("DELETE", "orderList", which), -2011, "Unknown order sent.");
    }

    @Test
    void bothNamesMustBeOfOneList() {
        JsonObject one = place("oto", buyThenSell());
        JsonObject other = place("oto", buyThenSell());
        Map<String, Object> mixed =
                of(
                        "orderListId",
                        listId(one),
                        "listClientOrderId",
                        text(other, "listClientOrderId"));
        refused(client.signed("DELETE", "orderList", mixed), -2011, "Unknown order sent.");
        assertGoesOn(one, true);
        assertGoesOn(other, true);
    }

    @Test
    void allThatIsOpenIsCancelledTheListsAsLists() {
        Map<String, Object> plain = ApiClient.limit(symbol, "BUY", worth(1_000), price("0.95"));
        long order = id(ok(client.signed("POST", "order", plain)));
        JsonObject pair = place("oco", pair());
        JsonObject chain = place("oto", buyThenSell());
        JsonArray cancelled =
                client.signed("DELETE", "openOrders", Map.of("symbol", symbol)).array();
        assertThat(cancelled).hasSize(3);
        assertThat(id(cancelled.get(0).getAsJsonObject())).isEqualTo(order);
        List<Long> lists = new ArrayList<>();
        for (JsonElement each : cancelled.asList().subList(1, 3)) {
            JsonObject list = each.getAsJsonObject();
            lists.add(listId(list));
            assertThat(text(list, "listOrderStatus")).isEqualTo("ALL_DONE");
            assertThat(reports(list)).hasSize(2);
        }
        assertThat(lists).containsExactlyInAnyOrder(listId(pair), listId(chain));
        assertGoesOn(pair, false);
        assertGoesOn(chain, false);
        assertNothingLocked();
    }

    @Test
    void whoReplacesOneOrderEndsItsList() {
        JsonObject list = place("oco", pair());
        Map<String, Object> other = ApiClient.limit(symbol, "SELL", worth(1_000), price("1.1"));
        other.put("cancelReplaceMode", "STOP_ON_FAILURE");
        other.put("cancelOrderId", id(reports(list).getLast()));
        JsonObject replaced = ok(client.signed("POST", "order/cancelReplace", other));
        assertThat(text(replaced, "cancelResult")).isEqualTo("SUCCESS");
        assertThat(text(replaced, "newOrderResult")).isEqualTo("SUCCESS");
        for (JsonObject report : reports(list)) {
            assertThat(status(id(report))).isEqualTo("CANCELED");
        }
        assertGoesOn(list, false);
        assertThat(lockedBase()).isEqualByComparingTo(quantity(other, "quantity"));
    }

    @Test
    void namesAreGivenOnceAmongWhatIsOpen() {
        Map<String, Object> terms = pair();
        terms.put("listClientOrderId", "name-" + symbol);
        JsonObject first = place("oco", terms);
        refused(ask("oco", terms), -2010, "Duplicate order sent.");
        Map<String, Object> twice = pair();
        twice.put("aboveClientOrderId", "twin-" + symbol);
        twice.put("belowClientOrderId", "twin-" + symbol);
        refused(ask("oco", twice), -2010, "Duplicate order sent.");
        Map<String, Object> taken = pair();
        taken.put("aboveClientOrderId", text(reports(first).getFirst(), "clientOrderId"));
        refused(ask("oco", taken), -2010, "Duplicate order sent.");

        ok(client.signed("DELETE", "orderList", of("orderListId", listId(first))));
        JsonObject again = place("oco", terms);
        Map<String, Object> named = Map.of("origClientOrderId", "name-" + symbol);
        assertThat(listId(ok(client.signed("GET", "orderList", named))))
                .as("the newest of that name")
                .isEqualTo(listId(again));
    }

    @Test
    void listsAreFoundByIdAndByTimeAndPageByPage() {
        List<JsonElement> placed = new ArrayList<>();
        placed.add(list(listId(place("oco", pair()))));
        placed.add(list(listId(place("oto", buyThenSell()))));
        placed.add(list(listId(place("otoco", buyThenPair()))));
        JsonObject first = placed.getFirst().getAsJsonObject();
        assertThat(first.keySet())
                .isEqualTo(
                        Set.of(
                                "orderListId",
                                "contingencyType",
                                "listStatusType",
                                "listOrderStatus",
                                "listClientOrderId",
                                "transactionTime",
                                "symbol",
                                "orders"));
        assertThat(all(Map.of("fromId", listId(first))).asList()).isEqualTo(placed);
        assertThat(all(Map.of("fromId", listId(first), "limit", 2)).asList())
                .isEqualTo(placed.subList(0, 2));
        assertThat(all(Map.of("fromId", listId(first) + 1)).asList())
                .isEqualTo(placed.subList(1, 3));
        assertThat(all(Map.of("limit", 2)).asList()).isEqualTo(placed.subList(1, 3));
        long from = first.get("transactionTime").getAsLong();
        long to = placed.getLast().getAsJsonObject().get("transactionTime").getAsLong();
        assertThat(all(Map.of("startTime", from, "endTime", to)).asList()).containsAll(placed);
        assertThat(all(Map.of("startTime", to + 1))).isEmpty();
        assertThat(client.signed("GET", "openOrderList", Map.of()).array().asList())
                .containsAll(placed);

        Map<String, Object> byName =
                Map.of(
                        "orderListId",
                        listId(first),
                        "origClientOrderId",
                        text(first, "listClientOrderId"));
        assertThat(ok(client.signed("GET", "orderList", byName))).isEqualTo(first);
    }

    private JsonArray all(Map<String, Object> which) {
        return client.signed("GET", "allOrderList", which).array();
    }

    @Test
    void theOrdersOfAListCountAsMany() {
        int before = ordersToday();
        place("oco", pair());
        assertThat(ordersToday() - before).isEqualTo(2);
        place("oto", buyThenSell());
        assertThat(ordersToday() - before).isEqualTo(4);
        place("otoco", buyThenPair());
        assertThat(ordersToday() - before).isEqualTo(7);
    }

    private int ordersToday() {
        for (JsonElement each : client.signed("GET", "rateLimit/order", Map.of()).array()) {
            if (text(each.getAsJsonObject(), "interval").equals("DAY")) {
                return each.getAsJsonObject().get("count").getAsInt();
            }
        }
        throw new AssertionError("no count of the day");
    }

    @Test
    void twentyListsMayBeOpenInAListing() {
        for (int i = 0; i < 20; i++) {
            place("oto", buyThenSell());
        }
        refused(ask("oto", buyThenSell()), -1013, "Filter failure: MAX_NUM_ORDER_LISTS");
        assertThat(client.signed("GET", "openOrders", of()).array()).hasSize(40);
    }

    @Test
    void theAnswerSaysAsMuchAsAskedFor() {
        Map<String, Object> terms = buyThenSell();
        terms.put("newOrderRespType", "ACK");
        for (JsonObject report : reports(place("oto", terms))) {
            assertThat(report.keySet())
                    .isEqualTo(
                            Set.of(
                                    "symbol",
                                    "orderId",
                                    "orderListId",
                                    "clientOrderId",
                                    "transactTime"));
        }
        terms.put("newOrderRespType", "FULL");
        terms.put("workingPrice", price("1.01"));
        JsonObject full = reports(place("oto", terms)).getFirst();
        assertThat(text(full, "status")).isEqualTo("FILLED");
        assertThat(full.getAsJsonArray("fills")).isNotEmpty();
    }
}
