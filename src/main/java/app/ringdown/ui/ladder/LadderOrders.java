package app.ringdown.ui.ladder;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.Order;
import app.ringdown.order.OrderState;
import app.ringdown.ui.depth.DepthLevels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One's own orders by row: those that wait for a stop price at that price, the others at their
 * limit. A buy counts in the row below it and a sell in the one above, as the book's sizes do.
 * Immutable.
 */
final class LadderOrders {

    /** The orders of a side in a row, oldest first. */
    record Cell(List<Order> orders) {
        static final Cell NONE = new Cell(List.of());

        Cell {
            orders = List.copyOf(orders);
        }

        boolean isEmpty() {
            return orders.isEmpty();
        }

        /** How many rest at their limit, or are to. */
        int limits() {
            return orders.size() - stops();
        }

        /** How many wait for this price to be reached. */
        int stops() {
            return (int) orders.stream().filter(Cell::isStop).count();
        }

        long limitLots() {
            return orders.stream().filter(o -> !isStop(o)).mapToLong(Order::remainingLots).sum();
        }

        long stopLots() {
            return orders.stream().filter(Cell::isStop).mapToLong(Order::remainingLots).sum();
        }

        /** Whether the fate of one of them is not known. */
        boolean isDoubtful() {
            return orders.stream().anyMatch(o -> o.state() == OrderState.UNKNOWN);
        }

        /** Whether the venue has yet to answer on one of them, or on its cancel. */
        boolean isPending() {
            return orders.stream()
                    .anyMatch(o -> o.state() == OrderState.SUBMITTED || o.cancelling());
        }

        List<String> ids() {
            return orders.stream().map(Order::clientOrderId).toList();
        }

        private static boolean isStop(Order order) {
            return order.request().type().hasStop();
        }
    }

    private record Key(Side side, long ticks) {}

    private final Map<Key, Cell> cells = new HashMap<>();

    /**
     * @param open orders of any instrument that have not ended
     * @param step from one row to the next, ticks
     */
    LadderOrders(List<Order> open, Instrument of, long step) {
        Map<Key, List<Order>> found = new HashMap<>();
        for (Order order : open) {
            long ticks = standsAt(order);
            if (order.request().instrument().equals(of) && ticks > 0 && !order.state().isFinal()) {
                Side side = order.request().side();
                Key key = new Key(side, DepthLevels.grouped(side, ticks, step));
                found.computeIfAbsent(key, _ -> new ArrayList<>()).add(order);
            }
        }
        found.forEach((key, orders) -> cells.put(key, new Cell(orders)));
    }

    /**
     * The price that an order stands at, ticks; 0 for one that has none, or whose price only the
     * venue knows, as a trailing stop's.
     */
    static long standsAt(Order order) {
        return order.request().type().hasStop()
                ? order.request().stopTicks()
                : order.request().ticks();
    }

    Cell at(Side side, long ticks) {
        return cells.getOrDefault(new Key(side, ticks), Cell.NONE);
    }

    /** Those of both sides, buys first. */
    List<Order> at(long ticks) {
        List<Order> both = new ArrayList<>(at(Side.BUY, ticks).orders());
        both.addAll(at(Side.SELL, ticks).orders());
        return both;
    }
}
