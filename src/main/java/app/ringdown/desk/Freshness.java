package app.ringdown.desk;

/** How far a value may be relied on, judged when it is looked at. */
public enum Freshness {
    /** Nothing is known yet. */
    UNKNOWN,
    /** The stream carries it, and it is not older than its age limit. */
    LIVE,
    /** The stream is down; it was asked for by REST, and is not older than its age limit. */
    POLLED,
    /** It was true once. */
    STALE
}
