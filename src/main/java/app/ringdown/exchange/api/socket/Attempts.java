package app.ringdown.exchange.api.socket;

import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.Bans;
import app.ringdown.exchange.api.dialect.Window;

import org.jspecify.annotations.Nullable;

/** Counts connection attempts in windows of five minutes. Safe for any thread. */
final class Attempts {
    private static final int WINDOW_SECONDS = 300;

    private final int limit;
    private final Bans bans;
    private final Window window;

    Attempts(int limit, Bans bans) {
        this.limit = limit;
        this.bans = bans;
        window = new Window(WINDOW_SECONDS, limit);
    }

    /** Counts one more; null if it is let in, else what it is told. */
    synchronized @Nullable ApiError refusal(long nowMicros) {
        ApiError ban = bans.inForce(nowMicros);
        if (ban != null) {
            return ban;
        }
        if (!window.fits(1, nowMicros)) {
            return bans.turnedAway(limit, window.retryAfterSeconds(nowMicros), nowMicros);
        }
        window.add(1, nowMicros);
        return null;
    }
}
