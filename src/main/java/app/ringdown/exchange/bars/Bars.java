package app.ringdown.exchange.bars;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * All bars of all listings: generated history, the minutes of earlier sessions, and the trades of
 * this one, as one series without gaps. Every interval from a minute up is folded from the same
 * minutes. Seconds exist only for the last hour of this session.
 *
 * <p>{@link #onTrade}, {@link #advance} and {@link #close} belong to the exchange thread.
 * Everything that reads may be called from any thread, and should be called from another when it
 * may be long: bars that nobody has asked for before are made on the spot (thousands of minutes a
 * millisecond).
 */
public interface Bars extends AutoCloseable {
    /** The price at which this session of a listing opens, in ticks: the last close before it. */
    long openingPrice(int listing);

    /**
     * Adds a trade.
     *
     * @param quote its value in 10^-8 of the quote asset
     * @param buyerIsMaker whether the aggressor sold
     * @param timeMs ms since the epoch, not before that of an earlier call
     */
    void onTrade(int listing, long ticks, long lots, long quote, boolean buyerIsMaker, long timeMs);

    /**
     * Finishes and saves the minutes that are over at the given moment, traded or not. Call it once
     * a second or so.
     */
    void advance(long nowMs);

    /**
     * Bars in ascending order (Binance Spot API, REST, klines): with neither start nor end the
     * newest up to and including the open one; with a start the oldest from there on; with only an
     * end the newest that begin up to it.
     *
     * @param startMs least open time, ms since the epoch, or null
     * @param endMs greatest open time, ms since the epoch, or null
     * @param limit how many at most, above 0
     */
    List<Bar> klines(
            int listing,
            Interval interval,
            @Nullable Long startMs,
            @Nullable Long endMs,
            int limit);

    /**
     * The bar that holds the given moment: the open one for now, a finished one for a moment
     * before.
     *
     * @param timeMs within the series, ms since the epoch; later than the last {@link #advance} is
     *     the open bar
     */
    Bar at(int listing, Interval interval, long timeMs);

    /** The last 24 hours up to the given moment. */
    DayStats day(int listing, long nowMs);

    /** Saves the unfinished minute too. Nothing may be called after it. */
    @Override
    void close();
}
