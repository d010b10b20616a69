package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.TimeUnits;
import app.ringdown.exchange.engine.CancelledList;
import app.ringdown.exchange.engine.Placed;
import app.ringdown.exchange.engine.PlacedList;

/**
 * Order lists as REST and the WebSocket API show them (Binance Spot API, REST, "Order lists" and
 * "Query Order list"). Pure.
 */
final class ListJson {
    private ListJson() {}

    static void placed(JsonWriter json, TimeUnits unit, PlacedList placed, Detail detail) {
        open(json, unit, placed.list());
        json.name("orderReports").beginArray();
        for (Placed order : placed.orders()) {
            OrderJson.placed(json, unit, order, detail);
        }
        json.endArray().endObject();
    }

    static void cancelled(
            JsonWriter json, TimeUnits unit, CancelledList cancelled, String cancelId) {
        open(json, unit, cancelled.list());
        json.name("orderReports").beginArray();
        for (Order order : cancelled.orders()) {
            OrderJson.cancelled(json, unit, order, cancelId);
        }
        json.endArray().endObject();
    }

    static void queried(JsonWriter json, TimeUnits unit, OrderList list) {
        open(json, unit, list);
        json.endObject();
    }

    /** The {@code listStatus} of an amendment, which is less than a list says elsewhere. */
    static void afterAmendment(JsonWriter json, OrderList list) {
        json.beginObject()
                .field("orderListId", list.id())
                .field("contingencyType", list.contingency().name())
                .field("listOrderStatus", list.orderStatus().name())
                .field("listClientOrderId", list.clientOrderId())
                .field("symbol", list.listing().symbol());
        legs(json, list);
        json.endObject();
    }

    private static void open(JsonWriter json, TimeUnits unit, OrderList list) {
        json.beginObject()
                .field("orderListId", list.id())
                .field("contingencyType", list.contingency().name())
                .field("listStatusType", list.statusType().name())
                .field("listOrderStatus", list.orderStatus().name())
                .field("listClientOrderId", list.clientOrderId())
                .field("transactionTime", unit.of(list.updated()))
                .field("symbol", list.listing().symbol());
        legs(json, list);
    }

    private static void legs(JsonWriter json, OrderList list) {
        json.name("orders").beginArray();
        for (OrderList.Leg leg : list.orders()) {
            json.beginObject()
                    .field("symbol", list.listing().symbol())
                    .field("orderId", leg.orderId())
                    .field("clientOrderId", leg.clientOrderId())
                    .endObject();
        }
        json.endArray();
    }
}
