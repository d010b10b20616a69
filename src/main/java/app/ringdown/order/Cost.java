package app.ringdown.order;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What an order is expected to cost, from the top of the book: an estimate, not a promise.
 *
 * @param price price that it is reckoned at: the order's own, or the other side's best for a market
 *     order
 * @param quantity in the base asset
 * @param notional price times quantity, in the quote asset
 * @param fee expected fee in {@code feeAsset}: taken from what is received, the base on a buy, the
 *     quote on a sell
 */
public record Cost(
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal notional,
        BigDecimal fee,
        String feeAsset) {

    /** The estimate, or null if the book has no price to reckon with. */
    public static @Nullable Cost of(OrderRequest request, Quote quote, Account account) {
        Instrument instrument = request.instrument();
        long ticks = request.ticks();
        if (request.type() == OrderType.MARKET) {
            long best = request.side() == Side.BUY ? quote.ask() : quote.bid();
            ticks = best > 0 ? best : quote.last();
        }
        if (ticks <= 0) {
            return null;
        }
        BigDecimal price = instrument.price(ticks);
        BigDecimal amount = request.amount();
        BigDecimal quantity =
                amount == null
                        ? instrument.quantity(request.lots())
                        : instrument.quantity(
                                instrument.lotsWithin(
                                        amount.divide(
                                                price,
                                                instrument.lotDecimals(),
                                                RoundingMode.DOWN)));
        BigDecimal notional = amount == null ? price.multiply(quantity) : amount;
        BigDecimal rate = takes(request, quote) ? account.takerRate() : account.makerRate();
        boolean buy = request.side() == Side.BUY;
        BigDecimal fee =
                (buy ? quantity : notional).multiply(rate).setScale(8, RoundingMode.HALF_UP);
        return new Cost(
                price, quantity, notional, fee, buy ? instrument.base() : instrument.quote());
    }

    private static boolean takes(OrderRequest request, Quote quote) {
        return switch (request.type()) {
            case MARKET -> true;
            case POST_ONLY -> false;
            case LIMIT ->
                    request.side() == Side.BUY
                            ? quote.ask() > 0 && request.ticks() >= quote.ask()
                            : quote.bid() > 0 && request.ticks() <= quote.bid();
        };
    }
}
