package app.ringdown.order;

/** How long a limit order lives. */
public enum TimeInForce {
    /** Until it is filled or cancelled. */
    GTC,
    /** Fills what it can at once; the rest expires. */
    IOC,
    /** Fills whole at once, or expires whole. */
    FOK
}
