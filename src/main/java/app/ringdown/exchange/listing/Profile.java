package app.ringdown.exchange.listing;

/**
 * How an instrument behaves: what the history generator and the synthetic flow aim at. No rule of
 * the exchange depends on it.
 *
 * @param base what is bought and sold
 * @param quote what it is paid in
 * @param referenceTicks the price at which the very first session opens, in ticks, at least 1
 * @param dailyQuoteVolume what is traded in an ordinary day, in whole units of the quote asset,
 *     above 0
 * @param tradesPerDay how many trades make up that day, above 0
 * @param spreadTicks the usual distance of best bid and ask in ticks, at least 1
 */
public record Profile(
        Asset base,
        Asset quote,
        long referenceTicks,
        double dailyQuoteVolume,
        double tradesPerDay,
        int spreadTicks) {

    public Profile {
        if (referenceTicks < 1 || spreadTicks < 1) {
            throw new IllegalArgumentException("price and spread are at least one tick");
        }
        if (!(dailyQuoteVolume > 0) || !(tradesPerDay > 0)) {
            throw new IllegalArgumentException("volume and number of trades are above 0");
        }
    }

    /** Standard deviation of a day's log return of the price, such as 0.025. */
    public double dailyVolatility() {
        double b = base.dailyVolatility();
        double q = quote.dailyVolatility();
        double correlation = base.kind() == quote.kind() ? base.beta() * quote.beta() : 0;
        return Math.sqrt(b * b + q * q - 2 * correlation * b * q);
    }

    /** Value of the average trade, in whole units of the quote asset. */
    public double averageTrade() {
        return dailyQuoteVolume / tradesPerDay;
    }
}
