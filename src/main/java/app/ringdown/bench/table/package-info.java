/** Measures the watch list, from the socket to the screen. */
@NullMarked
package app.ringdown.bench.table;

import org.jspecify.annotations.NullMarked;
