package app.ringdown.ui.orders;

import app.ringdown.market.Instrument;
import app.ringdown.order.Fill;
import app.ringdown.order.Order;
import app.ringdown.order.OrderState;
import app.ringdown.ui.base.LiveDesk;

import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All orders and fills as the screen shows them: what still works, what has ended, what was filled.
 * Ticket, blotter and chart observe the same rows. JavaFX thread.
 */
public final class OrdersModel implements LiveDesk.Listener {
    private static final long LOOK_NANOS = 250_000_000L;

    /** A trade id is unique within its instrument only. */
    private record FillKey(int instrument, long tradeId) {}

    private final Clock clock;
    private final Map<String, OrderRow> rows = new HashMap<>();
    private final Set<FillKey> seenFills = new HashSet<>();
    private final ObservableList<OrderRow> working = observed();
    private final ObservableList<OrderRow> history = observed();
    private final ObservableList<FillRow> fills = FXCollections.observableArrayList();
    private final ObservableList<OrderRow> workingSeen =
            FXCollections.unmodifiableObservableList(working);
    private final ObservableList<OrderRow> historySeen =
            FXCollections.unmodifiableObservableList(history);
    private final ObservableList<FillRow> fillsSeen =
            FXCollections.unmodifiableObservableList(fills);
    private final List<Consumer<Order>> watchers = new ArrayList<>();
    private long nextLookNanos = Long.MIN_VALUE;

    /**
     * Adds itself to {@code live}.
     *
     * @param clock the clock that orders are stamped by
     */
    public OrdersModel(LiveDesk live, Clock clock) {
        this.clock = clock;
        live.add(this);
    }

    /** Orders that have not ended, oldest first. */
    public ObservableList<OrderRow> working() {
        return workingSeen;
    }

    /** Orders that have ended, in the order in which they did. */
    public ObservableList<OrderRow> history() {
        return historySeen;
    }

    /** Every fill, once. */
    public ObservableList<FillRow> fills() {
        return fillsSeen;
    }

    /** The row of an order; empty until the desk has told of it. */
    public Optional<OrderRow> row(String clientOrderId) {
        return Optional.ofNullable(rows.get(clientOrderId));
    }

    /** Calls {@code watcher} with each change of each order. */
    public void watch(Consumer<Order> watcher) {
        watchers.add(watcher);
    }

    /** Whether the fate of an order in {@code instrument} is not known, one left out. */
    public boolean anyUnknown(Instrument instrument, String exceptClientOrderId) {
        return working.stream()
                .map(OrderRow::order)
                .anyMatch(order ->
                        order.state() == OrderState.UNKNOWN
                                && !order.clientOrderId().equals(exceptClientOrderId)
                                && order.request().instrument().equals(instrument));
    }

    @Override
    public void onOrder(Order order) {
        OrderRow.Sight sight = new OrderRow.Sight(order, clock.millis());
        OrderRow row = rows.get(order.clientOrderId());
        boolean fresh = row == null;
        boolean ended = order.state().isFinal();
        if (row == null) {
            row = new OrderRow(sight);
            rows.put(order.clientOrderId(), row);
        } else {
            boolean wasEnded = row.order().state().isFinal();
            if (wasEnded != ended) {
                (wasEnded ? history : working).remove(row);
                fresh = true;
            }
            row.see(sight);
        }
        if (fresh) {
            (ended ? history : working).add(row);
        }
        for (Fill fill : order.fills()) {
            int instrument = order.request().instrument().index();
            if (seenFills.add(new FillKey(instrument, fill.tradeId()))) {
                fills.add(new FillRow(order.request(), fill));
            }
        }
        watchers.forEach(watcher -> watcher.accept(order));
    }

    /** Once a second, lets the wait of those be seen that have no answer yet. */
    @Override
    public void onFrame(long nanos) {
        if (nextLookNanos != Long.MIN_VALUE && nanos - nextLookNanos < 0) {
            return;
        }
        nextLookNanos = nanos + LOOK_NANOS;
        long now = clock.millis();
        for (OrderRow row : List.copyOf(working)) {
            switch (row.order().state()) {
                case SUBMITTED, UNKNOWN -> row.see(new OrderRow.Sight(row.order(), now));
                case ACCEPTED,
                        PARTLY_FILLED,
                        DENIED,
                        FILLED,
                        CANCELLED,
                        REPLACED,
                        EXPIRED,
                        REJECTED -> {
                    // Nothing of it changes with time.
                }
            }
        }
    }

    private static ObservableList<OrderRow> observed() {
        return FXCollections.observableArrayList(row -> new Observable[] {row.sight()});
    }
}
