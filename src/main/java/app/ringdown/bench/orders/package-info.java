/** Measures an order, from the click to the socket and to the screen. */
@NullMarked
package app.ringdown.bench.orders;

import org.jspecify.annotations.NullMarked;
