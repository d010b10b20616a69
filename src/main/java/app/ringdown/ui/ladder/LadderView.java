package app.ringdown.ui.ladder;

import app.ringdown.market.BookView;
import app.ringdown.market.Instrument;

import java.util.List;

/**
 * All that a ladder shows. Immutable.
 *
 * @param live whether the book is what the venue has; else it is painted grey
 * @param last price of the last trade, ticks; 0 if not known
 * @param cumulative whether bars and numbers are sums from the touch on
 * @param marked price of the marked row, ticks; 0 for none
 */
record LadderView(
        Instrument instrument,
        LadderRows rows,
        LadderDepth depth,
        LadderOrders orders,
        boolean live,
        long last,
        boolean cumulative,
        long marked) {

    /** Nothing is known yet. */
    static LadderView empty(Instrument of) {
        return new LadderView(
                of,
                LadderRows.NONE,
                new LadderDepth(BookView.EMPTY, 1),
                new LadderOrders(List.of(), of, 1),
                false,
                0,
                false,
                0);
    }
}
