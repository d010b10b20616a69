package app.ringdown.exchange.engine;

/**
 * A price and all that rests there.
 *
 * @param ticks the price in ticks of the listing
 * @param lots the quantity in lots of the listing
 */
public record Level(long ticks, long lots) {}
