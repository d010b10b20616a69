package app.ringdown.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

class BackoffTest {
    private final Backoff backoff =
            new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10), new Random(7));

    @Test
    void pausesGrowToTheLongestAndStayThere() {
        long bound = 250;
        for (int i = 0; i < 100; i++) {
            assertThat(backoff.nextMs()).isBetween(bound / 2, bound);
            bound = Math.min(10_000, bound * 2);
        }
    }

    @Test
    void theyStartSmallAgainAfterASuccess() {
        for (int i = 0; i < 20; i++) {
            backoff.nextMs();
        }
        backoff.reset();
        assertThat(backoff.nextMs()).isBetween(125L, 250L);
    }

    @Test
    void twoClientsDoNotComeBackTogether() {
        Set<Long> seen = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            Backoff one =
                    new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(10), new Random(seed));
            seen.add(one.nextMs());
        }
        assertThat(seen).hasSizeGreaterThan(45);
    }
}
