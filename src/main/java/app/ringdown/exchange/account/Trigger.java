package app.ringdown.exchange.account;

/**
 * What wakes a conditional order.
 *
 * @param stopTicks the stop price in ticks, or 0 if the order only trails
 * @param trailingDelta the trailing distance in bips (1/100 of a per cent), or 0 if it does not
 */
public record Trigger(long stopTicks, int trailingDelta) {}
