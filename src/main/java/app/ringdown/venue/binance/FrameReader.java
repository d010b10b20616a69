package app.ringdown.venue.binance;

import app.ringdown.market.Bar;
import app.ringdown.market.DepthUpdate;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Side;
import app.ringdown.venue.MarketListener;
import app.ringdown.venue.binance.Json.UnreadableException;
import app.ringdown.wire.LogLimit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The careful way through a market frame, by Gson: any order of keys, fields that are new, escapes;
 * and the venue's answers to what we asked of the line. What it reads of a frame in the usual shape
 * is what {@link FrameScanner} reads: a fuzz test compares them.
 *
 * <p>Of an array, which tells the days of many symbols, each element speaks for itself: one that
 * can't be understood, or is of a symbol that is not listed, is left out, and the log says so.
 * Refusing them all would keep every symbol back for as long as one of them is odd.
 *
 * <p>A top of book or a trade between two ticks is refused, and such a level of a book left out.
 * Sizes, statistics and bars may be finer than today's lots and ticks, because the venue changed
 * them: they are rounded, and the log says so.
 */
final class FrameReader {
    private static final Logger LOG = LoggerFactory.getLogger(FrameReader.class);

    private final Symbols symbols;
    private final DepthUpdate update = new DepthUpdate();
    private final LogLimit roundings = new LogLimit();
    private final LogLimit omissions = new LogLimit();

    /** What is not a market value. */
    interface Control {
        /**
         * The answer to a request.
         *
         * @param error what the venue says is wrong, null if nothing is
         */
        void onAnswer(long id, @Nullable String error);

        /** The venue is about to close this line. */
        void onShutdown();
    }

    FrameReader(Symbols symbols) {
        this.symbols = symbols;
    }

    /**
     * Reads one frame and tells what it says.
     *
     * @throws UnreadableException if it can't be understood; then nothing was told
     */
    void read(
            byte[] frame,
            int offset,
            int length,
            long arrivalNanos,
            MarketListener to,
            Control control)
            throws UnreadableException {
        JsonObject message = Json.object(Json.parse(frame, offset, length));
        JsonElement stream = message.get("stream");
        if (stream != null && message.has("data")) {
            if (message.get("data").isJsonArray()) {
                days(message.getAsJsonArray("data"), arrivalNanos, to);
                return;
            }
            message = Json.object(message, "data");
        } else if (message.has("id") && !message.has("e")) {
            answer(message, control);
            return;
        }
        String type = Json.optionalText(message, "e");
        if (type == null) {
            type = message.has("u") && message.has("a") ? "bookTicker" : "";
        }
        switch (type) {
            case "bookTicker" -> touch(message, arrivalNanos, to);
            case "depthUpdate" -> depth(message, arrivalNanos, to);
            case "trade" -> trade(message, "t", arrivalNanos, to);
            case "aggTrade" -> trade(message, "a", arrivalNanos, to);
            case "24hrMiniTicker", "24hrTicker" -> day(message, arrivalNanos, to);
            case "kline" -> kline(message, arrivalNanos, to);
            case "serverShutdown" -> control.onShutdown();
            default -> throw new UnreadableException("a kind of frame that is not known here");
        }
    }

    private static void answer(JsonObject message, Control control) throws UnreadableException {
        JsonElement id = message.get("id");
        JsonElement error = message.has("error") ? message.get("error") : message;
        boolean failed = error.isJsonObject() && error.getAsJsonObject().has("code");
        String words =
                failed ? String.valueOf(Json.optionalText(error.getAsJsonObject(), "msg")) : null;
        control.onAnswer(id.isJsonNull() ? -1 : Json.number(id, "id"), words);
    }

    private void touch(JsonObject frame, long arrivalNanos, MarketListener to)
            throws UnreadableException {
        Instrument instrument = instrument(frame);
        to.onTouch(
                instrument,
                Units.ticks(instrument, Json.decimal(frame, "b")),
                size(instrument, frame, "B"),
                Units.ticks(instrument, Json.decimal(frame, "a")),
                size(instrument, frame, "A"),
                count(frame, "u"),
                arrivalNanos);
    }

    private void depth(JsonObject frame, long arrivalNanos, MarketListener to)
            throws UnreadableException {
        Instrument instrument = instrument(frame);
        count(frame, "E");
        update.begin(count(frame, "U"), count(frame, "u"));
        if (update.lastId() < update.firstId()) {
            throw new UnreadableException("changes that end before they begin");
        }
        int finer = MarketJson.levels(Json.array(frame, "b"), instrument, update.bids());
        finer += MarketJson.levels(Json.array(frame, "a"), instrument, update.asks());
        if (finer > 0) {
            noteFiner(instrument, "a level");
        }
        to.onDepth(instrument, update, arrivalNanos);
    }

