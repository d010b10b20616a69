package app.ringdown.exchange.api.call;

import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.engine.Filter;
import app.ringdown.exchange.engine.Filters;
import app.ringdown.exchange.listing.Listing;

import java.math.BigDecimal;

/** The filters that the engine enforces, as exchangeInfo shows them (Binance Spot API, Filters). */
final class FilterJson {
    private FilterJson() {}

    /** Writes all of a listing's as members of an open array. */
    static void write(JsonWriter json, Listing listing) {
        for (Filter filter : Filters.of(listing).all()) {
            json.beginObject().field("filterType", filter.name());
            write(json, listing, filter);
            json.endObject();
        }
    }

    private static void write(JsonWriter json, Listing listing, Filter filter) {
        switch (filter) {
            case Filter.PriceFilter price ->
                    json.fixed8("minPrice", Figures.price(listing, price.minTicks()))
                            .fixed8("maxPrice", Figures.price(listing, price.maxTicks()))
                            .fixed8("tickSize", Figures.price(listing, price.stepTicks()));
            case Filter.PercentPriceBySide percent ->
                    json.field("bidMultiplierUp", ratio(percent.bidMultiplierUp()))
                            .field("bidMultiplierDown", ratio(percent.bidMultiplierDown()))
                            .field("askMultiplierUp", ratio(percent.askMultiplierUp()))
                            .field("askMultiplierDown", ratio(percent.askMultiplierDown()))
                            .field("avgPriceMins", percent.avgPriceMins());
            case Filter.LotSize lots ->
                    bounds(json, listing, lots.minLots(), lots.maxLots(), lots.stepLots());
            case Filter.MarketLotSize lots ->
                    bounds(json, listing, lots.minLots(), lots.maxLots(), lots.stepLots());
            case Filter.Notional notional ->
                    json.fixed8("minNotional", notional.minNotional())
                            .field("applyMinToMarket", notional.applyMinToMarket())
                            .fixed8("maxNotional", notional.maxNotional())
                            .field("applyMaxToMarket", notional.applyMaxToMarket())
                            .field("avgPriceMins", notional.avgPriceMins());
            case Filter.MaxNumOrders orders -> json.field("maxNumOrders", orders.maxNumOrders());
            case Filter.IcebergParts parts -> json.field("limit", parts.limit());
            case Filter.TrailingDelta delta ->
                    json.field("minTrailingAboveDelta", delta.minTrailingAboveDelta())
                            .field("maxTrailingAboveDelta", delta.maxTrailingAboveDelta())
                            .field("minTrailingBelowDelta", delta.minTrailingBelowDelta())
                            .field("maxTrailingBelowDelta", delta.maxTrailingBelowDelta());
            case Filter.MaxNumAlgoOrders orders ->
                    json.field("maxNumAlgoOrders", orders.maxNumAlgoOrders());
            case Filter.MaxNumIcebergOrders orders ->
                    json.field("maxNumIcebergOrders", orders.maxNumIcebergOrders());
            case Filter.MaxNumOrderLists lists ->
                    json.field("maxNumOrderLists", lists.maxNumOrderLists());
            case Filter.MaxNumOrderAmends amends ->
                    json.field("maxNumOrderAmends", amends.maxNumOrderAmends());
        }
    }

    private static void bounds(JsonWriter json, Listing listing, long min, long max, long step) {
        json.fixed8("minQty", Figures.quantity(listing, min))
                .fixed8("maxQty", Figures.quantity(listing, max))
                .fixed8("stepSize", Figures.quantity(listing, step));
    }

    /** Per cent as a plain ratio: 500 is "5", 20 is "0.2". */
    private static String ratio(int percent) {
        return BigDecimal.valueOf(percent, 2).stripTrailingZeros().toPlainString();
    }
}
