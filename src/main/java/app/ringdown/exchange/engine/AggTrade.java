package app.ringdown.exchange.engine;

/**
 * What one incoming order traded at one price, as one.
 *
 * @param id ascending by one within the listing
 * @param ticks the price in ticks
 * @param lots the quantity in lots
 * @param firstTradeId the first trade in it
 * @param lastTradeId the last trade in it
 * @param time in microseconds since the epoch
 * @param buyerIsMaker whether the aggressor sold
 */
public record AggTrade(
        long id,
        long ticks,
        long lots,
        long firstTradeId,
        long lastTradeId,
        long time,
        boolean buyerIsMaker) {}
