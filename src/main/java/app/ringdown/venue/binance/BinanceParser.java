package app.ringdown.venue.binance;

import app.ringdown.venue.MarketListener;
import app.ringdown.venue.binance.Json.UnreadableException;
import app.ringdown.wire.FrameHandler;
import app.ringdown.wire.LogLimit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Market frames into calls of a {@link MarketListener}: by {@link FrameScanner} if they look as
 * they always do, else by {@link FrameReader}; what neither understands is counted and logged.
 * Confined to the line's thread.
 */
final class BinanceParser implements FrameHandler {
    private static final Logger LOG = LoggerFactory.getLogger(BinanceParser.class);

    private final FrameScanner scanner;
    private final FrameReader reader;
    private final MarketListener listener;
    private final FrameReader.Control control;
    private final LogLimit refusals = new LogLimit();
    private final LogLimit omissions = new LogLimit();
    private long slow;
    private long refused;

    BinanceParser(Symbols symbols, MarketListener listener, FrameReader.Control control) {
        this.scanner = new FrameScanner(symbols);
        this.reader = new FrameReader(symbols);
        this.listener = listener;
        this.control = control;
    }

    @Override
    public void onFrame(byte[] bytes, int offset, int length, long arrivalNanos) {
        if (scanner.scan(bytes, offset, length, arrivalNanos, listener)) {
            if (scanner.unlisted() > 0) {
                noteUnlisted(scanner.unlisted());
            }
            return;
        }
        slow++;
        try {
            reader.read(bytes, offset, length, arrivalNanos, listener, control);
        } catch (UnreadableException e) {
            refused++;
            refusals.log(leftOut ->
                    LOG.warn(
                            "A frame of {} bytes was not understood: {} ({} more left out)",
                            length,
                            e.getMessage(),
                            leftOut));
        }
    }

    /** The venue lists symbols while we run; they are known here once it is asked again. */
    private void noteUnlisted(int symbols) {
        omissions.log(leftOut ->
                LOG.info(
                        "{} symbols are left out, they are not listed here ({} more times)",
                        symbols,
                        leftOut));
    }

    /** Frames that were not in the usual shape. */
    long slow() {
        return slow;
    }

    /** Those of them that were not understood at all. */
    long refused() {
        return refused;
    }
}
