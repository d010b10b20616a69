package app.ringdown.venue;

import app.ringdown.order.TimeInForce;

import java.util.Set;

/**
 * What a venue can do in all of its instruments.
 *
 * @param timesInForce lives of a limit order that it takes
 * @param maxBars most bars that one call brings
 * @param shorts whether more can be sold than is held
 */
public record Capabilities(Set<TimeInForce> timesInForce, int maxBars, boolean shorts) {
    public Capabilities {
        timesInForce = Set.copyOf(timesInForce);
    }
}
