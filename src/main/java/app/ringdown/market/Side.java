package app.ringdown.market;

/** The side of an order, or the side that took liquidity in a trade. */
public enum Side {
    BUY,
    SELL;

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
