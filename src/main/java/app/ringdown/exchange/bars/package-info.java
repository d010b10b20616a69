/**
 * Bars of all intervals: generated history, stored minutes and live trades as one consistent
 * series.
 */
@NullMarked
package app.ringdown.exchange.bars;

import org.jspecify.annotations.NullMarked;