    private void trade(JsonObject frame, String id, long arrivalNanos, MarketListener to)
            throws UnreadableException {
        Instrument instrument = instrument(frame);
        count(frame, "E");
        to.onTrade(
                instrument,
                count(frame, id),
                Units.ticks(instrument, Json.decimal(frame, "p")),
                size(instrument, frame, "q"),
                Json.bool(frame, "m") ? Side.SELL : Side.BUY,
                count(frame, "T"),
                arrivalNanos);
    }

    /** Those that are understood; refused only if there are others and none of these. */
    private void days(JsonArray elements, long arrivalNanos, MarketListener to)
            throws UnreadableException {
        int told = 0;
        UnreadableException refusal = null;
        for (JsonElement element : elements) {
            try {
                JsonObject day = Json.object(element);
                String type = String.valueOf(Json.optionalText(day, "e"));
                if (!type.equals("24hrMiniTicker") && !type.equals("24hrTicker")) {
                    throw new UnreadableException("an element that is not known here");
                }
                if (symbols.get(Json.text(day, "s")) != null) {
                    day(day, arrivalNanos, to);
                } else {
                    noteOmission(day.get("s"), "it is not listed here");
                }
                told++;
            } catch (UnreadableException e) {
                noteOmission(element, String.valueOf(e.getMessage()));
                refusal = e;
            }
        }
        if (told == 0 && refusal != null) {
            throw refusal;
        }
    }

    private void noteOmission(JsonElement what, String why) {
        omissions.log(
                leftOut -> LOG.warn("Of many, {} is left out: {} ({} more)", what, why, leftOut));
    }

    private void day(JsonObject frame, long arrivalNanos, MarketListener to)
            throws UnreadableException {
        Instrument instrument = instrument(frame);
        to.onDay(
                instrument,
                price(instrument, frame, "o"),
                price(instrument, frame, "h"),
                price(instrument, frame, "l"),
                price(instrument, frame, "c"),
                volume(instrument, frame, "v"),
                Units.nearest(Json.decimal(frame, "q").setScale(0, RoundingMode.DOWN), 0),
                count(frame, "E"),
                arrivalNanos);
    }

    private void kline(JsonObject frame, long arrivalNanos, MarketListener to)
            throws UnreadableException {
        Instrument instrument = instrument(frame);
        count(frame, "E");
        JsonObject k = Json.object(frame, "k");
        if (k.has("s") && instrument(k).index() != instrument.index()) {
            throw new UnreadableException("a bar of another instrument");
        }
        Interval interval = interval(Json.text(k, "i"));
        Bar bar =
                new Bar(
                        count(k, "t"),
                        price(instrument, k, "o"),
                        price(instrument, k, "h"),
                        price(instrument, k, "l"),
                        price(instrument, k, "c"),
                        volume(instrument, k, "v"),
                        Json.bool(k, "x"));
        to.onBar(instrument, interval, bar, arrivalNanos);
    }

    private Instrument instrument(JsonObject frame) throws UnreadableException {
        Instrument instrument = symbols.get(Json.text(frame, "s"));
        if (instrument == null) {
            throw new UnreadableException("a symbol that is not known");
        }
        return instrument;
    }

    private long price(Instrument instrument, JsonObject frame, String name)
            throws UnreadableException {
        return nearest(instrument, Json.decimal(frame, name), instrument.priceDecimals());
    }

    private long volume(Instrument instrument, JsonObject frame, String name)
            throws UnreadableException {
        return nearest(instrument, Json.decimal(frame, name), instrument.lotDecimals());
    }

    private long size(Instrument instrument, JsonObject frame, String name)
            throws UnreadableException {
        BigDecimal quantity = Json.decimal(frame, name);
        if (!Units.fits(quantity, instrument.lotDecimals())) {
            noteFiner(instrument, quantity);
        }
        return Units.size(instrument, quantity);
    }

    private long nearest(Instrument instrument, BigDecimal value, int decimals)
            throws UnreadableException {
        if (!Units.fits(value, decimals)) {
            noteFiner(instrument, value);
        }
        return Units.nearest(value, decimals);
    }

    private void noteFiner(Instrument instrument, Object what) {
        roundings.log(leftOut ->
                LOG.warn(
                        "{}: {} is finer than its {} and {} decimals ({} more)",
                        instrument,
                        what,
                        instrument.priceDecimals(),
                        instrument.lotDecimals(),
                        leftOut));
    }

    /** Ids and times, which are never negative. */
    private static long count(JsonObject frame, String name) throws UnreadableException {
        long value = Json.number(frame, name);
        if (value < 0) {
            throw new UnreadableException(name + " is negative");
        }
        return value;
    }

    private static Interval interval(String code) throws UnreadableException {
        for (Interval interval : Interval.values()) {
            if (interval.code().equals(code)) {
                return interval;
            }
        }
        throw new UnreadableException("an interval that is not known here");
    }
}
