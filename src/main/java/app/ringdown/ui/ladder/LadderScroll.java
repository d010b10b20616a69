package app.ringdown.ui.ladder;

import app.ringdown.market.Side;

/**
 * Which rows are in view and which one is marked. A hand moves them; the market only when it has
 * left the view and no hand is near. Pure, not safe for several threads.
 */
final class LadderScroll {
    private LadderRows rows = LadderRows.NONE;
    private long marked;

    LadderRows rows() {
        return rows;
    }

    /** Price of the marked row, ticks; 0 for none. */
    long marked() {
        return marked;
    }

    /** Forgets everything: another instrument. */
    void reset() {
        rows = LadderRows.NONE;
        marked = 0;
    }

    /**
     * Brings the market into the middle.
     *
     * @param middle about where it is, ticks; 0 if nobody knows, and then nothing moves
     * @param count rows that there is room for
     */
    void centre(long step, long middle, int count) {
        if (middle > 0 && count > 0) {
            rows = LadderRows.centred(step, middle, count);
        }
    }

    /** Rows of another width about the same price; a marked row is none any more. */
    void regroup(long step, int count) {
        centre(step, rows.price(count / 2), count);
        marked = 0;
    }

    /**
     * Whether the market has to be brought into view: there was none yet, or it has left it.
     *
     * @param follows whether a person wants that
     * @param isHeld whether a pointer is over the ladder or a button down: then nothing moves
     */
    boolean wantsCentre(LadderDepth depth, int count, boolean follows, boolean isHeld) {
        if (rows.isEmpty()) {
            return true;
        }
        long bid = depth.best(Side.BUY);
        long ask = depth.best(Side.SELL);
        return follows
                && !isHeld
                && bid > 0
                && ask > 0
                && !(rows.shows(bid, count) && rows.shows(ask, count));
    }

    /** To higher prices, or lower ones if negative. */
    void scroll(long rowsUp) {
        rows = rows.scrolled(rowsUp);
    }

    void mark(long ticks) {
        marked = ticks;
    }

    /** Moves the mark, from the middle if there is none, and keeps it in view. */
    void moveMark(int rowsDown, int count) {
        if (rows.isEmpty()) {
            return;
        }
        long to = marked > 0 ? marked - rowsDown * rows.step() : rows.price(count / 2);
        if (to > 0) {
            rows = rows.showing(to, count);
            marked = to;
        }
    }
}
