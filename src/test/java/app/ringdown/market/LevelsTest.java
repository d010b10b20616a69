package app.ringdown.market;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** One side of a book against a sorted map. */
class LevelsTest {
    @Property(tries = 300)
    void itIsASortedMap(@ForAll Side side, @ForAll long seed) {
        Random random = new Random(seed);
        Levels levels = new Levels(side);
        TreeMap<Long, Long> oracle =
                new TreeMap<>(side == Side.BUY ? Collections.reverseOrder() : null);
        int spread = 1 + random.nextInt(3_000);
        for (int i = 0; i < 3_000; i++) {
            long ticks = 1L + random.nextInt(spread);
            long lots = random.nextInt(3) == 0 ? 0 : 1L + random.nextInt(100);
            levels.set(ticks, lots);
            if (lots == 0) {
                oracle.remove(ticks);
            } else {
                oracle.put(ticks, lots);
            }
            assertThat(levels.lotsAt(ticks)).isEqualTo(lots);
            assertThat(levels.best()).isEqualTo(oracle.isEmpty() ? 0 : oracle.firstKey());
        }
        List<Map.Entry<Long, Long>> held = new ArrayList<>();
        for (int depth = 0; depth < levels.size(); depth++) {
            held.add(Map.entry(levels.ticks(depth), levels.lots(depth)));
        }
        assertThat(held).isEqualTo(List.copyOf(oracle.entrySet()));
        for (long ticks = 0; ticks <= spread + 1; ticks++) {
            assertThat(levels.lotsAt(ticks)).isEqualTo(oracle.getOrDefault(ticks, 0L));
        }
    }

    @Test
    void nearerToTheTouchIsHigherForBidsAndLowerForAsks() {
        assertThat(new Levels(Side.BUY).atLeast(11, 10)).isTrue();
        assertThat(new Levels(Side.BUY).atLeast(10, 10)).isTrue();
        assertThat(new Levels(Side.BUY).atLeast(9, 10)).isFalse();
        assertThat(new Levels(Side.SELL).atLeast(9, 10)).isTrue();
        assertThat(new Levels(Side.SELL).atLeast(11, 10)).isFalse();
    }
}
