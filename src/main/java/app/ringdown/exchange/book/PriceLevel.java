package app.ringdown.exchange.book;

import org.jspecify.annotations.Nullable;

/** The queue at one price, oldest order first. */
final class PriceLevel {
    long ticks;

    /** What is shown. */
    long lots;

    @Nullable BookOrder head;
    @Nullable BookOrder tail;

    void append(BookOrder order) {
        order.level = this;
        order.before = tail;
        order.after = null;
        if (tail == null) {
            head = order;
        } else {
            tail.after = order;
        }
        tail = order;
        lots += order.open - order.hidden;
    }

    /** Puts an order where its rank says that it once stood. */
    void insertByRank(BookOrder order) {
        BookOrder next = head;
        while (next != null && next.rank() < order.rank()) {
            next = next.after;
        }
        if (next == null) {
            append(order);
            return;
        }
        order.level = this;
        order.after = next;
        order.before = next.before;
        if (next.before == null) {
            head = order;
        } else {
            next.before.after = order;
        }
        next.before = order;
        lots += order.open - order.hidden;
    }

    /** Takes an order out of the queue, with what is open of it. */
    void unlink(BookOrder order) {
        if (order.before == null) {
            head = order.after;
        } else {
            order.before.after = order.after;
        }
        if (order.after == null) {
            tail = order.before;
        } else {
            order.after.before = order.before;
        }
        order.level = null;
        order.before = null;
        order.after = null;
        lots -= order.open - order.hidden;
    }
}
