package app.ringdown.ui.depth;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.Order;
import app.ringdown.order.OrderState;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What rests of one's own orders at each price of a book, grouped as the book is. Immutable. */
final class OwnLevels {
    private record Key(Side side, long ticks) {}

    private final Map<Key, Long> lots = new HashMap<>();
    private final Set<Key> doubtful = new HashSet<>();

    /**
     * @param orders of any instrument and in any state
     * @param step width of a group, ticks
     */
    OwnLevels(List<Order> orders, Instrument of, long step) {
        for (Order order : orders) {
            boolean isDoubtful = order.state() == OrderState.UNKNOWN;
            if (order.request().instrument().equals(of)
                    && order.request().ticks() > 0
                    && (order.state().isWorking() || isDoubtful)) {
                Side side = order.request().side();
                Key key = new Key(side, DepthLevels.grouped(side, order.request().ticks(), step));
                lots.merge(key, order.remainingLots(), Long::sum);
                if (isDoubtful) {
                    doubtful.add(key);
                }
            }
        }
    }

    /** What rests there, lots; 0 if nothing does. */
    long lots(Side side, long ticks) {
        return lots.getOrDefault(new Key(side, ticks), 0L);
    }

    /** Whether the fate of an order there is not known. */
    boolean isDoubtful(Side side, long ticks) {
        return doubtful.contains(new Key(side, ticks));
    }
}
