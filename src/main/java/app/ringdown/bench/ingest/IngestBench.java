package app.ringdown.bench.ingest;

import app.ringdown.wire.Backoff;
import app.ringdown.wire.Reach;
import app.ringdown.wire.Socket;
import app.ringdown.wire.WireLog;

import com.google.gson.JsonObject;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
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
    private final URI server;
    private final FrameMeter meter;

    /**
     * What to read.
     *
     * @param frames how many are read
     * @param unmeasured how many come before the first whose delay counts; -1: none is measured
     */
    public IngestBench(URI server, long frames, long unmeasured) {
        this.server = server;
        meter = new FrameMeter(frames, unmeasured);
    }

    /**
     * Returns when all frames are read.
     *
     * @throws IOException if the line is lost before
     */
    public JsonObject run() throws IOException, InterruptedException {
        LearningReader reader = new LearningReader();
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
            return meter.await(reader.store()::checksum);
        } finally {
            keeper.shutdownNow();
        }
    }

    private record Line(LearningReader reader, FrameMeter meter) implements Socket.Listener {
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
