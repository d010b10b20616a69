package app.ringdown.exchange.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.account.Amendment;
import app.ringdown.exchange.account.ExpiryReason;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.OrderType;
import app.ringdown.exchange.account.SampleOrder;
import app.ringdown.exchange.account.Trail;
import app.ringdown.exchange.account.Trigger;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.TimeUnits;
import app.ringdown.exchange.engine.Amended;
import app.ringdown.exchange.engine.CancelledList;
import app.ringdown.exchange.engine.Placed;
import app.ringdown.exchange.engine.PlacedList;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.function.Consumer;

/** The fields that an answer has only sometimes, and order lists. */
class OrderJsonTest {
    private static final TimeUnits MS = TimeUnits.MILLISECOND;
    private static final long TIME_MS = SampleOrder.TIME / 1000;

    private static JsonObject written(Consumer<JsonWriter> writing) {
        JsonWriter json = new JsonWriter(64);
        writing.accept(json);
        return JsonParser.parseString(json.toString()).getAsJsonObject();
    }

    private static JsonObject placed(SampleOrder order, Detail detail) {
        Placed placed = new Placed(order.build(), List.of(), List.of());
        return written(json -> OrderJson.placed(json, MS, placed, detail));
    }

    private static JsonObject queried(SampleOrder order) {
        return written(json -> OrderJson.queried(json, MS, order.build()));
    }

    private static JsonObject cancelled(SampleOrder order) {
        return written(json -> OrderJson.cancelled(json, MS, order.build(), "its-end"));
    }

    @Test
    void anOrdinaryOrderHasNoneOfThem() {
        SampleOrder order = SampleOrder.limit();
        String[] conditional = {
            "trailingDelta",
            "trailingTime",
            "strategyId",
            "strategyType",
            "preventedMatchId",
            "preventedQuantity",
            "expiryReason",
            "usedSor",
            "workingFloor",
            "pegPriceType",
        };
        for (JsonObject answer :
                List.of(placed(order, Detail.FULL), queried(order), cancelled(order))) {
            assertThat(answer.keySet()).doesNotContain(conditional);
        }
        assertThat(placed(order, Detail.FULL).keySet())
                .doesNotContain("stopPrice", "icebergQty", "preventedMatches");
        assertThat(cancelled(order).keySet()).doesNotContain("stopPrice", "icebergQty");
        assertThat(queried(order).get("stopPrice").getAsString()).isEqualTo("0.00000000");
        assertThat(queried(order).get("icebergQty").getAsString()).isEqualTo("0.00000000");
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderType.class,
            names = {"STOP_LOSS_LIMIT", "TAKE_PROFIT_LIMIT"})
    void aConditionalOrderIsShownEverywhereWithItsTerms(OrderType type) {
        SampleOrder order = SampleOrder.conditional(type, new Trigger(6_100_000, 150));
        for (JsonObject answer :
                List.of(placed(order, Detail.RESULT), queried(order), cancelled(order))) {
            assertThat(answer.get("stopPrice").getAsString()).isEqualTo("61000.00000000");
            assertThat(answer.get("icebergQty").getAsString()).isEqualTo("0.01000000");
            assertThat(answer.get("trailingDelta").getAsInt()).isEqualTo(150);
            assertThat(answer.get("trailingTime").getAsLong()).isEqualTo(-1);
            assertThat(answer.get("strategyId").getAsLong()).isEqualTo(37);
            assertThat(answer.get("strategyType").getAsInt()).isEqualTo(1_000_000);
        }
        assertThat(placed(order, Detail.RESULT).get("workingTime").getAsLong()).isEqualTo(-1);
        assertThat(queried(order).get("workingTime").getAsLong()).isEqualTo(-1);
        assertThat(queried(order).get("isWorking").getAsBoolean()).isFalse();
        assertThat(cancelled(order).has("workingTime")).isFalse();
        order.trail = new Trail(SampleOrder.TIME, 6_200_000);
        assertThat(queried(order).get("trailingTime").getAsLong()).isEqualTo(TIME_MS);
    }

    @Test
    void anOrderThatOnlyWaitsForAPriceDoesNotTrail() {
        SampleOrder order = SampleOrder.conditional(OrderType.STOP_LOSS, new Trigger(6_100_000, 0));
        assertThat(placed(order, Detail.RESULT).keySet())
                .contains("stopPrice")
                .doesNotContain("trailingDelta", "trailingTime", "icebergQty");
    }

