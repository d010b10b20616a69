package app.ringdown.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateBudgetTest {
    private final SetClock clock = new SetClock(60_000_000);
    private final SetClock steady = new SetClock(5_000);
    private final RateBudget budget = new RateBudget(clock, steady::nanos, 60_000, 1000);

    @Test
    void aTenthIsHeldBackForWhatMustGetThrough() {
        assertThat(budget.take(900, false)).isZero();
        assertThat(budget.take(1, false)).isEqualTo(60_000);
        assertThat(budget.take(100, true)).isZero();
        assertThat(budget.take(1, true)).isEqualTo(60_000);
        assertThat(budget.use()).isEqualTo(new RateBudget.Use(1000, 1000, 60_000));
    }

    @Test
    void aNewMinuteOfTheClockBringsItAllBack() {
        clock.ms = 60_000_000 + 59_000;
        assertThat(budget.take(900, false)).isZero();
        assertThat(budget.take(1, false)).isEqualTo(1000);
        clock.ms += 1000;
        assertThat(budget.take(1, false)).isZero();
        assertThat(budget.use().used()).isEqualTo(1);
    }

    @Test
    void theServersCountIsBelievedOverOurs() {
        assertThat(budget.take(10, false)).isZero();
        budget.told(899);
        assertThat(budget.take(2, false)).isPositive();
        assertThat(budget.take(1, false)).isZero();
    }

    @Test
    void theServersLimitIsBelievedOverOurs() {
        budget.limit(100);
        assertThat(budget.take(91, false)).isPositive();
        assertThat(budget.take(90, false)).isZero();
    }

    @Test
    void whileWeAreToldToWaitNothingGoesOutNotEvenWhatIsUrgent() {
        budget.blocked(30_000);
        budget.blocked(5_000);
        assertThat(budget.take(0, true)).isEqualTo(30_000);
        steady.ms += 29_999;
        assertThat(budget.take(0, true)).isEqualTo(1);
        steady.ms += 1;
        assertThat(budget.take(1, false)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {-90_000, 90_000})
    void aPauseIsAsLongAsWeWereToldWhateverTheClockDoes(long jump) {
        budget.blocked(1_000);
        clock.ms += jump;
        assertThat(budget.take(1, true)).isEqualTo(1_000);
        steady.ms += 1_000;
        assertThat(budget.take(1, true)).isZero();
    }
}
