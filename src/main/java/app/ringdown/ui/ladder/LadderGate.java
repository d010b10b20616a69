package app.ringdown.ui.ladder;

import app.ringdown.market.Side;

import org.jspecify.annotations.Nullable;

/**
 * Whether what a hand wants may be done: only while armed, with a book that is right, and, where
 * the quote is not live, only when it is wanted twice. Not safe for several threads.
 */
final class LadderGate {
    /** How long the second time may take, ns. */
    static final long AGAIN_NANOS = 2_000_000_000L;

    enum Verdict {
        GO,
        NOT_ARMED,
        NO_BOOK,
        /** Said once; the same again within {@link #AGAIN_NANOS} goes. */
        ASKS
    }

    /**
     * What is wanted.
     *
     * @param kind of act, its type say
     */
    record Wish(Object kind, Side side, long ticks) {}

    private @Nullable Wish asked;
    private long askedNanos;

    /**
     * @param bookLive whether the book is what the venue has
     * @param quoteLive whether the quote may be relied on
     * @param nanos {@link System#nanoTime()} of the act
     */
    Verdict judge(boolean armed, boolean bookLive, boolean quoteLive, Wish wish, long nanos) {
        Wish before = asked;
        asked = null;
        if (!armed) {
            return Verdict.NOT_ARMED;
        }
        if (!bookLive) {
            return Verdict.NO_BOOK;
        }
        if (quoteLive || (wish.equals(before) && nanos - askedNanos <= AGAIN_NANOS)) {
            return Verdict.GO;
        }
        asked = wish;
        askedNanos = nanos;
        return Verdict.ASKS;
    }
}
