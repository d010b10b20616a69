package app.ringdown.exchange.account;

import app.ringdown.exchange.book.SelfTradePrevention;
import app.ringdown.exchange.listing.Listing;

/**
 * A trade of an account with itself that did not happen (Binance Spot API, FAQ "Self Trade
 * Prevention"). No account is part of a trade group here: the dialect's {@code tradeGroupId} is
 * always {@link #NO_TRADE_GROUP}.
 *
 * @param id ascending within the listing, from 1
 * @param account whose orders they are
 * @param listing what they trade
 * @param takerOrderId the incoming order
 * @param makerOrderId the resting order
 * @param mode what was done about it: the taker's mode, but {@code DECREMENT} for a taker's
 *     TRANSFER that meets another mode
 * @param ticks the price of the match, in ticks of the listing
 * @param lots what would have traded, in lots of the listing
 * @param takerPreventedLots what the taker lost by it, in lots; 0 if nothing
 * @param makerPreventedLots what the maker lost by it, in lots; 0 if nothing
 * @param time when, in microseconds since the epoch
 */
public record PreventedMatch(
        long id,
        int account,
        Listing listing,
        long takerOrderId,
        long makerOrderId,
        SelfTradePrevention mode,
        long ticks,
        long lots,
        long takerPreventedLots,
        long makerPreventedLots,
        long time) {

    /** The trade group of an account that is in none. */
    public static final long NO_TRADE_GROUP = -1;

    /** What one of the two orders lost by it, in lots. */
    public long preventedLots(long orderId) {
        return orderId == takerOrderId ? takerPreventedLots : makerPreventedLots;
    }

    /** The other of the two orders. */
    public long counterOrderId(long orderId) {
        return orderId == takerOrderId ? makerOrderId : takerOrderId;
    }

    /** What the trade would have come to, in 1e-8 of the quote asset. */
    public long quote() {
        return listing.notional(ticks, lots);
    }
}
