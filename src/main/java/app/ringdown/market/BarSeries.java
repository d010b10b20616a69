package app.ringdown.market;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The bars of one instrument and interval, ascending by opening time, without doubles. Older pages
 * are put in front, live bars behind; the venue's word on a bar replaces what trades had made of
 * it. Confined to one thread (the screen's).
 */
public final class BarSeries {
    private final Instrument instrument;
    private final Interval interval;
    private final ArrayList<Bar> bars = new ArrayList<>();

    public BarSeries(Instrument instrument, Interval interval) {
        this.instrument = instrument;
        this.interval = interval;
    }

    public Instrument instrument() {
        return instrument;
    }

    public Interval interval() {
        return interval;
    }

    public int size() {
        return bars.size();
    }

    public boolean isEmpty() {
        return bars.isEmpty();
    }

    /** The bar at {@code i}, 0 the oldest. */
    public Bar get(int i) {
        return bars.get(i);
    }

    public Bar last() {
        return bars.getLast();
    }

    public List<Bar> bars() {
        return Collections.unmodifiableList(bars);
    }

    /** Index of the newest bar that opened at or before {@code epochMs}, or -1. */
    public int indexAt(long epochMs) {
        int low = 0;
        int high = bars.size() - 1;
        while (low <= high) {
            int mid = (low + high) >>> 1;
            if (bars.get(mid).openMs() <= epochMs) {
                low = mid + 1;
            } else {
                high = mid - 1;
            }
        }
        return high;
    }

    /**
     * Takes in a page of the venue's bars, in any order; a bar that is held already is replaced,
     * unless the one held is closed and the page's is not (the page was older).
     *
     * @return how many bars came in front of the oldest one held
     */
    public int merge(List<Bar> page) {
        if (page.isEmpty()) {
            return 0;
        }
        long oldest = bars.isEmpty() ? Long.MAX_VALUE : bars.getFirst().openMs();
        List<Bar> older = new ArrayList<>();
        List<Bar> sorted = new ArrayList<>(page);
        sorted.sort((a, b) -> Long.compare(a.openMs(), b.openMs()));
        for (Bar bar : sorted) {
            if (bars.isEmpty() || bar.openMs() < oldest) {
                if (older.isEmpty() || older.getLast().openMs() != bar.openMs()) {
                    older.add(bar);
                } else if (replaces(bar, older.getLast())) {
                    older.set(older.size() - 1, bar);
                }
            } else {
                update(bar);
            }
        }
        bars.addAll(0, older);
        return oldest == Long.MAX_VALUE ? 0 : older.size();
    }

    /** Takes in the venue's word on one bar. */
    public void update(Bar bar) {
        int i = indexAt(bar.openMs());
        if (i >= 0 && bars.get(i).openMs() == bar.openMs()) {
            if (replaces(bar, bars.get(i))) {
                bars.set(i, bar);
            }
        } else {
            bars.add(i + 1, bar);
        }
    }

    /** A closed bar is final: what is told of it later as still moving is older. */
    private static boolean replaces(Bar told, Bar held) {
        return told.closed() || !held.closed();
    }

    /**
     * A trade at {@code ticks}: moves the live bar, or opens the next one. Trades older than the
     * live bar are left out.
     */
    public void onLast(long ticks, long epochMs) {
        if (bars.isEmpty()) {
            return;
        }
        Bar last = bars.getLast();
        long open = interval.open(epochMs);
        if (open == last.openMs() && !last.closed()) {
            bars.set(bars.size() - 1, last.withLast(ticks));
        } else if (open > last.openMs()) {
            bars.add(new Bar(open, ticks, ticks, ticks, ticks, 0, false));
        }
    }
}
