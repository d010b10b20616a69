package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.ApiKey;
import app.ringdown.exchange.account.Journal;
import app.ringdown.exchange.account.Refusal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What the thread {@code exchange} does: a batch of commands, one commit, their answers, then what
 * is due of the flow, and again. Nothing that goes wrong in a part ends it.
 */
final class EngineLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineLoop.class);

    /** How many commands share a commit at most. */
    private static final int BATCH = 256;

    /** A flow that is so late may go on for a moment while commands wait, lest it starve. */
    private static final long FLOW_LATE_MS = 50;

    private static final long FLOW_NANOS = 2_000_000;

    /** A flow that is further behind is not made to catch up step by step. */
    private static final long FLOW_LAG_MS = 1_000;

    private static final long IDLE_MS = 50;
    private static final long RETRY_NANOS = 250_000_000;
    private static final long BARS_MS = 1_000;

    private final State state;
    private final Journal journal;
    private final ArrayBlockingQueue<Pending<?>> queue;
    private final long sessionStart;
    private final LongSupplier clock;
    private final RandomGenerator random;
    private final Map<String, ApiKey> keys;
    private final Desk desk;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final List<Pending<?>> batch = new ArrayList<>();

    private long flowDue;
    private long barsDue;
    private long lastAttempt;
    private volatile boolean ending;
    private volatile boolean ended;

    EngineLoop(
            State state,
            Journal journal,
            ArrayBlockingQueue<Pending<?>> queue,
            long sessionStart,
            LongSupplier clock,
            RandomGenerator random,
            Map<String, ApiKey> keys) {
        this.state = state;
        this.journal = journal;
        this.queue = queue;
        this.sessionStart = sessionStart;
        this.clock = clock;
        this.random = random;
        this.keys = keys;
        desk = new Desk(state, key -> keys.put(key.key(), key));
    }

    State state() {
        return state;
    }

    void listen(EngineListener listener) {
        state.listeners.add(listener);
    }

    /** Done when the doors are open, or with what prevented it. */
    CompletableFuture<Void> opened() {
        return opened;
    }

    /** Whether nothing more is to be asked. */
    boolean ending() {
        return ending;
    }

    /** Whether nothing is done any more. */
    boolean ended() {
        return ended;
    }

    /** Asks it to end, from any thread. */
    void end() {
        ending = true;
    }

    @Override
    public void run() {
        try {
            open();
            opened.complete(null);
            while (!ending || !queue.isEmpty()) {
                turn();
            }
            finish();
        } catch (IOException | RuntimeException | Error e) {
            if (!opened.completeExceptionally(e)) {
                LOG.error("The exchange has ended by a fault", e);
            }
        } finally {
            ending = true;
            ended = true;
            for (Pending<?> late = queue.poll(); late != null; late = queue.poll()) {
                late.refuse(Refusal.disconnected());
            }
        }
    }

    private void open() throws IOException {
        Opener opener = new Opener(state, journal.opening());
        opener.balances();
        List<UserOrder> orders = opener.orders();
        for (ApiKey key : opener.keys(random)) {
            keys.put(key.key(), key);
        }
        long time = sessionStart;
        state.advance(time * 1000);
        state.flow.open(new HouseFloor(state), time);
        while (time <= millis()) {
            state.advance(time * 1000);
            time = Math.max(time + 1, state.flow.run(time));
        }
        flowDue = time;
        state.advance(clock.getAsLong());
        orders.forEach(desk::restore);
        desk.followUp();
        state.bars.advance(millis());
        state.outbox.seal(state.ledger);
        journal.commit(state.outbox.changes);
        state.outbox.tell(state.listeners, state.ledger, state.time());
        state.listeners.open();
    }

    /** One round. */
    private void turn() {
        await();
        if (!batch.isEmpty()) {
            state.stage.advance(clock.getAsLong());
        }
        if (desk.readOnly && (!batch.isEmpty() || System.nanoTime() - lastAttempt > RETRY_NANOS)) {
            commit();
        }
        for (Pending<?> pending : batch) {
            pending.run(desk, state.outbox);
            desk.followUp();
            if (pending.fault() != null) {
                LOG.error("A command has failed", pending.fault());
            }
        }
        boolean written = commit();
        for (Pending<?> pending : batch) {
            if (written) {
                pending.release();
            } else {
                pending.releaseUnwritten();
            }
        }
        batch.clear();
        tell(written);
        // A market whose trades cannot be written down stands still.
        if (written) {
            flow();
            tell(commit());
        }
        state.listeners.onBatchEnd(desk);
    }

    private void await() {
        long wait = Math.min(IDLE_MS, flowDue - millis());
        Pending<?> first = null;
        try {
            first = wait > 0 ? queue.poll(wait, TimeUnit.MILLISECONDS) : queue.poll();
        } catch (InterruptedException e) {
            LOG.warn("The exchange's thread does not end by interruption", e);
        }
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, BATCH - 1);
        }
    }

    /**
     * Runs the flow up to now, in steps as small as it names, so that commands can come between.
     */
    private void flow() {
        long started = System.nanoTime();
        long now = millis();
        while (flowDue <= now) {
            long at = Math.max(Math.max(flowDue, state.time() / 1000), now - FLOW_LAG_MS);
            state.stage.advance(at * 1000);
            try {
                flowDue = Math.max(at + 1, state.flow.run(at));
                desk.followUp();
            } catch (RuntimeException e) {
                LOG.error("The flow has failed; it is called again in a second", e);
                flowDue = now + 1000;
            }
            boolean late = now - flowDue > FLOW_LATE_MS;
            if (!queue.isEmpty() && (!late || System.nanoTime() - started > FLOW_NANOS)) {
                return;
            }
        }
        state.stage.advance(now * 1000);
        if (now >= barsDue) {
            barsDue = now + BARS_MS;
            try {
                state.bars.advance(now);
            } catch (RuntimeException e) {
                LOG.error("The bars have failed", e);
            }
        }
    }

    /** Writes what there is to write; true if everything is durable. */
    private boolean commit() {
        if (state.outbox.isEmpty() && !journal.pending()) {
            return !desk.readOnly;
        }
        lastAttempt = System.nanoTime();
        try {
            state.outbox.seal(state.ledger);
            journal.commit(state.outbox.changes);
        } catch (IOException | RuntimeException e) {
            if (!desk.readOnly) {
                LOG.error("The journal cannot be written: the market is halted until it can", e);
            }
            desk.readOnly = true;
            return false;
        }
        if (desk.readOnly) {
            LOG.info("The journal can be written again: the market goes on");
        }
        desk.readOnly = false;
        return true;
    }

    private void tell(boolean written) {
        if (written) {
            state.outbox.tell(state.listeners, state.ledger, state.time());
        }
    }

    private void finish() {
        try {
            state.bars.close();
        } catch (Exception e) {
            LOG.error("The bars cannot be closed", e);
        }
        state.orderIds.end();
        state.executionIds.end();
        state.markets.forEach(Market::end);
        if (!commit()) {
            LOG.error("The last changes could not be written");
        }
    }

    private long millis() {
        return clock.getAsLong() / 1000;
    }
}
