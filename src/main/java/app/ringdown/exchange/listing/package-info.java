/**
 * What can be traded on the embedded exchange, and in which units. Pure values; every type is
 * immutable.
 */
@NullMarked
package app.ringdown.exchange.listing;

import org.jspecify.annotations.NullMarked;
