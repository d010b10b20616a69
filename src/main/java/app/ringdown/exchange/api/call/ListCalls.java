package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.History;
import app.ringdown.exchange.account.ListRef;
import app.ringdown.exchange.account.NewOrderList;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.engine.CancelledList;
import app.ringdown.exchange.engine.Engine;
import app.ringdown.exchange.engine.PlacedList;
import app.ringdown.exchange.listing.Listing;

import java.util.List;

/** Order lists (Binance Spot API, REST, "Order lists" and the list queries). */
final class ListCalls {
    private final Engine engine;
    private final Symbols symbols;
    private final Cancels cancels;

    ListCalls(Engine engine, Symbols symbols, Cancels cancels) {
        this.engine = engine;
        this.symbols = symbols;
        this.cancels = cancels;
    }

    private interface Form {
        NewOrderList read(ListReader reader) throws Refusal;
    }

    void placeOco(Request request, JsonWriter json) throws Refusal {
        place(request, json, ListReader::oco);
    }

    /** As {@link #placeOco}, in the form of before. */
    void placeOldOco(Request request, JsonWriter json) throws Refusal {
        place(request, json, ListReader::oldOco);
    }

    void placeOto(Request request, JsonWriter json) throws Refusal {
        place(request, json, ListReader::oto);
    }

    void placeOtoco(Request request, JsonWriter json) throws Refusal {
        place(request, json, ListReader::otoco);
    }

    private void place(Request request, JsonWriter json, Form form) throws Refusal {
        Params params = request.params();
        Listing listing = symbols.one(params);
        NewOrderList list = form.read(new ListReader(params, request.account(), listing));
        // The source names a default for one of the forms only, and it is this one.
        Detail detail = Detail.read(params, Detail.FULL);
        params.allRead();
        request.checkStillGood(engine.now());
        PlacedList placed = engine.call(trading -> trading.placeList(list));
        ListJson.placed(json, request.unit(), placed, detail);
    }

    /** No listing takes lists in which one order pays for the other, as exchangeInfo tells. */
    void refuseOpo(Request request, JsonWriter json) throws Refusal {
        symbols.one(request.params());
        throw Refusal.unsupported("OPO orders");
    }

    void cancel(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        Listing listing = symbols.one(params);
        ListRef ref = OrderReader.listRef(params, "listClientOrderId");
        String cancelId = cancels.id(params, "newClientOrderId");
        params.allRead();
        int account = request.account();
        request.checkStillGood(engine.now());
        CancelledList cancelled =
                engine.call(trading -> trading.cancelList(account, listing, ref, cancelId));
        ListJson.cancelled(json, request.unit(), cancelled, cancelId);
    }

    void query(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        ListRef ref = OrderReader.listRef(params, "origClientOrderId");
        params.allRead();
        ListJson.queried(json, request.unit(), engine.history().list(request.account(), ref));
    }

    void open(Request request, JsonWriter json) throws Refusal {
        request.params().allRead();
        int account = request.account();
        writeAll(request, json, engine.call(trading -> trading.openLists(account)));
    }

    void all(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        History.Page page = Pages.read(params, "fromId");
        params.allRead();
        if (page.fromId() >= 0 && Pages.byTime(page)) {
            throw ApiError.BAD_COMBINATION.exception();
        }
        writeAll(request, json, engine.history().lists(request.account(), page));
    }

    private static void writeAll(Request request, JsonWriter json, List<OrderList> lists) {
        json.beginArray();
        for (OrderList list : lists) {
            ListJson.queried(json, request.unit(), list);
        }
        json.endArray();
    }
}
