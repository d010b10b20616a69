package app.ringdown.desk;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.venue.VenueException;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What a trial tells where nothing goes well; what it measures is shown in the window's test. */
class PollTrialTest {
    private final FakeVenue venue = new FakeVenue();

    private PollTrial.Figures ended(PollTrial trial) throws InterruptedException {
        while (!trial.figures().done()) {
            Thread.sleep(5);
        }
        return trial.figures();
    }

    private PollTrial start(Duration length) {
        return PollTrial.start(venue, venue.instrument("BTCUSDT"), Duration.ofMillis(20), length);
    }

    @Test
    void callsThatFailAreCountedAndTold() throws InterruptedException {
        venue.failWith(VenueException.Kind.RATE_LIMITED, 0, "Our budget of calls is used up");
        PollTrial.Figures figures = ended(start(Duration.ofMillis(100)));
        assertThat(figures.failures()).isEqualTo(5);
        assertThat(figures.failure()).isEqualTo("Our budget of calls is used up");
        assertThat(figures.polls()).isZero();
        assertThat(figures.outdated()).isZero();
    }

    @Test
    void itEndsBeforeItsTimeWhenItIsTold() throws InterruptedException {
        PollTrial trial = start(Duration.ofHours(1));
        trial.close();
        assertThat(ended(trial).nanos()).isLessThan(Duration.ofMinutes(1).toNanos());
    }
}
