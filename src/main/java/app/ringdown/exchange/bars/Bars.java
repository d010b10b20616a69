package app.ringdown.exchange.bars;

import app.ringdown.exchange.listing.Listing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * All bars of all listings: generated history, the minutes of earlier sessions, and the trades of
 * this one, as one series without gaps. Every interval from a minute up is folded from the same
 * minutes. Seconds exist only for the last hour of this session.
 *
 * <p>{@link #onTrade}, {@link #advance} and {@link #close} belong to the exchange thread.
 * Everything that reads may be called from any thread, and should be called from another when it
 * may be long: bars that nobody has asked for before are made on the spot, some thousand minutes a
 * millisecond.
 */
public final class Bars implements AutoCloseable {
    /** Finished days that are kept, of all listings together: about 25 MB. */
    private static final int CACHED_DAYS = 256;

    private static final long DAY_MS = 86_400_000;

    private final List<Series> series;

    /**
     * Opens a session. What is missing between the last bar in the store and its first minute, all
     * of it when the store is empty, is generated as an {@link Era}.
     *
     * @param listings by {@link Listing#index()}
     * @param seed what generated bars follow from; eras that are in the store already keep theirs
     * @param startMs the session's first moment, ms since the epoch; later than all trades before
     *     it
     */
    public Bars(List<Listing> listings, long seed, BarStore store, long startMs) {
        DayCache cache = new DayCache(CACHED_DAYS);
        series = listings.stream().map(l -> new Series(l, seed, store, cache, startMs)).toList();
    }

    /**
     * When a session may begin at the earliest: it must not go over minutes that are finished. One
     * that was left unfinished it goes on with.
     *
     * @param wantedMs when it would begin if there were no bars, ms since the epoch
     * @param nowMs the time; bars after it are of a clock that was wrong, and don't count
     */
    public static long sessionStart(
            List<Listing> listings, BarStore store, long wantedMs, long nowMs) {
        return listings.stream()
                .map(listing -> store.newest(listing.symbol(), nowMs + 1))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .reduce(wantedMs, Math::max);
    }

    /**
     * The last price of a listing in ticks; before the first trade of this session the price at
     * which it opens.
     */
    public long last(int listing) {
        return series.get(listing).last();
    }

    /**
     * Adds a trade.
     *
     * @param quote its value in 10^-8 of the quote asset
     * @param buyerIsMaker whether the aggressor sold
     * @param timeMs ms since the epoch, not before that of an earlier call
     */
    public void onTrade(
            int listing, long ticks, long lots, long quote, boolean buyerIsMaker, long timeMs) {
        series.get(listing).trade(ticks, lots, quote, buyerIsMaker, timeMs);
    }

    /**
     * Finishes and saves the minutes that are over at the given moment, traded or not. Call it once
     * a second or so. If minutes have passed since the last call, because the machine slept, they
     * are filled with an era.
     */
    public void advance(long nowMs) {
        for (Series one : series) {
            one.advance(nowMs);
        }
    }

    /**
     * Bars in ascending order (Binance Spot API, REST, klines): with neither start nor end the
     * newest up to and including the open one; with a start the oldest from there on; with only an
     * end the newest that begin up to it.
     *
     * @param startMs least open time, ms since the epoch, or null
     * @param endMs greatest open time, ms since the epoch, or null
     * @param limit how many at most, above 0
     */
    public List<Bar> klines(
            int listing,
            Interval interval,
            @Nullable Long startMs,
            @Nullable Long endMs,
            int limit) {
        Series one = series.get(listing);
        if (limit < 1) {
            throw new IllegalArgumentException("a limit is above 0");
        }
        if (interval == Interval.S1) {
            return one.seconds(startMs, endMs, limit);
        }
        long first = one.firstMs();
        long newest = interval.openTime(one.openMinute());
        long last = endMs == null || endMs >= newest ? newest : interval.openTime(endMs);
        if (startMs == null) {
            return backward(one, interval, first, last, limit);
        }
        long from = startMs <= first ? interval.openTime(first) : firstFrom(interval, startMs);
        List<Bar> bars = new ArrayList<>();
        for (long t = from; t <= last && bars.size() < limit; t = interval.nextOpenTime(t)) {
            bars.add(bar(one, interval, first, t));
        }
        return bars;
    }

    private static List<Bar> backward(
            Series one, Interval interval, long first, long last, int limit) {
        List<Bar> bars = new ArrayList<>();
        for (long t = last; bars.size() < limit && interval.nextOpenTime(t) > first; ) {
            bars.add(bar(one, interval, first, t));
            t = interval.openTime(t - 1);
        }
        Collections.reverse(bars);
        return bars;
    }

    /**
     * The bar that holds the given moment: the open one for now, a finished one for a moment
     * before.
     *
     * @param timeMs ms since the epoch; before the series begins its first bar, after its end the
     *     open one
     */
    public Bar at(int listing, Interval interval, long timeMs) {
        Series one = series.get(listing);
        if (interval == Interval.S1) {
            return one.second(timeMs);
        }
        long first = one.firstMs();
        long time = Math.clamp(timeMs, first, one.openMinute());
        return bar(one, interval, first, interval.openTime(time));
    }

    /** The last 24 hours up to the given moment: 1440 minutes, the open one included. */
    public WindowStats day(int listing, long nowMs) {
        return window(listing, nowMs - DAY_MS + Interval.M1.millis(), nowMs);
    }

    /**
     * From the minute that holds the given moment until now; the whole series if it begins later.
     *
     * @param fromMs ms since the epoch
     * @param nowMs ms since the epoch
     */
    public WindowStats window(int listing, long fromMs, long nowMs) {
        return series.get(listing).window(fromMs, nowMs);
    }

    /** Saves the unfinished minute too, so that a session that begins within it goes on with it. */
    @Override
    public void close() {
        for (Series one : series) {
            one.saveOpen();
        }
    }

    private static long firstFrom(Interval interval, long timeMs) {
        long open = interval.openTime(timeMs);
        return open == timeMs ? open : interval.nextOpenTime(timeMs);
    }

    /** The series may begin within its first week or month. */
    private static Bar bar(Series one, Interval interval, long first, long openTime) {
        return one.fold(openTime, Math.max(openTime, first), interval.nextOpenTime(openTime));
    }
}
