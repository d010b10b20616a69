package app.ringdown.venue.binance;

import app.ringdown.market.Instrument;
import app.ringdown.venue.MarketListener;
import app.ringdown.wire.FrameHandler;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The reading of this dialect's market frames by itself, as the market line does it: to be
 * measured. For one thread.
 */
public final class BinanceFrames implements FrameHandler {
    private final BinanceParser parser;

    /**
     * A reader.
     *
     * @param instruments those that frames may be about
     * @param listener is told what they say
     */
    public BinanceFrames(List<Instrument> instruments, MarketListener listener) {
        parser =
                new BinanceParser(
                        new Symbols(instruments),
                        listener,
                        new FrameReader.Control() {
                            @Override
                            public void onAnswer(long id, @Nullable String error) {}

                            @Override
                            public void onShutdown() {}
                        });
    }

    @Override
    public void onFrame(byte[] bytes, int offset, int length, long arrivalNanos) {
        parser.onFrame(bytes, offset, length, arrivalNanos);
    }

    /** Frames that were not understood. */
    public long refused() {
        return parser.refused();
    }
}
