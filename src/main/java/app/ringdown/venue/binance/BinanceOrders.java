package app.ringdown.venue.binance;

import app.ringdown.market.Instrument;
import app.ringdown.order.Account;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderRequest;
import app.ringdown.venue.Replacement;
import app.ringdown.venue.Venue.OrderReport;
import app.ringdown.venue.VenueException;
import app.ringdown.venue.VenueException.Kind;
import app.ringdown.venue.binance.BinanceRest.Urgency;
import app.ringdown.venue.binance.Json.UnreadableException;
import app.ringdown.wire.Rest.Method;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The calls in the account's name, as {@link app.ringdown.venue.Venue} has them. */
final class BinanceOrders {
    private static final Logger LOG = LoggerFactory.getLogger(BinanceOrders.class);

    /** The path of one order. */
    static final String ORDER = "/api/v3/order";

    private static final int MAX_TRADES = 1000;

    private final BinanceRest rest;

    BinanceOrders(BinanceRest rest) {
        this.rest = rest;
    }

    Account account() throws VenueException {
        JsonElement answer =
                rest.signed(Method.GET, "/api/v3/account", new Params(), 20, Urgency.NORMAL);
        return Failures.read(() -> AccountJson.account(answer));
    }

    List<OrderEvent.Report> place(OrderRequest request) throws VenueException {
        JsonElement answer =
                rest.signed(Method.POST, ORDER, OrderJson.request(request), 1, Urgency.NORMAL);
        return Failures.read(() -> OrderJson.placed(answer, request));
    }

    OrderEvent.Report cancel(Instrument instrument, String clientOrderId) throws VenueException {
        JsonElement answer =
                rest.signed(
                        Method.DELETE, ORDER, which(instrument, clientOrderId), 1, Urgency.URGENT);
        return Failures.read(() -> OrderJson.cancelled(answer, instrument, clientOrderId));
    }

    List<OrderEvent.Report> placeOco(String listId, OrderRequest above, OrderRequest below)
            throws VenueException {
        JsonElement answer =
                rest.signed(
                        Method.POST,
                        "/api/v3/orderList/oco",
                        OrderJson.oco(listId, above, below),
                        1,
                        Urgency.NORMAL);
        return Failures.read(() -> OrderJson.list(answer, above.instrument()));
    }

    /** Under the same client order id, which the venue allows if it is told so. */
    OrderEvent.Report amend(Instrument instrument, String clientOrderId, long lots)
            throws VenueException {
        Params params =
                which(instrument, clientOrderId)
                        .with("newClientOrderId", clientOrderId)
                        .with("newQty", instrument.quantity(lots).toPlainString());
        JsonElement answer =
                rest.signed(
                        Method.PUT, "/api/v3/order/amend/keepPriority", params, 4, Urgency.NORMAL);
        return Failures.read(() -> OrderJson.amended(answer, instrument, clientOrderId));
    }

    /** Source: "Cancel an Existing Order and Send a New Order", STOP_ON_FAILURE. */
    Replacement replace(OrderRequest old, OrderRequest by, boolean onlyIfUnfilled)
            throws VenueException {
        Params params =
                OrderJson.request(by)
                        .with("cancelReplaceMode", "STOP_ON_FAILURE")
                        .with("cancelOrigClientOrderId", old.clientOrderId());
        if (onlyIfUnfilled) {
            params.with("cancelRestrictions", "ONLY_NEW");
        }
        JsonElement answer =
                rest.signed(Method.POST, "/api/v3/order/cancelReplace", params, 1, Urgency.NORMAL);
        return Failures.read(() -> OrderJson.replaced(answer, old, by));
    }

    /** All open orders of one instrument in one request. */
    List<OrderEvent.Report> cancelAll(Instrument instrument) throws VenueException {
        JsonElement answer =
                rest.signed(
                        Method.DELETE,
                        "/api/v3/openOrders",
                        Params.of("symbol", instrument.symbol()),
                        1,
                        Urgency.URGENT);
        return Failures.read(() -> OrderJson.allCancelled(answer, instrument));
    }

    Optional<OrderReport> order(Instrument instrument, String clientOrderId) throws VenueException {
        JsonElement answer;
        try {
            answer =
                    rest.signed(
                            Method.GET, ORDER, which(instrument, clientOrderId), 4, Urgency.NORMAL);
        } catch (VenueException e) {
            boolean none =
                    e.code() == Failures.NO_SUCH_ORDER || e.code() == Failures.ARCHIVED_ORDER;
            if (e.kind() == Kind.REFUSED && none) {
                return Optional.empty();
            }
            throw e;
        }
        return Optional.of(Failures.read(() -> OrderJson.queried(Json.object(answer), instrument)));
    }

    private static Params which(Instrument instrument, String clientOrderId) {
        return Params.of("symbol", instrument.symbol()).with("origClientOrderId", clientOrderId);
    }

    /** An order that can't be understood is logged and left out, so that the others are shown. */
    List<OrderReport> open(Symbols known) throws VenueException {
        JsonElement answer =
                rest.signed(Method.GET, "/api/v3/openOrders", new Params(), 80, Urgency.NORMAL);
        List<OrderReport> orders = new ArrayList<>();
        for (JsonObject each : Failures.read(() -> Json.objects(answer))) {
            try {
                Instrument instrument = known.get(Json.text(each, "symbol"));
                if (instrument == null) {
                    throw new UnreadableException("a symbol that is not known");
                }
                orders.add(OrderJson.queried(each, instrument));
            } catch (UnreadableException e) {
                LOG.error("Open order {} is left out: {}", each.get("orderId"), e.getMessage());
            }
        }
        return orders;
    }

    /**
     * With only an end the venue tells the newest up to it. An order that can't be understood is
     * logged and left out.
     */
    List<OrderReport> all(Instrument instrument, long beforeMs, int limit) throws VenueException {
        Params params = Params.of("symbol", instrument.symbol()).with("limit", limit);
        if (beforeMs != Long.MAX_VALUE) {
            params.with("endTime", beforeMs - 1);
        }
        JsonElement answer =
                rest.signed(Method.GET, "/api/v3/allOrders", params, 20, Urgency.NORMAL);
        List<OrderReport> orders = new ArrayList<>();
        for (JsonObject each : Failures.read(() -> Json.objects(answer))) {
            try {
                orders.add(OrderJson.queried(each, instrument));
            } catch (UnreadableException e) {
                LOG.error("Order {} is left out: {}", each.get("orderId"), e.getMessage());
            }
        }
        return orders;
    }

    List<OrderEvent.Report> fills(OrderReport order) throws VenueException {
        List<JsonObject> trades = new ArrayList<>();
        while (true) {
            Params params =
                    Params.of("symbol", order.as().instrument().symbol())
                            .with("orderId", order.report().venueOrderId())
                            .with("limit", MAX_TRADES);
            if (!trades.isEmpty()) {
                long last = Failures.read(() -> Json.number(trades.getLast(), "id"));
                params.with("fromId", last + 1);
            }
            JsonElement answer =
                    rest.signed(Method.GET, "/api/v3/myTrades", params, 5, Urgency.NORMAL);
            JsonArray page = Failures.read(() -> Json.array(answer));
            trades.addAll(Failures.read(() -> Json.objects(page)));
            if (page.size() < MAX_TRADES) {
                return Failures.read(() -> OrderJson.fills(trades, order));
            }
        }
    }
}
