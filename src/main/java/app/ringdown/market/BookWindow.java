package app.ringdown.market;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Through which other threads see the top of a book: a state, so the latest wins. One writer at a
 * time and any number of readers, who never wait for each other on a lock: what is shown lies
 * behind a version that is odd while it is being written, and a reader takes it again if the
 * version moved. Nothing is allocated by a write.
 */
public final class BookWindow {
    private static final int LIVE = 0;
    private static final int UPDATE_ID = 1;
    private static final int ARRIVAL = 2;
    private static final int REBUILDS = 3;
    private static final int BIDS = 4;
    private static final int ASKS = 5;
    private static final int BIDS_END = 6;
    private static final int ASKS_END = 7;
    private static final int LEVELS = 8;

    private static final VarHandle VERSION;

    static {
        try {
            VERSION = MethodHandles.lookup().findVarHandle(BookWindow.class, "version", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int depth;
    private final long[] data;
    private LiveBook.Cause cause = LiveBook.Cause.NONE;

    @SuppressWarnings("unused") // through VERSION
    private long version;

    /**
     * @param depth levels of a side to be seen
     */
    public BookWindow(int depth) {
        this.depth = depth;
        this.data = new long[LEVELS + 4 * depth];
    }

    /** Shows what the book is now. One thread at a time. */
    public void show(LiveBook book, long arrivalNanos) {
        long now = (long) VERSION.getOpaque(this);
        VERSION.setOpaque(this, now + 1);
        VarHandle.storeStoreFence();
        OrderBook levels = book.book();
        data[LIVE] = book.isLive() ? 1 : 0;
        data[UPDATE_ID] = levels.updateId();
        data[ARRIVAL] = arrivalNanos;
        data[REBUILDS] = book.rebuilds();
        cause = book.cause();
        data[BIDS] = copy(levels, Side.BUY, LEVELS);
        data[ASKS] = copy(levels, Side.SELL, LEVELS + 2 * depth);
        data[BIDS_END] = end(levels, Side.BUY);
        data[ASKS_END] = end(levels, Side.SELL);
        VERSION.setRelease(this, now + 2);
    }

    private int copy(OrderBook from, Side side, int to) {
        int size = Math.min(depth, from.size(side));
        for (int i = 0; i < size; i++) {
            data[to + 2 * i] = from.ticks(side, i);
            data[to + 2 * i + 1] = from.lots(side, i);
        }
        return size;
    }

    /** The window may end before what is known of the book does. */
    private long end(OrderBook levels, Side side) {
        return levels.size(side) > depth ? levels.ticks(side, depth - 1) : levels.end(side);
    }

    /** Grows with every {@link #show}: whoever has seen this one need not look again. */
    public long version() {
        return (long) VERSION.getAcquire(this);
    }

    /** What is shown now. Any thread. */
    public BookView look() {
        while (true) {
            long before = (long) VERSION.getAcquire(this);
            if ((before & 1) == 0) {
                BookView view = copy();
                VarHandle.loadLoadFence();
                if ((long) VERSION.getOpaque(this) == before) {
                    return view;
                }
            }
            Thread.onSpinWait();
        }
    }

    private BookView copy() {
        // Clamped, for what is read while it is written is thrown away but must not fail.
        int bids = Math.clamp(data[BIDS], 0, depth);
        int asks = Math.clamp(data[ASKS], 0, depth);
        long[] levels = new long[2 * (bids + asks)];
        System.arraycopy(data, LEVELS, levels, 0, 2 * bids);
        System.arraycopy(data, LEVELS + 2 * depth, levels, 2 * bids, 2 * asks);
        return new BookView(
                data[LIVE] == 1,
                data[UPDATE_ID],
                data[ARRIVAL],
                data[REBUILDS],
                cause,
                data[BIDS_END],
                data[ASKS_END],
                bids,
                levels);
    }
}
