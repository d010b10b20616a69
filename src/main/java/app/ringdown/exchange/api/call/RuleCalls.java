package app.ringdown.exchange.api.call;

import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.listing.Listing;

import java.util.stream.Stream;

/**
 * The rules of execution and the prices they refer to. This exchange has none of either, and says
 * so as the real one does of a symbol that has none.
 *
 * <p>Source: Binance Spot API, REST, "Query Execution Rules" and "Query Reference Price".
 */
final class RuleCalls {
    private final Symbols symbols;

    RuleCalls(Symbols symbols) {
        this.symbols = symbols;
    }

    /**
     * By {@code symbol}, {@code symbols}, {@code symbolStatus} or nothing; two of them is -1128.
     */
    void executionRules(Request request, JsonWriter json) {
        Params params = request.params();
        if (Stream.of("symbol", "symbols", "symbolStatus").filter(params::has).count() > 1) {
            throw ApiError.BAD_COMBINATION.exception();
        }
        Symbols.Selection selection = symbols.select(params);
        params.allRead();
        json.beginObject().name("symbolRules").beginArray();
        for (Listing listing : selection.listings()) {
            json.beginObject().field("symbol", listing.symbol()).name("rules");
            json.beginArray().endArray().endObject();
        }
        json.endArray().endObject();
    }

    void referencePrice(Request request, JsonWriter json) {
        symbols.one(request.params());
        request.params().allRead();
        throw ApiError.NO_REFERENCE_PRICE.exception();
    }
}
