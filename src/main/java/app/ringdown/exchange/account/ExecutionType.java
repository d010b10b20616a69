package app.ringdown.exchange.account;

/** What an execution report tells (Binance Spot API, user data streams, field {@code x}). */
public enum ExecutionType {
    NEW,
    CANCELED,
    REPLACED,
    REJECTED,
    TRADE,
    EXPIRED,
    TRADE_PREVENTION
}
