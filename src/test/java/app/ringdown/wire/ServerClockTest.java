package app.ringdown.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;

class ServerClockTest {
    private final SetClock local = new SetClock(1_000_000);
    private final ServerClock clock = new ServerClock(local);

    @Test
    void unmeasuredItIsOurs() {
        assertThat(clock.known()).isFalse();
        assertThat(clock.millis()).isEqualTo(1_000_000);
    }

    @Test
    void theFastestAnswerIsBelieved() {
        // {way there, way back} in ms of a server that is 5 s ahead: a lopsided slow trip lies.
        Iterator<long[]> trips =
                List.of(
                                new long[] {400, 10},
                                new long[] {3, 3},
                                new long[] {0, 90},
                                new long[] {60, 60},
                                new long[] {10, 300})
                        .iterator();
        clock.measure(() -> {
            long[] trip = trips.next();
            local.ms += trip[0];
            long server = local.ms + 5_000;
            local.ms += trip[1];
            return server;
        });
        assertThat(clock.offsetMs()).isEqualTo(5_000);
        assertThat(clock.known()).isTrue();
        assertThat(clock.millis()).isEqualTo(local.ms + 5_000);
        assertThat(clock.instant().toEpochMilli()).isEqualTo(clock.millis());
    }

    @Test
    void measuredAgainItFollows() {
        clock.measure(() -> local.ms - 700);
        clock.measure(() -> local.ms + 40);
        assertThat(clock.offsetMs()).isEqualTo(40);
    }

    @Test
    void aClockThatIsSetBackDuringTheMeasurementSpoilsOnlyThatSample() {
        int[] asked = {0};
        clock.measure(() -> {
            asked[0]++;
            if (asked[0] == 1) {
                local.ms -= 3_600_000;
            }
            return local.ms + 10;
        });
        assertThat(clock.offsetMs()).isEqualTo(10);
    }

    @Test
    void whatWasKnownStaysIfTheServerDoesNotAnswer() {
        clock.measure(() -> local.ms + 25);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() ->
                        clock.measure(() -> {
                            throw new IOException("gone");
                        }));
        assertThat(clock.offsetMs()).isEqualTo(25);
    }
}
