/**
 * The fire drill: which faults are in force, and which request or frame each of them strikes. Pure;
 * the sockets and the REST server do what is decided here.
 */
@NullMarked
package app.ringdown.exchange.drill;

import org.jspecify.annotations.NullMarked;
