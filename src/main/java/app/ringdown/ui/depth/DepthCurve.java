package app.ringdown.ui.depth;

import app.ringdown.market.BookView;
import app.ringdown.market.Instrument;
import app.ringdown.market.Side;

import java.math.BigDecimal;

/** What lies in a book up to any price, as far as the book is known. Immutable. */
final class DepthCurve {
    /** Levels of a side that are worth seeing before anybody asks for more. */
    private static final int USUAL_LEVELS = 200;

    private final BookView view;
    private final DepthLevels levels;

    DepthCurve(BookView view) {
        this.view = view;
        this.levels = new DepthLevels(view, 1, Integer.MAX_VALUE);
    }

    /** Whether both sides have levels; without them there is no middle. */
    boolean hasMiddle() {
        return levels.size(Side.BUY) > 0 && levels.size(Side.SELL) > 0;
    }

    /** Half-way between the best prices, ticks. */
    double middle() {
        return (levels.ticks(Side.BUY, 0) + levels.ticks(Side.SELL, 0)) / 2.0;
    }

    /** Whether the book is known as far as a price. */
    boolean isKnown(Side side, double ticks) {
        long end = view.end(side);
        return end == 0 || (side == Side.BUY ? ticks >= end : ticks <= end);
    }

    /** What lies at a price of one side or nearer to the touch, lots. */
    long total(Side side, double ticks) {
        int count = count(side, ticks);
        return count == 0 ? 0 : levels.total(side, count - 1);
    }

    /** What that is worth, each level at its own price; exact, in the quote asset. */
    BigDecimal value(Instrument instrument, Side side, double ticks) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = count(side, ticks) - 1; i >= 0; i--) {
            sum = sum.add(instrument.notional(levels.ticks(side, i), levels.lots(side, i)));
        }
        return sum;
    }

    /** How many levels lie at a price or nearer to the touch. */
    private int count(Side side, double ticks) {
        int from = 0;
        int to = levels.size(side);
        while (from < to) {
            int at = (from + to) >>> 1;
            boolean inside =
                    side == Side.BUY
                            ? levels.ticks(side, at) >= ticks
                            : levels.ticks(side, at) <= ticks;
            if (inside) {
                from = at + 1;
            } else {
                to = at;
            }
        }
        return from;
    }

    /** From the middle to the farthest level of either side, ticks. */
    double reach() {
        return Math.max(
                distance(Side.BUY, Integer.MAX_VALUE), distance(Side.SELL, Integer.MAX_VALUE));
    }

    /** As much of it as is worth seeing at first, ticks to each side of the middle. */
    double usualSpan() {
        return Math.max(distance(Side.BUY, USUAL_LEVELS), distance(Side.SELL, USUAL_LEVELS));
    }

    private double distance(Side side, int most) {
        int last = Math.min(most, levels.size(side)) - 1;
        return Math.abs(levels.ticks(side, last) - middle());
    }

    /**
     * The least of 1, 2, 5, 10, … that is no less, so that an axis does not change all the time.
     */
    static double roundUp(double value) {
        double decade = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-9))));
        double part = value / decade;
        return decade * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
    }
}
