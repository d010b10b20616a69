package app.ringdown.exchange.listing;

/** The side of an order. The names are the protocol's (Binance Spot API, ENUMs, side). */
public enum Side {
    BUY,
    SELL;

    /** The other side. */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** +1 for a buy, -1 for a sell: what a fill on this side does to an inventory. */
    public int sign() {
        return this == BUY ? 1 : -1;
    }
}
