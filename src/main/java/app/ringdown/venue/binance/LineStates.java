package app.ringdown.venue.binance;

import app.ringdown.venue.LineState;

import java.util.function.Consumer;

/**
 * What is told of a line's state: changes only, in order, and nothing after the end. Not safe for
 * several threads: its owner holds a lock.
 */
final class LineStates {
    private final Consumer<LineState> listener;
    private LineState state = LineState.CLOSED;
    private boolean wasOpen;
    private boolean ended;

    LineStates(Consumer<LineState> listener) {
        this.listener = listener;
    }

    /** It is dialled: for the first time until it was open once, again after that. */
    void dialling() {
        tell(wasOpen ? LineState.RECONNECTING : LineState.CONNECTING);
    }

    /** What was wanted of it is confirmed. */
    void open() {
        wasOpen = true;
        tell(LineState.OPEN);
    }

    void end() {
        tell(LineState.CLOSED);
        ended = true;
    }

    LineState state() {
        return state;
    }

    boolean isOpen() {
        return state == LineState.OPEN;
    }

    private void tell(LineState next) {
        if (!ended && next != state) {
            state = next;
            listener.accept(next);
        }
    }
}
