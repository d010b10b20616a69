package app.ringdown.ui.chart.model;

import static app.ringdown.ui.chart.model.Bars.MONDAY;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Bar;
import app.ringdown.market.BarSeries;
import app.ringdown.market.Interval;

import org.junit.jupiter.api.Test;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

class TimeTicksTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    @Test
    void labelsStandOnNaturalTimes() {
        assertThat(marks(Interval.M1, MONDAY + 7 * MINUTE, 60, 10 * MINUTE, ZoneOffset.UTC))
                .containsExactly(
                        "3 00:10 TIME",
                        "13 00:20 TIME",
                        "23 00:30 TIME",
                        "33 00:40 TIME",
                        "43 00:50 TIME",
                        "53 01:00 TIME");
        assertThat(marks(Interval.H1, MONDAY + HOUR, 48, 7 * HOUR, ZoneOffset.UTC))
                .containsExactly("11 12:00 TIME", "23 00:00 DAY", "35 12:00 TIME", "47 00:00 DAY");
    }

    @Test
    void theDayBeginsWhereThePersonLives() {
        // In India, half an hour off: bars of an hour open at half past.
        assertThat(marks(Interval.H1, MONDAY, 24, DAY, ZoneId.of("Asia/Kolkata")))
                .containsExactly("19 00:30 DAY");
    }

    @Test
    void daysAreCountedFromTheFirstOfTheMonth() {
        // 10 days: 1, 11, 21, and never the 31st beside the 1st.
        assertThat(marks(Interval.D1, MONDAY, 60, 10 * DAY, ZoneOffset.UTC))
                .containsExactly(
                        "5 00:00 DAY",
                        "15 00:00 DAY",
                        "26 1.8. MONTH",
                        "36 00:00 DAY",
                        "46 00:00 DAY",
                        "57 1.9. MONTH");
    }

    @Test
    void monthsAndYearsAreToldApart() {
        assertThat(marks(Interval.D1, MONDAY, 300, 80 * DAY, ZoneOffset.UTC))
                .containsExactly("87 1.10. MONTH", "179 1.1. YEAR", "269 1.4. MONTH");
    }

    @Test
    void aClosedMarketTakesNoRoomAndNoLabels() {
        // Monday 14:00 to 20:00, then Tuesday: nothing between them.
        List<Bar> bars = new ArrayList<>(Bars.walk(Interval.H1, MONDAY + 14 * HOUR, 6));
        bars.addAll(Bars.walk(Interval.H1, MONDAY + DAY + 14 * HOUR, 6));
        assertThat(marks(Interval.H1, bars, 3 * HOUR, ZoneOffset.UTC))
                .containsExactly(
                        "1 15:00 TIME",
                        "4 18:00 TIME",
                        "6 14:00 DAY",
                        "7 15:00 TIME",
                        "10 18:00 TIME");
    }

    @Test
    void clocksThatAreSetForwardOrBackKeepTheOrder() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        long march = 1_774_738_800_000L; // 2026-03-29 00:00 there, a day of 23 hours
        assertThat(marks(Interval.H1, march, 24, 6 * HOUR, berlin))
                .containsExactly(
                        "0 00:00 DAY",
                        "5 06:00 TIME",
                        "11 12:00 TIME",
                        "17 18:00 TIME",
                        "23 00:00 DAY")
                .doesNotHaveDuplicates();
        long october = 1_792_879_200_000L; // 2026-10-25 00:00 there, a day of 25 hours
        assertThat(marks(Interval.H1, october, 26, 6 * HOUR, berlin))
                .containsExactly(
                        "0 00:00 DAY",
                        "7 06:00 TIME",
                        "13 12:00 TIME",
                        "19 18:00 TIME",
                        "25 00:00 DAY");
    }

    private static List<String> marks(
            Interval interval, long openMs, int count, double minMs, ZoneId zone) {
        return marks(interval, Bars.walk(interval, openMs, count), minMs, zone);
    }

    private static List<String> marks(
            Interval interval, List<Bar> bars, double minMs, ZoneId zone) {
        BarSeries series = new BarSeries(Bars.BTC, interval);
        series.merge(bars);
        ChartModel model = new ChartModel(Bars.BTC, interval);
        model.show(series);
        return TimeTicks.in(model, 0, series.size(), minMs, zone).stream()
                .map(TimeTicksTest::text)
                .toList();
    }

    private static String text(TimeTicks.Mark mark) {
        boolean midnight = mark.rank().compareTo(TimeTicks.Rank.DAY) > 0;
        String time = mark.time().toLocalTime().toString();
        String day = mark.time().getDayOfMonth() + "." + mark.time().getMonthValue() + ".";
        return mark.index() + " " + (midnight ? day : time) + " " + mark.rank();
    }
}
