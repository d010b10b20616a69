package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.History;
import app.ringdown.exchange.account.Refusal;

/**
 * The exchange's heart: every book and every balance has one writer, the thread {@code exchange}
 * that this starts. Other threads reach it by {@link #call}; what they are answered is on disk.
 */
public final class Engine implements AutoCloseable {

    /** Adds a listener; before {@link #start} only. */
    public void listen(EngineListener listener) {
        throw new UnsupportedOperationException("" + listener);
    }

    /**
     * Starts the thread and returns when the doors are open: traders enrolled, books full, users'
     * orders back in them.
     */
    public void start() {
        throw new UnsupportedOperationException();
    }

    /**
     * Has a command done on the exchange's thread and waits for its answer, any thread but that
     * one. The answer comes after all that the command changed is on disk, several commands
     * sharing one commit.
     *
     * @throws Refusal what the command threw; -1008 if too many wait already (nothing done); -1001
     *     if the engine is closed or its disk does not take the journal (nothing done); -1006 if
     *     the disk failed after the work was done: the outcome is not known
     */
    public <T> T call(Command<T> command) throws Refusal {
        throw new UnsupportedOperationException("" + command);
    }

    /** What is on disk: any thread but the exchange's. */
    public History history() {
        throw new UnsupportedOperationException();
    }

    /** The exchange's clock, in microseconds since the epoch. Any thread. */
    public long now() {
        throw new UnsupportedOperationException();
    }

    /** Lets the waiting commands finish, saves, and ends the thread. Later calls are refused. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
