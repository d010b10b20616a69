package app.ringdown.exchange.bars;

/**
 * A time in which the exchange was off and whose bars are generated: the years before the first
 * session, and each pause after that. Everything in it follows from these values and the listing,
 * so that storing them fixes it for ever.
 *
 * @param seed what its random numbers start from
 * @param startMs first moment, ms since the epoch, a whole minute
 * @param endMs the moment after the last, a whole minute: the session's first minute
 * @param startTicks the close before it, 0 for the first era, which has nothing before it
 * @param endTicks its last close, at which the session after it opens
 */
public record Era(long seed, long startMs, long endMs, long startTicks, long endTicks) {
    public Era {
        if (startMs % 60_000 != 0 || endMs % 60_000 != 0 || endMs <= startMs) {
            throw new IllegalArgumentException("an era is made of whole minutes");
        }
        if (startTicks < 0 || endTicks < 1) {
            throw new IllegalArgumentException("prices are above 0");
        }
    }
}
