package app.ringdown.exchange.api.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private static final long SECOND = 1_000_000;
    // A full day, so that every window begins here.
    private static final long START = 20_000 * 86_400 * SECOND;

    private final RateLimits limits = new RateLimits(new RateLimits.Allowance(100, 2, 5, 50));

    private ApiError refused(Runnable request) {
        return catchThrowableOfType(ApiException.class, request::run).error();
    }

    @Test
    void weightIsCountedByTheMinuteOfTheClock() {
        limits.spend(60, START + 50 * SECOND);
        limits.spend(40, START + 59 * SECOND);
        ApiError error = refused(() -> limits.spend(1, START + 59 * SECOND + 1));
        assertThat(error.status()).isEqualTo(429);
        assertThat(error.code()).isEqualTo(-1003);
        assertThat(error.retryAfterSeconds()).isEqualTo(1);
        assertThat(limits.usedWeight(START + 59 * SECOND)).isEqualTo(100);
        limits.spend(100, START + 60 * SECOND);
        assertThat(limits.usedWeight(START + 61 * SECOND)).isEqualTo(100);
    }

    @Test
    void whatIsGivenBackCanBeSpentAgain() {
        limits.spend(100, START);
        limits.giveBack(1, START);
        limits.spend(1, START);
        limits.giveBack(500, START);
        assertThat(limits.usedWeight(START)).isZero();
    }

    @Test
    void ordersAreCountedByAccountInBothWindows() {
        limits.takeOrders(1, 1, START);
        limits.takeOrders(1, 1, START);
        ApiError error = refused(() -> limits.takeOrders(1, 1, START + 4 * SECOND));
        assertThat(error.code()).isEqualTo(-1015);
        assertThat(error.msg())
                .isEqualTo("Too many new orders; current limit is 2 orders per 10 SECOND.");
        assertThat(error.retryAfterSeconds()).isEqualTo(6);
        limits.takeOrders(2, 1, START);
        limits.releaseOrders(1, 1, START);
        limits.takeOrders(1, 1, START);
        limits.takeOrders(1, 1, START + 10 * SECOND);
        limits.takeOrders(1, 1, START + 10 * SECOND);
        limits.takeOrders(1, 1, START + 20 * SECOND);
        ApiError day = refused(() -> limits.takeOrders(1, 1, START + 20 * SECOND));
        assertThat(day.msg()).endsWith("5 orders per 1 DAY.");
        assertThat(limits.dayOrders(1, START + 20 * SECOND)).isEqualTo(5);
        assertThat(limits.recentOrders(1, START + 20 * SECOND)).isEqualTo(1);
    }

    @Test
    void requestsAreCountedWhateverTheyWeigh() {
        for (int i = 0; i < 50; i++) {
            limits.spend(0, START);
        }
        assertThat(refused(() -> limits.spend(0, START)).code()).isEqualTo(-1003);
        limits.spend(0, START + 300 * SECOND);
    }
}
