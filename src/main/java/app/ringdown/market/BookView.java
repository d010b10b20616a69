package app.ringdown.market;

/**
 * The top of a book at one moment. Immutable: it can be looked at for as long as one likes, on any
 * thread.
 */
public final class BookView {
    private final boolean live;
    private final long updateId;
    private final long arrivalNanos;
    private final long rebuilds;
    private final LiveBook.Cause cause;
    private final long bidsEnd;
    private final long asksEnd;
    private final int bids;
    private final long[] levels; // ticks and lots of the bids, then of the asks

    /** Made by {@link BookWindow}, which hands {@code levels} over. */
    BookView(
            boolean live,
            long updateId,
            long arrivalNanos,
            long rebuilds,
            LiveBook.Cause cause,
            long bidsEnd,
            long asksEnd,
            int bids,
            long[] levels) {
        this.live = live;
        this.updateId = updateId;
        this.arrivalNanos = arrivalNanos;
        this.rebuilds = rebuilds;
        this.cause = cause;
        this.bidsEnd = bidsEnd;
        this.asksEnd = asksEnd;
        this.bids = bids;
        this.levels = levels;
    }

    /** A book that nothing is known of. */
    public static final BookView EMPTY =
            new BookView(false, 0, 0, 0, LiveBook.Cause.NONE, 0, 0, 0, new long[0]);

    /** Whether it is what the venue had; else it is being rebuilt, and there are no levels. */
    public boolean isLive() {
        return live;
    }

    /** The venue's id of the last change that is in it. */
    public long updateId() {
        return updateId;
    }

    /**
     * {@link System#nanoTime()} when the last change or snapshot came, or the book was thrown away;
     * 0 if nothing has.
     */
    public long arrivalNanos() {
        return arrivalNanos;
    }

    /** How often the book was thrown away and built anew. */
    public long rebuilds() {
        return rebuilds;
    }

    /** Why it was thrown away the last time. */
    public LiveBook.Cause cause() {
        return cause;
    }

    /** Levels of a side that it shows. */
    public int size(Side side) {
        return side == Side.BUY ? bids : levels.length / 2 - bids;
    }

    /** The last price of a side that it shows, ticks; 0 if the book has nothing behind it. */
    public long end(Side side) {
        return side == Side.BUY ? bidsEnd : asksEnd;
    }

    /** Price of a level in ticks; {@code depth} 0 is the best, up to before {@link #size}. */
    public long ticks(Side side, int depth) {
        return levels[at(side, depth)];
    }

    /** What lies at a level; {@code depth} 0 is the best. */
    public long lots(Side side, int depth) {
        return levels[at(side, depth) + 1];
    }

    /** Best ask less best bid in ticks, or -1 if a side is empty. */
    public long spread() {
        return size(Side.BUY) > 0 && size(Side.SELL) > 0
                ? ticks(Side.SELL, 0) - ticks(Side.BUY, 0)
                : -1;
    }

    private int at(Side side, int depth) {
        if (depth >= size(side)) {
            throw new IndexOutOfBoundsException("level " + depth + " of " + size(side));
        }
        return 2 * (side == Side.BUY ? depth : bids + depth);
    }
}
