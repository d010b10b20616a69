package app.ringdown.ui.line;

import app.ringdown.venue.Traffic;
import app.ringdown.venue.Transfer;

import org.jspecify.annotations.Nullable;

/**
 * A call or a frame in the list; what it says is fetched when somebody looks at it. JavaFX thread.
 */
final class WireRow {
    private final long number;
    private final boolean isCall;
    private @Nullable Transfer transfer;

    WireRow(long number, boolean isCall) {
        this.number = number;
        this.isCall = isCall;
    }

    long number() {
        return number;
    }

    boolean isCall() {
        return isCall;
    }

    /** Null if nobody looked at it while it was still kept. */
    @Nullable Transfer in(Traffic traffic) {
        if (transfer == null) {
            transfer = traffic.get(number);
        }
        return transfer;
    }
}
