package app.ringdown.order;

/**
 * Where an order stands. Three words are kept apart: denied by us, rejected by the venue, and
 * unknown.
 */
public enum OrderState {
    /** Failed our own checks; never sent. */
    DENIED,
    /** On its way; the venue has not answered. */
    SUBMITTED,
    /** Sent, and its fate is not known: being looked up by its client order id. */
    UNKNOWN,
    /** The venue has it, nothing is filled. */
    ACCEPTED,
    PARTLY_FILLED,
    FILLED,
    CANCELLED,
    /** Cancelled to make room for the order that took its place. */
    REPLACED,
    /** Ended by its time in force, or by the venue. */
    EXPIRED,
    /** Refused by the venue. */
    REJECTED;

    /** Whether nothing more can happen to it. */
    public boolean isFinal() {
        return switch (this) {
            case DENIED, FILLED, CANCELLED, REPLACED, EXPIRED, REJECTED -> true;
            case SUBMITTED, UNKNOWN, ACCEPTED, PARTLY_FILLED -> false;
        };
    }

    /** Whether it is known to rest at the venue. */
    public boolean isWorking() {
        return this == ACCEPTED || this == PARTLY_FILLED;
    }
}
