/**
 * What can be asked of the exchange: one operation for each endpoint, the same for REST and the
 * WebSocket API. An operation reads parameters, has the engine do the work, and writes JSON.
 */
@NullMarked
package app.ringdown.exchange.api.call;

import org.jspecify.annotations.NullMarked;
