package app.ringdown.market;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

class BarSeriesTest {
    private static final Interval M1 = Interval.M1;
    private static final long START = 1_700_000_040_000L;

    private final BarSeries series = new BarSeries(InstrumentTest.instrument(2, 5, 1), M1);

    /** A bar of minute {@code minute}, told apart by its {@code close}. */
    private static Bar bar(int minute, long close, boolean closed) {
        return new Bar(START + minute * M1.ms(), close, close, close, close, close, closed);
    }

    @Test
    void aPageComesInAnyOrderAndIsHeldAscending() {
        assertThat(series.merge(List.of(bar(3, 1, true), bar(1, 1, true), bar(2, 1, true))))
                .as("nothing was held that they could be in front of")
                .isZero();
        assertThat(series.bars())
                .containsExactly(bar(1, 1, true), bar(2, 1, true), bar(3, 1, true));
    }

    @Test
    void tellsHowManyCameInFront() {
        series.merge(List.of(bar(10, 1, true), bar(11, 1, true)));
        assertThat(series.merge(List.of(bar(8, 1, true), bar(9, 1, true), bar(10, 2, true))))
                .isEqualTo(2);
        assertThat(series.get(2)).isEqualTo(bar(10, 2, true));
        assertThat(series.merge(List.of())).isZero();
    }

    @Test
    void aClosedBarIsNotReopenedByAnOlderWord() {
        series.update(bar(1, 5, true));
        series.update(bar(1, 4, false));
        series.merge(List.of(bar(1, 3, false)));
        assertThat(series.bars()).containsExactly(bar(1, 5, true));
    }

    @Test
    void aClosedBarIsNotReopenedInsideOnePageEither() {
        series.merge(List.of(bar(1, 5, true), bar(1, 4, false)));
        assertThat(series.bars()).containsExactly(bar(1, 5, true));
    }

    @Test
    void aTradeMovesTheLiveBar() {
        series.update(new Bar(START, 10, 12, 9, 11, 7, false));
        series.onLast(15, START + 59_999);
        series.onLast(8, START);
        assertThat(series.last()).isEqualTo(new Bar(START, 10, 15, 8, 8, 7, false));
    }

    @Test
    void aTradeOfTheNextMinuteOpensTheNextBar() {
        series.update(bar(0, 10, false));
        series.onLast(11, START + M1.ms());
        assertThat(series.bars())
                .containsExactly(
                        bar(0, 10, false), new Bar(START + M1.ms(), 11, 11, 11, 11, 0, false));
        series.update(bar(1, 12, true));
        assertThat(series.last()).as("the venue's word replaces it").isEqualTo(bar(1, 12, true));
    }

    @Test
    void tradesThatBelongToNoLiveBarAreLeftOut() {
        series.onLast(11, START);
        assertThat(series.isEmpty()).isTrue();
        series.merge(List.of(bar(0, 10, true), bar(1, 10, true)));
        series.onLast(11, START);
        series.onLast(11, START + M1.ms());
        assertThat(series.bars()).containsExactly(bar(0, 10, true), bar(1, 10, true));
    }

    /** Random pages, live bars and trades against a sorted map that knows nothing of lists. */
    @Property(tries = 500)
    void isWhatANaiveMapMakesOfIt(@ForAll long seed) {
        Random random = new Random(seed);
        BarSeries tested = new BarSeries(InstrumentTest.instrument(2, 5, 1), M1);
        NavigableMap<Long, Bar> oracle = new TreeMap<>();
        for (int step = 0; step < 40; step++) {
            switch (random.nextInt(3)) {
                case 0 -> {
                    List<Bar> page = page(random);
                    Long oldest = oracle.isEmpty() ? null : oracle.firstKey();
                    page.forEach(bar -> tell(oracle, bar));
                    int front = oldest == null ? 0 : oracle.headMap(oldest).size();
                    assertThat(tested.merge(page)).isEqualTo(front);
                }
                case 1 -> {
                    Bar bar = bar(random.nextInt(60), random.nextInt(1000), random.nextBoolean());
                    tell(oracle, bar);
                    tested.update(bar);
                }
                default -> {
                    long at = START + random.nextInt(60) * M1.ms() + random.nextInt(60_000);
                    int ticks = 1 + random.nextInt(1000);
                    trade(oracle, ticks, at);
                    tested.onLast(ticks, at);
                }
            }
            assertThat(tested.bars()).containsExactlyElementsOf(oracle.values());
            long asked = START + random.nextLong(-100_000, 4_000_000);
            assertThat(tested.indexAt(asked)).isEqualTo(oracle.headMap(asked, true).size() - 1);
        }
    }

    private static List<Bar> page(Random random) {
        int from = random.nextInt(60);
        List<Bar> page = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            page.add(bar(from + random.nextInt(15), random.nextInt(1000), random.nextBoolean()));
        }
        return page;
    }

    private static void tell(NavigableMap<Long, Bar> oracle, Bar bar) {
        Bar held = oracle.get(bar.openMs());
        if (held == null || bar.closed() || !held.closed()) {
            oracle.put(bar.openMs(), bar);
        }
    }

    private static void trade(NavigableMap<Long, Bar> oracle, long ticks, long at) {
        long open = at - at % M1.ms();
        if (oracle.isEmpty() || open < oracle.lastKey()) {
            return;
        }
        Bar held = oracle.get(open);
        if (held == null) {
            oracle.put(open, new Bar(open, ticks, ticks, ticks, ticks, 0, false));
        } else if (!held.closed()) {
            long high = ticks > held.high() ? ticks : held.high();
            long low = ticks < held.low() ? ticks : held.low();
            oracle.put(
                    open, new Bar(open, held.open(), high, low, ticks, held.volumeLots(), false));
        }
    }
}
