/** The exchange's face to the world: REST and WebSocket, joined to the engine behind them. */
@NullMarked
package app.ringdown.exchange.api;

import org.jspecify.annotations.NullMarked;
