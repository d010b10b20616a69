package app.ringdown.bench.ingest;

import app.ringdown.market.Instrument;
import app.ringdown.market.TradingRules;
import app.ringdown.venue.binance.BinanceFrames;
import app.ringdown.wire.Backoff;
import app.ringdown.wire.FrameHandler;
import app.ringdown.wire.Reach;
import app.ringdown.wire.Socket;
import app.ringdown.wire.WireLog;

import com.google.gson.JsonObject;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Reads so many market frames off a WebSocket as the program does, by its line, its parser and its
 * store of quotes, and tells what that took. The server is another process: it sends {@code
 * bookTicker}, {@code trade} and {@code depth} frames of the Binance dialect as fast as they are
 * taken, without being asked.
 */
public final class IngestBench {
    /** Prices and quantities are then in the units of the frames, 1e-8. */
    private static final int DECIMALS = 8;

    private final URI server;
    private final List<Instrument> instruments = new ArrayList<>();
    private final FrameMeter meter;

    /**
     * @param symbols those that the frames are about
     * @param frames how many are read
     * @param unmeasured how many come before the first whose delay counts; -1: none is measured
     */
    public IngestBench(URI server, List<String> symbols, long frames, long unmeasured) {
        this.server = server;
        for (String symbol : symbols) {
            instruments.add(
                    new Instrument(
                            instruments.size(),
                            "bench",
                            symbol,
                            symbol,
                            "",
                            DECIMALS,
                            DECIMALS,
                            TradingRules.NONE,
                            true));
        }
        meter = new FrameMeter(frames, unmeasured);
    }

    /**
     * Returns when all frames are read.
     *
     * @throws IOException if the line is lost before
     */
    public JsonObject run() throws IOException, InterruptedException {
        LatestQuotes store = new LatestQuotes(instruments);
        FrameHandler reader = BinanceFrames.reader(instruments, store);
        ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor();
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), new Random());
        try (Socket socket =
                new Socket(
                        "ws-bench",
                        server,
                        Reach.LOOPBACK,
                        backoff,
                        new Line(reader, meter),
                        keeper,
                        new WireLog().line("ws-bench", server, false))) {
            socket.open();
            return meter.await(store::checksum);
        } finally {
            keeper.shutdownNow();
        }
    }

    private record Line(FrameHandler reader, FrameMeter meter) implements Socket.Listener {
        @Override
        public void onOpen() {
            // The server begins by itself.
        }

        @Override
        public void onLost(String reason) {
            meter.lost(reason);
        }

        @Override
        public void onFrame(byte[] bytes, int offset, int length, long arrivalNanos) {
            reader.onFrame(bytes, offset, length, arrivalNanos);
            meter.frame(bytes, offset, length);
        }
    }
}
