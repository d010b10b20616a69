/**
 * The exchange's own knobs, which no real one has: money for the account, latency, faults. Under
 * {@code /ringdown/} on the REST port, and as methods for whoever runs the exchange itself.
 */
@NullMarked
package app.ringdown.exchange.api.control;

import org.jspecify.annotations.NullMarked;
