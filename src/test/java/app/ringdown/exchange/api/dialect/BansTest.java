package app.ringdown.exchange.api.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class BansTest {
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;
    // A full day, so that every window begins here.
    private static final long START = 20_000 * DAY;

    private final Bans.Terms terms = new Bans.Terms(3, Duration.ofMinutes(2));
    private final RateLimits limits =
            new RateLimits(new RateLimits.Allowance(100, 2, 5, 50, terms));

    private ApiError refused(int weight, long now) {
        return catchThrowableOfType(ApiException.class, () -> limits.spend(weight, now)).error();
    }

    /** Goes on asking until it is banned. */
    private ApiError persist(long now) {
        for (int i = 0; i < 3; i++) {
            assertThat(refused(101, now).status()).isEqualTo(429);
        }
        return refused(101, now);
    }

    @Test
    void whoGoesOnAfterA429IsBanned() {
        ApiError ban = persist(START);
        assertThat(ban.status()).isEqualTo(418);
        assertThat(ban.code()).isEqualTo(-1003);
        assertThat(ban.retryAfterSeconds()).isEqualTo(120);
        assertThat(ban.msg())
                .isEqualTo(
                        "Way too much request weight used; IP banned until "
                                + (START / 1000 + 120_000)
                                + ". Please use WebSocket Streams for live updates to avoid bans.");
        // Also what would have been within the limits.
        assertThat(refused(1, START + 61 * SECOND).status()).isEqualTo(418);
        assertThat(refused(1, START + 119 * SECOND + 1).retryAfterSeconds()).isEqualTo(1);
        limits.spend(1, START + 120 * SECOND);
    }

    @Test
    void whoBacksOffIsNot() {
        for (int minute = 0; minute < 10; minute++) {
            long now = START + minute * 60L * SECOND;
            for (int i = 0; i < 3; i++) {
                assertThat(refused(101, now + i).status()).isEqualTo(429);
            }
        }
    }

    @Test
    void bansGrowUpToThreeDaysAndAreForgottenAfterAsLong() {
        long now = START;
        long seconds = 120;
        for (int i = 0; i < 15; i++) {
            assertThat(persist(now).retryAfterSeconds()).isEqualTo(seconds);
            now += seconds * SECOND;
            seconds = Math.min(3 * 86_400, seconds * 2);
        }
        assertThat(seconds).isEqualTo(3 * 86_400);
        assertThat(persist(now + 3 * DAY + SECOND).retryAfterSeconds()).isEqualTo(120);
    }

    @Test
    void ordersOverTheAccountsLimitBanNobody() {
        limits.takeOrders(1, 2, START);
        for (int i = 0; i < 20; i++) {
            ApiException refusal =
                    catchThrowableOfType(ApiException.class, () -> limits.takeOrders(1, 1, START));
            assertThat(refusal.error().code()).isEqualTo(-1015);
        }
        limits.spend(1, START);
    }

    @Test
    void whoIsCutOffAgainAndAgainIsBannedToo() {
        Bans bans = limits.bans();
        for (int i = 0; i < 3; i++) {
            bans.cutOff(START + i * 299L * SECOND / 2);
        }
        assertThat(bans.inForce(START + 299 * SECOND)).isNull();
        for (int i = 0; i < 3; i++) {
            bans.cutOff(START + 300 * SECOND);
        }
        assertThat(bans.inForce(START + 300 * SECOND)).isNull();
        bans.cutOff(START + 301 * SECOND);
        assertThat(refused(1, START + 302 * SECOND).status()).isEqualTo(418);
    }

    @Test
    void termsAreWithinWhatIsDocumented() {
        assertThatThrownBy(() -> new Bans.Terms(0, Duration.ofMinutes(2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bans.Terms(1, Duration.ofMillis(900)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bans.Terms(1, Duration.ofDays(4)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
