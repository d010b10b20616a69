package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.ApiKey;
import app.ringdown.exchange.account.History;
import app.ringdown.exchange.account.Journal;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.bars.Bars;
import app.ringdown.exchange.flow.Flow;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.TradingStatus;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The exchange's heart: every book and every balance has one writer, the thread {@code exchange}
 * that this starts. Other threads reach it by {@link #call}; what they are answered is on disk.
 */
public final class Engine implements AutoCloseable {
    /** How many commands may wait; one more is refused. */
    private static final int QUEUE = 4096;

    private final History history;
    private final LongSupplier clock;
    private final Map<String, ApiKey> keys = new ConcurrentHashMap<>();
    private final ArrayBlockingQueue<Pending<?>> queue = new ArrayBlockingQueue<>(QUEUE);
    private final EngineLoop loop;
    private final Thread thread;

    /**
     * An engine at rest; {@link #start} it.
     *
     * @param listings what is listed, each at the place that its index says
     * @param journal where changes become durable, and what was so before
     * @param history reads what the journal wrote
     * @param bars hears every trade; closed by {@link #close}
     * @param flow who else trades
     * @param sessionStart the session's first moment, ms since the epoch, as the bars have it: what
     *     {@link Flow#sessionStart} says
     * @param clock microseconds since the epoch; should not go back, see {@link SteadyClock}
     * @param random for the key of the first account: a {@link java.security.SecureRandom}
     */
    public Engine(
            List<Listing> listings,
            Journal journal,
            History history,
            Bars bars,
            Flow flow,
            long sessionStart,
            LongSupplier clock,
            RandomGenerator random) {
        this.history = history;
        this.clock = clock;
        State state = new State(listings, journal.opening().counters(), bars, flow);
        loop = new EngineLoop(state, journal, queue, sessionStart, clock, random, keys);
        thread = Thread.ofPlatform().name("exchange").unstarted(loop);
    }

    /**
     * Adds a listener; before {@link #start} only. It hears everything from the moment when the
     * doors open; how the market stands then it can read at its first {@code onBatchEnd}.
     */
    public void listen(EngineListener listener) {
        loop.listen(listener);
    }

    /**
     * Starts the thread and returns when the doors are open: traders enrolled, books full, users'
     * orders back in them.
     *
     * @throws java.util.concurrent.CompletionException if that failed; the thread has ended then
     */
    public void start() {
        CompletableFuture<Void> opened = loop.opened();
        thread.start();
        opened.join();
    }

    /**
     * Has a command done on the exchange's thread and waits for its answer, any thread but that
     * one. The answer comes after all that the command changed is on disk, several commands sharing
     * one commit.
     *
     * @throws Refusal what the command threw; -1008 if too many wait already (nothing done); -1001
     *     if the engine is closed or its disk does not take the journal (nothing done); -1006 if
     *     the disk failed after the work was done: the outcome is not known
     * @throws IllegalStateException if the command has a fault and threw something else
     */
    public <T> T call(Command<T> command) throws Refusal {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("The exchange's thread would wait for itself");
        }
        Pending<T> pending = new Pending<>(command);
        if (loop.ending()) {
            throw Refusal.disconnected();
        }
        if (!queue.offer(pending)) {
            throw Refusal.overloaded();
        }
        if (loop.ended() && queue.remove(pending)) {
            throw Refusal.disconnected();
        }
        return pending.await();
    }

    /** For checks, on the exchange's thread. */
    State state() {
        return loop.state();
    }

    /** Whether a listing trades. Any thread. */
    public TradingStatus status(Listing listing) {
        return loop.state().market(listing).status;
    }

    /** What is on disk: any thread but the exchange's. */
    public History history() {
        return history;
    }

    /** The key of a name. Any thread. */
    public Optional<ApiKey> key(String name) {
        return Optional.ofNullable(keys.get(name));
    }

    /** All keys. Any thread. */
    public Collection<ApiKey> keys() {
        return List.copyOf(keys.values());
    }

    /** The exchange's clock, in microseconds since the epoch. Any thread. */
    public long now() {
        return clock.getAsLong();
    }

    /**
     * Lets the waiting commands finish, saves, and ends the thread. Later calls are refused. The
     * journal is not closed: that is for whoever opened it.
     */
    @Override
    public void close() {
        loop.end();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
