/**
 * How bytes move: REST calls and WebSocket lines that stay open. Knows nothing of trading; a venue
 * gives it a base address and a frame handler.
 */
@NullMarked
package app.ringdown.wire;

import org.jspecify.annotations.NullMarked;
