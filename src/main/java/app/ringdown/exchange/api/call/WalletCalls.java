package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.Balance;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.engine.Engine;
import app.ringdown.exchange.listing.Listing;

import java.util.List;

/**
 * The few calls outside the Spot API that clients make at their start or to learn fees: nothing can
 * be deposited or withdrawn here, and the answers say so.
 *
 * <p>Source: Binance Wallet API, "System Status", "All Coins' Information", "Asset Detail" and
 * "Trade Fee".
 */
final class WalletCalls {
    private final Engine engine;
    private final Symbols symbols;

    WalletCalls(Engine engine, Symbols symbols) {
        this.engine = engine;
        this.symbols = symbols;
    }

    void status(Request request, JsonWriter json) {
        request.params().allRead();
        json.beginObject().field("status", 0).field("msg", "normal").endObject();
    }

    void coins(Request request, JsonWriter json) throws Refusal {
        request.params().allRead();
        int account = request.account();
        List<Balance> balances = engine.call(t -> t.balances(account));
        json.beginArray();
        for (Balance balance : balances) {
            json.beginObject()
                    .field("coin", balance.asset())
                    .field("name", balance.asset())
                    .field("depositAllEnable", false)
                    .field("withdrawAllEnable", false)
                    .field("trading", true)
                    .field("isLegalMoney", false)
                    .fixed8("free", balance.free())
                    .fixed8("locked", balance.locked())
                    .fixed8("freeze", 0)
                    .fixed8("withdrawing", 0)
                    .fixed8("ipoing", 0)
                    .fixed8("ipoable", 0)
                    .fixed8("storage", 0)
                    .name("networkList")
                    .beginArray()
                    .endArray()
                    .endObject();
        }
        json.endArray();
    }

    /** Of every asset how it can be deposited and withdrawn, which is none. */
    void assetDetail(Request request, JsonWriter json) {
        json.beginObject().endObject();
    }

    void tradeFees(Request request, JsonWriter json) {
        Listing one = symbols.optional(request.params());
        request.params().allRead();
        json.beginArray();
        for (Listing listing : one == null ? symbols.all() : List.of(one)) {
            Commissions.forTradeFee(json, listing);
        }
        json.endArray();
    }
}