    @Test
    void whyAnOrderEndedIsToldUnlessLittleIsAskedFor() {
        SampleOrder order = SampleOrder.limit();
        order.status = OrderStatus.EXPIRED;
        order.expiryReason = ExpiryReason.OCO_TRIGGER;
        for (JsonObject answer :
                List.of(placed(order, Detail.RESULT), placed(order, Detail.FULL), queried(order))) {
            assertThat(answer.get("expiryReason").getAsString()).isEqualTo("OCO_TRIGGER");
        }
        assertThat(placed(order, Detail.ACK).has("expiryReason")).isFalse();
    }

    @Test
    void whatWasPreventedIsTold() {
        SampleOrder order = SampleOrder.limit();
        order.status = OrderStatus.EXPIRED_IN_MATCH;
        order.preventedLots = 20_000;
        order.preventedMatchId = 3;
        JsonObject answer = queried(order);
        assertThat(answer.get("preventedQuantity").getAsString()).isEqualTo("0.20000000");
        assertThat(answer.get("preventedMatchId").getAsInt()).isEqualTo(3);
    }

    @Test
    void aListIsShownWithItsOrders() {
        SampleOrder stop =
                SampleOrder.conditional(OrderType.STOP_LOSS_LIMIT, new Trigger(6_100_000, 0));
        stop.listId = 4;
        SampleOrder limit = SampleOrder.limit();
        limit.id = 29;
        limit.listId = 4;
        Order first = stop.build();
        Order second = limit.build();
        OrderList list = SampleOrder.list(OrderList.Contingency.OCO, first, second);
        JsonObject queried = written(json -> ListJson.queried(json, MS, list));
        assertThat(queried)
                .isEqualTo(
                        JsonParser.parseString(
                                """
                                {"orderListId":4,"contingencyType":"OCO",
                                 "listStatusType":"EXEC_STARTED","listOrderStatus":"EXECUTING",
                                 "listClientOrderId":"pair","transactionTime":%d,
                                 "symbol":"BTCUSDT","orders":[
                                  {"symbol":"BTCUSDT","orderId":28,"clientOrderId":"mine"},
                                  {"symbol":"BTCUSDT","orderId":29,"clientOrderId":"mine"}]}
                                """
                                        .formatted(TIME_MS)));

        PlacedList answer =
                new PlacedList(
                        list,
                        List.of(
                                new Placed(first, List.of(), List.of()),
                                new Placed(second, List.of(), List.of())));
        JsonObject placed = written(json -> ListJson.placed(json, MS, answer, Detail.RESULT));
        assertThat(placed.remove("orderReports").getAsJsonArray())
                .containsExactly(placed(stop, Detail.RESULT), placed(limit, Detail.RESULT));
        assertThat(placed).isEqualTo(queried);

        JsonObject cancelled =
                written(json ->
                        ListJson.cancelled(
                                json, MS, new CancelledList(list, List.of(second)), "its-end"));
        assertThat(cancelled.remove("orderReports").getAsJsonArray())
                .containsExactly(cancelled(limit));
        assertThat(cancelled).isEqualTo(queried);
    }

    @Test
    void anAmendedOrderOfAListIsShownWithTheList() {
        SampleOrder order =
                SampleOrder.conditional(OrderType.STOP_LOSS_LIMIT, new Trigger(6_100_000, 0));
        order.status = OrderStatus.PENDING_NEW;
        order.listId = 4;
        Order after = order.build();
        Amendment amendment =
                new Amendment(
                        22,
                        after.id(),
                        7,
                        SampleOrder.BTC,
                        "before",
                        "mine",
                        60_000,
                        50_000,
                        SampleOrder.TIME);
        OrderList list = SampleOrder.list(OrderList.Contingency.OTO, after);
        JsonObject answer =
                written(json -> OrderJson.amended(json, MS, new Amended(after, amendment), list));
        assertThat(answer.get("executionId").getAsInt()).isEqualTo(22);
        JsonObject amended = answer.getAsJsonObject("amendedOrder");
        assertThat(amended.get("origClientOrderId").getAsString()).isEqualTo("before");
        assertThat(amended.get("clientOrderId").getAsString()).isEqualTo("mine");
        assertThat(amended.get("qty").getAsString()).isEqualTo("0.50000000");
        assertThat(amended.keySet())
                .contains("stopPrice", "icebergQty", "strategyId")
                .doesNotContain("workingTime");
        assertThat(answer.get("listStatus"))
                .isEqualTo(
                        JsonParser.parseString(
                                """
                                {"orderListId":4,"contingencyType":"OTO",
                                 "listOrderStatus":"EXECUTING","listClientOrderId":"pair",
                                 "symbol":"BTCUSDT","orders":[
                                  {"symbol":"BTCUSDT","orderId":28,"clientOrderId":"mine"}]}
                                """));
    }
}
