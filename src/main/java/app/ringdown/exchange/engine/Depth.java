package app.ringdown.exchange.engine;

import app.ringdown.exchange.listing.Listing;

import java.util.List;

/**
 * The book at one moment.
 *
 * @param listing whose book
 * @param lastUpdateId the id of the last change that is in it
 * @param bids best (highest) first
 * @param asks best (lowest) first
 */
public record Depth(Listing listing, long lastUpdateId, List<Level> bids, List<Level> asks) {}
