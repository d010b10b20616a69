package app.ringdown.exchange.book;

/**
 * What an incoming order would get.
 *
 * @param lots how much it would trade
 * @param quote what that and what is prevented come to, in 1e-8 of the quote asset
 * @param prevented how much it would lose to its owner's orders on the way, in lots: by {@link
 *     SelfTradePrevention#DECREMENT} only
 * @param stop why it would end there
 */
public record Sweep(long lots, long quote, long prevented, Stop stop) {}
