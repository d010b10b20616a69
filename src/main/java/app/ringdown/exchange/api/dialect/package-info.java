/**
 * The Binance Spot dialect itself: parameters, signatures, time windows, rate limits, errors and
 * JSON. Pure: no socket, no engine, no clock of its own.
 */
@NullMarked
package app.ringdown.exchange.api.dialect;

import org.jspecify.annotations.NullMarked;
