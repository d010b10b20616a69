package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Terms of order lists on a listing of the test's own, and what has become of them. */
abstract class ListMarket extends OwnMarket {
    /** A take profit above the market and a stop loss below it, for what is held. */
    final Map<String, Object> sellPair(String limit, String stop) {
        return of(
                "side",
                "SELL",
                "quantity",
                worth(1_000),
                "aboveType",
                "LIMIT_MAKER",
                "abovePrice",
                limit,
                "belowType",
                "STOP_LOSS",
                "belowStopPrice",
                stop,
                "newOrderRespType",
                "RESULT");
    }

    /** One order that triggers another. */
    final Map<String, Object> oneThenOther(String side, String limit, Object... pending) {
        Map<String, Object> terms =
                of(
                        "workingType",
                        "LIMIT",
                        "workingTimeInForce",
                        "GTC",
                        "workingSide",
                        side,
                        "workingQuantity",
                        worth(1_000),
                        "workingPrice",
                        limit,
                        "newOrderRespType",
                        "RESULT");
        terms.putAll(of(pending));
        terms.putIfAbsent("pendingQuantity", worth(900));
        return terms;
    }

    final JsonObject place(String form, Map<String, Object> terms) {
        return ok(client.signed("POST", "orderList/" + form, terms));
    }

    final ApiClient.Answer ask(String form, Map<String, Object> terms) {
        return client.signed("POST", "orderList/" + form, terms);
    }

    /** A list as it stands. */
    final JsonObject list(long listId) {
        return ok(client.signed("GET", "orderList", Map.of("orderListId", listId)));
    }

    static long listId(JsonObject list) {
        return list.get("orderListId").getAsLong();
    }

    /** The orders that an answer tells of, in its sequence. */
    static List<JsonObject> reports(JsonObject list) {
        List<JsonObject> reports = new ArrayList<>();
        for (JsonElement each : list.getAsJsonArray("orderReports")) {
            reports.add(each.getAsJsonObject());
        }
        return reports;
    }

    /** Holds that a list goes on, or is done, whichever way one asks. */
    final void assertGoesOn(JsonObject list, boolean goesOn) {
        JsonObject now = list(listId(list));
        assertThat(text(now, "listStatusType")).isEqualTo(goesOn ? "EXEC_STARTED" : "ALL_DONE");
        assertThat(text(now, "listOrderStatus")).isEqualTo(goesOn ? "EXECUTING" : "ALL_DONE");
        assertThat(now.get("orders")).isEqualTo(list.get("orders"));
        JsonArray open = client.signed("GET", "openOrderList", Map.of()).array();
        assertThat(open.contains(now)).isEqualTo(goesOn);
    }

    /** Holds that an order has expired, and why. */
    final void assertExpired(JsonObject report, String reason) {
        JsonObject order = order(id(report));
        assertThat(text(order, "status")).isEqualTo("EXPIRED");
        assertThat(text(order, "expiryReason")).isEqualTo(reason);
    }

    final void assertNothingLocked() {
        assertThat(lockedBase()).isZero();
        assertThat(lockedQuote()).isZero();
    }

    static BigDecimal quantity(Map<String, Object> terms, String name) {
        return new BigDecimal(terms.get(name).toString());
    }
}
