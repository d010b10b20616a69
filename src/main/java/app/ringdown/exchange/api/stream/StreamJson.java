package app.ringdown.exchange.api.stream;

import app.ringdown.exchange.api.call.Figures;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.TimeUnits;
import app.ringdown.exchange.bars.Bar;
import app.ringdown.exchange.bars.Interval;
import app.ringdown.exchange.bars.WindowStats;
import app.ringdown.exchange.engine.AggTrade;
import app.ringdown.exchange.engine.Best;
import app.ringdown.exchange.engine.Depth;
import app.ringdown.exchange.engine.Level;
import app.ringdown.exchange.engine.PublicTrade;
import app.ringdown.exchange.listing.Listing;

import java.util.List;
import java.util.Map;

/**
 * The events of the market streams (Binance Spot API, streams, "Detailed Stream information").
 * Times come in microseconds. Pure.
 */
final class StreamJson {
    private StreamJson() {}

    static void trade(
            JsonWriter json, TimeUnits unit, Listing listing, PublicTrade trade, long now) {
        begin(json, "trade", unit.of(now), listing)
                .field("t", trade.id())
                .fixed8("p", Figures.price(listing, trade.ticks()))
                .fixed8("q", Figures.quantity(listing, trade.lots()))
                .field("T", unit.of(trade.time()))
                .field("m", trade.buyerIsMaker())
                .field("M", true)
                .endObject();
    }

    static void aggTrade(
            JsonWriter json, TimeUnits unit, Listing listing, AggTrade trade, long now) {
        begin(json, "aggTrade", unit.of(now), listing)
                .field("a", trade.id())
                .fixed8("p", Figures.price(listing, trade.ticks()))
                .fixed8("q", Figures.quantity(listing, trade.lots()))
                .field("f", trade.firstTradeId())
                .field("l", trade.lastTradeId())
                .field("T", unit.of(trade.time()))
                .field("m", trade.buyerIsMaker())
                .field("M", true)
                .endObject();
    }

    /** The one event that has neither a type nor a time. */
    static void bookTicker(JsonWriter json, Listing listing, Best best) {
        json.beginObject()
                .field("u", best.updateId())
                .field("s", listing.symbol())
                .fixed8("b", Figures.price(listing, best.bidTicks()))
                .fixed8("B", Figures.quantity(listing, best.bidLots()))
                .fixed8("a", Figures.price(listing, best.askTicks()))
                .fixed8("A", Figures.quantity(listing, best.askLots()))
                .endObject();
    }

    static void depthUpdate(
            JsonWriter json, TimeUnits unit, Listing listing, DepthChanges changes, long now) {
        begin(json, "depthUpdate", unit.of(now), listing)
                .field("U", changes.firstId())
                .field("u", changes.lastId())
                .name("b");
        changed(json, listing, changes.bids());
        json.name("a");
        changed(json, listing, changes.asks());
        json.endObject();
    }

    private static void changed(JsonWriter json, Listing listing, Map<Long, Long> levels) {
        json.beginArray();
        levels.forEach((ticks, lots) -> level(json, listing, ticks, lots));
        json.endArray();
    }

    static void partialDepth(JsonWriter json, Depth depth) {
        json.beginObject().field("lastUpdateId", depth.lastUpdateId()).name("bids");
        levels(json, depth.listing(), depth.bids());
        json.name("asks");
        levels(json, depth.listing(), depth.asks());
        json.endObject();
    }

    private static void levels(JsonWriter json, Listing listing, List<Level> levels) {
        json.beginArray();
        for (Level level : levels) {
            level(json, listing, level.ticks(), level.lots());
        }
        json.endArray();
    }

    private static void level(JsonWriter json, Listing listing, long ticks, long lots) {
        json.beginArray()
                .fixed8(Figures.price(listing, ticks))
                .fixed8(Figures.quantity(listing, lots))
                .endArray();
    }

    /**
     * @param nextOpenTime when the bar after it begins, ms since the epoch
     * @param lastTradeId the last trade in the bar, whatever it is if there is none
     */
    static void kline(
            JsonWriter json,
            TimeUnits unit,
            Listing listing,
            Interval interval,
            Bar bar,
            long nextOpenTime,
            long lastTradeId,
            boolean closed,
            long now) {
        boolean traded = bar.trades() > 0;
        begin(json, "kline", unit.of(now), listing)
                .name("k")
                .beginObject()
                .field("t", unit.of(bar.openTime() * 1000))
                .field("T", unit.lastBefore(nextOpenTime * 1000))
                .field("s", listing.symbol())
                .field("i", interval.code())
                .field("f", traded ? lastTradeId - bar.trades() + 1 : -1)
                .field("L", traded ? lastTradeId : -1)
                .fixed8("o", Figures.price(listing, bar.open()))
                .fixed8("c", Figures.price(listing, bar.close()))
                .fixed8("h", Figures.price(listing, bar.high()))
                .fixed8("l", Figures.price(listing, bar.low()))
                .fixed8("v", Figures.quantity(listing, bar.volume()))
                .field("n", bar.trades())
                .field("x", closed)
                .fixed8("q", bar.quoteVolume())
                .fixed8("V", Figures.quantity(listing, bar.takerBuyVolume()))
                .fixed8("Q", bar.takerBuyQuote())
                .field("B", "0")
                .endObject()
                .endObject();
    }

