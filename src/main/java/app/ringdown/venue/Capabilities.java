package app.ringdown.venue;

import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;

import java.util.Set;

/**
 * What a venue can do.
 *
 * @param orderTypes orders it takes
 * @param timesInForce lives of a limit order that it takes
 * @param maxBars most bars that one call brings
 */
public record Capabilities(Set<OrderType> orderTypes, Set<TimeInForce> timesInForce, int maxBars) {
    public Capabilities {
        orderTypes = Set.copyOf(orderTypes);
        timesInForce = Set.copyOf(timesInForce);
    }
}
