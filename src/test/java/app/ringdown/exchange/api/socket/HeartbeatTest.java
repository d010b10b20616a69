package app.ringdown.exchange.api.socket;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.api.socket.Heartbeat.Verdict;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class HeartbeatTest {
    private static final long SECOND = 1_000_000_000L;

    private final Heartbeat heartbeat = new Heartbeat(SocketLimits.documented(), 0);

    @Test
    void itPingsEveryTwentySecondsAndWaitsAMinute() {
        assertThat(heartbeat.look(20 * SECOND - 1)).isEqualTo(Verdict.FINE);
        assertThat(heartbeat.look(20 * SECOND)).isEqualTo(Verdict.PING);
        heartbeat.pinged("a", 20 * SECOND);
        assertThat(heartbeat.look(20 * SECOND)).isEqualTo(Verdict.FINE);
        assertThat(heartbeat.look(40 * SECOND)).isEqualTo(Verdict.PING);
        heartbeat.pinged("b", 40 * SECOND);
        assertThat(heartbeat.look(80 * SECOND)).isEqualTo(Verdict.NO_PONG);
        heartbeat.ponged("a");
        assertThat(heartbeat.look(80 * SECOND)).isEqualTo(Verdict.PING);
        assertThat(heartbeat.look(100 * SECOND)).isEqualTo(Verdict.NO_PONG);
    }

    @Test
    void anUnsolicitedPongAnswersNothing() {
        heartbeat.pinged("a", 0);
        heartbeat.ponged("");
        heartbeat.ponged("b");
        assertThat(heartbeat.look(60 * SECOND)).isEqualTo(Verdict.NO_PONG);
    }

    @Test
    void aLaterPongAnswersTheEarlierPings() {
        heartbeat.pinged("a", 0);
        heartbeat.pinged("b", 20 * SECOND);
        heartbeat.ponged("b");
        assertThat(heartbeat.look(79 * SECOND)).isEqualTo(Verdict.PING);
    }

    @Test
    void connectionsLastADay() {
        long end = Duration.ofHours(24).toNanos();
        heartbeat.pinged("a", end - 11 * SECOND);
        assertThat(heartbeat.look(end - 10 * SECOND - 1)).isEqualTo(Verdict.FINE);
        assertThat(heartbeat.look(end - 10 * SECOND)).isEqualTo(Verdict.EXPIRING);
        assertThat(heartbeat.look(end - 1)).isEqualTo(Verdict.FINE);
        assertThat(heartbeat.look(end)).isEqualTo(Verdict.TOO_OLD);
    }

    @Test
    void aShortLifeHasAShortNotice() {
        SocketLimits limits = SocketLimits.documented();
        SocketLimits brief =
                limits.withTimes(limits.pingEvery(), limits.pongWithin(), Duration.ofSeconds(20));
        Heartbeat mayfly = new Heartbeat(brief, 0);
        assertThat(mayfly.look(18 * SECOND - 1)).isEqualTo(Verdict.FINE);
        assertThat(mayfly.look(18 * SECOND)).isEqualTo(Verdict.EXPIRING);
    }

    @Test
    void fiveMessagesASecondAreEnough() {
        for (int second = 0; second < 3; second++) {
            for (int i = 0; i < 5; i++) {
                assertThat(heartbeat.mayTalk(second * SECOND + i)).isTrue();
            }
            assertThat(heartbeat.mayTalk(second * SECOND + 6)).isFalse();
        }
    }
}
