package app.ringdown.exchange.flow;

import app.ringdown.exchange.listing.Side;

import java.util.EnumSet;
import java.util.Set;

/**
 * A source of orders: who else trades on the exchange. Synthetic agents, the mirror of another
 * venue's book and the replay of a recording are all flows. It knows the exchange through its
 * {@link Floor} alone, the time through what it is told, and owns no thread: every method is called
 * on the exchange thread.
 *
 * <p>The life of a session, driven by the engine:
 *
 * <pre>{@code
 * long t = Flow.sessionStart(clock.millis());   // somewhat before now, so that books are full when doors open
 * flow.open(floor, t);
 * while (t <= now) t = flow.run(t);             // floor.now() is t meanwhile: first fast, then with the clock
 * }</pre>
 *
 * The same flow given the same answers of the floor at the same times does the same.
 */
public interface Flow {
    /** How long a session runs in fast time before its doors open, at least, in ms. */
    long WARM_UP_MS = 30_000;

    /**
     * When a session that opens its doors now should begin: on a whole minute, 30 to 90 s before.
     */
    static long sessionStart(long nowMs) {
        return Math.floorDiv(nowMs - WARM_UP_MS, 60_000L) * 60_000L;
    }

    /**
     * Begins a session: enrols the traders. Called once, before everything else. Books are empty.
     *
     * @param startMs the session's first moment, ms since the epoch; {@link Floor#now()} says the
     *     same
     */
    void open(Floor floor, long startMs);

    /**
     * The scenarios it can play. {@code NORMAL} and {@code HALT} every flow can: in a halt the
     * floor refuses its orders.
     */
    default Set<Scenario> scenarios() {
        return EnumSet.of(Scenario.NORMAL, Scenario.HALT);
    }

    /**
     * A listing is switched to a scenario; at the start all are in {@code NORMAL}. As with {@link
     * #onFill}: take note only.
     *
     * @param scenario one of {@link #scenarios}
     * @param nowMs ms since the epoch
     */
    default void play(int listing, Scenario scenario, long nowMs) {}

    /**
     * Does everything that is due at or before {@code nowMs}.
     *
     * @param nowMs ms since the epoch, not before that of the last call. A flow that finds it far
     *     behind (a machine that slept) skips what it missed rather than do it in a burst
     * @return when it wants to be called next, after {@code nowMs}; being called earlier or later
     *     is fine
     */
    long run(long nowMs);

    /**
     * An order of one of this flow's traders was filled, wholly or in part. Comes in the middle of
     * the floor's work, perhaps of a call of this flow's own: take note of it, and act in the next
     * {@link #run}.
     *
     * @param order the order's number, or {@link Floor#DONE} if it has none, being filled while it
     *     is entered
     * @param trader whose order
     * @param side the order's side
     * @param ticks price of the fill
     * @param lots quantity of the fill, above 0
     * @param maker whether the order rested
     */
    void onFill(
            long order, int trader, int listing, Side side, long ticks, long lots, boolean maker);

    /**
     * A trade happened, whoever took part; it comes after the fills it consists of. As with {@link
     * #onFill}: take note only.
     *
     * @param buyerIsMaker whether the aggressor sold
     * @param timeMs ms since the epoch
     */
    void onTrade(int listing, long ticks, long lots, boolean buyerIsMaker, long timeMs);
}
