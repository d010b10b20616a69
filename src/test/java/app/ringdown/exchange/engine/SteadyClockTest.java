package app.ringdown.exchange.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicLong;

class SteadyClockTest {
    private final AtomicLong wall = new AtomicLong(1_000_000_000);
    private final AtomicLong nanos = new AtomicLong(77_000);
    private final SteadyClock clock = new SteadyClock(wall::get, nanos::get);

    @Test
    void itRunsWithTheEvenTime() {
        nanos.addAndGet(5_000_000);
        assertThat(clock.getAsLong()).isEqualTo(1_000_005_000);
    }

    @Test
    void itFollowsAJumpAhead() {
        wall.addAndGet(3_600_000_000L);
        assertThat(clock.getAsLong()).isEqualTo(4_600_000_000L);
        nanos.addAndGet(1_000);
        assertThat(clock.getAsLong()).isEqualTo(4_600_000_001L);
    }

    @Test
    void itNeverGoesBack() {
        long before = clock.getAsLong();
        wall.addAndGet(-3_600_000_000L);
        nanos.addAndGet(2_000);
        assertThat(clock.getAsLong()).isEqualTo(before + 2);
    }
}
