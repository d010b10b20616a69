package app.ringdown.exchange.api.call;

import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.listing.Listing;

/** The filters that the engine enforces, as exchangeInfo shows them (Binance Spot API, Filters). */
final class Filters {
    private Filters() {}

    /** Writes them as members of an open array. */
    static void write(JsonWriter json, Listing listing) {
        begin(json, "PRICE_FILTER")
                .fixed8("minPrice", Figures.price(listing, listing.minTicks()))
                .fixed8("maxPrice", Figures.price(listing, listing.maxTicks()))
                .fixed8("tickSize", Figures.price(listing, 1))
                .endObject();
        begin(json, "LOT_SIZE")
                .fixed8("minQty", Figures.quantity(listing, listing.minLots()))
                .fixed8("maxQty", Figures.quantity(listing, listing.maxLots()))
                .fixed8("stepSize", Figures.quantity(listing, 1))
                .endObject();
        begin(json, "MARKET_LOT_SIZE")
                .fixed8("minQty", Figures.quantity(listing, listing.minLots()))
                .fixed8("maxQty", Figures.quantity(listing, listing.maxMarketLots()))
                .fixed8("stepSize", Figures.quantity(listing, 1))
                .endObject();
        begin(json, "NOTIONAL")
                .fixed8("minNotional", listing.minNotional())
                .field("applyMinToMarket", true)
                .fixed8("maxNotional", listing.maxNotional())
                .field("applyMaxToMarket", false)
                .field("avgPriceMins", Averages.MINUTES)
                .endObject();
    }

    private static JsonWriter begin(JsonWriter json, String type) {
        return json.beginObject().field("filterType", type);
    }
}
