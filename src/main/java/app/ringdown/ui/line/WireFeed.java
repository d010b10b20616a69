package app.ringdown.ui.line;

import app.ringdown.venue.Traffic;
import app.ringdown.venue.Traffic.Filter;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings what fits the filter into the rows: what is kept already in slices of a few milliseconds,
 * so that no frame of the screen is late for it, then what comes. JavaFX thread.
 */
final class WireFeed {
    private static final int SLICE = 500;
    private static final long SLICE_NANOS = 3_000_000;

    /** Rows that are listed at most; more than the frames that are kept. */
    private static final int MOST_ROWS = 150_000;

    private final Traffic traffic;
    private final WireRows rows;
    private Filter filter = Filter.ALL;
    private long at;

    WireFeed(Traffic traffic, WireRows rows) {
        this.traffic = traffic;
        this.rows = rows;
    }

    Filter filter() {
        return filter;
    }

    void filter(Filter next) {
        if (!next.equals(filter)) {
            filter = next;
            at = 0;
            rows.empty();
        }
    }

    /** Whether all that is kept was looked at. */
    boolean isCaughtUp() {
        return traffic.next() - at < SLICE;
    }

    /**
     * Takes in some more.
     *
     * @param drop whether rows may go whose frames are not kept any more
     * @return whether rows came
     */
    boolean update(boolean drop) {
        List<WireRow> newer = new ArrayList<>();
        long end = System.nanoTime() + SLICE_NANOS;
        while (at < traffic.next() && System.nanoTime() - end < 0) {
            at =
                    traffic.find(
                            filter,
                            at,
                            SLICE,
                            (number, call) -> newer.add(new WireRow(number, call)));
        }
        int surplus = Math.min(rows.size() + newer.size() - MOST_ROWS, rows.size() - 1);
        long oldest = surplus > 0 ? rows.get(surplus).number() : 0;
        if (drop || !newer.isEmpty()) {
            rows.update(newer, drop ? traffic.oldestFrame() : 0, oldest);
        }
        return !newer.isEmpty();
    }
}
