package app.ringdown.exchange.account;

/**
 * How far a trailing order has followed the market.
 *
 * @param since when it began to, in microseconds since the epoch
 * @param extremeTicks the best price since then, in ticks: to sell the highest, to buy the lowest
 */
public record Trail(long since, long extremeTicks) {}
