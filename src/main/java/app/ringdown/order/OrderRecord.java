package app.ringdown.order;

import app.ringdown.market.Side;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * An order as it was written down, in decimals: true over years in which a venue changes its ticks
 * and lots or drops the instrument.
 *
 * @param base asset, empty if the instrument is no longer listed; so is {@code quote}
 * @param price limit price in the quote asset, 0 for a type that has none
 * @param stop stop price, 0 for a type that has none
 * @param trailingBips distance of a trailing stop in basis points, 0 for others
 * @param quantity in the base asset, 0 for an order by amount
 * @param shown what an iceberg shows of itself, 0 for all
 * @param amount of the quote asset, null for an order by quantity
 * @param executed of the base asset
 * @param executedValue of the quote asset
 * @param reason as {@link Reason} writes it
 * @param createdMs epoch ms
 * @param updatedMs time of the newest event, epoch ms
 */
public record OrderRecord(
        String clientOrderId,
        String venueOrderId,
        String symbol,
        String base,
        String quote,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        BigDecimal price,
        BigDecimal stop,
        int trailingBips,
        BigDecimal quantity,
        BigDecimal shown,
        @Nullable BigDecimal amount,
        OrderState state,
        BigDecimal executed,
        BigDecimal executedValue,
        boolean external,
        String reason,
        OrderLinks links,
        long createdMs,
        long updatedMs) {

    /** Average price of what was executed, to 34 digits where it has no end; null for none. */
    public @Nullable BigDecimal average() {
        return executed.signum() == 0
                ? null
                : executedValue.divide(executed, MathContext.DECIMAL128);
    }
}
