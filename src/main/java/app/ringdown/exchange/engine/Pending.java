package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * A command on its way: asked by one thread, done by the exchange's, answered once it is durable.
 *
 * @param <T> what it answers
 */
final class Pending<T> {
    /**
     * So long an asker stays awake: a commit mostly takes less time than to put a thread to sleep
     * and to wake it again.
     */
    private static final long AWAKE_NANOS = 150_000;

    /** How many may, so that the exchange's thread has a processor. */
    private static final Semaphore AWAKE =
            new Semaphore(Runtime.getRuntime().availableProcessors() - 1);

    private final Command<T> command;
    private final Thread asker = Thread.currentThread();

    private @Nullable T answer;
    private @Nullable Refusal refusal;
    private @Nullable Throwable fault;
    private boolean changed;
    private volatile boolean released;

    Pending(Command<T> command) {
        this.command = command;
    }

    /** Does it, on the exchange's thread. */
    void run(Trading trading, Outbox outbox) {
        long before = outbox.revision();
        try {
            answer = command.run(trading);
        } catch (Refusal e) {
            refusal = e;
        } catch (RuntimeException | Error e) {
            fault = e;
        }
        changed = outbox.revision() != before;
    }

    /** What went wrong in the command itself, a fault of the program, or null. */
    @Nullable Throwable fault() {
        return fault;
    }

    /** Lets the asker have the answer. */
    void release() {
        released = true;
        LockSupport.unpark(asker);
    }

    /** Lets the asker know that the disk has failed. */
    void releaseUnwritten() {
        if (changed) {
            refusal = Refusal.outcomeUnknown();
        }
        release();
    }

    /** Lets the asker know that it was never done. */
    void refuse(Refusal no) {
        refusal = no;
        release();
    }

    /** Waits for the answer. An interrupt does not end the wait: the outcome must be known. */
    T await() throws Refusal {
        boolean interrupted = false;
        stayAwake();
        while (!released) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (fault != null) {
            throw new IllegalStateException("A command has failed", fault);
        }
        if (refusal != null) {
            throw refusal;
        }
        return Objects.requireNonNull(answer);
    }

    private void stayAwake() {
        if (!AWAKE.tryAcquire()) {
            return;
        }
        long since = System.nanoTime();
        while (!released && System.nanoTime() - since < AWAKE_NANOS) {
            Thread.onSpinWait();
        }
        AWAKE.release();
    }
}
