package app.ringdown.venue.binance;

import app.ringdown.market.Bar;
import app.ringdown.market.DepthSnapshot;
import app.ringdown.market.Instrument;
import app.ringdown.market.LevelList;
import app.ringdown.market.Print;
import app.ringdown.market.Side;
import app.ringdown.venue.MarketListener;
import app.ringdown.venue.binance.Json.UnreadableException;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Market data as REST answers it. Pure. */
final class MarketJson {
    private static final Logger LOG = LoggerFactory.getLogger(MarketJson.class);

    private MarketJson() {}

    /** {@code ticker/24hr} of all symbols; one that can't be understood is logged and left out. */
    static void tickers(
            JsonElement answer, Symbols symbols, long arrivalNanos, MarketListener listener)
            throws UnreadableException {
        for (JsonObject ticker : Json.objects(answer)) {
            Instrument instrument = symbols.get(Json.text(ticker, "symbol"));
            if (instrument != null) {
                try {
                    ticker(ticker, instrument, arrivalNanos, listener);
                } catch (UnreadableException e) {
                    LOG.warn("The ticker of {} is left out: {}", instrument, e.getMessage());
                }
            }
        }
    }

    /** Without an update id, so the top of book is told with sequence 0. */
    private static void ticker(
            JsonObject ticker, Instrument instrument, long arrivalNanos, MarketListener listener)
            throws UnreadableException {
        int priceDecimals = instrument.priceDecimals();
        long open = Units.nearest(Json.decimal(ticker, "openPrice"), priceDecimals);
        long high = Units.nearest(Json.decimal(ticker, "highPrice"), priceDecimals);
        long low = Units.nearest(Json.decimal(ticker, "lowPrice"), priceDecimals);
        long last = Units.nearest(Json.decimal(ticker, "lastPrice"), priceDecimals);
        long volume = Units.nearest(Json.decimal(ticker, "volume"), instrument.lotDecimals());
        long quoteVolume =
                Units.nearest(
                        Json.decimal(ticker, "quoteVolume").setScale(0, RoundingMode.DOWN), 0);
        long timeMs = Json.number(ticker, "closeTime");
        Touch touch = Touch.read(ticker, instrument); // all is understood before any is told
        listener.onDay(
                instrument, open, high, low, last, volume, quoteVolume, timeMs, arrivalNanos);
        touch.tell(instrument, arrivalNanos, listener);
    }

    /** {@code ticker/bookTicker} of one symbol; without an update id, so with sequence 0. */
    static void touch(
            JsonObject ticker, Instrument instrument, long arrivalNanos, MarketListener listener)
            throws UnreadableException {
        Touch.read(ticker, instrument).tell(instrument, arrivalNanos, listener);
    }

    private record Touch(long bid, long bidLots, long ask, long askLots) {
        static Touch read(JsonObject ticker, Instrument instrument) throws UnreadableException {
            return new Touch(
                    Units.ticks(instrument, Json.decimal(ticker, "bidPrice")),
                    Units.size(instrument, Json.decimal(ticker, "bidQty")),
                    Units.ticks(instrument, Json.decimal(ticker, "askPrice")),
                    Units.size(instrument, Json.decimal(ticker, "askQty")));
        }

        void tell(Instrument instrument, long arrivalNanos, MarketListener listener) {
            listener.onTouch(instrument, bid, bidLots, ask, askLots, 0, arrivalNanos);
        }
    }

    /**
     * {@code depth}: levels of each side, the best first.
     *
     * @param limit how many were asked for
     */
    static DepthSnapshot depth(JsonElement answer, Instrument instrument, int limit)
            throws UnreadableException {
        JsonObject book = Json.object(answer);
        LevelList bids = new LevelList();
        LevelList asks = new LevelList();
        int finer = levels(Json.array(book, "bids"), instrument, bids);
        finer += levels(Json.array(book, "asks"), instrument, asks);
        if (finer > 0) {
            LOG.info("{} levels of {} are older than its ticks and lots", finer, instrument);
        }
        for (int i = 1; i < Math.max(bids.size(), asks.size()); i++) {
            if ((i < bids.size() && bids.ticks(i) >= bids.ticks(i - 1))
                    || (i < asks.size() && asks.ticks(i) <= asks.ticks(i - 1))) {
                throw new UnreadableException("levels are not in order");
            }
        }
        return new DepthSnapshot(Json.number(book, "lastUpdateId"), bids, asks, limit);
    }

