package app.ringdown.desk;

import app.ringdown.order.Execution;
import app.ringdown.order.Journal;
import app.ringdown.order.Order;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderStep;
import app.ringdown.order.Records;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A journal that is gone with the test; it can be made to fail like a full disk. */
public final class MemoryJournal implements Journal {
    private final Map<String, Order> byId = new LinkedHashMap<>();
    private final List<OrderStep> steps = new ArrayList<>();
    private volatile boolean full;
    private volatile boolean blocked;

    /** From now on nothing can be written. */
    public void fillTheDisk() {
        full = true;
    }

    @Override
    public synchronized void save(List<Order> orders) throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
        orders.forEach(order -> byId.put(order.clientOrderId(), order));
    }

    @Override
    public synchronized void save(List<Order> orders, List<OrderStep> taken) throws IOException {
        save(orders);
        steps.addAll(taken);
    }

    @Override
    public Records records() {
        return new MemoryRecords(this);
    }

    synchronized List<Order> orders() {
        return List.copyOf(byId.values());
    }

    /** All steps in the order in which they were written down. */
    public synchronized List<OrderStep> steps() {
        return List.copyOf(steps);
    }

    @Override
    public synchronized List<Order> load(Instruments instruments, int ended) {
        return List.copyOf(byId.values());
    }

    @Override
    public void block(boolean on) throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
        blocked = on;
    }

    @Override
    public boolean isBlocked() {
        return blocked;
    }

    @Override
    public synchronized Past executions(Instruments instruments) {
        List<Execution> executions = new ArrayList<>();
        for (Order order : byId.values()) {
            OrderRequest of = order.request();
            order.fills().forEach(f -> executions.add(Execution.of(of.instrument(), of.side(), f)));
        }
        return new Past(executions, 0);
    }
}
