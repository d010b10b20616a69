/** The embedded exchange, a real server on loopback: here is how it is started and stopped. */
@NullMarked
package app.ringdown.exchange;

import org.jspecify.annotations.NullMarked;
