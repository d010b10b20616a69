package app.ringdown.market;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The latest quote of every instrument of one venue: a state, so the latest wins and nothing
 * queues. Writers (the stream's thread, or a REST thread while the stream is down) and one reader
 * (the screen) never wait for each other on a lock: each instrument's fields lie behind a version
 * that is odd while they are being written, and a reader takes them again if the version moved.
 * Nothing is allocated by a write.
 */
public final class Quotes {
    private static final int BID = 0;
    private static final int BID_LOTS = 1;
    private static final int ASK = 2;
    private static final int ASK_LOTS = 3;
    private static final int LAST = 4;
    private static final int LAST_LOTS = 5;
    private static final int LAST_SIDE = 6;
    private static final int OPEN = 7;
    private static final int HIGH = 8;
    private static final int LOW = 9;
    private static final int VOLUME = 10;
    private static final int QUOTE_VOLUME = 11;
    private static final int SEQUENCE = 12;
    private static final int VENUE_MS = 13;
    private static final int ARRIVAL = 14;
    private static final int TOUCH_ARRIVAL = 15;
    private static final int VERSION = 16;
    private static final int WIDTH = 17;

    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    private final List<Instrument> instruments;
    private final long[] data;
    private final long[] dirty;

    /** For the instruments of one venue, each at its own {@link Instrument#index()}. */
    public Quotes(List<Instrument> instruments) {
        for (int i = 0; i < instruments.size(); i++) {
            if (instruments.get(i).index() != i) {
                throw new IllegalArgumentException(instruments.get(i) + " is not at its index");
            }
        }
        this.instruments = List.copyOf(instruments);
        this.data = new long[instruments.size() * WIDTH];
        this.dirty = new long[(instruments.size() + 63) / 64];
    }

    public List<Instrument> instruments() {
        return instruments;
    }

    /**
     * A new top of book. An older {@code sequence} than the one held is dropped: it came late. So
     * is one with sequence 0, which a REST answer has, if the stream has told any since {@link
     * #restart}.
     */
    public void touch(
            int index,
            long bid,
            long bidLots,
            long ask,
            long askLots,
            long sequence,
            long arrivalNanos) {
        int at = lock(index);
        boolean late = sequence < data[at + SEQUENCE];
        if (!late) {
            data[at + BID] = bid;
            data[at + BID_LOTS] = bidLots;
            data[at + ASK] = ask;
            data[at + ASK_LOTS] = askLots;
            data[at + SEQUENCE] = sequence;
            data[at + ARRIVAL] = arrivalNanos;
            data[at + TOUCH_ARRIVAL] = arrivalNanos;
        }
        unlock(at);
        if (!late) {
            mark(index);
        }
    }

    /** A trade: the last price. */
    public void last(
            int index, long ticks, long lots, Side aggressor, long venueMs, long arrivalNanos) {
        int at = lock(index);
        data[at + LAST] = ticks;
        data[at + LAST_LOTS] = lots;
        data[at + LAST_SIDE] = aggressor == Side.BUY ? 1 : -1;
        data[at + VENUE_MS] = venueMs;
        data[at + ARRIVAL] = arrivalNanos;
        if (data[at + HIGH] > 0 && ticks > data[at + HIGH]) {
            data[at + HIGH] = ticks;
        }
        if (data[at + LOW] > 0 && ticks < data[at + LOW]) {
            data[at + LOW] = ticks;
        }
        unlock(at);
        mark(index);
    }

    /**
     * The last 24 hours; {@code last} fills the last price only if no trade newer than {@code
     * venueMs} is held.
     */
    public void day(
            int index,
            long open,
            long high,
            long low,
            long last,
            long volumeLots,
            long quoteVolume,
            long venueMs,
            long arrivalNanos) {
        int at = lock(index);
        data[at + OPEN] = open;
        data[at + HIGH] = high;
        data[at + LOW] = low;
        data[at + VOLUME] = volumeLots;
        data[at + QUOTE_VOLUME] = quoteVolume;
        if (venueMs >= data[at + VENUE_MS]) {
            data[at + LAST] = last;
            data[at + VENUE_MS] = venueMs;
            data[at + ARRIVAL] = arrivalNanos;
        }
        unlock(at);
        mark(index);
    }

    /**
     * Forgets the sequences of the tops of book: the stream is lost, the next one may count anew,
     * and what is held was true once.
     */
    public void restart() {
        doubt(Long.MAX_VALUE);
    }

    /** Doubts the tops of book that came without a sequence: the stream tells only what changes. */
    public void doubtUnnumbered() {
        doubt(0);
    }

    /**
     * Doubts the top of book of one instrument, if the stream told it: it no longer does, and what
     * it tells next, or REST does, is newer.
     */
    public void doubtNumbered(int index) {
        int at = lock(index);
        boolean numbered = data[at + SEQUENCE] > 0;
        if (numbered) {
            data[at + SEQUENCE] = Quote.IN_DOUBT;
        }
        unlock(at);
        if (numbered) {
            mark(index);
        }
    }

    private void doubt(long upTo) {
        for (int index = 0; index < instruments.size(); index++) {
            int at = lock(index);
            if (data[at + SEQUENCE] <= upTo) {
                data[at + SEQUENCE] = Quote.IN_DOUBT;
            }
            unlock(at);
        }
    }

    /** A consistent copy of what is held now. Any thread. */
    public Quote read(int index) {
        int at = index * WIDTH;
        while (true) {
            long before = (long) LONGS.getAcquire(data, at + VERSION);
            if ((before & 1) == 0) {
                Quote quote =
                        new Quote(
                                instruments.get(index),
                                data[at + BID],
                                data[at + BID_LOTS],
                                data[at + ASK],
                                data[at + ASK_LOTS],
                                data[at + LAST],
                                data[at + LAST_LOTS],
                                (int) data[at + LAST_SIDE],
                                data[at + OPEN],
                                data[at + HIGH],
                                data[at + LOW],
                                data[at + VOLUME],
                                data[at + QUOTE_VOLUME],
                                data[at + SEQUENCE],
                                data[at + VENUE_MS],
                                data[at + ARRIVAL],
                                data[at + TOUCH_ARRIVAL]);
                VarHandle.loadLoadFence();
                if ((long) LONGS.getOpaque(data, at + VERSION) == before) {
                    return quote;
                }
            }
            Thread.onSpinWait();
        }
    }

    /**
     * Calls {@code changed} with each index written since the last call. One reader: the screen's
     * thread.
     */
    public void drain(IntConsumer changed) {
        for (int word = 0; word < dirty.length; word++) {
            if ((long) LONGS.getOpaque(dirty, word) == 0) {
                continue;
            }
            long bits = (long) LONGS.getAndSet(dirty, word, 0L);
            while (bits != 0) {
                changed.accept(word * 64 + Long.numberOfTrailingZeros(bits));
                bits &= bits - 1;
            }
        }
    }

    /** Whether {@link #drain} would find something. Any thread. */
    public boolean isDirty() {
        for (int word = 0; word < dirty.length; word++) {
            if ((long) LONGS.getOpaque(dirty, word) != 0) {
                return true;
            }
        }
        return false;
    }

    private int lock(int index) {
        int at = index * WIDTH;
        while (true) {
            long version = (long) LONGS.getOpaque(data, at + VERSION);
            if ((version & 1) == 0
                    && LONGS.compareAndSet(data, at + VERSION, version, version + 1)) {
                return at;
            }
            Thread.onSpinWait();
        }
    }

    private void unlock(int at) {
        LONGS.setRelease(data, at + VERSION, data[at + VERSION] + 1);
    }

    private void mark(int index) {
        int word = index >> 6;
        long bit = 1L << index;
        if (((long) LONGS.getOpaque(dirty, word) & bit) == 0) {
            LONGS.getAndBitwiseOr(dirty, word, bit);
        }
    }
}
