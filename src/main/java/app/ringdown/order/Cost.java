package app.ringdown.order;

import app.ringdown.market.BookView;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What an order is expected to cost, from the live book or from its top: an estimate, not a
 * promise.
 *
 * @param price price that it is reckoned at: the order's own, its stop price, or the other side's
 *     best for a market order
 * @param quantity in the base asset
 * @param notional price times quantity, in the quote asset
 * @param fee expected fee in {@code feeAsset}: taken from what is received, the base on a buy, the
 *     quote on a sell
 * @param slippage how much worse than the best price it is expected to be on average, as a ratio;
 *     null if the book was not looked into
 * @param isCovered false if the book that was looked into does not hold as much
 */
public record Cost(
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal notional,
        BigDecimal fee,
        String feeAsset,
        @Nullable BigDecimal slippage,
        boolean isCovered) {

    /**
     * The estimate by walking the live book, where the order would take from it; else as {@link
     * #of(OrderRequest, Quote, Account)}.
     */
    public static @Nullable Cost of(
            OrderRequest request, Quote quote, Account account, BookView book) {
        Cost top = of(request, quote, account);
        Side other = request.side() == Side.BUY ? Side.SELL : Side.BUY;
        boolean atOnce =
                request.type() == OrderType.MARKET
                        || (request.type() == OrderType.LIMIT && takes(request, quote));
        if (top == null || !atOnce || !book.isLive() || book.size(other) == 0) {
            return top;
        }
        return top.walked(request, book, other, account);
    }

    private Cost walked(OrderRequest request, BookView book, Side other, Account account) {
        Instrument instrument = request.instrument();
        BigDecimal amount = request.amount();
        BigDecimal left = amount == null ? quantity : amount;
        BigDecimal bought = BigDecimal.ZERO;
        BigDecimal paid = BigDecimal.ZERO;
        for (int i = 0; i < book.size(other) && left.signum() > 0; i++) {
            BigDecimal at = instrument.price(book.ticks(other, i));
            BigDecimal there = instrument.quantity(book.lots(other, i));
            BigDecimal worth = at.multiply(there);
            BigDecimal part = left.min(amount == null ? there : worth);
            BigDecimal took =
                    amount == null
                            ? part
                            : part.divide(at, instrument.lotDecimals() + 8, RoundingMode.DOWN);
            bought = bought.add(took);
            paid = paid.add(amount == null ? at.multiply(part) : part);
            left = left.subtract(part);
        }
        if (bought.signum() == 0) {
            return this;
        }
        BigDecimal average =
                paid.divide(bought, instrument.priceDecimals() + 4, RoundingMode.HALF_UP);
        BigDecimal best = instrument.price(book.ticks(other, 0));
        BigDecimal ratio = average.subtract(best).abs().divide(best, 10, RoundingMode.HALF_UP);
        boolean buy = request.side() == Side.BUY;
        // What the book does not hold is reckoned as if it went on at the same average.
        BigDecimal size = amount == null ? quantity : bought;
        BigDecimal value = amount == null ? average.multiply(quantity) : amount;
        BigDecimal taken =
                (buy ? size : value)
                        .multiply(account.takerRate())
                        .setScale(8, RoundingMode.HALF_UP);
        return new Cost(average, size, value, taken, feeAsset, ratio, left.signum() == 0);
    }

    /** The estimate from the top of the book, or null if it has no price to reckon with. */
    public static @Nullable Cost of(OrderRequest request, Quote quote, Account account) {
        Instrument instrument = request.instrument();
        long ticks = ticks(request, quote);
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
                price,
                quantity,
                notional,
                fee,
                buy ? instrument.base() : instrument.quote(),
                null,
                true);
    }

    /** Where it is reckoned at: its own price, else its stop price, else the market's. */
    private static long ticks(OrderRequest request, Quote quote) {
        if (request.type().hasPrice()) {
            return request.ticks();
        }
        if (request.type().hasStop()) {
            return request.stopTicks();
        }
        long best = request.side() == Side.BUY ? quote.ask() : quote.bid();
        return best > 0 ? best : quote.last();
    }

    private static boolean takes(OrderRequest request, Quote quote) {
        return switch (request.type()) {
            case MARKET, STOP, TAKE_PROFIT, TRAILING_STOP, STOP_LIMIT, TAKE_PROFIT_LIMIT -> true;
            case POST_ONLY -> false;
            case LIMIT ->
                    request.side() == Side.BUY
                            ? quote.ask() > 0 && request.ticks() >= quote.ask()
                            : quote.bid() > 0 && request.ticks() <= quote.bid();
        };
    }
}
