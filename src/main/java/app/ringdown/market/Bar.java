package app.ringdown.market;

/**
 * One bar (candle) of an instrument.
 *
 * @param openMs opening time, epoch ms
 * @param open first price, ticks
 * @param high highest price, ticks
 * @param low lowest price, ticks
 * @param close last price, ticks
 * @param volumeLots lots traded
 * @param closed whether the venue said that the bar is final
 */
public record Bar(
        long openMs, long open, long high, long low, long close, long volumeLots, boolean closed) {

    /** This bar after a trade at {@code ticks}, its volume left to the venue's next word. */
    public Bar withLast(long ticks) {
        return new Bar(
                openMs,
                open,
                Math.max(high, ticks),
                Math.min(low, ticks),
                ticks,
                volumeLots,
                closed);
    }
}
