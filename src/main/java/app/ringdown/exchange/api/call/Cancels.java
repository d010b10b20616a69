package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.CancelRestriction;
import app.ringdown.exchange.account.History;
import app.ringdown.exchange.account.ListRef;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.api.dialect.TimeUnits;
import app.ringdown.exchange.engine.CancelledList;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What everything that cancels asks and answers. Any thread but the exchange's. */
final class Cancels {
    private final History history;
    private final Supplier<String> newIds;

    /**
     * @param newIds makes the ids of cancels whose client gave none
     */
    Cancels(History history, Supplier<String> newIds) {
        this.history = history;
        this.newIds = newIds;
    }

    /** The id of the cancel itself: the one in a parameter, or a new one. */
    String id(Params params, String name) {
        String given = params.clientId(name);
        return given == null ? newId() : given;
    }

    String newId() {
        return newIds.get();
    }

    /** What {@code cancelRestrictions} asks of an order; -1145 if there is no such. */
    static CancelRestriction restriction(Params params) {
        String text = params.optional("cancelRestrictions");
        if (text == null) {
            return CancelRestriction.NONE;
        }
        return switch (text) {
            case "ONLY_NEW" -> CancelRestriction.ONLY_NEW;
            case "ONLY_PARTIALLY_FILLED" -> CancelRestriction.ONLY_PARTIALLY_FILLED;
            default -> throw ApiError.BAD_CANCEL_RESTRICTIONS.exception();
        };
    }

    /** Writes what was cancelled: with an order of a list the whole list. */
    void write(JsonWriter json, TimeUnits unit, Order order, String cancelId) throws Refusal {
        if (order.listId() < 0) {
            OrderJson.cancelled(json, unit, order, cancelId);
        } else {
            ListJson.cancelled(json, unit, withOthers(order), cancelId);
        }
    }

    private CancelledList withOthers(Order order) throws Refusal {
        NewOrder terms = order.terms();
        OrderList list = history.list(terms.account(), ListRef.id(order.listId()));
        List<Order> ended = new ArrayList<>();
        for (OrderList.Leg leg : list.orders()) {
            Order each =
                    history.order(terms.account(), terms.listing(), OrderRef.id(leg.orderId()));
            // One that had ended before is not news.
            if (each.updated() == order.updated()) {
                ended.add(each);
            }
        }
        return new CancelledList(list, ended);
    }
}
