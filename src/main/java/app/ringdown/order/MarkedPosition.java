package app.ringdown.order;

import app.ringdown.market.Quote;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * A position valued at a quote.
 *
 * @param mark which price of the quote it is valued at
 * @param price that price; null if the quote does not know it
 * @param unrealised in the quote asset; zero if nothing is open, null if there is no price for what
 *     is
 * @param asOfNanos when that part of the quote came off the wire, {@link System#nanoTime()}; 0 if
 *     it has not come yet
 */
public record MarkedPosition(
        Position position,
        Mark mark,
        @Nullable BigDecimal price,
        @Nullable BigDecimal unrealised,
        long asOfNanos) {

    public static MarkedPosition of(Position position, Mark mark, Quote quote) {
        BigDecimal price = mark.price(quote, position.quantity().signum());
        BigDecimal unrealised =
                position.isOpen()
                        ? price == null ? null : position.unrealised(price)
                        : BigDecimal.ZERO;
        return new MarkedPosition(position, mark, price, unrealised, mark.asOfNanos(quote));
    }
}
