package app.ringdown.desk;

import app.ringdown.order.Journal;
import app.ringdown.order.Order;
import app.ringdown.order.OrderStep;
import app.ringdown.order.Records;

import java.io.IOException;
import java.util.List;

/** A journal whose steps go to the audit log too, with what became of them. */
final class AuditedJournal implements Journal {
    private final Journal journal;
    private final Audit audit;

    AuditedJournal(Journal journal, Audit audit) {
        this.journal = journal;
        this.audit = audit;
    }

    @Override
    public void save(List<Order> orders) throws IOException {
        journal.save(orders);
    }

    @Override
    public void save(List<Order> orders, List<OrderStep> steps) throws IOException {
        try {
            journal.save(orders, steps);
        } catch (IOException e) {
            audit.notJournalled(steps, String.valueOf(e.getMessage()));
            throw e;
        }
        audit.steps(steps);
    }

    @Override
    public Records records() {
        return journal.records();
    }

    @Override
    public List<Order> load(Instruments instruments, int ended) throws IOException {
        return journal.load(instruments, ended);
    }

    @Override
    public Past executions(Instruments instruments) throws IOException {
        return journal.executions(instruments);
    }

    @Override
    public void block(boolean on) throws IOException {
        journal.block(on);
    }

    @Override
    public boolean isBlocked() throws IOException {
        return journal.isBlocked();
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
