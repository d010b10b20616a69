package app.ringdown.exchange.drill;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What becomes of the frames that one connection is told. One thread at a time. */
public final class FrameFaults {
    private static final String DEPTH_UPDATE = "\"e\":\"depthUpdate\"";
    private static final long LONGEST_HOLD_NANOS = 1_000_000_000L;

    private final Drill drill;
    private final Scope scope;
    private @Nullable String held;
    private long heldSince;

    public FrameFaults(Drill drill, Scope scope) {
        this.drill = drill;
        this.scope = scope;
    }

    /** A frame as it is sent, so many ms late. */
    public record Sent(String text, int delayMillis) {}

    /** Whether a frame waits for the next one. */
    public boolean holding() {
        return held != null;
    }

    /** What is sent for a frame, in this order. */
    public List<Sent> fate(String json, long nowNanos) {
        List<Sent> sent = new ArrayList<>();
        boolean gap = json.contains(DEPTH_UPDATE) && strikes(Fault.GAP);
        if (!gap && !strikes(Fault.DROP)) {
            String text = Faulty.text(drill, scope, json);
            if (held == null && strikes(Fault.REORDER)) {
                held = text;
                heldSince = nowNanos;
                return sent;
            }
            Strike delay = drill.strike(Fault.DELAY, scope);
            Sent one = new Sent(text, delay == null ? 0 : delay.amount());
            sent.add(one);
            if (strikes(Fault.DUPLICATE)) {
                sent.add(new Sent(text, 0));
            }
        }
        release(sent);
        return sent;
    }

    /** A frame that has waited for another one long enough, or none. */
    public List<Sent> overdue(long nowNanos) {
        List<Sent> sent = new ArrayList<>();
        if (nowNanos - heldSince >= LONGEST_HOLD_NANOS) {
            release(sent);
        }
        return sent;
    }

    private void release(List<Sent> sent) {
        String late = held;
        if (late != null) {
            held = null;
            sent.add(new Sent(late, 0));
        }
    }

    private boolean strikes(Fault fault) {
        return drill.strike(fault, scope) != null;
    }
}
