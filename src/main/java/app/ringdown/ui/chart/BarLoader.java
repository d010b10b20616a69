package app.ringdown.ui.chart;

import app.ringdown.desk.MarketFeed.BarUpdate;
import app.ringdown.market.Bar;
import app.ringdown.market.BarSeries;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Quote;
import app.ringdown.ui.chart.model.ChartModel;
import app.ringdown.ui.chart.model.Invalidation;
import app.ringdown.venue.VenueException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Fills the series of a chart: the newest page, older ones ahead of need, live bars, and what was
 * missed while the stream was down. One request at a time; its answer is taken by the frame that
 * finds it there, and one for a series that is no longer shown is dropped. JavaFX thread, never
 * waits.
 */
final class BarLoader {
    private static final Logger LOG = LoggerFactory.getLogger(BarLoader.class);

    /** Bars asked for at once: the most that Binance gives. */
    static final int PAGE = 1000;

    private static final long NO_HOLE = Long.MIN_VALUE;
    private static final long PAUSE_NANOS = 2_000_000_000L;

    /** Bars by REST, as {@link app.ringdown.desk.MarketFeed#bars}. */
    @FunctionalInterface
    interface Pages {
        CompletableFuture<List<Bar>> bars(
                Instrument instrument, Interval interval, long beforeMs, int limit);
    }

    enum State {
        /** The newest page is on its way. */
        LOADING,
        SHOWN,
        /** The venue has no bars. */
        EMPTY,
        FAILED
    }

    enum Older {
        /** Nothing is asked for: there is enough, or it is not known yet how much there is. */
        REST,
        LOADING,
        FAILED,
        /** The oldest bar that the venue has is held. */
        END
    }

    private enum Kind {
        NEWEST,
        HOLE,
        OLDER
    }

    private record Request(Kind kind, CompletableFuture<List<Bar>> page) {}

    private final ChartModel model;
    private final Pages pages;
    private final List<Bar> early = new ArrayList<>();
    private State state = State.LOADING;
    private Older older = Older.REST;
    private VenueException.@Nullable Kind failure;
    private @Nullable Request pending;
    private @Nullable Quote quoteOfFrame;
    private long holeFromMs = NO_HOLE;
    private long holeBeforeMs;
    private long checkedMs;
    private long notBeforeNanos = Long.MIN_VALUE;

    /** Loads what {@code model} shows at first. */
    BarLoader(ChartModel model, Pages pages) {
        this.model = model;
        this.pages = pages;
    }

    State state() {
        return state;
    }

    Older older() {
        return older;
    }

    /** Why {@link State#FAILED} or {@link Older#FAILED}; null if the venue gave no reason. */
    VenueException.@Nullable Kind failure() {
        return failure;
    }

    /** Shows another series: the old one is gone at once. */
    void open(Instrument instrument, Interval interval) {
        model.show(new BarSeries(instrument, interval));
        early.clear();
        quoteOfFrame = null;
        pending = null;
        holeFromMs = NO_HOLE;
        checkedMs = 0;
        state = State.LOADING;
        older = Older.REST;
    }

    /** Tries again what failed. */
    void retry() {
        if (state == State.FAILED || state == State.EMPTY) {
            state = State.LOADING;
        }
        if (older == Older.FAILED) {
            older = Older.REST;
        }
    }

    /** The stream is open again: whatever it told meanwhile was missed. */
    void onReopened() {
        retry();
        if (state == State.SHOWN) {
            hole(model.series().last().openMs());
        }
    }

    /** A bar that the venue told. */
    Invalidation onBar(BarUpdate update) {
        BarSeries series = model.series();
        if (update.interval() != series.interval()
                || !update.instrument().equals(series.instrument())) {
            return Invalidation.NONE;
        }
        Bar bar = update.bar();
        if (state != State.SHOWN) {
            early.add(bar);
            return Invalidation.NONE;
        }
        Quote quote = quoteOfFrame;
        Invalidation changed =
                change(() -> {
                    series.update(bar);
                    // A trade of the same frame may be newer than the bar, and if it is in it, it
                    // changes nothing.
                    if (quote != null) {
                        series.onLast(quote.last(), quote.venueMs());
                    }
                });
        checkBefore(series, bar);
        return changed;
    }

