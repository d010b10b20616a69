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
 * @param ticks limit price; 0 for a type that has none
 * @param lots quantity; 0 if an {@code amount} is given instead
 * @param amount for a market order by amount: how much of the quote asset to spend or receive, else
 *     null
 * @param stopTicks stop price; 0 for a type that has none. Of a trailing stop the price from which
 *     on it trails, 0 for at once
 * @param trailingBips distance of a trailing stop in basis points of the price; 0 for others
 * @param displayLots what an iceberg shows of itself in the book at a time; 0 for all
 * @param exits the bracket that is wanted with it
 * @param links the orders that it belongs to
 */
public record OrderRequest(
        String clientOrderId,
        Instrument instrument,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        long ticks,
        long lots,
        @Nullable BigDecimal amount,
        long stopTicks,
        int trailingBips,
        long displayLots,
        Exits exits,
        OrderLinks links) {

    public OrderRequest {
        if (lots < 0
                || ticks < 0
                || stopTicks < 0
                || trailingBips < 0
                || displayLots < 0
                || (amount != null && (type != OrderType.MARKET || lots != 0))) {
            throw new IllegalArgumentException(
                    "not an order: " + lots + " lots at " + ticks + ", amount " + amount);
        }
    }

    /** An order that waits for nothing, shows itself whole and belongs to no other. */
    public OrderRequest(
            String clientOrderId,
            Instrument instrument,
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            long ticks,
            long lots,
            @Nullable BigDecimal amount) {
        this(
                clientOrderId,
                instrument,
                side,
                type,
                timeInForce,
                ticks,
                lots,
                amount,
                0,
                0,
                0,
                Exits.NONE,
                OrderLinks.NONE);
    }

    /** The same order under another id. */
    public OrderRequest withClientOrderId(String id) {
        return with(id, ticks, lots, stopTicks, trailingBips, displayLots, exits, links);
    }

    /** The same order, waiting for the market. */
    public OrderRequest withTrigger(long atTicks, int trailing) {
        return with(clientOrderId, ticks, lots, atTicks, trailing, displayLots, exits, links);
    }

    /** The same order, of which that much is shown at a time. */
    public OrderRequest withDisplayLots(long shown) {
        return with(clientOrderId, ticks, lots, stopTicks, trailingBips, shown, exits, links);
    }

    /** The same order with a bracket. */
    public OrderRequest withExits(Exits wanted) {
        return with(
                clientOrderId, ticks, lots, stopTicks, trailingBips, displayLots, wanted, links);
    }

    /** The same order, belonging to others. */
    public OrderRequest withLinks(OrderLinks to) {
        return with(clientOrderId, ticks, lots, stopTicks, trailingBips, displayLots, exits, to);
    }

    /** The same order at other prices and of another size. */
    public OrderRequest with(long atTicks, long atStopTicks, long ofLots) {
        return with(
                clientOrderId,
                atTicks,
                ofLots,
                atStopTicks,
                trailingBips,
                displayLots,
                exits,
                links);
    }

    private OrderRequest with(
            String id,
            long atTicks,
            long ofLots,
            long atStopTicks,
            int trailing,
            long shown,
            Exits wanted,
            OrderLinks to) {
        return new OrderRequest(
                id,
                instrument,
                side,
                type,
                timeInForce,
                atTicks,
                ofLots,
                amount,
                atStopTicks,
                trailing,
                shown,
                wanted,
                to);
    }
}
