package app.ringdown.exchange.listing;

/**
 * Whether a listing trades. The names are the protocol's (Binance Spot API, ENUMs, symbol status);
 * of those it has, the ones that happen here.
 */
public enum TradingStatus {
    /** Orders are taken and matched. */
    TRADING,

    /**
     * Nothing is traded and no new order is taken; open orders keep their places, and may be
     * cancelled. Market data is still served, and stands still.
     */
    HALT
}
