package app.ringdown.bench.ingest;

import app.ringdown.market.Instrument;
import app.ringdown.market.TradingRules;
import app.ringdown.venue.binance.BinanceFrames;
import app.ringdown.wire.FrameHandler;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads frames of a server that can't be asked what it lists: a frame that is refused because its
 * symbol is new is read again once there is an instrument of that name. Prices and quantities are
 * in units of 1e-8.
 */
final class LearningReader implements FrameHandler {
    private static final int DECIMALS = 8;
    private static final int MOST_SYMBOLS = 4_096;
    private static final Pattern SYMBOL = Pattern.compile("\"s\":\"([^\"]+)\"");

    private final List<Instrument> instruments = new ArrayList<>();
    private final Map<String, Integer> known = new HashMap<>();
    private final LatestQuotes store;
    private BinanceFrames reader;
    private long refused;

    LearningReader() {
        IntStream.range(0, MOST_SYMBOLS).forEach(i -> instruments.add(instrument(i, "?" + i)));
        store = new LatestQuotes(instruments);
        reader = new BinanceFrames(List.of(), store);
    }

    private static Instrument instrument(int index, String symbol) {
        return new Instrument(
                index, "bench", symbol, symbol, "", DECIMALS, DECIMALS, TradingRules.NONE, true);
    }

    LatestQuotes store() {
        return store;
    }

    @Override
    public void onFrame(byte[] bytes, int offset, int length, long arrivalNanos) {
        reader.onFrame(bytes, offset, length, arrivalNanos);
        if (reader.refused() != refused) {
            refused = reader.refused();
            if (learn(new String(bytes, offset, length, StandardCharsets.UTF_8))) {
                onFrame(bytes, offset, length, arrivalNanos);
            }
        }
    }

    /** Whether the frame is about a symbol that was not known. */
    private boolean learn(String frame) {
        Matcher symbol = SYMBOL.matcher(frame);
        int next = known.size();
        if (!symbol.find()
                || next == MOST_SYMBOLS
                || known.putIfAbsent(symbol.group(1), next) != null) {
            return false;
        }
        instruments.set(next, instrument(next, symbol.group(1)));
        reader = new BinanceFrames(instruments.subList(0, next + 1), store);
        refused = 0;
        return true;
    }
}
