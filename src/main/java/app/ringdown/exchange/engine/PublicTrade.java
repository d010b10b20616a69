package app.ringdown.exchange.engine;

/**
 * A trade as everyone sees it.
 *
 * @param id ascending by one within the listing
 * @param ticks the price in ticks
 * @param lots the quantity in lots
 * @param quote price times quantity, in 1e-8 of the quote asset
 * @param time in microseconds since the epoch
 * @param buyerIsMaker whether the aggressor sold
 */
public record PublicTrade(
        long id, long ticks, long lots, long quote, long time, boolean buyerIsMaker) {}
