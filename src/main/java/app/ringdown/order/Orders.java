package app.ringdown.order;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All orders known in this session, by client order id, in the order in which they were made.
 * Confined to thread {@code desk}.
 */
public final class Orders {
    private final Map<String, Order> byClientId = new LinkedHashMap<>();

    public @Nullable Order get(String clientOrderId) {
        return byClientId.get(clientOrderId);
    }

    public void put(Order order) {
        byClientId.put(order.clientOrderId(), order);
    }

    /** Forgets an order: one that is to be made anew under its id. */
    public void remove(String clientOrderId) {
        byClientId.remove(clientOrderId);
    }

    /**
     * Moves the order on.
     *
     * @return the order after the event, or null if it is not known or the event told nothing new
     */
    public @Nullable Order apply(OrderEvent event) {
        Order held = byClientId.get(event.clientOrderId());
        if (held == null) {
            return null;
        }
        Order next = held.apply(event);
        if (next.equals(held)) {
            return null;
        }
        byClientId.put(next.clientOrderId(), next);
        return next;
    }

    /** Orders that have not ended, oldest first. */
    public List<Order> open() {
        List<Order> open = new ArrayList<>();
        for (Order order : byClientId.values()) {
            if (!order.state().isFinal()) {
                open.add(order);
            }
        }
        return open;
    }

    public Collection<Order> all() {
        return List.copyOf(byClientId.values());
    }
}
