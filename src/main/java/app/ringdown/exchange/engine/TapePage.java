package app.ringdown.exchange.engine;

/**
 * A part of the tape of aggregated trades (Binance Spot API, REST, aggTrades): with an id or a
 * start the oldest from there on, else the newest.
 *
 * @param fromId the first id wanted, -1 for none
 * @param start the earliest time wanted, in microseconds since the epoch, -1 for none
 * @param end the latest time wanted, inclusive, in microseconds since the epoch, -1 for none
 * @param limit how many at most, 1 or more
 */
public record TapePage(long fromId, long start, long end, int limit) {}
