package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.api.dialect.TimeUnits;
import app.ringdown.exchange.bars.Bars;
import app.ringdown.exchange.bars.Interval;
import app.ringdown.exchange.bars.WindowStats;
import app.ringdown.exchange.engine.Best;
import app.ringdown.exchange.engine.Engine;
import app.ringdown.exchange.engine.PublicTrade;
import app.ringdown.exchange.engine.Trading;
import app.ringdown.exchange.listing.Listing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Prices at a glance (Binance Spot API, REST, the ticker endpoints and avgPrice). */
final class TickerCalls {
    private static final int AVERAGE_MINUTES = 5;
    private static final int MAX_SYMBOLS = 100;
    private static final Pattern WINDOW =
            Pattern.compile("([1-9]|[1-5][0-9])m|([1-9]|1[0-9]|2[0-3])h|[1-7]d");

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
        boolean full = full(params);
        params.allRead();
        List<Top> tops = tops(selection);
        long now = engine.now() / 1000;
        selection.begin(json);
        for (int i = 0; i < tops.size(); i++) {
            Listing listing = selection.listings().get(i);
            Top top = tops.get(i);
            WindowStats stats = bars.day(listing.index(), now);
            if (full) {
                TickerJson.day(json, request.unit(), listing, stats, top.best(), top.lastTradeId());
            } else {
                TickerJson.mini(
                        json,
                        request.unit(),
                        listing,
                        stats,
                        stats.closeTime() * 1000,
                        top.lastTradeId());
            }
        }
        selection.end(json);
    }

    /** Statistics of a window of so many minutes, hours or days that ends now. */
    void rolling(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        Symbols.Selection selection = symbols.named(params, MAX_SYMBOLS);
        String size = params.optional("windowSize");
        long window = windowMillis(size == null ? "1d" : size);
        boolean full = full(params);
        params.allRead();
        List<Top> tops = tops(selection);
        long now = engine.now();
        long from = Interval.M1.openTime(now / 1000) - window;
        writeWindows(request, json, selection, tops, full, from, now);
    }

    private static long windowMillis(String size) {
        if (!WINDOW.matcher(size).matches()) {
            throw ApiError.notValid("windowSize").exception();
        }
        int unit = size.length() - 1;
        long one = Interval.of("1" + size.charAt(unit)).orElseThrow().millis();
        return Integer.parseInt(size.substring(0, unit)) * one;
    }

    /** Statistics of the calendar's day in some zone, as far as it has come. */
    void tradingDay(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        Symbols.Selection selection = symbols.named(params, MAX_SYMBOLS);
        ZoneShift zone = ZoneShift.parse(params.optional("timeZone"));
        boolean full = full(params);
        params.allRead();
        List<Top> tops = tops(selection);
        long end = zone.nextOpenTime(Interval.D1, engine.now() / 1000);
        long closeTime = TimeUnits.MICROSECOND.lastBefore(end * 1000);
        writeWindows(request, json, selection, tops, full, end - Interval.D1.millis(), closeTime);
    }

    /**
     * @param fromMs ms since the epoch
     * @param closeTime microseconds since the epoch
     */
    private void writeWindows(
            Request request,
            JsonWriter json,
            Symbols.Selection selection,
            List<Top> tops,
            boolean full,
            long fromMs,
            long closeTime) {
        selection.begin(json);
        for (int i = 0; i < tops.size(); i++) {
            Listing listing = selection.listings().get(i);
            WindowStats stats = bars.window(listing.index(), fromMs, closeTime / 1000);
            long last = tops.get(i).lastTradeId();
            if (full) {
                TickerJson.window(json, request.unit(), listing, stats, closeTime, last);
            } else {
                TickerJson.mini(json, request.unit(), listing, stats, closeTime, last);
            }
        }
        selection.end(json);
    }

    void price(Request request, JsonWriter json) {
        Symbols.Selection selection = symbols.select(request.params());
        request.params().allRead();
        selection.begin(json);
        for (Listing listing : selection.listings()) {
            json.beginObject()
                    .field("symbol", listing.symbol())
                    .fixed8("price", Figures.price(listing, bars.last(listing.index())))
                    .endObject();
        }
        selection.end(json);
    }

    void book(Request request, JsonWriter json) throws Refusal {
        Symbols.Selection selection = symbols.select(request.params());
        request.params().allRead();
        List<Top> tops = tops(selection);
        selection.begin(json);
        for (int i = 0; i < tops.size(); i++) {
            Listing listing = selection.listings().get(i);
            json.beginObject().field("symbol", listing.symbol());
            TickerJson.best(json, listing, tops.get(i).best());
            json.endObject();
        }
        selection.end(json);
    }

    /** {@code type}: all figures, or the few that cost nothing. */
    private static boolean full(Params params) {
        String type = params.optional("type");
        return switch (type == null ? "FULL" : type) {
            case "FULL" -> true;
            case "MINI" -> false;
            default -> throw ApiError.BAD_TICKER_TYPE.exception();
        };
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
}
