package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/**
 * A command on its way: asked by one thread, done by the exchange's, answered once it is durable.
 *
 * @param <T> what it answers
 */
final class Pending<T> {
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
}