    /** The bar before a new one must be there and closed, else the stream left something out. */
    private void checkBefore(BarSeries series, Bar bar) {
        int i = series.indexAt(bar.openMs());
        if (i < 1 || i < series.size() - 1 || bar.openMs() == checkedMs) {
            return;
        }
        checkedMs = bar.openMs();
        Bar before = series.get(i - 1);
        if (!before.closed() || before.openMs() != bar.openMs() - series.interval().ms()) {
            hole(before.openMs());
        }
    }

    private void hole(long fromMs) {
        holeFromMs = holeFromMs == NO_HOLE ? fromMs : Math.min(holeFromMs, fromMs);
        holeBeforeMs = Long.MAX_VALUE;
    }

    /**
     * The latest price moves the live bar until the venue's own word on it. In a frame quotes are
     * told before bars.
     */
    Invalidation onQuote(Quote quote) {
        BarSeries series = model.series();
        if (state != State.SHOWN
                || quote.last() <= 0
                || quote.venueMs() <= 0
                || !quote.instrument().equals(series.instrument())) {
            return Invalidation.NONE;
        }
        quoteOfFrame = quote;
        return change(() -> series.onLast(quote.last(), quote.venueMs()));
    }

    private Invalidation change(Runnable update) {
        BarSeries series = model.series();
        int size = series.size();
        Bar last = series.last();
        model.changeBars(update);
        if (series.size() != size) {
            return Invalidation.ALL;
        }
        // Bars before the last change when they close: seldom enough to paint all.
        return series.last().equals(last) ? Invalidation.NONE : Invalidation.LAST_BAR;
    }

    /** Takes what has arrived and asks for what is needed, at {@code nanos} of a frame. */
    Invalidation onFrame(long nanos) {
        quoteOfFrame = null;
        Invalidation changed = take(nanos);
        if (pending == null && nanos >= notBeforeNanos) {
            ask();
        }
        return changed;
    }

    private void ask() {
        BarSeries series = model.series();
        if (state == State.LOADING) {
            pending = request(Kind.NEWEST, Long.MAX_VALUE);
        } else if (state == State.SHOWN && holeFromMs != NO_HOLE) {
            pending = request(Kind.HOLE, holeBeforeMs);
        } else if (state == State.SHOWN && older == Older.REST && isOlderNeeded()) {
            older = Older.LOADING;
            pending = request(Kind.OLDER, series.get(0).openMs());
        }
    }

    /** Asked for when less than another view of bars is left to the left, so ahead of need. */
    private boolean isOlderNeeded() {
        return model.time().left() < Math.min(PAGE, model.time().span());
    }

    private Request request(Kind kind, long beforeMs) {
        BarSeries series = model.series();
        return new Request(
                kind, pages.bars(series.instrument(), series.interval(), beforeMs, PAGE));
    }

    private Invalidation take(long nanos) {
        Request done = pending;
        if (done == null || !done.page().isDone()) {
            return Invalidation.NONE;
        }
        pending = null;
        try {
            takeIn(done.kind(), done.page().join());
        } catch (CompletionException | CancellationException e) {
            fail(done.kind(), e, nanos);
        }
        return Invalidation.ALL;
    }

    private void takeIn(Kind kind, List<Bar> page) {
        BarSeries series = model.series();
        int size = series.size();
        model.changeBars(() -> series.merge(page));
        switch (kind) {
            case NEWEST -> {
                model.changeBars(() -> early.forEach(series::update));
                early.clear();
                state = series.isEmpty() ? State.EMPTY : State.SHOWN;
            }
            case HOLE -> {
                if (page.isEmpty() || page.getFirst().openMs() <= holeFromMs) {
                    holeFromMs = NO_HOLE;
                } else {
                    holeBeforeMs = page.getFirst().openMs();
                }
            }
            case OLDER -> older = series.size() == size ? Older.END : Older.REST;
        }
    }

    private void fail(Kind kind, RuntimeException e, long nanos) {
        Throwable cause = e.getCause();
        failure = cause instanceof VenueException refused ? refused.kind() : null;
        BarSeries series = model.series();
        LOG.warn("No {} bars of {}", series.interval().code(), series.instrument(), e);
        switch (kind) {
            case NEWEST -> state = State.FAILED;
            case OLDER -> older = Older.FAILED;
            case HOLE -> notBeforeNanos = nanos + PAUSE_NANOS;
        }
    }
}
