package app.ringdown.exchange.api.call;

import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.bars.Bar;
import app.ringdown.exchange.bars.Bars;
import app.ringdown.exchange.bars.Interval;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bars whose intervals begin in another zone than UTC: folded from shorter ones that begin at the
 * same moments in both.
 *
 * <p>Source: Binance Spot API, REST, klines, {@code timeZone}.
 *
 * @param millis how far the zone is ahead of UTC
 */
public record ZoneShift(long millis) {
    private static final Pattern ZONE = Pattern.compile("([+-]?)([0-9]{1,2})(?::([0-9]{2}))?");
    private static final int MIN_MINUTES = -12 * 60;
    private static final int MAX_MINUTES = 14 * 60;
    private static final int QUARTER = 15;
    private static final int MAX_SHORTER_BARS = 100_000;
    private static final List<Interval> SHORTER =
            List.of(
                    Interval.H12,
                    Interval.H8,
                    Interval.H6,
                    Interval.H4,
                    Interval.H2,
                    Interval.H1,
                    Interval.M30,
                    Interval.M15);
    private static final ZoneShift UTC = new ZoneShift(0);

    /**
     * Reads {@code 0}, {@code 8}, {@code -1:00}, {@code 05:45}, {@code +08:00}; null is UTC. Zones
     * are a whole number of quarter hours from UTC, as those of the world are; else -1130.
     */
    public static ZoneShift parse(@Nullable String zone) {
        if (zone == null) {
            return UTC;
        }
        Matcher parts = ZONE.matcher(zone);
        if (!parts.matches()) {
            throw ApiError.notValid("timeZone").exception();
        }
        int minute = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        int minutes = Integer.parseInt(parts.group(2)) * 60 + minute;
        int signed = parts.group(1).equals("-") ? -minutes : minutes;
        if (minute > 59 || minute % QUARTER != 0 || signed < MIN_MINUTES || signed > MAX_MINUTES) {
            throw ApiError.notValid("timeZone").exception();
        }
        return new ZoneShift(signed * 60_000L);
    }

    /** As {@link Bars#klines}, in this zone; fewer where that would take very many shorter bars. */
    public List<Bar> klines(
            Bars bars,
            int listing,
            Interval interval,
            @Nullable Long startMs,
            @Nullable Long endMs,
            int limit) {
        Interval part = part(interval);
        if (part == interval) {
            return bars.klines(listing, interval, startMs, endMs, limit);
        }
        int parts = (int) (interval.millis() / part.millis());
        int count = Math.clamp(MAX_SHORTER_BARS / parts, 1, limit);
        Long to = endMs == null ? null : nextOpenTime(interval, endMs) - 1;
        if (startMs != null) {
            long first = openTime(interval, startMs);
            long from = first < startMs ? nextOpenTime(interval, startMs) : first;
            return fold(interval, bars.klines(listing, part, from, to, count * parts), count);
        }
        int wanted = (count + 1) * parts;
        List<Bar> shorter = bars.klines(listing, part, null, to, wanted);
        List<Bar> folded = fold(interval, shorter, Integer.MAX_VALUE);
        // The oldest one may lack its beginning.
        int whole = shorter.size() < wanted ? 0 : 1;
        return folded.subList(Math.max(whole, folded.size() - count), folded.size());
    }

    /** The bar of this zone that holds a moment, as {@link Bars#at}. */
    public Bar at(Bars bars, int listing, Interval interval, long timeMs) {
        Interval part = part(interval);
        if (part == interval) {
            return bars.at(listing, interval, timeMs);
        }
        int parts = (int) (interval.millis() / part.millis());
        long from = openTime(interval, timeMs);
        List<Bar> folded = fold(interval, bars.klines(listing, part, from, timeMs, parts), 1);
        return folded.isEmpty() ? bars.at(listing, interval, timeMs) : folded.getFirst();
    }

    /** When the bar that holds a moment ends and the next begins, ms since the epoch. */
    public long nextOpenTime(Interval interval, long timeMs) {
        return interval.nextOpenTime(timeMs + millis) - millis;
    }

    private long openTime(Interval interval, long timeMs) {
        return interval.openTime(timeMs + millis) - millis;
    }

    /** The longest interval that divides both the shift and the wanted one; itself if none must. */
    private Interval part(Interval interval) {
        boolean dividesDay = interval.millis() <= Interval.H12.millis();
        if (millis == 0 || (dividesDay && millis % interval.millis() == 0)) {
            return interval;
        }
        for (Interval shorter : SHORTER) {
            if (millis % shorter.millis() == 0 && interval.millis() % shorter.millis() == 0) {
                return shorter;
            }
        }
        throw new IllegalStateException("not a whole number of quarter hours: " + millis);
    }

    private List<Bar> fold(Interval interval, List<Bar> shorter, int limit) {
        List<Bar> folded = new ArrayList<>();
        Bar open = null;
        for (Bar bar : shorter) {
            long openTime = openTime(interval, bar.openTime());
            if (open != null && open.openTime() == openTime) {
                open = join(open, bar);
                continue;
            }
            if (open != null) {
                folded.add(open);
            }
            open = join(Bar.flat(openTime, bar.open()), bar);
        }
        if (open != null) {
            folded.add(open);
        }
        return folded.subList(0, Math.min(limit, folded.size()));
    }

    private static Bar join(Bar bar, Bar next) {
        return new Bar(
                bar.openTime(),
                bar.open(),
                Math.max(bar.high(), next.high()),
                Math.min(bar.low(), next.low()),
                next.close(),
                bar.volume() + next.volume(),
                bar.quoteVolume() + next.quoteVolume(),
                bar.trades() + next.trades(),
                bar.takerBuyVolume() + next.takerBuyVolume(),
                bar.takerBuyQuote() + next.takerBuyQuote());
    }
}
