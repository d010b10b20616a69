package app.ringdown.order;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Realised PnL day by day, from fills alone: the equity curve without what is still open.
 * Immutable.
 *
 * @param byAsset the days on which there were fills, oldest first, by quote asset; sums in
 *     different assets are never added up
 */
public record DailyPnl(Map<String, List<Day>> byAsset) {
    public static final DailyPnl NONE = new DailyPnl(Map.of());

    /**
     * One day of one quote asset.
     *
     * @param day in the zone that was asked for
     * @param net realised on that day, less the fees of that day in quote and base assets
     * @param cumulative the same from the first fill to the end of that day
     * @param foreignFees fees of that day in other assets, by asset: not in {@code net}
     * @param executions how many fills there were
     */
    public record Day(
            LocalDate day,
            BigDecimal net,
            BigDecimal cumulative,
            Map<String, BigDecimal> foreignFees,
            int executions) {
        public Day {
            foreignFees = Collections.unmodifiableMap(new TreeMap<>(foreignFees));
        }
    }

    public DailyPnl {
        Map<String, List<Day>> copy = new TreeMap<>();
        byAsset.forEach((asset, days) -> copy.put(asset, List.copyOf(days)));
        byAsset = Collections.unmodifiableMap(copy);
    }

    /** Adds up instruments. */
    static final class Sum {
        private final Map<String, TreeMap<LocalDate, DaySum>> sums = new TreeMap<>();

        void add(String asset, Map<LocalDate, DaySum> days) {
            TreeMap<LocalDate, DaySum> sum = sums.computeIfAbsent(asset, _ -> new TreeMap<>());
            days.forEach((day, one) -> sum.merge(day, one, DaySum::plus));
        }

        DailyPnl result() {
            Map<String, List<Day>> byAsset = new TreeMap<>();
            sums.forEach((asset, days) -> byAsset.put(asset, cumulated(days)));
            return new DailyPnl(byAsset);
        }

        private static List<Day> cumulated(Map<LocalDate, DaySum> days) {
            List<Day> result = new ArrayList<>();
            BigDecimal cumulative = BigDecimal.ZERO;
            for (Map.Entry<LocalDate, DaySum> each : days.entrySet()) {
                DaySum sum = each.getValue();
                cumulative = cumulative.add(sum.net());
                result.add(
                        new Day(
                                each.getKey(),
                                sum.net(),
                                cumulative,
                                sum.foreignFees(),
                                sum.executions()));
            }
            return result;
        }
    }
}
