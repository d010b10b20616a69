package app.ringdown.exchange.api.call;

import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.engine.Filters;
import app.ringdown.exchange.listing.Listing;

import java.math.BigDecimal;

/** The filters that the engine enforces, as exchangeInfo shows them (Binance Spot API, Filters). */
final class FilterJson {
    private FilterJson() {}

    /** Writes all of a listing's as members of an open array. */
    static void write(JsonWriter json, Listing listing) {
        for (Filters.Filter filter : Filters.of(listing).all()) {
            json.beginObject().field("filterType", filter.name());
            write(json, listing, filter);
            json.endObject();
        }
    }

    private static void write(JsonWriter json, Listing listing, Filters.Filter filter) {
        switch (filter) {
            case Filters.PriceFilter price ->
                    json.fixed8("minPrice", Figures.price(listing, price.minTicks()))
                            .fixed8("maxPrice", Figures.price(listing, price.maxTicks()))
                            .fixed8("tickSize", Figures.price(listing, price.stepTicks()));
            case Filters.PercentPriceBySide percent ->
                    json.field("bidMultiplierUp", ratio(percent.bidMultiplierUp()))
                            .field("bidMultiplierDown", ratio(percent.bidMultiplierDown()))
                            .field("askMultiplierUp", ratio(percent.askMultiplierUp()))
                            .field("askMultiplierDown", ratio(percent.askMultiplierDown()))
                            .field("avgPriceMins", percent.avgPriceMins());
            case Filters.LotSize lots ->
                    bounds(json, listing, lots.minLots(), lots.maxLots(), lots.stepLots());
            case Filters.MarketLotSize lots ->
                    bounds(json, listing, lots.minLots(), lots.maxLots(), lots.stepLots());
            case Filters.Notional notional ->
                    json.fixed8("minNotional", notional.minNotional())
                            .field("applyMinToMarket", notional.applyMinToMarket())
                            .fixed8("maxNotional", notional.maxNotional())
                            .field("applyMaxToMarket", notional.applyMaxToMarket())
                            .field("avgPriceMins", notional.avgPriceMins());
            case Filters.MaxNumOrders orders -> json.field("maxNumOrders", orders.maxNumOrders());
            case Filters.MaxNumOrderAmends amends ->
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
