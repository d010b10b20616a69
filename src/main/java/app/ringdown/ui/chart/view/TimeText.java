package app.ringdown.ui.chart.view;

import app.ringdown.market.Interval;
import app.ringdown.ui.chart.model.TimeTicks;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the person's locale orders them, on a clock of 24 hours. */
final class TimeText {
    private final DateTimeFormatter clock;
    private final DateTimeFormatter day;
    private final DateTimeFormatter dayOfMonth;
    private final DateTimeFormatter month;
    private final DateTimeFormatter year;
    private final DateTimeFormatter date;

    TimeText(Locale locale) {
        this.clock = DateTimeFormatter.ofPattern("HH:mm", locale);
        this.day = DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(locale);
        this.dayOfMonth = DateTimeFormatter.ofPattern("d", locale);
        this.month = DateTimeFormatter.ofPattern("LLL", locale);
        this.year = DateTimeFormatter.ofPattern("yyyy", locale);
        this.date = DateTimeFormatter.ofLocalizedPattern("yMMMEd").withLocale(locale);
    }

    /** A day's bar belongs to the venue's day, wherever one looks at it from. */
    static ZoneId zone(Interval interval, ZoneId chosen) {
        return interval.ms() < Interval.D1.ms() ? chosen : ZoneOffset.UTC;
    }

    /** The label of a mark: what is new since the one before it. */
    String axis(TimeTicks.Mark mark, Interval interval) {
        boolean days = interval.ms() >= Interval.D1.ms();
        return switch (mark.rank()) {
            case TIME -> clock.format(mark.time());
            case DAY -> (days ? dayOfMonth : day).format(mark.time());
            case MONTH -> (days ? month : day).format(mark.time());
            case YEAR -> year.format(mark.time());
        };
    }

    /** A bar's opening time in full. */
    String full(long epochMs, Interval interval, ZoneId chosen) {
        LocalDateTime time =
                LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMs), zone(interval, chosen));
        return interval.ms() < Interval.D1.ms()
                ? date.format(time) + "  " + clock.format(time)
                : date.format(time);
    }

    /** What is left of a bar, for example {@code 04:59} or {@code 3:04:59}. */
    static String countdown(long leftMs) {
        long seconds = Math.max(0, leftMs) / 1000;
        String minutes = two(seconds / 60 % 60) + ":" + two(seconds % 60);
        return seconds < 3600 ? minutes : seconds / 3600 + ":" + minutes;
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
