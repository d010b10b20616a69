/**
 * The bench of the exchange: matching alone, REST beside a bare server, streams to many clients and
 * beside a slow one. Each figure stands beside a reference that ran in turns with it, so that a
 * busy machine slows both.
 */
@NullMarked
package app.ringdown.bench.exchange;

import org.jspecify.annotations.NullMarked;
