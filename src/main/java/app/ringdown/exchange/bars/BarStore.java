package app.ringdown.exchange.bars;

import java.util.List;
import java.util.OptionalLong;

/**
 * Where the bars of past sessions are kept: a port, which the engine implements in its database.
 * Saving happens on the exchange thread and may be queued; loading happens on any thread and sees
 * what was saved before. Failures come as {@link java.io.UncheckedIOException}.
 */
public interface BarStore {
    /**
     * Keeps a finished minute bar (or, at an orderly end, the unfinished last one). A later one of
     * the same time replaces it.
     */
    void save(String symbol, Bar bar);

    /**
     * Minute bars with {@code fromMs <= openTime < toMs}, in the order of time; minutes in which
     * the exchange was off are missing.
     */
    List<Bar> load(String symbol, long fromMs, long toMs);

    /** Open time of the newest minute bar before the given moment, if there is one. */
    OptionalLong newest(String symbol, long beforeMs);

    /** Keeps an era. It never changes. */
    void save(String symbol, Era era);

    /** All eras of a listing, in the order of time. */
    List<Era> eras(String symbol);
}
