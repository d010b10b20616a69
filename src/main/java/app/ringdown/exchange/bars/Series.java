package app.ringdown.exchange.bars;

import app.ringdown.exchange.listing.Listing;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All bars of one listing. The exchange thread writes, any thread reads; what is live is under this
 * object's lock, which is held for microseconds: finished days are made outside of it.
 */
final class Series {
    /** A pause of more minutes than this is filled with a generated era, a shorter one is flat. */
    private static final int LONGEST_QUIET = 3;

    private final Listing listing;
    private final long seed;
    private final BarStore store;
    private final DayCache cache;
    private final ConcurrentHashMap<Long, Bar> finishedDays = new ConcurrentHashMap<>();

    // Guarded by this.
    private Past past;
    private MinuteDay today;
    private int minute;
    private long now;
    private long lastLots;
    private final Seconds seconds;

    Series(Listing listing, long seed, BarStore store, DayCache cache, long startMs) {
        this.listing = listing;
        this.seed = seed;
        this.store = store;
        this.cache = cache;
        long start = Interval.M1.openTime(startMs);
        past = Past.before(listing, seed, store, start);
        today = past.day(MinuteDay.dayOf(start), start);
        minute = MinuteDay.minuteOf(start);
        now = startMs;
        Bar before = past.newest(start);
        lastLots = Math.max(1, listing.minLots());
        today.flat(minute, before.close());
        // A session that ended in this very minute left it unfinished.
        for (Bar bar : store.load(listing.symbol(), start, start + MinuteDay.MINUTE_MS)) {
            today.set(minute, bar);
        }
        seconds = new Seconds(startMs, today.close[minute]);
    }

    synchronized long last() {
        return today.close[minute];
    }

    synchronized void trade(long ticks, long lots, long value, boolean buyerIsMaker, long timeMs) {
        advance(timeMs);
        today.trade(minute, ticks, lots, value, buyerIsMaker);
        seconds.trade(timeMs, ticks, lots, value, buyerIsMaker);
        lastLots = lots;
    }

    /** Goes on to the minute of that moment; a moment before the open minute changes nothing. */
    synchronized void advance(long nowMs) {
        now = Math.max(now, nowMs);
        long current = Interval.M1.openTime(now);
        if (current - today.time(minute) > LONGEST_QUIET * MinuteDay.MINUTE_MS) {
            skip(current);
        }
        while (today.time(minute) < current) {
            store.save(listing.symbol(), today.bar(minute));
            next();
        }
    }

    private void next() {
        long last = today.close[minute];
        minute++;
        if (minute == MinuteDay.MINUTES) {
            cache.put(listing.index(), today);
            today = new MinuteDay(today.day + 1);
            minute = 0;
        }
        today.flat(minute, last);
    }

    private void skip(long current) {
        long last = today.close[minute];
        store.save(listing.symbol(), today.bar(minute));
        past = past.withPause(seed, today.time(minute) + MinuteDay.MINUTE_MS, current, last);
        today = past.day(MinuteDay.dayOf(current), current);
        minute = MinuteDay.minuteOf(current);
        today.flat(minute, last);
    }

    /** Saves the open minute as far as it is. */
    synchronized void saveOpen() {
        store.save(listing.symbol(), today.bar(minute));
    }

    /** Start of the open minute, ms since the epoch. */
    synchronized long openMinute() {
        return today.time(minute);
    }

    synchronized long firstMs() {
        return past.firstMs();
    }

    /**
     * One bar of the minutes from a moment to the next, both whole minutes. The first lies within
     * the series, the next may lie in the future.
     */
    Bar fold(long openTime, long fromMs, long toMs) {
        BarFold fold = new BarFold();
        long first = MinuteDay.dayOf(fromMs);
        long last = Math.min(MinuteDay.dayOf(toMs - 1), MinuteDay.dayOf(openMinute()));
        for (long day = first; day <= last; day++) {
            int from = day == first ? MinuteDay.minuteOf(fromMs) : 0;
            int to =
                    (int)
                            Math.min(
                                    MinuteDay.MINUTES,
                                    (toMs - day * MinuteDay.DAY_MS) / MinuteDay.MINUTE_MS);
            add(fold, day, from, to);
        }
        return fold.bar(openTime);
    }

    private void add(BarFold fold, long day, int from, int to) {
        synchronized (this) {
            if (day == today.day) {
                today.fold(fold, from, Math.min(to, minute + 1));
                return;
            }
        }
        if (from == 0 && to == MinuteDay.MINUTES) {
            fold.add(wholeDay(day));
        } else {
            finished(day).fold(fold, from, to);
        }
    }

    private Bar wholeDay(long day) {
        Bar done = finishedDays.get(day);
        if (done != null) {
            return done;
        }
        // Not kept: a chart of days would push out the minutes that other charts look at.
        MinuteDay known = cache.get(listing.index(), day);
        MinuteDay minutes = known == null ? make(day) : known;
        BarFold fold = new BarFold();
        minutes.fold(fold, 0, MinuteDay.MINUTES);
        Bar bar = fold.bar(minutes.time(0));
        finishedDays.put(day, bar);
        return bar;
    }

    private MinuteDay finished(long day) {
        MinuteDay known = cache.get(listing.index(), day);
        if (known != null) {
            return known;
        }
        MinuteDay made = make(day);
        cache.put(listing.index(), made);
        return made;
    }

    private MinuteDay make(long day) {
        Past before;
        synchronized (this) {
            before = past;
        }
        return before.day(day, (day + 1) * MinuteDay.DAY_MS);
    }

    /** Seconds of the last hour of this session, under the rules of {@link Bars#klines}. */
    synchronized List<Bar> seconds(@Nullable Long startMs, @Nullable Long endMs, int limit) {
        long newest = Interval.S1.openTime(now);
        long first = seconds.first(newest);
        long to = endMs == null ? newest : Math.min(newest, Interval.S1.openTime(endMs));
        long span = (limit - 1) * Interval.S1.millis();
        long from = Math.max(first, to - span);
        if (startMs != null) {
            from = Math.max(first, Interval.S1.openTime(startMs + Interval.S1.millis() - 1));
            to = Math.min(to, from + span);
        }
        return from > to ? List.of() : seconds.between(from, to);
    }

    /** The second that holds the given moment; flat if it is not known any more. */
    synchronized Bar second(long timeMs) {
        long second = Interval.S1.openTime(timeMs);
        boolean known = second >= seconds.first(Interval.S1.openTime(now));
        return known ? seconds.between(second, second).getFirst() : Bar.flat(second, last());
    }

    /** The minutes from the one that holds a moment to the open one, both included. */
    WindowStats window(long fromMs, long nowMs) {
        long open = openMinute();
        long start = Math.clamp(Interval.M1.openTime(fromMs), firstMs(), open);
        Bar first = fold(start, start, start + MinuteDay.MINUTE_MS);
        long before =
                start == firstMs()
                        ? first.open()
                        : fold(start, start - MinuteDay.MINUTE_MS, start).close();
        Bar all = fold(start, start, open + MinuteDay.MINUTE_MS);
        return new WindowStats(
                start,
                nowMs,
                before,
                all.open(),
                all.high(),
                all.low(),
                all.close(),
                lastLots(),
                all.volume(),
                all.quoteVolume(),
                all.trades());
    }

    private synchronized long lastLots() {
        return lastLots;
    }
}
