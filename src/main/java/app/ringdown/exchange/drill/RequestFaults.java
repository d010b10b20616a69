package app.ringdown.exchange.drill;

import org.jspecify.annotations.Nullable;

/** What becomes of requests and their answers. Any thread. */
public final class RequestFaults {
    private static final Fault[] BEFORE = {
        Fault.REFUSE, Fault.HALF_OPEN, Fault.BANNED, Fault.TOO_MANY, Fault.UNAVAILABLE
    };
    private static final Fault[] AFTER = {
        Fault.CUT, Fault.NO_ANSWER, Fault.FAIL_AFTER, Fault.ANSWER_TWICE
    };

    private final Drill drill;

    public RequestFaults(Drill drill) {
        this.drill = drill;
    }

    /** What keeps a request from being done, or null. */
    public @Nullable Strike before(Scope scope) {
        return first(BEFORE, scope);
    }

    /** What happens to the answer of a request that was done, or null. */
    public @Nullable Strike after(Scope scope) {
        return first(AFTER, scope);
    }

    private @Nullable Strike first(Fault[] faults, Scope scope) {
        if (!drill.idle()) {
            for (Fault fault : faults) {
                // Who asks on a line of the WebSocket API has not been refused.
                boolean refused = fault == Fault.REFUSE && scope == Scope.USER;
                Strike strike = refused ? null : drill.strike(fault, scope);
                if (strike != null) {
                    return strike;
                }
            }
        }
        return null;
    }

    /** An answer as it goes out: itself, if nothing strikes. */
    public String answer(Scope scope, String json) {
        return Faulty.text(drill, scope, json);
    }

    /** How many ms an answer comes late. */
    public int delayMillis(Scope scope) {
        Strike delay = drill.strike(Fault.DELAY, scope);
        return delay == null ? 0 : delay.amount();
    }
}
