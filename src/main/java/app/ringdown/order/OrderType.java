package app.ringdown.order;

/** How an order meets the book. What a venue takes of these is in its capabilities. */
public enum OrderType {
    /** Takes what is there, at once. */
    MARKET,
    /** At the given price or better; what is left rests, as its {@link TimeInForce} says. */
    LIMIT,
    /** A limit order that is refused rather than take liquidity (Binance: LIMIT_MAKER). */
    POST_ONLY
}
