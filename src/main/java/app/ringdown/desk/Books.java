package app.ringdown.desk;

import app.ringdown.market.BookView;
import app.ringdown.market.DepthUpdate;
import app.ringdown.market.Instrument;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;
import app.ringdown.venue.Venue;
import app.ringdown.venue.VenueException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The books that somebody looks at, each kept live for as long as {@link Subscription.Book} is
 * wanted of the {@link MarketFeed}. What is seen of one is a state: the latest wins.
 */
public final class Books {
    /** Levels of a side that can be seen: all that the deepest snapshot brings. */
    public static final int LEVELS = 5_000;

    private final Venue venue;
    private final Later later;
    private final Executor rest;
    private final AtomicReferenceArray<@Nullable BookFeed> feeds;
    private boolean lineOpen; // guarded by this

    Books(Venue venue, int instruments, Later later, Executor rest) {
        this.venue = venue;
        this.later = later;
        this.rest = rest;
        this.feeds = new AtomicReferenceArray<>(instruments);
    }

    /** Instruments whose books are kept now. Any thread. */
    public List<Instrument> kept() {
        List<Instrument> kept = new ArrayList<>();
        for (int i = 0; i < feeds.length(); i++) {
            BookFeed feed = feeds.get(i);
            if (feed != null) {
                kept.add(feed.instrument());
            }
        }
        return kept;
    }

    /** The top of a book now; empty and not live while it is not wanted. Any thread, no wait. */
    public BookView view(Instrument instrument) {
        BookFeed feed = feeds.get(instrument.index());
        return feed == null ? BookView.EMPTY : feed.window().look();
    }

    /**
     * Another number than before whenever there is something new to {@link #view}. Any thread, no
     * wait.
     */
    public long version(Instrument instrument) {
        BookFeed feed = feeds.get(instrument.index());
        return feed == null ? -1 : feed.window().version();
    }

    /**
     * Why a book that is being rebuilt was not read the last time that it was asked for; null if
     * nothing is wrong.
     */
    public @Nullable VenueException trouble(Instrument instrument) {
        BookFeed feed = feeds.get(instrument.index());
        return feed == null ? null : feed.trouble();
    }

    synchronized void open(Instrument instrument) {
        BookFeed feed = new BookFeed(venue, instrument, LEVELS, later, rest);
        feeds.set(instrument.index(), feed);
        if (lineOpen) {
            feed.onLineOpen();
        }
    }

    void close(Instrument instrument) {
        BookFeed feed = feeds.getAndSet(instrument.index(), null);
        if (feed != null) {
            feed.close();
        }
    }

    void onDepth(Instrument instrument, DepthUpdate update, long arrivalNanos) {
        BookFeed feed = feeds.get(instrument.index());
        if (feed != null) {
            feed.onUpdate(update, arrivalNanos);
        }
    }

    synchronized void onLine(LineState state) {
        lineOpen = state == LineState.OPEN;
        for (int i = 0; i < feeds.length(); i++) {
            BookFeed feed = feeds.get(i);
            if (feed != null && state == LineState.OPEN) {
                feed.onLineOpen();
            } else if (feed != null) {
                feed.onLineLost();
            }
        }
    }
}
