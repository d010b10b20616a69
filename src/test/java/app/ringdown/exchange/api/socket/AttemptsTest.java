package app.ringdown.exchange.api.socket;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.Bans;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class AttemptsTest {
    private static final long SECOND = 1_000_000;

    private final Bans bans = new Bans(new Bans.Terms(2, Duration.ofMinutes(2)));
    private final Attempts attempts = new Attempts(2, bans);

    @Test
    void soManyAreLetInInFiveMinutes() {
        assertThat(attempts.refusal(0)).isNull();
        assertThat(attempts.refusal(290 * SECOND)).isNull();
        ApiError refusal = attempts.refusal(290 * SECOND);
        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.code()).isEqualTo(-1034);
        assertThat(refusal.msg())
                .isEqualTo(
                        "Too many connection attempts from IP; current limit is 2 per '5 MINUTE'.");
        assertThat(refusal.retryAfterSeconds()).isEqualTo(10);
        assertThat(attempts.refusal(300 * SECOND)).isNull();
    }

    @Test
    void whoGoesOnTryingIsBannedAndWhoIsBannedIsNotLetIn() {
        for (int i = 0; i < 4; i++) {
            attempts.refusal(0);
        }
        assertThat(attempts.refusal(0).status()).isEqualTo(418);
        assertThat(bans.inForce(119 * SECOND)).isNotNull();
        assertThat(attempts.refusal(119 * SECOND).status()).isEqualTo(418);
    }
}
