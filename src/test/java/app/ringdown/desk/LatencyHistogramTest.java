package app.ringdown.desk;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

class LatencyHistogramTest {
    private static final long MINUTE = LatencyHistogram.WINDOW_NANOS;

    @Test
    void withoutAnyThereIsNoPercentile() {
        assertThat(new LatencyHistogram().percentile(0.5)).isEqualTo(-1);
    }

    /** Beside a sorted list: never less, and at most an eighth more. */
    @Property(tries = 300)
    void aPercentileIsThatOfASortedListOrALittleMore(
            @ForAll @NotEmpty List<@LongRange(min = 1_024, max = 60_000_000_000L) Long> values) {
        LatencyHistogram histogram = new LatencyHistogram();
        values.forEach(value -> histogram.add(value, 0));
        List<Long> sorted = values.stream().sorted().toList();
        for (double share : new double[] {0.01, 0.5, 0.95, 0.99, 1}) {
            long exact = sorted.get((int) Math.max(1, Math.ceil(share * sorted.size())) - 1);
            assertThat(histogram.percentile(share)).isBetween(exact, exact + exact / 8);
        }
        assertThat(histogram.count()).isEqualTo(values.size());
    }

    @Test
    void whatIsOutsideCountsAsTheNearest() {
        LatencyHistogram histogram = new LatencyHistogram();
        for (long value : List.of(-5L, 0L, 1_000L)) {
            histogram.add(value, 0);
        }
        assertThat(histogram.percentile(1)).isEqualTo(1_151);
        histogram.add(Long.MAX_VALUE, 0);
        assertThat(histogram.percentile(1)).isEqualTo((1L << 36) - 1);
    }

    @Test
    void whatIsOlderThanTwoMinutesIsForgotten() {
        LatencyHistogram histogram = new LatencyHistogram();
        Collections.nCopies(10, 5_000L).forEach(value -> histogram.add(value, 0));
        histogram.add(9_000_000, MINUTE);
        assertThat(histogram.count()).isEqualTo(11);
        histogram.add(9_000_000, 2 * MINUTE);
        assertThat(histogram.count()).isEqualTo(2);
        assertThat(histogram.percentile(0.01)).isGreaterThanOrEqualTo(9_000_000);
        histogram.add(5_000, 10 * MINUTE);
        assertThat(histogram.count()).as("after a long silence").isEqualTo(1);
    }
}
