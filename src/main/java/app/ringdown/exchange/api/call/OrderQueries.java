package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.Amendment;
import app.ringdown.exchange.account.History;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.PreventedMatch;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.engine.Engine;
import app.ringdown.exchange.listing.Listing;

import java.util.List;
import java.util.OptionalLong;

/** What became of orders (Binance Spot API, REST, "Account Endpoints"). */
final class OrderQueries {
    private static final String FROM_MATCH = "fromPreventedMatchId";

    private final Engine engine;
    private final Symbols symbols;

    OrderQueries(Engine engine, Symbols symbols) {
        this.engine = engine;
        this.symbols = symbols;
    }

    void one(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        Listing listing = symbols.one(params);
        OrderRef ref = OrderReader.ref(params);
        params.allRead();
        Order order = engine.history().order(request.account(), listing, ref);
        OrderJson.queried(json, request.unit(), order);
    }

    void open(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        Listing listing = symbols.optional(params);
        params.allRead();
        int account = request.account();
        writeAll(request, json, engine.call(t -> t.openOrders(account, listing)));
    }

    void all(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        Listing listing = symbols.one(params);
        History.Page page = Pages.read(params, "orderId");
        params.allRead();
        writeAll(request, json, engine.history().orders(request.account(), listing, page));
    }

    private static void writeAll(Request request, JsonWriter json, List<Order> orders) {
        json.beginArray();
        for (Order order : orders) {
            OrderJson.queried(json, request.unit(), order);
        }
        json.endArray();
    }

    void amendments(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        Listing listing = symbols.one(params);
        long orderId = params.mandatoryLong("orderId");
        History.Page page = Pages.byId(params, "fromExecutionId");
        params.allRead();
        json.beginArray();
        for (Amendment amendment :
                engine.history().amendments(request.account(), listing, orderId, page)) {
            OrderJson.amendment(json, request.unit(), amendment);
        }
        json.endArray();
    }

    /** By the id of a match, or by an order and then in pages; -1128 for a mixture. */
    void preventedMatches(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        Listing listing = symbols.one(params);
        OptionalLong matchId = params.optionalLong("preventedMatchId");
        OptionalLong orderId = params.optionalLong("orderId");
        boolean paged = params.has(FROM_MATCH) || params.has("limit");
        History.Page page = Pages.byId(params, FROM_MATCH);
        params.allRead();
        if (matchId.isPresent() && (orderId.isPresent() || paged)) {
            throw ApiError.BAD_COMBINATION.exception();
        }
        if (matchId.isEmpty() && orderId.isEmpty()) {
            throw ApiError.mandatoryOneOf("preventedMatchId", "orderId").exception();
        }
        History history = engine.history();
        int account = request.account();
        json.beginArray();
        for (PreventedMatch match :
                matchId.isPresent()
                        ? history.preventedMatch(account, listing, matchId.getAsLong())
                        : history.preventedMatches(account, listing, orderId.orElseThrow(), page)) {
            OrderJson.preventedMatch(json, request.unit(), match);
        }
        json.endArray();
    }
}
