package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.api.dialect.TimeUnits;
import app.ringdown.exchange.bars.Bar;
import app.ringdown.exchange.bars.Bars;
import app.ringdown.exchange.bars.Interval;
import app.ringdown.exchange.engine.AggTrade;
import app.ringdown.exchange.engine.Depth;
import app.ringdown.exchange.engine.Engine;
import app.ringdown.exchange.engine.Level;
import app.ringdown.exchange.engine.PublicTrade;
import app.ringdown.exchange.engine.TapePage;
import app.ringdown.exchange.listing.Listing;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalLong;

/** Book, trades and bars (Binance Spot API, REST, "Market Data endpoints"). */
final class MarketCalls {
    private static final int MAX_DEPTH = 5_000;
    private static final int MAX_ROWS = 1_000;

    private final Engine engine;
    private final Bars bars;
    private final Symbols symbols;

    MarketCalls(Engine engine, Bars bars, Symbols symbols) {
        this.engine = engine;
        this.bars = bars;
        this.symbols = symbols;
    }

    void ping(Request request, JsonWriter json) {
        request.params().allRead();
        json.beginObject().endObject();
    }

    void time(Request request, JsonWriter json) {
        request.params().allRead();
        json.beginObject().field("serverTime", request.unit().of(engine.now())).endObject();
    }

    void depth(Request request, JsonWriter json) throws Refusal {
        Listing listing = symbols.one(request.params());
        int limit = request.params().limit(100, MAX_DEPTH);
        request.params().allRead();
        Depth depth = engine.call(trading -> trading.depth(listing, limit));
        json.beginObject().field("lastUpdateId", depth.lastUpdateId()).name("bids");
        writeLevels(json, listing, depth.bids());
        json.name("asks");
        writeLevels(json, listing, depth.asks());
        json.endObject();
    }

    private static void writeLevels(JsonWriter json, Listing listing, List<Level> levels) {
        json.beginArray();
        for (Level level : levels) {
            json.beginArray()
                    .fixed8(Figures.price(listing, level.ticks()))
                    .fixed8(Figures.quantity(listing, level.lots()))
                    .endArray();
        }
        json.endArray();
    }

    void trades(Request request, JsonWriter json) throws Refusal {
        Listing listing = symbols.one(request.params());
        int limit = request.params().limit(500, MAX_ROWS);
        request.params().allRead();
        writeTrades(request, json, listing, engine.call(t -> t.trades(listing, limit)));
    }

    /** As {@link #trades}, from an id on: as far back as the exchange remembers. */
    void historicalTrades(Request request, JsonWriter json) throws Refusal {
        Listing listing = symbols.one(request.params());
        int limit = request.params().limit(500, MAX_ROWS);
        OptionalLong fromId = request.params().optionalLong("fromId");
        request.params().allRead();
        List<PublicTrade> trades =
                engine.call(t ->
                        fromId.isPresent()
                                ? t.tradesFrom(listing, fromId.getAsLong(), limit)
                                : t.trades(listing, limit));
        writeTrades(request, json, listing, trades);
    }

    /** There are no block trades here, so none were. */
    void historicalBlockTrades(Request request, JsonWriter json) {
        Params params = request.params();
        symbols.one(params);
        params.mandatoryLong("fromId");
        params.limit(500, MAX_ROWS);
        params.allRead();
        json.beginArray().endArray();
    }

    private static void writeTrades(
            Request request, JsonWriter json, Listing listing, List<PublicTrade> trades) {
        json.beginArray();
        for (PublicTrade trade : trades) {
            json.beginObject()
                    .field("id", trade.id())
                    .fixed8("price", Figures.price(listing, trade.ticks()))
                    .fixed8("qty", Figures.quantity(listing, trade.lots()))
                    .fixed8("quoteQty", trade.quote())
                    .field("time", request.unit().of(trade.time()))
                    .field("isBuyerMaker", trade.buyerIsMaker())
                    .field("isBestMatch", true)
                    .endObject();
        }
        json.endArray();
    }

    void aggTrades(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        Listing listing = symbols.one(params);
        OptionalLong fromId = params.optionalLong("fromId");
        OptionalLong start = params.optionalMicros("startTime");
        OptionalLong end = params.optionalLastMicros("endTime");
        int limit = params.limit(500, MAX_ROWS);
        params.allRead();
        if (fromId.isPresent() && (start.isPresent() || end.isPresent())) {
            throw ApiError.BAD_COMBINATION.exception();
        }
        TapePage page = new TapePage(fromId.orElse(-1), start.orElse(-1), end.orElse(-1), limit);
        json.beginArray();
        for (AggTrade trade : engine.call(t -> t.aggTrades(listing, page))) {
            json.beginObject()
                    .field("a", trade.id())
                    .fixed8("p", Figures.price(listing, trade.ticks()))
                    .fixed8("q", Figures.quantity(listing, trade.lots()))
                    .field("f", trade.firstTradeId())
                    .field("l", trade.lastTradeId())
                    .field("T", request.unit().of(trade.time()))
                    .field("m", trade.buyerIsMaker())
                    .field("M", true)
                    .endObject();
        }
        json.endArray();
    }

    void klines(Request request, JsonWriter json) {
        Params params = request.params();
        Listing listing = symbols.one(params);
        Interval interval =
                Interval.of(params.mandatory("interval"))
                        .orElseThrow(ApiError.BAD_INTERVAL::exception);
        Long start = millis(params.optionalMicros("startTime"));
        Long end = millis(params.optionalMicros("endTime"));
        ZoneShift shift = ZoneShift.parse(params.optional("timeZone"));
        int limit = params.limit(500, MAX_ROWS);
        params.allRead();
        json.beginArray();
        for (Bar bar : shift.klines(bars, listing.index(), interval, start, end, limit)) {
            writeBar(
                    json,
                    request.unit(),
                    listing,
                    bar,
                    shift.nextOpenTime(interval, bar.openTime()));
        }
        json.endArray();
    }

    private static void writeBar(
            JsonWriter json, TimeUnits unit, Listing listing, Bar bar, long nextOpenTime) {
        json.beginArray()
                .value(unit.of(bar.openTime() * 1000))
                .fixed8(Figures.price(listing, bar.open()))
                .fixed8(Figures.price(listing, bar.high()))
                .fixed8(Figures.price(listing, bar.low()))
                .fixed8(Figures.price(listing, bar.close()))
                .fixed8(Figures.quantity(listing, bar.volume()))
                .value(unit.lastBefore(nextOpenTime * 1000))
                .fixed8(bar.quoteVolume())
                .value(bar.trades())
                .fixed8(Figures.quantity(listing, bar.takerBuyVolume()))
                .fixed8(bar.takerBuyQuote())
                .value("0")
                .endArray();
    }

    private static @Nullable Long millis(OptionalLong micros) {
        return micros.isPresent() ? Math.floorDiv(micros.getAsLong(), 1000L) : null;
    }
}
