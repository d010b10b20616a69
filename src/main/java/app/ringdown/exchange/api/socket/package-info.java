/**
 * WebSocket connections, whatever is said over them: limits, pings, bounded sending. Knows nothing
 * of markets.
 */
@NullMarked
package app.ringdown.exchange.api.socket;

import org.jspecify.annotations.NullMarked;
