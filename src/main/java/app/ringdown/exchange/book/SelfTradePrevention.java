package app.ringdown.exchange.book;

/**
 * What happens when an incoming order meets a resting one of the same trader; the incoming order's
 * mode decides (Binance Spot API, FAQ "Self trade prevention").
 */
public enum SelfTradePrevention {
    /** They trade. */
    NONE,
    /** What is left of the incoming order expires. */
    EXPIRE_TAKER,
    /** The resting order expires and the incoming one goes on. */
    EXPIRE_MAKER,
    /** Both expire. */
    EXPIRE_BOTH,
    /** Both lose what would have traded: the smaller one expires, or both if they are equal. */
    DECREMENT,
    /**
     * As {@link #DECREMENT}. Between two accounts of one trade group whose orders both say so, what
     * would have traded changes hands besides; there are no trade groups here.
     */
    TRANSFER;

    /** The mode of an order that names none. */
    public static final SelfTradePrevention DEFAULT = EXPIRE_MAKER;

    /** What an incoming order of this mode does to a resting one of another: as said there. */
    public SelfTradePrevention against(SelfTradePrevention maker) {
        return this == TRANSFER && maker != TRANSFER ? DECREMENT : this;
    }

    /**
     * What the resting order loses.
     *
     * @param open what is open of it, in lots
     * @param match what would have traded, in lots
     */
    long makerLoss(long open, long match) {
        return switch (this) {
            case NONE, EXPIRE_TAKER -> 0;
            case EXPIRE_MAKER, EXPIRE_BOTH -> open;
            case DECREMENT, TRANSFER -> match;
        };
    }

    /** What the incoming order loses, in the same terms. */
    long takerLoss(long open, long match) {
        return switch (this) {
            case NONE, EXPIRE_MAKER -> 0;
            case EXPIRE_TAKER, EXPIRE_BOTH -> open;
            case DECREMENT, TRANSFER -> match;
        };
    }
}
