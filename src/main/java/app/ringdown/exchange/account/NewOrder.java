package app.ringdown.exchange.account;

import app.ringdown.exchange.book.SelfTradePrevention;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import org.jspecify.annotations.Nullable;

/**
 * The terms on which an account asks to trade: what a client sends, in whole ticks and lots.
 *
 * <p>Exactly one of {@code lots} and {@code quoteOrderQty} is positive; the latter only for MARKET.
 *
 * @param account the account that trades
 * @param listing what it trades
 * @param side buy or sell
 * @param type the order type
 * @param timeInForce how long it stands; {@link TimeInForce#GTC} where the type has none
 * @param ticks the limit price in ticks of the listing, 0 for an order at market
 * @param lots the quantity in lots of the listing, 0 if {@code quoteOrderQty} is given
 * @param quoteOrderQty the amount to spend or receive, in 1e-8 of the quote asset, else 0
 * @param clientOrderId the client's own name for the order; empty: the engine makes one
 * @param selfTradePrevention what happens when it would trade with its own account
 * @param icebergLots the part that the book shows at a time, in lots; 0 shows all
 * @param trigger what wakes a conditional order, null for every other type
 * @param strategyId the client's label, kept and given back, or null
 * @param strategyType the client's label, kept and given back, or null
 */
public record NewOrder(
        int account,
        Listing listing,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        long ticks,
        long lots,
        long quoteOrderQty,
        String clientOrderId,
        SelfTradePrevention selfTradePrevention,
        long icebergLots,
        @Nullable Trigger trigger,
        @Nullable Long strategyId,
        @Nullable Integer strategyType) {

    /** A limit order that stands until cancelled. */
    public static NewOrder limit(int account, Listing listing, Side side, long ticks, long lots) {
        return plain(account, listing, side, OrderType.LIMIT, ticks, lots, 0);
    }

    /** A limit order that only ever adds to the book. */
    public static NewOrder limitMaker(
            int account, Listing listing, Side side, long ticks, long lots) {
        return plain(account, listing, side, OrderType.LIMIT_MAKER, ticks, lots, 0);
    }

    /** An order for {@code lots} at whatever price the book gives. */
    public static NewOrder market(int account, Listing listing, Side side, long lots) {
        return plain(account, listing, side, OrderType.MARKET, 0, lots, 0);
    }

    /** An order that spends or receives {@code quoteOrderQty} (1e-8 of the quote asset). */
    public static NewOrder marketForQuote(
            int account, Listing listing, Side side, long quoteOrderQty) {
        return plain(account, listing, side, OrderType.MARKET, 0, 0, quoteOrderQty);
    }

    private static NewOrder plain(
            int account,
            Listing listing,
            Side side,
            OrderType type,
            long ticks,
            long lots,
            long quoteOrderQty) {
        return new NewOrder(
                account,
                listing,
                side,
                type,
                TimeInForce.GTC,
                ticks,
                lots,
                quoteOrderQty,
                "",
                SelfTradePrevention.DEFAULT,
                0,
                null,
                null,
                null);
    }

    /** These terms with another time in force. */
    public NewOrder with(TimeInForce other) {
        return new NewOrder(
                account,
                listing,
                side,
                type,
                other,
                ticks,
                lots,
                quoteOrderQty,
                clientOrderId,
                selfTradePrevention,
                icebergLots,
                trigger,
                strategyId,
                strategyType);
    }

    /** These terms with another client order id. */
    public NewOrder with(String otherClientOrderId) {
        return new NewOrder(
                account,
                listing,
                side,
                type,
                timeInForce,
                ticks,
                lots,
                quoteOrderQty,
                otherClientOrderId,
                selfTradePrevention,
                icebergLots,
                trigger,
                strategyId,
                strategyType);
    }

    /** These terms with another mode of self-trade prevention. */
    public NewOrder with(SelfTradePrevention other) {
        return new NewOrder(
                account,
                listing,
                side,
                type,
                timeInForce,
                ticks,
                lots,
                quoteOrderQty,
                clientOrderId,
                other,
                icebergLots,
                trigger,
                strategyId,
                strategyType);
    }

    /** These terms for another quantity. */
    public NewOrder withLots(long otherLots) {
        return new NewOrder(
                account,
                listing,
                side,
                type,
                timeInForce,
                ticks,
                otherLots,
                quoteOrderQty,
                clientOrderId,
                selfTradePrevention,
                icebergLots,
                trigger,
                strategyId,
                strategyType);
    }

    /** These terms, showing so many lots at a time. */
    public NewOrder withIceberg(long otherIcebergLots) {
        return new NewOrder(
                account,
                listing,
                side,
                type,
                timeInForce,
                ticks,
                lots,
                quoteOrderQty,
                clientOrderId,
                selfTradePrevention,
                otherIcebergLots,
                trigger,
                strategyId,
                strategyType);
    }
}
