/** The WebSocket API: requests and answers over a connection, and the user data stream. */
@NullMarked
package app.ringdown.exchange.api.wsapi;

import org.jspecify.annotations.NullMarked;
