package app.ringdown.venue.binance;

import app.ringdown.market.Instrument;
import app.ringdown.venue.MarketListener;
import app.ringdown.wire.FrameHandler;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The reading of this dialect's market frames by itself, as the market line does it: to be
 * measured.
 */
public final class BinanceFrames {
    private BinanceFrames() {}

    /**
     * A reader for one thread.
     *
     * @param instruments those that frames may be about
     * @param listener is told what they say
     */
    public static FrameHandler reader(List<Instrument> instruments, MarketListener listener) {
        return new BinanceParser(
                new Symbols(instruments),
                listener,
                new FrameReader.Control() {
                    @Override
                    public void onAnswer(long id, @Nullable String error) {}

                    @Override
                    public void onShutdown() {}
                });
    }
}
