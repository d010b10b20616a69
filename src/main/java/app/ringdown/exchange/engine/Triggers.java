package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Trail;
import app.ringdown.exchange.account.Trigger;
import app.ringdown.exchange.listing.Side;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The orders of one listing that wait for a price. A trade looks at the nearest price of each
 * direction and at the orders that trail; whatever it wakes is handed on, the nearest price first,
 * at one price the oldest first.
 *
 * <p>Source: Binance Spot API, REST, "New order", and FAQ "Trailing stop".
 */
final class Triggers {
    private static final long BIPS = 10_000;

    private final Consumer<UserOrder> fire;
    private final Consumer<UserOrder> moved;

    /** Those that a price at or above theirs wakes, by that price. */
    private final TreeMap<Long, SequencedMap<Long, UserOrder>> rising = new TreeMap<>();

    /** Those that a price at or below theirs wakes, by that price. */
    private final TreeMap<Long, SequencedMap<Long, UserOrder>> falling = new TreeMap<>();

    /** Those that follow the price, by id. */
    private final TreeMap<Long, UserOrder> trailing = new TreeMap<>();

    /**
     * @param fire is given an order that is to enter the book; in the midst of matching, so that it
     *     can only be noted
     * @param moved is given an order that has followed the market
     */
    Triggers(Consumer<UserOrder> fire, Consumer<UserOrder> moved) {
        this.fire = fire;
        this.moved = moved;
    }

    /** Whether the order waits for a price that is not below its own; else not above. */
    static boolean rises(NewOrder order) {
        return order.type().stopLoss() == (order.side() == Side.BUY);
    }

    /** Whether an order with this trigger would be woken at once. */
    static boolean met(boolean rises, long stopTicks, long last) {
        return rises ? last >= stopTicks : last <= stopTicks;
    }

    /** Begins to watch an order. */
    void add(UserOrder order) {
        Trigger trigger = trigger(order);
        if (order.trail != null) {
            trailing.put(order.id(), order);
        } else {
            side(order)
                    .computeIfAbsent(trigger.stopTicks(), price -> new TreeMap<>())
                    .put(order.id(), order);
        }
    }

    /** Watches it no more; one that is not watched is no matter. */
    void remove(UserOrder order) {
        trailing.remove(order.id());
        Map<Long, SequencedMap<Long, UserOrder>> side = side(order);
        SequencedMap<Long, UserOrder> level = side.get(trigger(order).stopTicks());
        if (level != null && level.remove(order.id()) != null && level.isEmpty()) {
            side.remove(trigger(order).stopTicks());
        }
    }

    /** There was a trade. */
    void traded(long ticks, long time) {
        if (!trailing.isEmpty()) {
            for (UserOrder order : List.copyOf(trailing.values())) {
                follow(order, ticks);
            }
        }
        while (!rising.isEmpty() && rising.firstKey() <= ticks) {
            wake(rising.pollFirstEntry(), ticks, time);
        }
        while (!falling.isEmpty() && falling.lastKey() >= ticks) {
            wake(falling.pollLastEntry(), ticks, time);
        }
    }

    private void wake(Map.Entry<Long, SequencedMap<Long, UserOrder>> level, long ticks, long time) {
        for (UserOrder order : new ArrayList<>(level.getValue().values())) {
            if (trigger(order).trailingDelta() == 0) {
                fire.accept(order);
            } else {
                order.trail = new Trail(time, ticks);
                trailing.put(order.id(), order);
                moved.accept(order);
            }
        }
    }

    private void follow(UserOrder order, long ticks) {
        Trail trail = Objects.requireNonNull(order.trail);
        long extreme = trail.extremeTicks();
        boolean buys = order.side() == Side.BUY;
        if (extreme == 0 || (buys ? ticks < extreme : ticks > extreme)) {
            order.trail = new Trail(trail.since(), ticks);
            moved.accept(order);
            return;
        }
        long delta = trigger(order).trailingDelta();
        // In doubles no product overflows; both sides are rounded alike far beyond any tick.
        double far = (double) extreme * (buys ? BIPS + delta : BIPS - delta);
        double now = (double) ticks * BIPS;
        if (buys ? now >= far : now <= far) {
            trailing.remove(order.id());
            fire.accept(order);
        }
    }

    private NavigableMap<Long, SequencedMap<Long, UserOrder>> side(UserOrder order) {
        return rises(order.terms) ? rising : falling;
    }

    private static Trigger trigger(UserOrder order) {
        return Objects.requireNonNull(order.terms.trigger());
    }
}
