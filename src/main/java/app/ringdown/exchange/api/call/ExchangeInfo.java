package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.OrderType;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.api.dialect.RateLimits;
import app.ringdown.exchange.book.SelfTradePrevention;
import app.ringdown.exchange.engine.Engine;
import app.ringdown.exchange.listing.Listing;

import java.util.List;

/**
 * The trading rules (Binance Spot API, REST, exchangeInfo). It announces what the engine does and
 * nothing else.
 */
final class ExchangeInfo {
    private static final String SPOT = "SPOT";
    private static final List<OrderType> TYPES =
            List.of(
                    OrderType.LIMIT,
                    OrderType.LIMIT_MAKER,
                    OrderType.MARKET,
                    OrderType.STOP_LOSS,
                    OrderType.STOP_LOSS_LIMIT,
                    OrderType.TAKE_PROFIT,
                    OrderType.TAKE_PROFIT_LIMIT);

    private final Engine engine;
    private final Symbols symbols;
    private final RateLimits limits;

    ExchangeInfo(Engine engine, Symbols symbols, RateLimits limits) {
        this.engine = engine;
        this.symbols = symbols;
        this.limits = limits;
    }

    void answer(Request request, JsonWriter json) {
        Params params = request.params();
        List<Listing> listings = select(params);
        boolean permissionSets = params.optionalBoolean("showPermissionSets", true);
        params.allRead();
        json.beginObject()
                .field("timezone", "UTC")
                .field("serverTime", request.unit().of(engine.now()))
                .name("rateLimits");
        limits.writeAllowance(json);
        json.name("exchangeFilters").beginArray().endArray().name("symbols").beginArray();
        for (Listing listing : listings) {
            writeSymbol(json, listing, permissionSets);
        }
        json.endArray().endObject();
    }

    private List<Listing> select(Params params) {
        boolean named = params.has("symbol") || params.has("symbols");
        if (named && (params.has("permissions") || params.has("symbolStatus"))) {
            throw ApiError.BAD_COMBINATION.exception();
        }
        String permissions = params.optional("permissions");
        List<Listing> listings = symbols.select(params).listings();
        if (permissions == null || permissions.equals(SPOT)) {
            return listings;
        }
        if (permissions.startsWith("[")) {
            List<String> list = params.optionalList("permissions");
            return list != null && list.contains(SPOT) ? listings : List.of();
        }
        return List.of();
    }

    private void writeSymbol(JsonWriter json, Listing listing, boolean permissionSets) {
        json.beginObject()
                .field("symbol", listing.symbol())
                .field("status", engine.status(listing).name())
                .field("baseAsset", listing.baseAsset())
                .field("baseAssetPrecision", Listing.UNIT_DECIMALS)
                .field("quoteAsset", listing.quoteAsset())
                .field("quotePrecision", Listing.UNIT_DECIMALS)
                .field("quoteAssetPrecision", Listing.UNIT_DECIMALS)
                .field("baseCommissionPrecision", Listing.UNIT_DECIMALS)
                .field("quoteCommissionPrecision", Listing.UNIT_DECIMALS)
                .name("orderTypes")
                .beginArray();
        for (OrderType type : TYPES) {
            json.value(type.name());
        }
        json.endArray()
                .field("icebergAllowed", true)
                .field("ocoAllowed", true)
                .field("otoAllowed", true)
                .field("opoAllowed", false)
                .field("quoteOrderQtyMarketAllowed", true)
                .field("allowTrailingStop", true)
                .field("cancelReplaceAllowed", true)
                .field("amendAllowed", true)
                .field("pegInstructionsAllowed", false)
                .field("isSpotTradingAllowed", true)
                .field("isMarginTradingAllowed", false)
                .name("filters")
                .beginArray();
        FilterJson.write(json, listing);
        json.endArray().name("permissions").beginArray().endArray().name("permissionSets");
        json.beginArray();
        if (permissionSets) {
            json.beginArray().value(SPOT).endArray();
        }
        json.endArray()
                .field("defaultSelfTradePreventionMode", SelfTradePrevention.DEFAULT.name())
                .name("allowedSelfTradePreventionModes")
                .beginArray();
        for (SelfTradePrevention mode : SelfTradePrevention.values()) {
            json.value(mode.name());
        }
        json.endArray().endObject();
    }
}
