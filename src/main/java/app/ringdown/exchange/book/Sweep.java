package app.ringdown.exchange.book;

/**
 * What an incoming order would get.
 *
 * @param lots how much it would trade
 * @param quote what that comes to, in 1e-8 of the quote asset
 * @param stop why it would end there
 */
public record Sweep(long lots, long quote, Stop stop) {}
