package app.ringdown.exchange.flow;

/** How long a house trader's limit order lives. */
public enum Tif {
    /** Rests until filled or cancelled. */
    GTC,
    /** Takes what is there at once, the rest is dropped. */
    IOC,
    /** Rests until filled or cancelled, and is refused if it would take at once. */
    POST_ONLY
}
