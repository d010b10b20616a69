package app.ringdown.market;

/**
 * The latest that is known of an instrument: top of book, last trade and the last 24 hours. A price
 * of 0 means not known, and an empty side of the book.
 *
 * @param bid best bid, ticks
 * @param bidLots size at the best bid
 * @param ask best ask, ticks
 * @param askLots size at the best ask
 * @param last price of the last trade, ticks
 * @param lastLots size of the last trade
 * @param lastSide the side that took liquidity in the last trade: -1 sell, 1 buy, 0 not known
 * @param open price 24 hours ago, ticks
 * @param high highest trade of 24 hours, ticks
 * @param low lowest trade of 24 hours, ticks
 * @param volumeLots lots traded in 24 hours
 * @param quoteVolume amount traded in 24 hours, whole units of the quote asset
 * @param sequence the venue's update id of the top of book; 0 if it came without one, {@link
 *     #IN_DOUBT} if it was not told again since the stream was lost or brought it no longer
 * @param venueMs the venue's time of the newest part that carries one, epoch ms; 0 if none did
 * @param arrivalNanos {@link System#nanoTime()} when the newest part came off the wire; 0 if none
 *     has
 * @param touchNanos {@link System#nanoTime()} when the top of book came off the wire; 0 if none has
 */
public record Quote(
        Instrument instrument,
        long bid,
        long bidLots,
        long ask,
        long askLots,
        long last,
        long lastLots,
        int lastSide,
        long open,
        long high,
        long low,
        long volumeLots,
        long quoteVolume,
        long sequence,
        long venueMs,
        long arrivalNanos,
        long touchNanos) {
    /** A {@link #sequence} that says that the top of book may have changed since. */
    public static final long IN_DOUBT = -1;

    /** Ask less bid in ticks, or -1 if a side is empty. */
    public long spread() {
        return bid > 0 && ask > 0 ? ask - bid : -1;
    }

    /** Change over 24 hours as a ratio of the opening price (0.01 is 1 %); NaN if not known. */
    public double change() {
        return open > 0 && last > 0 ? (double) (last - open) / open : Double.NaN;
    }

    /** What the day has moved between, as a ratio of its low (0.01 is 1 %); NaN if not known. */
    public double swing() {
        return low > 0 && high >= low ? (double) (high - low) / low : Double.NaN;
    }

    /** Where the last price stands between the day's low (0) and high (1); NaN if not known. */
    public double placeInRange() {
        return last <= 0 || low <= 0 || high <= low
                ? Double.NaN
                : Math.clamp((double) (last - low) / (high - low), 0.0, 1.0);
    }

    /** The spread in hundredths of a percent of the middle; NaN if a side is empty. */
    public double spreadPoints() {
        return spread() < 0 ? Double.NaN : spread() * 20_000.0 / (bid + ask);
    }
}
