package app.ringdown.venue;

/** The state of a venue's stream, as a trader should see it. */
public enum LineState {
    /** Never opened, or closed on purpose. */
    CLOSED,
    /** Being opened for the first time. */
    CONNECTING,
    /** Open and subscribed. */
    OPEN,
    /** Lost; being opened again, for ever. What is on screen is stale. */
    RECONNECTING
}
