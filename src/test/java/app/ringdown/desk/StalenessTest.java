package app.ringdown.desk;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Against a clock that is looked at every nanosecond. */
class StalenessTest {
    private final Staleness<String> staleness = new Staleness<>();

    @Test
    void whatIsStillSoIsNotOld() {
        staleness.change(10, "a");
        staleness.answer(20, "a");
        assertThat(staleness.age(0.5, 100)).isZero();
        assertThat(staleness.age(1, 100)).isZero();
        assertThat(staleness.outdatedShare(100)).isZero();
    }

    @Test
    void whatWasLeftBehindAgesUntilTheNextAnswer() {
        staleness.change(0, "a");
        staleness.answer(0, "a");
        staleness.change(40, "b");
        staleness.change(60, "c");
        staleness.answer(100, "c");
        staleness.answer(200, "c");
        assertThat(staleness.age(1, 200)).isEqualTo(60);
        assertThat(staleness.outdatedShare(200)).isEqualTo(0.3);
        assertThat(staleness.told()).isEqualTo(2);
        assertThat(staleness.seen()).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsOutdatedWhenItComesIsAsOldAsTheChangeThatItMissed() {
        staleness.change(0, "a");
        staleness.change(50, "b");
        staleness.answer(60, "a");
        assertThat(staleness.age(1, 70)).isEqualTo(20);
        assertThat(staleness.outdatedShare(70)).isEqualTo(1);
    }

    @Test
    void whatCameBackIsTrueAgain() {
        staleness.answer(0, "a");
        staleness.change(0, "a");
        staleness.change(10, "b");
        staleness.change(20, "a");
        assertThat(staleness.age(1, 100)).isEqualTo(10);
        assertThat(staleness.outdatedShare(100)).isEqualTo(0.1);
    }

    @Test
    void nothingIsKnownBeforeTheFirstAnswer() {
        staleness.change(10, "a");
        assertThat(staleness.age(0.5, 100)).isZero();
        assertThat(staleness.outdatedShare(100)).isZero();
        assertThat(staleness.told()).isZero();
    }

    @Property(tries = 300)
    void itIsWhatAClockSays(@ForAll Random random, @ForAll @IntRange(min = 1, max = 300) int end) {
        Staleness<Integer> tested = new Staleness<>();
        tested.change(0, 0);
        tested.answer(0, 0);
        int truth = 0;
        int known = 0;
        int left = 0;
        List<Integer> ages = new ArrayList<>();
        for (int now = 0; now < end; now++) {
            if (random.nextInt(9) == 0) {
                int before = truth;
                truth = random.nextInt(3);
                tested.change(now, truth);
                if (before == known && truth != known) {
                    left = now;
                }
            }
            if (random.nextInt(20) == 0) {
                known = truth;
                tested.answer(now, known);
            }
            ages.add(known == truth ? 0 : now - left);
        }
        Collections.sort(ages);
        // In the nanosecond after each look the age grows by one.
        int worst = ages.getLast();
        assertThat(tested.age(1, end)).isBetween((long) worst, worst + 1L);
        int median = ages.get((ages.size() - 1) / 2);
        assertThat(tested.age(0.5, end)).isBetween(median - 1L, median + 1L);
        double outdated = ages.stream().filter(age -> age > 0).count() / (double) end;
        assertThat(tested.outdatedShare(end)).isBetween(outdated - 0.001, 1.0);
    }
}
