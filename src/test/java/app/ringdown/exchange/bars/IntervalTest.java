package app.ringdown.exchange.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Random;

class IntervalTest {
    @Test
    void everyMomentLiesInOneInterval() {
        Random random = new Random(4);
        for (int i = 0; i < 50_000; i++) {
            long time = random.nextLong(-1_000_000_000_000L, 4_000_000_000_000L);
            for (Interval interval : Interval.values()) {
                long open = interval.openTime(time);
                long next = interval.nextOpenTime(time);
                assertTrue(open <= time && time < next);
                assertEquals(open, interval.openTime(open));
                assertEquals(next, interval.openTime(next));
                assertEquals(next, interval.nextOpenTime(open));
                assertTrue(next - open <= interval.millis());
                assertTrue(interval == Interval.MONTH1 || next - open == interval.millis());
            }
        }
    }

    @Test
    void weeksBeginOnMondayAndMonthsOnTheFirst() {
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            long time = random.nextLong(0, 4_000_000_000_000L);
            ZonedDateTime week = utc(Interval.W1.openTime(time));
            assertEquals(DayOfWeek.MONDAY, week.getDayOfWeek());
            assertEquals(week, week.truncatedTo(ChronoUnit.DAYS));
            ZonedDateTime month = utc(time).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
            assertEquals(month, utc(Interval.MONTH1.openTime(time)));
            assertEquals(month.plusMonths(1), utc(Interval.MONTH1.nextOpenTime(time)));
        }
    }

    @Test
    void codesAreTheProtocols() {
        assertEquals(Optional.of(Interval.M1), Interval.of("1m"));
        assertEquals(Optional.of(Interval.MONTH1), Interval.of("1M"));
        assertEquals(Optional.empty(), Interval.of("7m"));
        for (Interval interval : Interval.values()) {
            assertEquals(Optional.of(interval), Interval.of(interval.code()));
        }
    }

    private static ZonedDateTime utc(long time) {
        return Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC);
    }
}
