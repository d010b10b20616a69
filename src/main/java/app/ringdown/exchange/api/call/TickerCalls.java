package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.api.dialect.TimeUnits;
import app.ringdown.exchange.bars.Bars;
import app.ringdown.exchange.bars.DayStats;
import app.ringdown.exchange.engine.Best;
import app.ringdown.exchange.engine.Engine;
import app.ringdown.exchange.engine.PublicTrade;
import app.ringdown.exchange.engine.Trading;
import app.ringdown.exchange.listing.Listing;

import java.util.ArrayList;
import java.util.List;

/** Prices at a glance (Binance Spot API, REST, the ticker endpoints and avgPrice). */
final class TickerCalls {
    private static final int AVERAGE_MINUTES = 5;

    private final Engine engine;
    private final Bars bars;
    private final Symbols symbols;

    TickerCalls(Engine engine, Bars bars, Symbols symbols) {
        this.engine = engine;
        this.bars = bars;
        this.symbols = symbols;
    }

    /** What the engine alone knows of a listing: its top of book and its last trade. */
    private record Top(Best best, long lastTradeId) {
        static Top of(Trading trading, Listing listing) {
            return new Top(trading.best(listing), trading.lastTradeId(listing));
        }
    }

    /** The average price, and the time of the last trade that is in it. */
    private record Average(double ticks, long lastTradeTime) {
        static Average of(Trading trading, Listing listing) {
            List<PublicTrade> newest = trading.trades(listing, 1);
            return new Average(
                    trading.averageTicks(listing),
                    newest.isEmpty() ? trading.now() : newest.getLast().time());
        }
    }

    void averagePrice(Request request, JsonWriter json) throws Refusal {
        Listing listing = symbols.one(request.params());
        request.params().allRead();
        Average average = engine.call(trading -> Average.of(trading, listing));
        json.beginObject()
                .field("mins", AVERAGE_MINUTES)
                .fixed8("price", Figures.price(listing, average.ticks()))
                .field("closeTime", request.unit().of(average.lastTradeTime()))
                .endObject();
    }

    void day(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        Symbols.Selection selection = symbols.select(params);
        String type = params.optional("type");
        params.allRead();
        boolean full =
                switch (type == null ? "FULL" : type) {
                    case "FULL" -> true;
                    case "MINI" -> false;
                    default -> throw ApiError.BAD_TICKER_TYPE.exception();
                };
        List<Top> tops = tops(selection);
        long now = engine.now() / 1000;
        begin(selection, json);
        for (int i = 0; i < tops.size(); i++) {
            Listing listing = selection.listings().get(i);
            DayStats stats = bars.day(listing.index(), now);
            if (full) {
                writeFull(json, request.unit(), listing, stats, tops.get(i));
            } else {
                writeMini(json, request.unit(), listing, stats, tops.get(i));
            }
        }
        end(selection, json);
    }

    private static void writeFull(
            JsonWriter json, TimeUnits unit, Listing listing, DayStats day, Top top) {
        json.beginObject()
                .field("symbol", listing.symbol())
                .fixed8("priceChange", Figures.price(listing, day.last() - day.open()))
                .field("priceChangePercent", Figures.percent(day.open(), day.last()))
                .fixed8(
                        "weightedAvgPrice",
                        Figures.average(listing, day.quoteVolume(), day.volume(), day.last()))
                .fixed8("prevClosePrice", Figures.price(listing, day.previousClose()))
                .fixed8("lastPrice", Figures.price(listing, day.last()))
                .fixed8("lastQty", Figures.quantity(listing, day.lastLots()));
        writeBest(json, listing, top.best());
        json.fixed8("openPrice", Figures.price(listing, day.open()))
                .fixed8("highPrice", Figures.price(listing, day.high()))
                .fixed8("lowPrice", Figures.price(listing, day.low()));
        writeVolumes(json, unit, listing, day, top);
    }

    private static void writeMini(
            JsonWriter json, TimeUnits unit, Listing listing, DayStats day, Top top) {
        json.beginObject()
                .field("symbol", listing.symbol())
                .fixed8("openPrice", Figures.price(listing, day.open()))
                .fixed8("highPrice", Figures.price(listing, day.high()))
                .fixed8("lowPrice", Figures.price(listing, day.low()))
                .fixed8("lastPrice", Figures.price(listing, day.last()));
        writeVolumes(json, unit, listing, day, top);
    }

    private static void writeVolumes(
            JsonWriter json, TimeUnits unit, Listing listing, DayStats day, Top top) {
        json.fixed8("volume", Figures.quantity(listing, day.volume()))
                .fixed8("quoteVolume", day.quoteVolume())
                .field("openTime", unit.of(day.openTime() * 1000))
                .field("closeTime", unit.of(day.closeTime() * 1000))
                .field("firstId", day.count() == 0 ? -1 : top.lastTradeId() - day.count() + 1)
                .field("lastId", day.count() == 0 ? -1 : top.lastTradeId())
                .field("count", day.count())
                .endObject();
    }

    void price(Request request, JsonWriter json) {
        Symbols.Selection selection = symbols.select(request.params());
        request.params().allRead();
        begin(selection, json);
        for (Listing listing : selection.listings()) {
            json.beginObject()
                    .field("symbol", listing.symbol())
                    .fixed8("price", Figures.price(listing, bars.last(listing.index())))
                    .endObject();
        }
        end(selection, json);
    }

    void book(Request request, JsonWriter json) throws Refusal {
        Symbols.Selection selection = symbols.select(request.params());
        request.params().allRead();
        List<Top> tops = tops(selection);
        begin(selection, json);
        for (int i = 0; i < tops.size(); i++) {
            Listing listing = selection.listings().get(i);
            json.beginObject().field("symbol", listing.symbol());
            writeBest(json, listing, tops.get(i).best());
            json.endObject();
        }
        end(selection, json);
    }

    private static void writeBest(JsonWriter json, Listing listing, Best best) {
        json.fixed8("bidPrice", Figures.price(listing, best.bidTicks()))
                .fixed8("bidQty", Figures.quantity(listing, best.bidLots()))
                .fixed8("askPrice", Figures.price(listing, best.askTicks()))
                .fixed8("askQty", Figures.quantity(listing, best.askLots()));
    }

    private List<Top> tops(Symbols.Selection selection) throws Refusal {
        return engine.call(trading -> {
            List<Top> tops = new ArrayList<>();
            for (Listing listing : selection.listings()) {
                tops.add(Top.of(trading, listing));
            }
            return tops;
        });
    }

    private static void begin(Symbols.Selection selection, JsonWriter json) {
        if (!selection.single()) {
            json.beginArray();
        }
    }

    private static void end(Symbols.Selection selection, JsonWriter json) {
        if (!selection.single()) {
            json.endArray();
        }
    }
}
