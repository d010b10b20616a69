package app.ringdown.market;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

/**
 * The public trades of one instrument in the order in which they came: a ring that one thread
 * writes, and that each {@link Reader} reads at its own pace. Who keeps up loses nothing; who does
 * not is told how many it has missed. A trade that comes twice is on it once. Nobody waits for
 * anybody, and a write allocates nothing.
 */
public final class Tape {
    /**
     * Trades before the newest among which one that comes late is told from one that comes twice.
     */
    private static final int MEMORY = Long.SIZE;

    private static final int ID = 0;
    private static final int TICKS = 1;
    private static final int LOTS = 2;
    private static final int SIDE = 3;
    private static final int VENUE_MS = 4;
    private static final int ARRIVAL = 5;
    private static final int MISSING = 6;
    private static final int WIDTH = 8;

    private static final VarHandle CLAIMED = handle("claimed");
    private static final VarHandle WRITTEN = handle("written");

    private final int capacity;
    private final long[] data;

    // Prints begun and prints done: between the two, one place is being written.
    @SuppressWarnings("unused") // through CLAIMED
    private long claimed;

    @SuppressWarnings("unused") // through WRITTEN
    private long written;

    // The writer's: the newest trade, and which of those before it came, the lowest bit the newest.
    private long newest = -1;
    private long came;
    private volatile boolean otherLine;

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(Tape.class, field, long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * @param capacity prints that it holds, a power of two
     */
    public Tape(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException(capacity + " is not a power of two");
        }
        this.capacity = capacity;
        this.data = new long[capacity * WIDTH];
    }

    /** What comes from now on comes on another line: the venue may count anew. Any thread. */
    public void onLineLost() {
        otherLine = true;
    }

    /** A trade that the venue told. The one writer's thread. */
    public void add(
            long tradeId, long ticks, long lots, Side aggressor, long venueMs, long arrivalNanos) {
        long ahead = tradeId - newest;
        long missing = 0;
        boolean anew = newest < 0 || ahead <= -MEMORY || (otherLine && ahead <= 0);
        otherLine = false;
        if (anew) {
            came = 1;
            newest = tradeId;
        } else if (ahead > 0) {
            missing = ahead - 1;
            came = ahead < MEMORY ? came << ahead | 1 : 1;
            newest = tradeId;
        } else if ((came >>> -ahead & 1) == 0) {
            came |= 1L << -ahead;
        } else {
            return;
        }
        long at = (long) WRITTEN.getOpaque(this);
        CLAIMED.setOpaque(this, at + 1);
        VarHandle.storeStoreFence();
        int place = place(at);
        data[place + ID] = tradeId;
        data[place + TICKS] = ticks;
        data[place + LOTS] = lots;
        data[place + SIDE] = aggressor == Side.BUY ? 1 : -1;
        data[place + VENUE_MS] = venueMs;
        data[place + ARRIVAL] = arrivalNanos;
        data[place + MISSING] = missing;
        WRITTEN.setRelease(this, at + 1);
    }

    private int place(long at) {
        return (int) (at & capacity - 1) * WIDTH;
    }

    /** A reader of all that comes from now on, and of what is still held. Any thread. */
    public Reader reader() {
        return new Reader(this);
    }

    /** Where one reader is. Not safe for several threads. */
    public static final class Reader {
        private final Tape tape;
        private long next;

        private Reader(Tape tape) {
            this.tape = tape;
            this.next = Math.max(0, (long) WRITTEN.getAcquire(tape) - tape.capacity);
        }

        /**
         * Hands over the prints since the last call, in the order in which they came.
         *
         * @return how many were overwritten before they could be read
         */
        public long drain(Consumer<Print> to) {
            long end = (long) WRITTEN.getAcquire(tape);
            long missed = 0;
            while (next < end) {
                long oldest = (long) WRITTEN.getAcquire(tape) - tape.capacity;
                if (next < oldest) {
                    missed += oldest - next;
                    next = oldest;
                    continue;
                }
                Print print = tape.print(next);
                VarHandle.loadLoadFence();
                if ((long) CLAIMED.getOpaque(tape) - tape.capacity <= next) {
                    to.accept(print);
                } else {
                    missed++; // overwritten while it was read
                }
                next++;
            }
            return missed;
        }
    }

    private Print print(long at) {
        int place = place(at);
        return new Print(
                data[place + ID],
                data[place + TICKS],
                data[place + LOTS],
                data[place + SIDE] > 0 ? Side.BUY : Side.SELL,
                data[place + VENUE_MS],
                data[place + ARRIVAL],
                data[place + MISSING]);
    }
}
