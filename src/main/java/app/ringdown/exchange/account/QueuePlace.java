package app.ringdown.exchange.account;

/**
 * The place of an order in the queue of its price, where its id and its quantity do not give it:
 * what a book needs to take it back after a restart.
 *
 * @param rank the lower, the earlier its turn: the order's id or, if it came into the queue later
 *     than that says, a later number of the same sequence
 * @param hiddenLots what the book does not show of it, in lots: of an iceberg only
 */
public record QueuePlace(long rank, long hiddenLots) {}
