package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.Refusal;

/**
 * What became of a {@link CancelReplace}: of both halves, as each may fail alone.
 *
 * @param cancelled the old order after its cancel; never {@link NotAttempted}
 * @param placed the new order
 */
public record CancelReplaced(Half<Order> cancelled, Half<Placed> placed) {

    /** Whether both were done. */
    public boolean complete() {
        return cancelled instanceof Done && placed instanceof Done;
    }

    /** Whether neither was done. */
    public boolean failed() {
        return !(cancelled instanceof Done) && !(placed instanceof Done);
    }

    /**
     * One half of it.
     *
     * @param <T> what it answers
     */
    public sealed interface Half<T> {}

    /**
     * It was done.
     *
     * @param answer its answer
     */
    public record Done<T>(T answer) implements Half<T> {}

    /**
     * It was refused.
     *
     * @param refusal why
     */
    public record Refused<T>(Refusal refusal) implements Half<T> {}

    /** It was not tried, as the other half was refused before. */
    public record NotAttempted<T>() implements Half<T> {}
}
