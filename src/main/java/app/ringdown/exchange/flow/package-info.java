/**
 * Who else trades on the embedded exchange: sources of orders behind one interface. All on the
 * exchange thread.
 */
@NullMarked
package app.ringdown.exchange.flow;

import org.jspecify.annotations.NullMarked;
