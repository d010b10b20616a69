package app.ringdown.market;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;

/**
 * The book of one instrument, kept true by a stream of changes that joins a snapshot. It is either
 * live, and then exactly what the venue has at {@link OrderBook#updateId}, or being rebuilt, and
 * then empty: a gap in the changes, a line that was lost, or a book that can't be right is thrown
 * away and built anew. Changes that come before the snapshot are kept for it. Pure; not safe for
 * several threads. Nothing is allocated while it is live.
 *
 * <p>Source: Binance Spot API, "How to manage a local order book correctly", with the test that
 * joins: {@code U <= lastUpdateId + 1 <= u}.
 */
public final class LiveBook {
    /** Changes kept for a snapshot; at ten a second a minute's. */
    static final int MOST_KEPT = 600;

    /** Why a book was thrown away. */
    public enum Cause {
        /** None ever was. */
        NONE,
        /** Changes are missing. */
        GAP,
        /** A bid was not below all asks. */
        CROSSED,
        /** The price moved to where the snapshot did not reach. */
        BEYOND,
        /** The line was lost. */
        LINE
    }

    private final int fewest;
    private final OrderBook book = new OrderBook();
    private final ArrayDeque<DepthUpdate> kept = new ArrayDeque<>();

    /** One that was kept, to be filled again. */
    private @Nullable DepthUpdate spare;

    private boolean live;
    private long round;
    private long rebuilds;
    private Cause cause = Cause.NONE;
    private int fewestOfSnapshot;

    /**
     * @param fewest levels of a side that must be known where the book goes on; a snapshot is
     *     expected to have several times as many
     */
    public LiveBook(int fewest) {
        this.fewest = fewest;
    }

    /** Whether it is what the venue has; else it is being rebuilt. */
    public boolean isLive() {
        return live;
    }

    /** What is known: nothing while it is being rebuilt. */
    public OrderBook book() {
        return book;
    }

    /** How often it was thrown away. */
    public long rebuilds() {
        return rebuilds;
    }

    /** Why it was thrown away the last time. */
    public Cause cause() {
        return cause;
    }

    /** Whether a snapshot taken from now on will join the changes that are kept. */
    public boolean canJoin() {
        return !live && !kept.isEmpty();
    }

    /** Number of the line that changes come on; to be handed back with the snapshot asked for. */
    public long round() {
        return round;
    }

    /** Changes that the stream told, which are copied if they are needed for longer. */
    public void onUpdate(DepthUpdate update) {
        if (!live) {
            keep(update);
        } else if (update.firstId() > book.updateId() + 1) {
            rebuild(Cause.GAP);
            keep(update);
        } else if (update.lastId() > book.updateId()) {
            book.apply(update);
            check(update);
        }
    }

    /**
     * A snapshot, asked for in {@code askedIn}. One of an earlier line says nothing of this one,
     * and one that is older than the changes kept can't be joined to them: both are left out.
     */
    public void onSnapshot(long askedIn, DepthSnapshot snapshot) {
        if (live || askedIn != round) {
            return;
        }
        kept.removeIf(update -> update.lastId() <= snapshot.lastUpdateId());
        DepthUpdate last = kept.peekFirst();
        if (last != null && last.firstId() > snapshot.lastUpdateId() + 1) {
            return;
        }
        book.apply(snapshot);
        live = true;
        fewestOfSnapshot = Math.min(fewest, snapshot.limit() / 2);
        for (DepthUpdate update : kept) { // each goes on where the one before it ended
            book.apply(update);
            last = update;
        }
        forget();
        check(last);
    }

    /** The line was lost: what comes next is of another one. */
    public void onLineLost() {
        round++;
        forget();
        if (live) {
            rebuild(Cause.LINE);
        }
    }

    /** Throws a book away that can't be right; the changes that made it so are kept. */
    private void check(@Nullable DepthUpdate last) {
        Cause fault =
                book.isCrossed()
                        ? Cause.CROSSED
                        : endsEarly(Side.BUY) || endsEarly(Side.SELL) ? Cause.BEYOND : Cause.NONE;
        if (fault != Cause.NONE) {
            rebuild(fault);
            if (last != null) {
                keep(last);
            }
        }
    }

    private boolean endsEarly(Side side) {
        return book.end(side) != 0 && book.size(side) < fewestOfSnapshot;
    }

    private void rebuild(Cause why) {
        live = false;
        rebuilds++;
        cause = why;
        book.clear();
    }

    /** What is kept has no gap in it: of changes before one, no snapshot is in need. */
    private void keep(DepthUpdate update) {
        DepthUpdate last = kept.peekLast();
        if (last != null && update.lastId() <= last.lastId()) {
            return; // twice, or overtaken
        }
        if (last != null && update.firstId() > last.lastId() + 1) {
            forget();
        }
        DepthUpdate copy = kept.size() == MOST_KEPT ? kept.removeFirst() : spare; // the oldest
        spare = null;
        if (copy == null) {
            copy = new DepthUpdate();
        }
        copy.copy(update);
        kept.addLast(copy);
    }

    private void forget() {
        if (!kept.isEmpty()) {
            spare = kept.getLast();
            kept.clear();
        }
    }
}
