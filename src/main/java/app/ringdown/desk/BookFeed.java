package app.ringdown.desk;

import app.ringdown.market.BookWindow;
import app.ringdown.market.DepthSnapshot;
import app.ringdown.market.DepthUpdate;
import app.ringdown.market.Instrument;
import app.ringdown.market.LiveBook;
import app.ringdown.venue.Venue;
import app.ringdown.venue.VenueException;
import app.ringdown.wire.LogLimit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.Executor;

/**
 * Keeps the book of one instrument live: gives it the changes of the stream and, whenever it is
 * being rebuilt, a snapshot by REST; and shows it to other threads. Changes come on the stream's
 * thread, snapshots on a REST thread: a lock makes them one writer. The stream's thread finds it
 * taken only while a snapshot is taken in.
 */
final class BookFeed {
    private static final Logger LOG = LoggerFactory.getLogger(BookFeed.class);

    /**
     * A snapshot is asked for when the first change has come: only then will it join. Of a market
     * where nothing changes one is asked for all the same after this long, ms.
     */
    static final long PATIENCE_MS = 1_000;

    /** Pauses before a snapshot is asked for again, ms; none before the first. */
    static final long FIRST_PAUSE_MS = 250;

    static final long LAST_PAUSE_MS = 8_000;

    /** Levels of a side that must stay known as the price moves, or it is read anew. */
    private static final int FEWEST = 50;

    /** A book that was live for that long, ms, is rebuilt without a pause. */
    static final long STEADY_MS = 10_000;

    private final Venue venue;
    private final Instrument instrument;
    private final Later later;
    private final Executor rest;
    private final BookWindow window;
    private final LogLimit losses = new LogLimit();
    private volatile @Nullable VenueException trouble;

    // Guarded by this.
    private final LiveBook book;
    private boolean impatient;
    private boolean asking;
    private long asks;
    private long pauseMs;
    private boolean closed;

    /**
     * @param levels of a side to be shown
     */
    BookFeed(Venue venue, Instrument instrument, int levels, Later later, Executor rest) {
        this.venue = venue;
        this.instrument = instrument;
        this.later = later;
        this.rest = rest;
        this.window = new BookWindow(levels);
        this.book = new LiveBook(FEWEST);
    }

    /** What there is to see. */
    Instrument instrument() {
        return instrument;
    }

    BookWindow window() {
        return window;
    }

    /** Why the last snapshot that was asked for did not come; null if it did. */
    @Nullable VenueException trouble() {
        return trouble;
    }

    synchronized void onUpdate(DepthUpdate update, long arrivalNanos) {
        boolean wasLive = book.isLive();
        book.onUpdate(update);
        if (wasLive) {
            window.show(book, arrivalNanos);
        }
        if (wasLive && !book.isLive()) {
            losses.log(leftOut ->
                    LOG.info(
                            "The book of {} is rebuilt, {} at {} ({} more like it)",
                            instrument,
                            book.cause(),
                            update.firstId(),
                            leftOut));
        }
        ask();
    }

    /** The line is open, changes come. */
    synchronized void onLineOpen() {
        long round = book.round();
        later.run(PATIENCE_MS, () -> losePatience(round));
    }

    private synchronized void losePatience(long round) {
        if (round == book.round()) {
            impatient = true;
            ask();
        }
    }

    synchronized void onLineLost() {
        book.onLineLost();
        window.show(book, System.nanoTime());
        impatient = false;
        asking = false; // what is under way is of no use
    }

    synchronized void close() {
        closed = true;
    }

    private synchronized void ask() {
        if (closed || asking || book.isLive() || !(book.canJoin() || impatient)) {
            return;
        }
        asking = true;
        long ask = ++asks;
        long round = book.round();
        Runnable task = () -> rest.execute(() -> fetch(ask, round));
        if (pauseMs == 0) {
            task.run();
        } else {
            later.run(pauseMs, task);
        }
        pauseMs = Math.clamp(2 * pauseMs, FIRST_PAUSE_MS, LAST_PAUSE_MS);
    }

    /** On a REST thread. */
    private void fetch(long ask, long round) {
        if (isVain(ask)) {
            return;
        }
        try {
            DepthSnapshot snapshot = venue.depth(instrument);
            trouble = null;
            onSnapshot(ask, round, snapshot);
        } catch (VenueException e) {
            LOG.info("The book of {} was not read: {}", instrument, e.getMessage());
            trouble = e;
            onSnapshot(ask, round, null);
        }
    }

    private synchronized boolean isVain(long ask) {
        return closed || !asking || ask != asks;
    }

    private synchronized void onSnapshot(long ask, long round, @Nullable DepthSnapshot snapshot) {
        if (isVain(ask)) {
            return;
        }
        asking = false;
        if (snapshot != null) {
            book.onSnapshot(round, snapshot);
        }
        window.show(book, System.nanoTime());
        if (book.isLive()) {
            long rebuilds = book.rebuilds();
            later.run(STEADY_MS, () -> calm(rebuilds));
        }
        ask();
    }

    private synchronized void calm(long rebuilds) {
        if (book.isLive() && rebuilds == book.rebuilds()) {
            pauseMs = 0;
        }
    }
}
