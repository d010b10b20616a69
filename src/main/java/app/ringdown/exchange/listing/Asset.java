package app.ringdown.exchange.listing;

/**
 * Something one can hold, and how its worth behaves. A pair's price is the worth of its base over
 * that of its quote, so pairs that share an asset stay consistent with each other.
 *
 * @param name the protocol's name, such as {@code BTC}
 * @param kind what it is
 * @param worth what one is worth in USDT when the very first session opens, above 0
 * @param dailyVolatility standard deviation of a day's log return of its worth, 0 for USDT itself
 * @param beta correlation of its return with the factor common to its kind, 0 to 1
 */
public record Asset(String name, Kind kind, double worth, double dailyVolatility, double beta) {

    /** What an asset is; assets of one kind share a common factor. */
    public enum Kind {
        /** A coin whose worth floats. */
        COIN,
        /** A currency, or a coin pegged to one: hardly moves. */
        CURRENCY,
        /**
         * A tokenised share: the name is that of a stock, its price is synthetic, and it trades
         * around the clock.
         */
        STOCK
    }

    public Asset {
        if (name.isEmpty()
                || !(worth > 0)
                || !(dailyVolatility >= 0)
                || !(beta >= 0 && beta <= 1)) {
            throw new IllegalArgumentException(
                    "worth above 0, volatility from 0, beta from 0 to 1: " + name);
        }
    }
}
