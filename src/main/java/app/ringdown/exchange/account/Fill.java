package app.ringdown.exchange.account;

import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

/**
 * One account's side of a trade.
 *
 * @param tradeId the trade's id, ascending within the listing
 * @param orderId the account's order that traded
 * @param account the account
 * @param listing what was traded
 * @param side whether the account bought or sold
 * @param ticks the price in ticks of the listing
 * @param lots the quantity in lots of the listing
 * @param quote price times quantity, in 1e-8 of the quote asset
 * @param commission the fee, in 1e-8 of {@code commissionAsset}
 * @param commissionAsset what the fee was taken in: what the account received
 * @param maker whether the account's order was the resting one
 * @param time when, in microseconds since the epoch
 * @param listId the order list that the order belongs to, -1 if none
 */
public record Fill(
        long tradeId,
        long orderId,
        int account,
        Listing listing,
        Side side,
        long ticks,
        long lots,
        long quote,
        long commission,
        String commissionAsset,
        boolean maker,
        long time,
        long listId) {

    /** Whether the aggressor of the trade sold, which the dialect writes as {@code m}. */
    public boolean buyerIsMaker() {
        return maker == (side == Side.BUY);
    }
}
