package app.ringdown.order;

/** How an order meets the book. What a venue takes of these is in its {@link OrderRules}. */
public enum OrderType {
    /** Takes what is there, at once. */
    MARKET,
    /** At the given price or better; what is left rests, as its {@link TimeInForce} says. */
    LIMIT,
    /** A limit order that is refused rather than take liquidity (Binance: LIMIT_MAKER). */
    POST_ONLY,
    /**
     * A market order that waits until the market has moved against the side to its stop price: a
     * buy above the market, a sell below it (Binance: STOP_LOSS).
     */
    STOP,
    /** As {@link #STOP}, but becomes a limit order (Binance: STOP_LOSS_LIMIT). */
    STOP_LIMIT,
    /**
     * A market order that waits until the market has moved in favour of the side to its stop price:
     * a buy below the market, a sell above it.
     */
    TAKE_PROFIT,
    /** As {@link #TAKE_PROFIT}, but becomes a limit order. */
    TAKE_PROFIT_LIMIT,
    /**
     * A {@link #STOP} whose price follows the best price since it was sent at a fixed distance in
     * basis points. It lives at the venue (Binance: STOP_LOSS with trailingDelta).
     */
    TRAILING_STOP;

    /** Whether it names a limit price. */
    public boolean hasPrice() {
        return switch (this) {
            case LIMIT, POST_ONLY, STOP_LIMIT, TAKE_PROFIT_LIMIT -> true;
            case MARKET, STOP, TAKE_PROFIT, TRAILING_STOP -> false;
        };
    }

    /** Whether it waits for the market to come to a stop price that it names. */
    public boolean hasStop() {
        return switch (this) {
            case STOP, STOP_LIMIT, TAKE_PROFIT, TAKE_PROFIT_LIMIT -> true;
            case MARKET, LIMIT, POST_ONLY, TRAILING_STOP -> false;
        };
    }

    /** Whether it is out of the book until it is triggered. */
    public boolean isTriggered() {
        return hasStop() || this == TRAILING_STOP;
    }

    /** Whether its life can be chosen. */
    public boolean hasTimeInForce() {
        return hasPrice() && this != POST_ONLY;
    }

    /** Whether it waits for a market that moves against its side. */
    public boolean isStopLoss() {
        return switch (this) {
            case STOP, STOP_LIMIT, TRAILING_STOP -> true;
            case MARKET, LIMIT, POST_ONLY, TAKE_PROFIT, TAKE_PROFIT_LIMIT -> false;
        };
    }
}
