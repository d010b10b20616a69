package app.ringdown.exchange.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The newest of a sequence, up to a fixed number.
 *
 * @param <T> what is kept
 */
final class Ring<T> {
    private final List<T> items = new ArrayList<>();
    private final int capacity;
    private int oldest;

    Ring(int capacity) {
        this.capacity = capacity;
    }

    void add(T item) {
        if (items.size() < capacity) {
            items.add(item);
        } else {
            items.set(oldest, item);
            oldest = oldest + 1 == capacity ? 0 : oldest + 1;
        }
    }

    /** The newest, oldest first. */
    List<T> newest(int limit) {
        int count = Math.min(limit, items.size());
        List<T> result = new ArrayList<>(count);
        for (int i = items.size() - count; i < items.size(); i++) {
            result.add(items.get((oldest + i) % items.size()));
        }
        return result;
    }
}
