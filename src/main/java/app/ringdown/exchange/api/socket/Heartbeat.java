package app.ringdown.exchange.api.socket;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The life signs of one connection: when to ping it, whether its pongs came, how much it says. Pure
 * but for its memory; times are nanoseconds of one monotonic clock. Not thread-safe.
 */
final class Heartbeat {

    /** What is to be done about the connection now. */
    enum Verdict {
        FINE,
        PING,
        NO_PONG,
        /** Soon it is too old: said once. */
        EXPIRING,
        TOO_OLD
    }

    private record Ping(String payload, long sent) {}

    private static final long SECOND = 1_000_000_000L;
    // How long before its end a connection is told of it: at most, at least, and in its life.
    private static final long MOST_NOTICE = 10 * SECOND;
    private static final long LEAST_NOTICE = SECOND / 2;
    private static final int NOTICES_PER_LIFE = 10;

    private final SocketLimits limits;
    private final long opened;
    private final Deque<Ping> unanswered = new ArrayDeque<>();
    private long lastPing;
    private boolean expiring;
    private long second;
    private int messages;

    Heartbeat(SocketLimits limits, long now) {
        this.limits = limits;
        opened = now;
        lastPing = now;
        second = now;
    }

    synchronized Verdict look(long now) {
        if (now - opened >= limits.life().toNanos()) {
            return Verdict.TOO_OLD;
        }
        Ping oldest = unanswered.peekFirst();
        if (oldest != null && now - oldest.sent() >= limits.pongWithin().toNanos()) {
            return Verdict.NO_PONG;
        }
        if (!expiring && now - opened >= limits.life().toNanos() - notice()) {
            expiring = true;
            return Verdict.EXPIRING;
        }
        return now - lastPing >= limits.pingEvery().toNanos() ? Verdict.PING : Verdict.FINE;
    }

    private long notice() {
        long share = limits.life().toNanos() / NOTICES_PER_LIFE;
        return Math.max(LEAST_NOTICE, Math.min(MOST_NOTICE, share));
    }

    synchronized void pinged(String payload, long now) {
        lastPing = now;
        unanswered.addLast(new Ping(payload, now));
    }

    /** Only a copy of a ping's payload answers it, and all before it; other pongs mean nothing. */
    synchronized void ponged(String payload) {
        if (unanswered.stream().anyMatch(ping -> ping.payload().equals(payload))) {
            while (!unanswered.removeFirst().payload().equals(payload)) {
                // An earlier one, answered by the later.
            }
        }
    }

    /** Counts a message; false when it is one too many in its second. */
    synchronized boolean mayTalk(long now) {
        if (now - second >= SECOND) {
            second = now;
            messages = 0;
        }
        return ++messages <= limits.messagesPerSecond();
    }
}
