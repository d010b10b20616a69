package app.ringdown.venue.binance;

import app.ringdown.market.Bar;
import app.ringdown.market.DepthUpdate;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Quotes;
import app.ringdown.market.Side;
import app.ringdown.venue.LineState;
import app.ringdown.venue.MarketListener;
import app.ringdown.venue.binance.Json.UnreadableException;

import com.sun.management.ThreadMXBean;

import org.jspecify.annotations.Nullable;

import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What a frame costs, in ns and bytes, from its bytes to the quotes: by the scanner, and by Gson
 * for comparison. To be run by hand: {@code java -cp ... app.ringdown.venue.binance.ParserMeter}.
 */
final class ParserMeter {
    private static final int FRAMES = 2_000_000;

    private ParserMeter() {}

    public static void main(String[] args) throws UnreadableException {
        for (String file :
                List.of(
                        "stream-bookTicker",
                        "stream-trade",
                        "stream-miniTicker",
                        "stream-kline",
                        "stream-depth")) {
            byte[] frame = Payloads.bytes(file);
            Store store = new Store();
            FrameScanner scanner = new FrameScanner(Payloads.SYMBOLS);
            FrameReader reader = new FrameReader(Payloads.SYMBOLS);
            for (int round = 0; round < 3; round++) {
                scan(scanner, frame, store);
            }
            double[] fast = scan(scanner, frame, store);
            gson(reader, frame, store);
            double[] slow = gson(reader, frame, store);
            if (file.contains("kline") && store.bar == null) {
                throw new IllegalStateException("no bar was told");
            }
            if (file.contains("depth") && store.levels == 0) {
                throw new IllegalStateException("no level was told");
            }
            System.out.printf(
                    "%-18s %4d bytes: scanner %6.1f ns %5.1f B; Gson %7.1f ns %7.1f B%n",
                    file, frame.length, fast[0], fast[1], slow[0], slow[1]);
        }
    }

    private static double[] scan(FrameScanner scanner, byte[] frame, Store store) {
        long bytes = allocated();
        long start = System.nanoTime();
        for (int i = 0; i < FRAMES; i++) {
            if (!scanner.scan(frame, 0, frame.length, i, store)) {
                throw new IllegalStateException("not scanned");
            }
        }
        return per(FRAMES, start, bytes);
    }

    private static double[] gson(FrameReader reader, byte[] frame, Store store)
            throws UnreadableException {
        long bytes = allocated();
        long start = System.nanoTime();
        for (int i = 0; i < FRAMES / 10; i++) {
            reader.read(frame, 0, frame.length, i, store, store);
        }
        return per(FRAMES / 10, start, bytes);
    }

    private static double[] per(int frames, long start, long bytes) {
        double nanos = (double) (System.nanoTime() - start) / frames;
        return new double[] {nanos, (double) (allocated() - bytes) / frames};
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    /** Where quotes end, as in the program. */
    private static final class Store implements MarketListener, FrameReader.Control {
        private final Quotes quotes = new Quotes(List.of(Payloads.BTCUSDT, Payloads.ETHBTC));
        private @Nullable Bar bar;
        private long levels;

        @Override
        public void onTouch(
                Instrument instrument,
                long bid,
                long bidLots,
                long ask,
                long askLots,
                long sequence,
                long arrivalNanos) {
            quotes.touch(instrument.index(), bid, bidLots, ask, askLots, sequence, arrivalNanos);
        }

        @Override
        public void onTrade(
                Instrument instrument,
                long tradeId,
                long ticks,
                long lots,
                Side aggressor,
                long venueMs,
                long arrivalNanos) {
            quotes.last(instrument.index(), ticks, lots, aggressor, venueMs, arrivalNanos);
        }

        @Override
        public void onDay(
                Instrument instrument,
                long open,
                long high,
                long low,
                long last,
                long volumeLots,
                long quoteVolume,
                long venueMs,
                long arrivalNanos) {
            quotes.day(
                    instrument.index(),
                    open,
                    high,
                    low,
                    last,
                    volumeLots,
                    quoteVolume,
                    venueMs,
                    arrivalNanos);
        }

        @Override
        public void onBar(Instrument instrument, Interval interval, Bar told, long arrivalNanos) {
            bar = told;
        }

        @Override
        public void onMarketLine(LineState state) {}

        @Override
        public void onDepth(Instrument instrument, DepthUpdate update, long arrivalNanos) {
            levels += update.bids().size() + update.asks().size();
        }

        @Override
        public void onAnswer(long id, @Nullable String error) {}

        @Override
        public void onShutdown() {}
    }
}
