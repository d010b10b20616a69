/**
 * Chance that can be repeated: random numbers that follow from a seed, the same on every machine.
 */
@NullMarked
package app.ringdown.exchange.chance;

import org.jspecify.annotations.NullMarked;
