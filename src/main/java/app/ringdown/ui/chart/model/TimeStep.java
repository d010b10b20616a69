package app.ringdown.ui.chart.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A distance between the labels of a time axis whose boundaries people expect: whole hours from
 * midnight, days from the first of the month, months from January.
 *
 * @param unit minutes, days, months or years
 * @param count units from boundary to boundary
 */
record TimeStep(Unit unit, int count) {
    enum Unit {
        MINUTES(60_000L),
        DAYS(86_400_000L),
        /** At its shortest. */
        MONTHS(28 * 86_400_000L),
        YEARS(365 * 86_400_000L);

        private final long ms;

        Unit(long ms) {
            this.ms = ms;
        }
    }

    /** All steps, the shortest first. */
    static final List<TimeStep> ALL =
            List.of(
                    new TimeStep(Unit.MINUTES, 1),
                    new TimeStep(Unit.MINUTES, 5),
                    new TimeStep(Unit.MINUTES, 10),
                    new TimeStep(Unit.MINUTES, 15),
                    new TimeStep(Unit.MINUTES, 30),
                    new TimeStep(Unit.MINUTES, 60),
                    new TimeStep(Unit.MINUTES, 120),
                    new TimeStep(Unit.MINUTES, 180),
                    new TimeStep(Unit.MINUTES, 360),
                    new TimeStep(Unit.MINUTES, 720),
                    new TimeStep(Unit.DAYS, 1),
                    new TimeStep(Unit.DAYS, 2),
                    new TimeStep(Unit.DAYS, 5),
                    new TimeStep(Unit.DAYS, 10),
                    new TimeStep(Unit.DAYS, 15),
                    new TimeStep(Unit.MONTHS, 1),
                    new TimeStep(Unit.MONTHS, 3),
                    new TimeStep(Unit.MONTHS, 6),
                    new TimeStep(Unit.YEARS, 1),
                    new TimeStep(Unit.YEARS, 2),
                    new TimeStep(Unit.YEARS, 5),
                    new TimeStep(Unit.YEARS, 10));

    /** The shortest step of at least {@code ms}. */
    static TimeStep atLeast(double ms) {
        for (TimeStep step : ALL) {
            if (step.unit.ms * (double) step.count >= ms) {
                return step;
            }
        }
        return ALL.getLast();
    }

    /** The newest boundary at or before {@code time}. */
    LocalDateTime floor(LocalDateTime time) {
        LocalDate day = time.toLocalDate();
        return switch (unit) {
            case MINUTES -> {
                int minute = time.getHour() * 60 + time.getMinute();
                yield day.atStartOfDay().plusMinutes(minute - minute % count);
            }
            case DAYS -> {
                int from = (day.getDayOfMonth() - 1) / count * count;
                // The few days left at the end of a month belong to the boundary before.
                boolean stub = from > 0 && day.lengthOfMonth() - from <= count / 2;
                yield day.withDayOfMonth(1 + (stub ? from - count : from)).atStartOfDay();
            }
            case MONTHS -> {
                int month = day.getMonthValue() - 1;
                yield LocalDate.of(day.getYear(), month - month % count + 1, 1).atStartOfDay();
            }
            case YEARS ->
                    LocalDate.of(day.getYear() - Math.floorMod(day.getYear(), count), 1, 1)
                            .atStartOfDay();
        };
    }

    /** The first boundary after {@code time}. */
    LocalDateTime after(LocalDateTime time) {
        LocalDateTime floor = floor(time);
        return switch (unit) {
            case MINUTES -> floor.plusMinutes(count);
            case DAYS -> {
                LocalDateTime next = floor.plusDays(count);
                LocalDateTime month = floor.withDayOfMonth(1).plusMonths(1);
                // floor() of a stub is the boundary before it: then the next is the month's end.
                yield next.isBefore(month) && floor(next).equals(next) ? next : month;
            }
            case MONTHS -> floor.plusMonths(count);
            case YEARS -> floor.plusYears(count);
        };
    }
}
