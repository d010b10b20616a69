package app.ringdown.ui.base;

import app.ringdown.desk.Freshness;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How old a quote is and where it comes from, in words. JavaFX thread. */
public final class QuoteWords {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Texts texts;
    private final Format format;
    private final Clock clock;
    private final DateTimeFormatter times;
    private final DateTimeFormatter seconds;

    /**
     * @param clock this computer's, in the zone of the times that are shown
     */
    public QuoteWords(Texts texts, Format format, Clock clock) {
        this.texts = texts;
        this.format = format;
        this.clock = clock;
        times = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(clock.getZone());
        seconds = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(clock.getZone());
    }

    /** A time that has passed in whole units, for example {@code 12 s}, {@code 3 min}. */
    public String age(long nanos) {
        long whole = Math.max(0, nanos / SECOND);
        if (whole < 120) {
            return texts.get("quote.age.s", format.scaled(whole, 0));
        }
        return whole < 7200
                ? texts.get("quote.age.min", format.scaled(whole / 60, 0))
                : texts.get("quote.age.h", format.scaled(whole / 3600, 0));
    }

    /** When something arrived, to the second. */
    public String time(long arrivalNanos, long nowNanos) {
        return seconds.format(arrived(arrivalNanos, nowNanos));
    }

    /** Its venue, how it came, when it arrived, and its sequence: a line each. */
    public String origin(Quote quote, Freshness freshness, long nowNanos) {
        String venue =
                texts.get("quote.of", quote.instrument().symbol(), quote.instrument().venue());
        if (quote.arrivalNanos() == 0) {
            return venue + "\n" + word(freshness);
        }
        long age = nowNanos - quote.arrivalNanos();
        return String.join(
                "\n",
                venue,
                word(freshness),
                texts.get(
                        "quote.arrived",
                        times.format(arrived(quote.arrivalNanos(), nowNanos)),
                        age < SECOND
                                ? texts.get("quote.age.ms", format.scaled(age / 1_000_000, 0))
                                : age(age)),
                way(quote));
    }

    /** The same of the latest of an instrument. */
    public String origin(LiveDesk desk, Instrument instrument) {
        return origin(desk.quote(instrument), desk.freshness(instrument), System.nanoTime());
    }

    private String way(Quote quote) {
        if (quote.sequence() == Quote.IN_DOUBT) {
            return texts.get("quote.in-doubt");
        }
        return quote.sequence() == 0
                ? texts.get("quote.by-rest")
                : texts.get("quote.by-stream", String.valueOf(quote.sequence()));
    }

    private String word(Freshness freshness) {
        return switch (freshness) {
            case UNKNOWN -> texts.get("quote.unknown");
            case LIVE -> texts.get("quote.live");
            case POLLED -> texts.get("quote.polled");
            case STALE -> texts.get("quote.stale");
        };
    }

    private Instant arrived(long arrivalNanos, long nowNanos) {
        return clock.instant().minusNanos(nowNanos - arrivalNanos);
    }
}
