package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.CancelRestriction;
import app.ringdown.exchange.account.ListRef;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.api.dialect.RateLimits;
import app.ringdown.exchange.engine.Amended;
import app.ringdown.exchange.engine.Cancelled;
import app.ringdown.exchange.engine.CancelledList;
import app.ringdown.exchange.engine.Engine;
import app.ringdown.exchange.engine.Placed;
import app.ringdown.exchange.listing.Listing;

/** Orders placed, changed and cancelled (Binance Spot API, REST, "Trading endpoints"). */
final class OrderCalls {
    /** What an amendment weighs. */
    static final int AMEND_WEIGHT = 4;

    private final Engine engine;
    private final Symbols symbols;
    private final RateLimits limits;
    private final Cancels cancels;

    OrderCalls(Engine engine, Symbols symbols, RateLimits limits, Cancels cancels) {
        this.engine = engine;
        this.symbols = symbols;
        this.limits = limits;
        this.cancels = cancels;
    }

    void place(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        NewOrder order = OrderReader.read(params, request.account(), symbols.one(params));
        Detail detail = Detail.read(params, Detail.usual(order.type()));
        params.allRead();
        request.checkStillGood(engine.now());
        Placed placed = engine.call(trading -> trading.place(order));
        OrderJson.placed(json, request.unit(), placed, detail);
    }

    void test(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        NewOrder order = OrderReader.read(params, request.account(), symbols.one(params));
        Detail.read(params, Detail.ACK);
        boolean rates = params.optionalBoolean("computeCommissionRates", false);
        params.allRead();
        engine.call(trading -> {
            trading.test(order);
            return order;
        });
        json.beginObject();
        if (rates) {
            Commissions.forOrder(json);
        }
        json.endObject();
    }

    void cancel(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        Listing listing = symbols.one(params);
        OrderRef ref = OrderReader.ref(params);
        String cancelId = cancels.id(params, "newClientOrderId");
        CancelRestriction restriction = Cancels.restriction(params);
        params.allRead();
        int account = request.account();
        request.checkStillGood(engine.now());
        Order order = engine.call(t -> t.cancel(account, listing, ref, cancelId, restriction));
        cancels.write(json, request.unit(), order, cancelId);
    }

    void cancelAll(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        Listing listing = symbols.one(params);
        params.allRead();
        int account = request.account();
        String cancelId = cancels.newId();
        request.checkStillGood(engine.now());
        Cancelled cancelled = engine.call(t -> t.cancelAll(account, listing, cancelId));
        json.beginArray();
        for (Order order : cancelled.orders()) {
            OrderJson.cancelled(json, request.unit(), order, cancelId);
        }
        for (CancelledList list : cancelled.lists()) {
            ListJson.cancelled(json, request.unit(), list, cancelId);
        }
        json.endArray();
    }

    /** Weighs nothing if the order expires of it (since April 2026). */
    void amend(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        Listing listing = symbols.one(params);
        OrderRef ref = OrderReader.ref(params);
        String newId = cancels.id(params, "newClientOrderId");
        long lots = OrderReader.lots(params, "newQty", listing);
        params.allRead();
        int account = request.account();
        request.checkStillGood(engine.now());
        Amended amended = engine.call(t -> t.amend(account, listing, ref, lots, newId));
        Order order = amended.order();
        if (!order.status().open()) {
            limits.giveBack(AMEND_WEIGHT, engine.now());
        }
        OrderList list =
                order.listId() < 0
                        ? null
                        : engine.history().list(account, ListRef.id(order.listId()));
        OrderJson.amended(json, request.unit(), amended, list);
    }
}
