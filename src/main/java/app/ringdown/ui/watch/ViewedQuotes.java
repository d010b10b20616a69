package app.ringdown.ui.watch;

import app.ringdown.desk.MarketFeed;
import app.ringdown.market.Instrument;
import app.ringdown.venue.Subscription;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Wants the quotes of those rows of a long table that are in view. Only once the view has come to
 * rest, and given back only some time later: a venue takes few requests on a line, and a table that
 * is sorted by what moves exchanges rows at its edge all the time. JavaFX thread.
 */
final class ViewedQuotes implements AutoCloseable {
    /** A row that was out of view for so long gives its quote back, ns. */
    static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final MarketFeed feed;
    private final Consumer<Instrument> onEnd;
    private final Map<Instrument, MarketFeed.Handle> handles = new HashMap<>();
    private final Map<Instrument, Long> seen = new HashMap<>();
    private Set<Instrument> before = Set.of();

    /**
     * @param onEnd is told whose quote is no longer wanted here
     */
    ViewedQuotes(MarketFeed feed, Consumer<Instrument> onEnd) {
        this.feed = feed;
        this.onEnd = onEnd;
    }

    /**
     * What is in view at {@code nanos} of {@link System#nanoTime()}; to be told a few times a
     * second. Two times the same means that it rests.
     */
    void look(Set<Instrument> inView, long nanos) {
        inView.forEach(each -> seen.put(each, nanos));
        if (inView.equals(before)) {
            for (Instrument each : inView) {
                handles.computeIfAbsent(each, of -> feed.want(new Subscription.Level1(of)));
            }
        }
        before = inView;
        seen.entrySet()
                .removeIf(entry -> {
                    boolean gone = nanos - entry.getValue() > LINGER_NANOS;
                    if (gone) {
                        giveBack(entry.getKey());
                    }
                    return gone;
                });
    }

    private void giveBack(Instrument instrument) {
        MarketFeed.Handle handle = handles.remove(instrument);
        if (handle != null) {
            handle.close();
            onEnd.accept(instrument);
        }
    }

    /** Gives all of them back; it may be used again. */
    @Override
    public void close() {
        handles.values().forEach(MarketFeed.Handle::close);
        handles.keySet().forEach(onEnd);
        handles.clear();
        seen.clear();
        before = Set.of();
    }
}
