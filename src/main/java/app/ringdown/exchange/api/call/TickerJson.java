package app.ringdown.exchange.api.call;

import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.TimeUnits;
import app.ringdown.exchange.bars.WindowStats;
import app.ringdown.exchange.engine.Best;
import app.ringdown.exchange.listing.Listing;

/**
 * Statistics of a window as the ticker endpoints give them. Closing times are in microseconds since
 * the epoch; the last trade is the listing's last of all. Pure.
 */
final class TickerJson {
    private TickerJson() {}

    /** Of 24 hours, with what went before them and the top of the book. */
    static void day(
            JsonWriter json,
            TimeUnits unit,
            Listing listing,
            WindowStats day,
            Best best,
            long lastTradeId) {
        changes(json, listing, day);
        json.fixed8("prevClosePrice", Figures.price(listing, day.previousClose()))
                .fixed8("lastPrice", Figures.price(listing, day.last()))
                .fixed8("lastQty", Figures.quantity(listing, day.lastLots()));
        best(json, listing, best);
        json.fixed8("openPrice", Figures.price(listing, day.open()))
                .fixed8("highPrice", Figures.price(listing, day.high()))
                .fixed8("lowPrice", Figures.price(listing, day.low()));
        volumes(json, unit, listing, day, day.closeTime() * 1000, lastTradeId);
    }

    /** Of any window. */
    static void window(
            JsonWriter json,
            TimeUnits unit,
            Listing listing,
            WindowStats stats,
            long closeTime,
            long lastTradeId) {
        changes(json, listing, stats);
        prices(json, listing, stats);
        volumes(json, unit, listing, stats, closeTime, lastTradeId);
    }

    /** The short form of either. */
    static void mini(
            JsonWriter json,
            TimeUnits unit,
            Listing listing,
            WindowStats stats,
            long closeTime,
            long lastTradeId) {
        json.beginObject().field("symbol", listing.symbol());
        prices(json, listing, stats);
        volumes(json, unit, listing, stats, closeTime, lastTradeId);
    }

    /** The top of the book, as members of an open object. */
    static void best(JsonWriter json, Listing listing, Best best) {
        json.fixed8("bidPrice", Figures.price(listing, best.bidTicks()))
                .fixed8("bidQty", Figures.quantity(listing, best.bidLots()))
                .fixed8("askPrice", Figures.price(listing, best.askTicks()))
                .fixed8("askQty", Figures.quantity(listing, best.askLots()));
    }

    private static void changes(JsonWriter json, Listing listing, WindowStats stats) {
        json.beginObject()
                .field("symbol", listing.symbol())
                .fixed8("priceChange", Figures.price(listing, stats.last() - stats.open()))
                .field("priceChangePercent", Figures.percent(stats.open(), stats.last()))
                .fixed8(
                        "weightedAvgPrice",
                        Figures.average(
                                listing, stats.quoteVolume(), stats.volume(), stats.last()));
    }

    private static void prices(JsonWriter json, Listing listing, WindowStats stats) {
        json.fixed8("openPrice", Figures.price(listing, stats.open()))
                .fixed8("highPrice", Figures.price(listing, stats.high()))
                .fixed8("lowPrice", Figures.price(listing, stats.low()))
                .fixed8("lastPrice", Figures.price(listing, stats.last()));
    }

    private static void volumes(
            JsonWriter json,
            TimeUnits unit,
            Listing listing,
            WindowStats stats,
            long closeTime,
            long lastTradeId) {
        boolean traded = stats.count() > 0;
        json.fixed8("volume", Figures.quantity(listing, stats.volume()))
                .fixed8("quoteVolume", stats.quoteVolume())
                .field("openTime", unit.of(stats.openTime() * 1000))
                .field("closeTime", unit.of(closeTime))
                .field("firstId", traded ? lastTradeId - stats.count() + 1 : -1)
                .field("lastId", traded ? lastTradeId : -1)
                .field("count", stats.count())
                .endObject();
    }
}
