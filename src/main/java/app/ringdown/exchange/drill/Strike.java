package app.ringdown.exchange.drill;

/**
 * That a fault strikes, this once.
 *
 * @param amount what the fault says it is
 * @param luck 64 random bits, for whatever is still open
 * @param lift how often the fault had been lifted before it
 * @param endNanos when its exercise ends, on the drill's clock; {@link Long#MAX_VALUE} if it does
 *     not
 */
public record Strike(Fault fault, int amount, long luck, long lift, long endNanos) {}
