package app.ringdown.ui.depth;

import app.ringdown.market.BookView;
import app.ringdown.market.Side;

import java.util.Arrays;

/**
 * The levels of a book, put together in groups of prices, and what lies at each or nearer to the
 * touch. Bids count at the price below them and asks at the one above, so that a group is never
 * shown at a better price than what lies in it. Immutable.
 */
public final class DepthLevels {
    private final Group bids;
    private final Group asks;

    /** Prices, sizes and sums of one side, best first. */
    private static final class Group {
        final long[] ticks;
        final long[] lots;
        final long[] totals;

        Group(long[] ticks, long[] lots, long[] totals) {
            this.ticks = ticks;
            this.lots = lots;
            this.totals = totals;
        }
    }

    /**
     * @param step width of a group, ticks; 1 leaves the levels as they are
     * @param most groups of a side
     */
    public DepthLevels(BookView view, long step, int most) {
        bids = group(view, Side.BUY, step, most);
        asks = group(view, Side.SELL, step, most);
    }

    /** The price at which a level counts: a multiple of {@code step}, never better than it is. */
    public static long grouped(Side side, long ticks, long step) {
        return side == Side.BUY
                ? Math.floorDiv(ticks, step) * step
                : Math.ceilDiv(ticks, step) * step;
    }

    /** A group that goes on where the book is not known is left out: its sum would be wrong. */
    private static Group group(BookView view, Side side, long step, int most) {
        int levels = view.size(side);
        long end = view.end(side);
        long[] ticks = new long[Math.min(most, levels)];
        long[] lots = new long[ticks.length];
        long[] totals = new long[ticks.length];
        int groups = 0;
        long sum = 0;
        for (int i = 0; i < levels; i++) {
            long at = grouped(side, view.ticks(side, i), step);
            if (groups == 0 || ticks[groups - 1] != at) {
                boolean isWhole = end == 0 || (side == Side.BUY ? at >= end : at <= end);
                if (groups == ticks.length || !isWhole) {
                    break;
                }
                ticks[groups++] = at;
            }
            sum += view.lots(side, i);
            lots[groups - 1] += view.lots(side, i);
            totals[groups - 1] = sum;
        }
        return new Group(
                Arrays.copyOf(ticks, groups),
                Arrays.copyOf(lots, groups),
                Arrays.copyOf(totals, groups));
    }

    public int size(Side side) {
        return of(side).ticks.length;
    }

    /** Price of a group, ticks. */
    public long ticks(Side side, int depth) {
        return of(side).ticks[depth];
    }

    public long lots(Side side, int depth) {
        return of(side).lots[depth];
    }

    /** Sum up to and with a group, lots. */
    public long total(Side side, int depth) {
        return of(side).totals[depth];
    }

    /** The larger of both sides' last sums, which is the longest bar; 0 if there is nothing. */
    long largest() {
        return Math.max(last(Side.BUY), last(Side.SELL));
    }

    private long last(Side side) {
        return size(side) == 0 ? 0 : total(side, size(side) - 1);
    }

    private Group of(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
