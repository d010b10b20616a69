package app.ringdown.exchange.api.dialect;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Who goes on asking after a 429, or is cut off again and again, is banned for a while, and then
 * for twice as long. All callers together, as they share the loopback address; limits of an account
 * do not count here. Safe for any thread.
 *
 * <p>Source: Binance Spot API, REST, "IP Limits", and streams, "WebSocket Limits". They tell that
 * bans grow from two minutes to three days, not what they follow on: that is ours.
 */
public final class Bans {
    private static final long MOST_MICROS = Duration.ofDays(3).toSeconds() * 1_000_000;
    private static final long CUTS_MICROS = Duration.ofMinutes(5).toSeconds() * 1_000_000;

    /**
     * When a ban begins, and how long the first one is.
     *
     * @param after how many refusals are borne before {@code Retry-After} has run out, and how many
     *     cut connections within five minutes; the next one begins a ban
     * @param first how long the first ban is, 1 second to 3 days
     */
    public record Terms(int after, Duration first) {
        public Terms {
            if (after < 1) {
                throw new IllegalArgumentException("a ban comes after 1 refusal or more");
            }
            if (first.toSeconds() < 1 || first.toSeconds() * 1_000_000 > MOST_MICROS) {
                throw new IllegalArgumentException("a ban lasts 1 second to 3 days");
            }
        }

        /** Two minutes, after ten. */
        public static Terms usual() {
            return new Terms(10, Duration.ofMinutes(2));
        }
    }

    private final Terms terms;
    private int refusals;
    private long backOffUntil;
    private int cuts;
    private long cutsSince;
    private long next;
    private long until;

    public Bans(Terms terms) {
        this.terms = terms;
    }

    /** What whoever is banned is told, 418; null if nobody is. */
    public synchronized @Nullable ApiError inForce(long nowMicros) {
        if (nowMicros >= until) {
            return null;
        }
        return ApiError.banned(until / 1000, (until - nowMicros + 999_999) / 1_000_000);
    }

    /** Counts a 429, and gives it back, or a 418 if it was one too many. */
    synchronized ApiError refused(ApiError refusal, long nowMicros) {
        if (nowMicros >= backOffUntil) {
            refusals = 0;
            backOffUntil = nowMicros + refusal.retryAfterSeconds() * 1_000_000;
        }
        refusals++;
        if (refusals > terms.after()) {
            begin(nowMicros);
        }
        ApiError ban = inForce(nowMicros);
        return ban == null ? refusal : ban;
    }

    /** As {@link #refused}, for a connection that was not let in. */
    public ApiError turnedAway(int limit, long retryAfterSeconds, long nowMicros) {
        return refused(ApiError.tooManyConnections(limit, retryAfterSeconds), nowMicros);
    }

    /** Counts a connection that was cut off because its client talked too much. */
    public synchronized void cutOff(long nowMicros) {
        if (nowMicros - cutsSince >= CUTS_MICROS) {
            cuts = 0;
            cutsSince = nowMicros;
        }
        cuts++;
        if (cuts > terms.after()) {
            begin(nowMicros);
        }
    }

    private void begin(long nowMicros) {
        if (nowMicros < until) {
            return;
        }
        // Who has behaved for as long as a ban can be is a first offender again.
        boolean first = next == 0 || nowMicros - until > MOST_MICROS;
        long lasting = first ? terms.first().toSeconds() * 1_000_000 : next;
        until = nowMicros + lasting;
        next = Math.min(MOST_MICROS, lasting * 2);
        refusals = 0;
        backOffUntil = 0;
        cuts = 0;
    }
}
