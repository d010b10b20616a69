package app.ringdown.exchange.account;

import app.ringdown.exchange.listing.Listing;

/**
 * An order that was made smaller and kept its place (Binance Spot API, FAQ "Order Amend Keep
 * Priority").
 *
 * @param executionId the id of the execution that told it, ascending over all listings
 * @param orderId the order's id, which stays
 * @param account whose order it is
 * @param listing what it trades
 * @param oldClientOrderId the client's id before
 * @param newClientOrderId the client's id after; it may be the same
 * @param oldLots the order's quantity before, in lots of the listing
 * @param newLots the order's quantity after, in lots of the listing
 * @param time when, in microseconds since the epoch
 */
public record Amendment(
        long executionId,
        long orderId,
        int account,
        Listing listing,
        String oldClientOrderId,
        String newClientOrderId,
        long oldLots,
        long newLots,
        long time) {}
