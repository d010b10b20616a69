package app.ringdown.exchange.engine;

/**
 * The top of a book; a side with nothing on it has 0 ticks and 0 lots.
 *
 * @param updateId the id of the last change of the book
 * @param bidTicks the highest bid, in ticks
 * @param bidLots what rests there, in lots
 * @param askTicks the lowest offer, in ticks
 * @param askLots what rests there, in lots
 */
public record Best(long updateId, long bidTicks, long bidLots, long askTicks, long askLots) {}
