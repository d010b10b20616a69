package app.ringdown.exchange.engine;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** House orders by id: open addressing, as they come and go by the million. */
final class OrderIndex {
    private @Nullable HouseOrder[] slots = new HouseOrder[1 << 12];
    private int size;

    int size() {
        return size;
    }

    @Nullable HouseOrder get(long id) {
        int mask = slots.length - 1;
        for (int i = slot(id, mask); ; i = (i + 1) & mask) {
            HouseOrder order = slots[i];
            if (order == null || order.id() == id) {
                return order;
            }
        }
    }

    /** Adds an order that is not there yet. */
    void add(HouseOrder order) {
        if (2 * ++size > slots.length) {
            grow();
        }
        insert(slots, order);
    }

    /** Removes an order if it is there. */
    void remove(long id) {
        int mask = slots.length - 1;
        int hole = slot(id, mask);
        for (HouseOrder order = slots[hole]; ; order = slots[hole]) {
            if (order == null) {
                return;
            }
            if (order.id() == id) {
                break;
            }
            hole = (hole + 1) & mask;
        }
        size--;
        // Whoever would be found no more across the hole moves back into it.
        for (int i = (hole + 1) & mask; ; i = (i + 1) & mask) {
            HouseOrder order = slots[i];
            if (order == null) {
                slots[hole] = null;
                return;
            }
            int home = slot(order.id(), mask);
            if (((i - home) & mask) >= ((i - hole) & mask)) {
                slots[hole] = order;
                hole = i;
            }
        }
    }

    void forEach(Consumer<HouseOrder> action) {
        for (HouseOrder order : slots) {
            if (order != null) {
                action.accept(order);
            }
        }
    }

    private void grow() {
        @Nullable HouseOrder[] larger = new HouseOrder[2 * slots.length];
        for (HouseOrder order : slots) {
            if (order != null) {
                insert(larger, order);
            }
        }
        slots = larger;
    }

    private static void insert(@Nullable HouseOrder[] slots, HouseOrder order) {
        int mask = slots.length - 1;
        int i = slot(order.id(), mask);
        while (slots[i] != null) {
            i = (i + 1) & mask;
        }
        slots[i] = order;
    }

    private static int slot(long id, int mask) {
        // Ids ascend: their low bits spread them perfectly.
        return (int) id & mask;
    }
}
