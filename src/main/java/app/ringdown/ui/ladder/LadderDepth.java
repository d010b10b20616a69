package app.ringdown.ui.ladder;

import app.ringdown.market.BookView;
import app.ringdown.market.Side;
import app.ringdown.ui.depth.DepthLevels;

/** What a book has in each row of a ladder, and up to it from the touch. Immutable. */
final class LadderDepth {
    /** What is said of a row that the venue does not tell. */
    static final long UNKNOWN = -1;

    private final DepthLevels levels;
    private final boolean bidsEnd;
    private final boolean asksEnd;

    /**
     * @param step from one row to the next, ticks
     */
    LadderDepth(BookView view, long step) {
        int most = Math.max(view.size(Side.BUY), view.size(Side.SELL));
        levels = new DepthLevels(view, step, most);
        bidsEnd = view.isLive() && view.end(Side.BUY) == 0;
        asksEnd = view.isLive() && view.end(Side.SELL) == 0;
    }

    /** Price of the row with the best of a side, ticks; 0 if there is none. */
    long best(Side side) {
        return levels.size(side) == 0 ? 0 : levels.ticks(side, 0);
    }

    /** What lies in a row, lots; 0 if nothing does. */
    long lots(Side side, long ticks) {
        int at = upTo(side, ticks);
        return at >= 0 && levels.ticks(side, at) == ticks ? levels.lots(side, at) : 0;
    }

    /** What lies in a row and nearer to the touch, lots; {@link #UNKNOWN} behind what is told. */
    long total(Side side, long ticks) {
        int at = upTo(side, ticks);
        if (at < 0) {
            return 0;
        }
        boolean isBehind = at == levels.size(side) - 1 && levels.ticks(side, at) != ticks;
        boolean isWhole = side == Side.BUY ? bidsEnd : asksEnd;
        return isBehind && !isWhole ? UNKNOWN : levels.total(side, at);
    }

    /** The last level that is no worse than a price; -1 if all are. */
    private int upTo(Side side, long ticks) {
        int low = -1;
        int high = levels.size(side);
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            long at = levels.ticks(side, middle);
            if (side == Side.BUY ? at >= ticks : at <= ticks) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
