package app.ringdown.exchange.bars;

/**
 * What was traded in one interval. With no trade all four prices are the close before it and the
 * rest is 0.
 *
 * @param openTime start of the interval, ms since the epoch
 * @param open first price, in ticks
 * @param high highest price, in ticks
 * @param low lowest price, in ticks
 * @param close last price, in ticks
 * @param volume lots traded
 * @param quoteVolume their value in 10^-8 of the quote asset
 * @param trades number of trades
 * @param takerBuyVolume lots of trades whose aggressor bought
 * @param takerBuyQuote their value in 10^-8 of the quote asset
 */
public record Bar(
        long openTime,
        long open,
        long high,
        long low,
        long close,
        long volume,
        long quoteVolume,
        long trades,
        long takerBuyVolume,
        long takerBuyQuote) {

    /** A bar in which nothing was traded. */
    public static Bar flat(long openTime, long ticks) {
        return new Bar(openTime, ticks, ticks, ticks, ticks, 0, 0, 0, 0, 0);
    }
}
