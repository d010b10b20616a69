package app.ringdown.order;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * An order as a person wants it: what is checked, journalled and sent, unchanged.
 *
 * @param clientOrderId our own id, unique for ever; it finds the order again when an answer was
 *     lost
 * @param ticks limit price; 0 for a market order
 * @param lots quantity; 0 if an {@code amount} is given instead
 * @param amount for a market order by amount: how much of the quote asset to spend or receive, else
 *     null
 */
public record OrderRequest(
        String clientOrderId,
        Instrument instrument,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        long ticks,
        long lots,
        @Nullable BigDecimal amount) {

    public OrderRequest {
        if (lots < 0 || ticks < 0 || (amount != null && (type != OrderType.MARKET || lots != 0))) {
            throw new IllegalArgumentException(
                    "not an order: " + lots + " lots at " + ticks + ", amount " + amount);
        }
    }

    /** The same order under another id. */
    public OrderRequest withClientOrderId(String id) {
        return new OrderRequest(id, instrument, side, type, timeInForce, ticks, lots, amount);
    }
}
