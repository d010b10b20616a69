package app.ringdown.exchange.engine;

import app.ringdown.exchange.flow.Scenario;
import app.ringdown.exchange.listing.Listing;

/**
 * The scenario that a listing is in.
 *
 * @param since when it was switched on, in microseconds since the epoch
 * @param until when it gives way to {@link Scenario#NORMAL}, in microseconds since the epoch;
 *     {@link #UNTIL_CHANGED} if it does not by itself
 */
public record Staging(Listing listing, Scenario scenario, long since, long until) {
    /** Later than every moment. */
    public static final long UNTIL_CHANGED = Long.MAX_VALUE;
}
