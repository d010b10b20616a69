package app.ringdown.exchange.bars;

/**
 * What a listing did from the start of some minute until now (Binance Spot API, REST, the ticker
 * endpoints). The trades' numbers of the window run from {@code lastId - count + 1} to {@code
 * lastId}, the number of the listing's last trade, which the engine knows.
 *
 * @param openTime start of the window, ms since the epoch
 * @param closeTime the moment asked for, ms since the epoch
 * @param previousClose last price before the window, in ticks
 * @param open first price in the window, in ticks
 * @param high highest price, in ticks
 * @param low lowest price, in ticks
 * @param last last price, in ticks
 * @param lastLots quantity of the last trade
 * @param volume lots traded
 * @param quoteVolume their value in 10^-8 of the quote asset
 * @param count number of trades
 */
public record WindowStats(
        long openTime,
        long closeTime,
        long previousClose,
        long open,
        long high,
        long low,
        long last,
        long lastLots,
        long volume,
        long quoteVolume,
        long count) {}
