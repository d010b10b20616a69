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
    EXPIRE_BOTH
}
