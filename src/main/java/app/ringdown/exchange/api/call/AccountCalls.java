package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.Balance;
import app.ringdown.exchange.account.Fill;
import app.ringdown.exchange.account.History;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.api.dialect.RateLimits;
import app.ringdown.exchange.engine.Engine;
import app.ringdown.exchange.listing.Listing;

import java.util.List;
import java.util.OptionalLong;

/** What an account has and did (Binance Spot API, REST, "Account Endpoints"). */
final class AccountCalls {
    private final Engine engine;
    private final Symbols symbols;
    private final RateLimits limits;

    AccountCalls(Engine engine, Symbols symbols, RateLimits limits) {
        this.engine = engine;
        this.symbols = symbols;
        this.limits = limits;
    }

    private record Holdings(List<Balance> balances, long updated) {}

    void account(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        boolean omitZero = params.optionalBoolean("omitZeroBalances", false);
        params.allRead();
        int account = request.account();
        Holdings holdings =
                engine.call(t -> new Holdings(t.balances(account), t.balancesUpdated(account)));
        json.beginObject();
        Commissions.forAccount(json);
        json.field("canTrade", true)
                .field("canWithdraw", true)
                .field("canDeposit", true)
                .field("brokered", false)
                .field("requireSelfTradePrevention", false)
                .field("preventSor", false)
                .field("updateTime", request.unit().of(holdings.updated()))
                .field("accountType", "SPOT")
                .name("balances")
                .beginArray();
        for (Balance balance : holdings.balances()) {
            if (!(omitZero && balance.empty())) {
                json.beginObject()
                        .field("asset", balance.asset())
                        .fixed8("free", balance.free())
                        .fixed8("locked", balance.locked())
                        .endObject();
            }
        }
        json.endArray().name("permissions").beginArray().value("SPOT").endArray();
        json.field("uid", account).endObject();
    }

    void commission(Request request, JsonWriter json) {
        Listing listing = symbols.one(request.params());
        request.params().allRead();
        Commissions.forSymbol(json, listing);
    }

    void trades(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        Listing listing = symbols.one(params);
        OptionalLong orderId = params.optionalLong("orderId");
        History.Page page = Pages.read(params, "fromId");
        params.allRead();
        if (Pages.byTime(page) && (orderId.isPresent() || page.fromId() >= 0)) {
            throw ApiError.BAD_COMBINATION.exception();
        }
        int account = request.account();
        List<Fill> fills =
                orderId.isPresent()
                        ? engine.history().fillsOfOrder(account, listing, orderId.getAsLong(), page)
                        : engine.history().fills(account, listing, page);
        json.beginArray();
        for (Fill fill : fills) {
            OrderJson.trade(json, request.unit(), fill);
        }
        json.endArray();
    }

    /** Nothing is allocated where nothing is routed; the question is checked all the same. */
    void allocations(Request request, JsonWriter json) {
        Params params = request.params();
        symbols.one(params);
        params.optionalLong("orderId");
        Pages.read(params, "fromAllocationId");
        params.allRead();
        json.beginArray().endArray();
    }

    void filters(Request request, JsonWriter json) {
        Listing listing = symbols.one(request.params());
        request.params().allRead();
        json.beginObject().name("exchangeFilters").beginArray().endArray();
        json.name("symbolFilters").beginArray();
        FilterJson.write(json, listing);
        json.endArray().name("assetFilters").beginArray().endArray().endObject();
    }

    void orderCounts(Request request, JsonWriter json) {
        request.params().allRead();
        json.beginArray();
        limits.writeOrderCounts(json, request.account(), engine.now());
        json.endArray();
    }
}
