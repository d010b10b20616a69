package app.ringdown.ui.orders;

import app.ringdown.order.Order;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One order on screen; the row stays while the order moves on. JavaFX thread. */
public final class OrderRow {
    /**
     * The order as seen at a moment.
     *
     * @param seenMs epoch ms; grows while the order waits for an answer, so that its wait can be
     *     shown
     */
    public record Sight(Order order, long seenMs) {}

    private final ReadOnlyObjectWrapper<Sight> sight;

    OrderRow(Sight first) {
        this.sight = new ReadOnlyObjectWrapper<>(first);
    }

    public ReadOnlyObjectProperty<Sight> sight() {
        return sight.getReadOnlyProperty();
    }

    public Order order() {
        return sight.get().order();
    }

    void see(Sight next) {
        sight.set(next);
    }
}
