package app.ringdown.market;

/**
 * A public trade, as it stands on the tape.
 *
 * @param tradeId the venue's number of it
 * @param ticks price
 * @param lots size
 * @param aggressor the side that took liquidity
 * @param venueMs the venue's time of the trade, epoch ms
 * @param arrivalNanos {@link System#nanoTime()} when it came off the wire
 * @param missing how many trades before it, after the newest one before it, are not on the tape
 *     although the venue numbers them
 */
public record Print(
        long tradeId,
        long ticks,
        long lots,
        Side aggressor,
        long venueMs,
        long arrivalNanos,
        long missing) {}
