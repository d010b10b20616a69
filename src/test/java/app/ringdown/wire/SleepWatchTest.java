package app.ringdown.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SleepWatchTest {
    private final SetClock clock = new SetClock(1_000_000);
    private final SleepWatch watch = new SleepWatch(clock);

    private boolean after(long ms) {
        clock.ms += ms;
        return watch.slept();
    }

    @Test
    void aMachineThatIsAwakeOrBusyHasNotSlept() {
        assertThat(after(SleepWatch.EVERY_MS)).isFalse();
        assertThat(after(SleepWatch.EVERY_MS + SleepWatch.ASLEEP_MS)).isFalse();
        assertThat(after(0)).isFalse();
    }

    @Test
    void aMachineThatHasSleptTellsOnce() {
        assertThat(after(60_000)).isTrue();
        assertThat(after(SleepWatch.EVERY_MS)).isFalse();
        assertThat(after(8 * 3_600_000)).isTrue();
    }

    @Test
    void aClockThatGoesBackIsNoSleep() {
        assertThat(after(-3_600_000)).isFalse();
        assertThat(after(SleepWatch.EVERY_MS)).isFalse();
    }
}