    /**
     * Levels as price and quantity each, as answers and frames tell them. Orders from before the
     * venue made ticks or lots coarser may still rest: a level between two ticks, where nobody can
     * join it any more, is left out, and a size is rounded as {@link Units#size} does.
     *
     * @return how many levels were
     */
    static int levels(JsonArray levels, Instrument instrument, LevelList to)
            throws UnreadableException {
        int finer = 0;
        for (JsonElement element : levels) {
            JsonArray level = Json.array(element);
            if (level.size() < 2) {
                throw new UnreadableException("a level of " + level.size() + " values");
            }
            BigDecimal price = Json.decimal(level.get(0), "price");
            BigDecimal quantity = Json.decimal(level.get(1), "quantity");
            if (price.signum() == 0) {
                throw new UnreadableException("a level without a price");
            }
            boolean onTick = Units.fits(price, instrument.priceDecimals());
            if (onTick) {
                to.add(Units.ticks(instrument, price), Units.size(instrument, quantity));
            }
            finer += onTick && Units.fits(quantity, instrument.lotDecimals()) ? 0 : 1;
        }
        return finer;
    }

    /**
     * {@code klines}: bars that opened before {@code beforeMs}, ascending. Prices older than
     * today's tick are rounded to it, which the log says.
     *
     * @param nowMs the venue's time: a bar that ends later is still open
     */
    static List<Bar> bars(JsonElement answer, Instrument instrument, long beforeMs, long nowMs)
            throws UnreadableException {
        List<Bar> bars = new ArrayList<>();
        int rounded = 0;
        for (JsonElement element : Json.array(answer)) {
            JsonArray row = Json.array(element);
            if (row.size() < 7) {
                throw new UnreadableException("a bar of " + row.size() + " values");
            }
            long openMs = Json.number(row.get(0), "open time");
            long[] values = new long[5];
            for (int i = 0; i < values.length; i++) {
                int decimals = i < 4 ? instrument.priceDecimals() : instrument.lotDecimals();
                var value = Json.decimal(row.get(i + 1), "bar value");
                values[i] = Units.nearest(value, decimals);
                rounded += Units.fits(value, decimals) ? 0 : 1;
            }
            if (!bars.isEmpty() && openMs <= bars.getLast().openMs()) {
                throw new UnreadableException("bars are not ascending");
            }
            if (openMs < beforeMs) {
                boolean closed = Json.number(row.get(6), "close time") < nowMs;
                bars.add(
                        new Bar(
                                openMs, values[0], values[1], values[2], values[3], values[4],
                                closed));
            }
        }
        if (rounded > 0) {
            LOG.warn("{} values of old bars of {} were rounded", rounded, instrument);
        }
        return bars;
    }

    /**
     * {@code trades}: public trades, ascending by id. Prices older than today's tick are rounded to
     * it, for a trade left out would be told as one that is missing.
     */
    static List<Print> trades(JsonElement answer, Instrument instrument, long arrivalNanos)
            throws UnreadableException {
        List<Print> prints = new ArrayList<>();
        for (JsonObject trade : Json.objects(answer)) {
            long id = Json.number(trade, "id");
            long newest = prints.isEmpty() ? -1 : prints.getLast().tradeId();
            if (id <= newest) {
                throw new UnreadableException("trades are not ascending");
            }
            prints.add(
                    new Print(
                            id,
                            Units.nearest(Json.decimal(trade, "price"), instrument.priceDecimals()),
                            Units.size(instrument, Json.decimal(trade, "qty")),
                            Json.bool(trade, "isBuyerMaker") ? Side.SELL : Side.BUY,
                            Json.number(trade, "time"),
                            arrivalNanos,
                            newest < 0 ? 0 : id - newest - 1));
        }
        return prints;
    }
}
