package app.ringdown.ui.depth;

import app.ringdown.market.BookView;
import app.ringdown.market.Side;

/** What lies at each level of a book or nearer to the touch, in lots. Immutable. */
final class DepthTotals {
    private final long[] bids;
    private final long[] asks;

    /**
     * @param rows levels of a side that are summed, at most
     */
    DepthTotals(BookView view, int rows) {
        bids = sums(view, Side.BUY, rows);
        asks = sums(view, Side.SELL, rows);
    }

    private static long[] sums(BookView view, Side side, int rows) {
        long[] sums = new long[Math.min(rows, view.size(side))];
        long sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += view.lots(side, i);
            sums[i] = sum;
        }
        return sums;
    }

    int size(Side side) {
        return side == Side.BUY ? bids.length : asks.length;
    }

    /** Sum up to and with a level. */
    long total(Side side, int depth) {
        return side == Side.BUY ? bids[depth] : asks[depth];
    }

    /** The larger of both sides' last sums, which is the longest bar; 0 if there is nothing. */
    long largest() {
        return Math.max(
                bids.length == 0 ? 0 : bids[bids.length - 1],
                asks.length == 0 ? 0 : asks[asks.length - 1]);
    }
}
