package app.ringdown.exchange.bars;

import app.ringdown.exchange.chance.Chance;
import app.ringdown.exchange.listing.Listing;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is known of a listing before a moment: generated eras, and in between the stored minutes of
 * sessions. Extends to that moment the first time it is asked to. Immutable.
 */
final class Past {
    /** How far the first era goes back: three years, so that weekly bars make a chart too. */
    private static final long FIRST_ERA_MS = 1096 * MinuteDay.DAY_MS;

    private final Listing listing;
    private final BarStore store;
    private final List<EraPath> eras;

    private Past(Listing listing, BarStore store, List<EraPath> eras) {
        this.listing = listing;
        this.store = store;
        this.eras = eras;
    }

    /**
     * The past of a session that begins at the given minute. What is missing up to there is
     * generated, its eras kept in the store.
     *
     * @param startMs a whole minute
     */
    static Past before(Listing listing, long seed, BarStore store, long startMs) {
        List<EraPath> eras = new ArrayList<>();
        for (Era era : store.eras(listing.symbol())) {
            eras.add(EraPath.of(listing, era));
        }
        if (eras.isEmpty()) {
            long from = MinuteDay.dayOf(startMs - FIRST_ERA_MS) * MinuteDay.DAY_MS;
            Era first = new Era(seed, from, startMs, 0, listing.profile().referenceTicks());
            store.save(listing.symbol(), first);
            eras.add(EraPath.of(listing, first));
            return new Past(listing, store, List.copyOf(eras));
        }
        Past known = new Past(listing, store, List.copyOf(eras));
        Bar last = known.newest(startMs);
        long from = last.openTime() + MinuteDay.MINUTE_MS;
        if (from >= startMs) {
            return known;
        }
        long eraSeed = Chance.seed(seed, from / MinuteDay.MINUTE_MS);
        long end = EraPath.freeEnd(listing, eraSeed, from, startMs, last.close());
        return known.with(new Era(eraSeed, from, startMs, last.close(), end));
    }

    /**
     * This past and an era after it in which nobody was there, though the session went on: the
     * machine slept. It leads back to the price that it began at, where the orders in the book
     * still are.
     */
    Past withPause(long seed, long fromMs, long toMs, long ticks) {
        return with(
                new Era(
                        Chance.seed(seed, fromMs / MinuteDay.MINUTE_MS),
                        fromMs,
                        toMs,
                        ticks,
                        ticks));
    }

    private Past with(Era era) {
        store.save(listing.symbol(), era);
        List<EraPath> more = new ArrayList<>(eras);
        more.add(EraPath.of(listing, era));
        return new Past(listing, store, List.copyOf(more));
    }

    /** Where the series begins, ms since the epoch. */
    long firstMs() {
        return eras.getFirst().era().startMs();
    }

    /**
     * The newest minute that is known before the given moment, or the last of all eras if that is
     * newer.
     */
    Bar newest(long beforeMs) {
        Era era = eras.getLast().era();
        Bar ofEra = Bar.flat(era.endMs() - MinuteDay.MINUTE_MS, era.endTicks());
        OptionalLong stored = store.newest(listing.symbol(), beforeMs);
        if (stored.isEmpty() || stored.getAsLong() <= ofEra.openTime()) {
            return ofEra;
        }
        long time = stored.getAsLong();
        List<Bar> bars = store.load(listing.symbol(), time, time + MinuteDay.MINUTE_MS);
        return bars.isEmpty() ? ofEra : bars.getLast();
    }

    /**
     * The minutes of a day up to a moment, every one of them filled. What was traded goes before
     * what was generated; a minute that is in neither (lost when the machine lost its power) is
     * flat.
     *
     * @param toMs nothing at or after it is filled, ms since the epoch
     */
    MinuteDay day(long day, long toMs) {
        MinuteDay out = new MinuteDay(day);
        int to = Math.clamp((toMs - out.time(0)) / MinuteDay.MINUTE_MS, 0, MinuteDay.MINUTES);
        for (EraPath path : eras) {
            new DayMaker(listing, path).fill(out);
        }
        if (!coveredByEra(out.time(0), out.time(to))) {
            for (Bar bar : store.load(listing.symbol(), out.time(0), out.time(to))) {
                out.set(MinuteDay.minuteOf(bar.openTime()), bar);
            }
        }
        if (!out.full(to)) {
            out.fillGaps(to, closeBefore(day));
        }
        return out;
    }

    private boolean coveredByEra(long fromMs, long toMs) {
        return eras.stream().anyMatch(p -> p.era().startMs() <= fromMs && p.era().endMs() >= toMs);
    }

    private long closeBefore(long day) {
        long start = day * MinuteDay.DAY_MS;
        if (start <= firstMs()) {
            return eras.getFirst().era().endTicks();
        }
        return day(day - 1, start).close[MinuteDay.MINUTES - 1];
    }
}
