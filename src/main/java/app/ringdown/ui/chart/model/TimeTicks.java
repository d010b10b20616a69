package app.ringdown.ui.chart.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a time axis is labelled: at the first bar of each natural stretch of time. Costs by labels,
 * not by bars.
 */
public final class TimeTicks {
    /** The largest boundary that a mark stands on. */
    public enum Rank {
        TIME,
        DAY,
        MONTH,
        YEAR
    }

    /**
     * A labelled bar.
     *
     * @param time its opening in the axis' time zone
     */
    public record Mark(int index, LocalDateTime time, Rank rank) {}

    /** When the bars open, past and (as far as the interval tells) to come. */
    public interface Bars {
        /** Epoch ms at which bar {@code index} opens. */
        long openMs(int index);

        /** The first bar that opens at or after {@code epochMs}. */
        int firstFrom(long epochMs);
    }

    private TimeTicks() {}

    /**
     * The marks of bars {@code from} (included) to {@code to} (excluded), oldest first.
     *
     * @param minMs least time between two marks
     */
    public static List<Mark> in(Bars bars, int from, int to, double minMs, ZoneId zone) {
        List<Mark> marks = new ArrayList<>();
        if (from >= to) {
            return marks;
        }
        TimeStep step = TimeStep.atLeast(minMs);
        LocalDateTime before = local(bars.openMs(from) - 1, zone);
        int index = bars.firstFrom(epochMs(step.after(before), zone));
        while (index < to) {
            LocalDateTime time = local(bars.openMs(index), zone);
            LocalDateTime previous = local(bars.openMs(index - 1), zone);
            marks.add(new Mark(index, time, rank(previous, time)));
            // At least one bar on, also where a clock that is set back repeats an hour.
            index = Math.max(index + 1, bars.firstFrom(epochMs(step.after(time), zone)));
        }
        return marks;
    }

    /** The rank of most marks at least {@code minMs} apart: those above it stand out. */
    public static Rank ordinary(double minMs) {
        return switch (TimeStep.atLeast(minMs).unit()) {
            case MINUTES -> Rank.TIME;
            case DAYS -> Rank.DAY;
            case MONTHS -> Rank.MONTH;
            case YEARS -> Rank.YEAR;
        };
    }

    private static Rank rank(LocalDateTime previous, LocalDateTime time) {
        if (previous.getYear() != time.getYear()) {
            return Rank.YEAR;
        }
        if (previous.getMonthValue() != time.getMonthValue()) {
            return Rank.MONTH;
        }
        return previous.getDayOfYear() != time.getDayOfYear() ? Rank.DAY : Rank.TIME;
    }

    private static LocalDateTime local(long epochMs, ZoneId zone) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMs), zone);
    }

    private static long epochMs(LocalDateTime time, ZoneId zone) {
        return time.atZone(zone).toInstant().toEpochMilli();
    }
}