    static void miniTicker(
            JsonWriter json, TimeUnits unit, Listing listing, WindowStats day, long now) {
        begin(json, "24hrMiniTicker", unit.of(now), listing)
                .fixed8("c", Figures.price(listing, day.last()))
                .fixed8("o", Figures.price(listing, day.open()))
                .fixed8("h", Figures.price(listing, day.high()))
                .fixed8("l", Figures.price(listing, day.low()))
                .fixed8("v", Figures.quantity(listing, day.volume()))
                .fixed8("q", day.quoteVolume())
                .endObject();
    }

    static void ticker(
            JsonWriter json,
            TimeUnits unit,
            Listing listing,
            WindowStats day,
            Best best,
            long lastTradeId,
            long now) {
        boolean traded = day.count() > 0;
        begin(json, "24hrTicker", unit.of(now), listing)
                .fixed8("p", Figures.price(listing, day.last() - day.open()))
                .field("P", Figures.percent(day.open(), day.last()))
                .fixed8("w", Figures.average(listing, day.quoteVolume(), day.volume(), day.last()))
                .fixed8("x", Figures.price(listing, day.previousClose()))
                .fixed8("c", Figures.price(listing, day.last()))
                .fixed8("Q", Figures.quantity(listing, day.lastLots()))
                .fixed8("b", Figures.price(listing, best.bidTicks()))
                .fixed8("B", Figures.quantity(listing, best.bidLots()))
                .fixed8("a", Figures.price(listing, best.askTicks()))
                .fixed8("A", Figures.quantity(listing, best.askLots()))
                .fixed8("o", Figures.price(listing, day.open()))
                .fixed8("h", Figures.price(listing, day.high()))
                .fixed8("l", Figures.price(listing, day.low()))
                .fixed8("v", Figures.quantity(listing, day.volume()))
                .fixed8("q", day.quoteVolume())
                .field("O", unit.of(day.openTime() * 1000))
                .field("C", unit.of(day.closeTime() * 1000))
                .field("F", traded ? lastTradeId - day.count() + 1 : -1)
                .field("L", traded ? lastTradeId : -1)
                .field("n", day.count())
                .endObject();
    }

    static void rolling(
            JsonWriter json,
            TimeUnits unit,
            Listing listing,
            Rolling window,
            WindowStats stats,
            long lastTradeId,
            long now) {
        boolean traded = stats.count() > 0;
        begin(json, window.code() + "Ticker", unit.of(now), listing)
                .fixed8("p", Figures.price(listing, stats.last() - stats.open()))
                .field("P", Figures.percent(stats.open(), stats.last()))
                .fixed8("o", Figures.price(listing, stats.open()))
                .fixed8("h", Figures.price(listing, stats.high()))
                .fixed8("l", Figures.price(listing, stats.low()))
                .fixed8("c", Figures.price(listing, stats.last()))
                .fixed8(
                        "w",
                        Figures.average(listing, stats.quoteVolume(), stats.volume(), stats.last()))
                .fixed8("v", Figures.quantity(listing, stats.volume()))
                .fixed8("q", stats.quoteVolume())
                .field("O", unit.of(stats.openTime() * 1000))
                .field("C", unit.of(now))
                .field("F", traded ? lastTradeId - stats.count() + 1 : -1)
                .field("L", traded ? lastTradeId : -1)
                .field("n", stats.count())
                .endObject();
    }

    /**
     * @param price8 in 1e-8 of the quote asset
     */
    static void averagePrice(
            JsonWriter json,
            TimeUnits unit,
            Listing listing,
            long price8,
            long lastTradeTime,
            long now) {
        begin(json, "avgPrice", unit.of(now), listing)
                .field("i", "5m")
                .fixed8("w", price8)
                .field("T", unit.of(lastTradeTime))
                .endObject();
    }

    private static JsonWriter begin(JsonWriter json, String type, long eventTime, Listing listing) {
        return json.beginObject()
                .field("e", type)
                .field("E", eventTime)
                .field("s", listing.symbol());
    }
}
