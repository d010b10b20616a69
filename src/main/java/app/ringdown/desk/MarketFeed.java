package app.ringdown.desk;

import app.ringdown.market.Bar;
import app.ringdown.market.DepthUpdate;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Print;
import app.ringdown.market.Quote;
import app.ringdown.market.Quotes;
import app.ringdown.market.Side;
import app.ringdown.venue.LineState;
import app.ringdown.venue.MarketListener;
import app.ringdown.venue.Subscription;
import app.ringdown.venue.Venue;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;

/**
 * The market as one venue tells it: quotes and books (states, the latest wins), bars and trades
 * (events, in order). The stream's thread writes; the screen drains once a frame. Who wants a live
 * value says so and gives it back: the stream carries what is on screen.
 */
public final class MarketFeed {
    /** A bar that the venue told. */
    public record BarUpdate(Instrument instrument, Interval interval, Bar bar) {}

    /** How old a quote may be, ms, unless told otherwise. */
    public static final long AGE_LIMIT_MS = 10_000;

    private final Venue venue;
    private final Later later;
    private final Executor rest;
    private final Quotes quotes;
    private final Books books;
    private final Tapes tapes;
    private final QuoteSnapshots snapshots;
    private final TickMeter meter;
    private final MarketListener listener = new MarketLine(true);
    private final Queue<BarUpdate> bars = new ConcurrentLinkedQueue<>();
    private final Map<Subscription, Integer> wanted = new HashMap<>();
    private boolean telling; // guarded by wanted

    /**
     * Since when the stream is to bring the top of book of each instrument, {@link
     * System#nanoTime()}; 0 if it is not.
     */
    private final AtomicLongArray followed;

    private volatile LineState line = LineState.CLOSED;
    private volatile Map<Subscription, String> refused = Map.of();
    private volatile long ageLimitNanos = TimeUnit.MILLISECONDS.toNanos(AGE_LIMIT_MS);

    MarketFeed(Venue venue, List<Instrument> instruments, Later later, Executor rest) {
        this.venue = venue;
        this.later = later;
        this.rest = rest;
        this.quotes = new Quotes(instruments);
        this.books = new Books(venue, instruments.size(), later, rest);
        this.tapes = new Tapes(instruments.size());
        this.snapshots =
                new QuoteSnapshots(venue, new MarketLine(false), this::quoted, later, rest);
        this.meter = new TickMeter(instruments.size());
        this.followed = new AtomicLongArray(instruments.size());
    }

    /** Where the market line ends. */
    MarketListener listener() {
        return listener;
    }

    public Quotes quotes() {
        return quotes;
    }

    /** How long ticks take on their way to the screen. */
    public TickMeter meter() {
        return meter;
    }

    public Books books() {
        return books;
    }

    public Tapes tapes() {
        return tapes;
    }

    public List<Instrument> instruments() {
        return quotes.instruments();
    }

    /**
     * State of the market line; anything but open means that what is on screen is stale. Any
     * thread.
     */
    public LineState line() {
        return line;
    }

    /**
     * Why the venue does not bring a wanted value by its stream; null if it does, or is yet to
     * answer. Any thread.
     */
    public @Nullable String refusal(Subscription subscription) {
        return refused.get(subscription);
    }

    /**
     * Whether quotes are polled by REST, because the line has been down for too long. Any thread.
     */
    public boolean polling() {
        return snapshots.polling();
    }

    /** How old a quote may be before it counts as stale, ms. Any thread. */
    public void ageLimit(long ms) {
        ageLimitNanos = TimeUnit.MILLISECONDS.toNanos(ms);
    }

    /**
     * How far a quote may be relied on. The line's being open proves that it lives, not that a
     * quote is fresh: that its age tells, and that its top of book was told since. Any thread.
     *
     * @param nowNanos {@link System#nanoTime()}
     */
    public Freshness freshness(Quote quote, long nowNanos) {
        return quote.arrivalNanos() != 0 && quote.sequence() == Quote.IN_DOUBT
                ? Freshness.STALE
                : freshness(asOf(quote), nowNanos);
    }

    /**
     * How far the last price and the day of a quote may be relied on, whatever its top of book is.
     * Any thread.
     *
     * @param nowNanos {@link System#nanoTime()}
     */
    public Freshness dayFreshness(Quote quote, long nowNanos) {
        return freshness(quote.arrivalNanos(), nowNanos);
    }

    private Freshness freshness(long asOf, long nowNanos) {
        if (asOf == 0) {
            return Freshness.UNKNOWN;
        }
        boolean open = line == LineState.OPEN;
        if (nowNanos - asOf > ageLimitNanos || !(open || polling())) {
            return Freshness.STALE;
        }
        return open ? Freshness.LIVE : Freshness.POLLED;
    }

    /**
     * What the age of a quote is counted from, {@link System#nanoTime()}: 0 if nothing is known.
     * The newest part, while the stream would tell each change of the others; but a top of book
     * that it does not bring ({@link Subscription.AllDays} keeps telling of the day alone) is as
     * old as when it came. Any thread.
     */
    public long asOf(Quote quote) {
        long since = followed.get(quote.instrument().index());
        boolean told = since != 0 && quote.touchNanos() - since >= 0;
        return told || quote.touchNanos() == 0 ? quote.arrivalNanos() : quote.touchNanos();
    }

    /**
     * Wants a live value until the returned handle is closed (once; closing again does nothing).
     * Any thread, does not wait.
     */
    public Handle want(Subscription subscription) {
        synchronized (wanted) {
            if (wanted.merge(subscription, 1, Integer::sum) == 1) {
                begin(subscription);
                tellVenueSoon();
            }
        }
        return new Handle(this, subscription);
    }

    private void release(Subscription subscription) {
        synchronized (wanted) {
            if (wanted.merge(subscription, -1, Integer::sum) == 0) {
                wanted.remove(subscription);
                tellVenueSoon();
                end(subscription);
            }
        }
    }

    /** What changes together is told together: a list of a thousand is one change. */
    private void tellVenueSoon() {
        if (!telling) {
            telling = true;
            later.run(0, this::tellVenue);
        }
    }

    private void tellVenue() {
        Set<Subscription> now;
        synchronized (wanted) {
            telling = false;
            now = Set.copyOf(wanted.keySet());
        }
        venue.subscribe(now);
    }

    private void begin(Subscription subscription) {
        switch (subscription) {
            case Subscription.Book book -> books.open(book.instrument());
            case Subscription.Trades trades -> tapes.open(trades.instrument());
            case Subscription.Level1(Instrument instrument) -> {
                quotes.doubtNumbered(instrument.index()); // a late word of the time before
                followed.set(instrument.index(), System.nanoTime());
                snapshots.onWanted(List.of(instrument));
            }
            case Subscription.AllDays() -> snapshots.onWanted(instruments());
            case Subscription.Bars _ -> {
                // They are handed over as they come.
            }
        }
    }

    private void end(Subscription subscription) {
        switch (subscription) {
            case Subscription.Book book -> books.close(book.instrument());
            case Subscription.Trades trades -> tapes.close(trades.instrument());
            case Subscription.Level1(Instrument instrument) -> {
                followed.set(instrument.index(), 0);
                quotes.doubtNumbered(instrument.index());
            }
            case Subscription.AllDays _, Subscription.Bars _ -> {
                // What was last known stays.
            }
        }
    }

    /** Instruments whose quotes are wanted, or some of them. */
    private Set<Instrument> quoted() {
        Set<Instrument> instruments = new HashSet<>();
        synchronized (wanted) {
            if (wanted.containsKey(new Subscription.AllDays())) {
                return Set.copyOf(instruments());
            }
            for (Subscription subscription : wanted.keySet()) {
                if (subscription instanceof Subscription.Level1 level1) {
                    instruments.add(level1.instrument());
                }
            }
        }
        return instruments;
    }

    /** Bars by REST, as {@link Venue#bars}; completes on a REST thread. */
    public CompletableFuture<List<Bar>> bars(
            Instrument instrument, Interval interval, long beforeMs, int limit) {
        return ask(() -> venue.bars(instrument, interval, beforeMs, limit));
    }

    /** The newest trades by REST, as {@link Venue#trades}; completes on a REST thread. */
    public CompletableFuture<List<Print>> trades(Instrument instrument) {
        return ask(() -> venue.trades(instrument));
    }

    private <T> CompletableFuture<T> ask(Callable<T> question) {
        CompletableFuture<T> result = new CompletableFuture<>();
        rest.execute(() -> {
            try {
                result.complete(question.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** Hands over the bars told since the last call, in order. One reader: the screen's thread. */
    public void drainBars(Consumer<BarUpdate> reader) {
        for (BarUpdate update = bars.poll(); update != null; update = bars.poll()) {
            reader.accept(update);
        }
    }

    /** Whether there are quotes or bars to drain. Any thread. */
    boolean waits() {
        return quotes.isDirty() || !bars.isEmpty();
    }

    /**
     * Where what the venue tells of the market ends: on the stream's thread, or on a REST thread.
     */
    private final class MarketLine implements MarketListener {
        private final boolean stream;

        MarketLine(boolean stream) {
            this.stream = stream;
        }

        private long parsed(Instrument instrument) {
            return stream ? meter.parsed(instrument.index()) : 0;
        }

        private void stored(
                Instrument instrument, long venueMs, long arrivalNanos, long parsedNanos) {
            if (stream) {
                meter.stored(instrument.index(), venueMs, arrivalNanos, parsedNanos);
            }
        }

        @Override
        public void onTouch(
                Instrument instrument,
                long bid,
                long bidLots,
                long ask,
                long askLots,
                long sequence,
                long arrivalNanos) {
            long parsed = parsed(instrument);
            quotes.touch(instrument.index(), bid, bidLots, ask, askLots, sequence, arrivalNanos);
            stored(instrument, 0, arrivalNanos, parsed);
        }

        @Override
        public void onTrade(
                Instrument instrument,
                long tradeId,
                long ticks,
                long lots,
                Side aggressor,
                long venueMs,
                long arrivalNanos) {
            long parsed = parsed(instrument);
            quotes.last(instrument.index(), ticks, lots, aggressor, venueMs, arrivalNanos);
            stored(instrument, venueMs, arrivalNanos, parsed);
            tapes.onTrade(instrument, tradeId, ticks, lots, aggressor, venueMs, arrivalNanos);
        }

        @Override
        public void onDay(
                Instrument instrument,
                long open,
                long high,
                long low,
                long last,
                long volumeLots,
                long quoteVolume,
                long venueMs,
                long arrivalNanos) {
            long parsed = parsed(instrument);
            quotes.day(
                    instrument.index(),
                    open,
                    high,
                    low,
                    last,
                    volumeLots,
                    quoteVolume,
                    venueMs,
                    arrivalNanos);
            stored(instrument, venueMs, arrivalNanos, parsed);
        }

        @Override
        public void onDepth(Instrument instrument, DepthUpdate update, long arrivalNanos) {
            books.onDepth(instrument, update, arrivalNanos);
        }

        @Override
        public void onBar(Instrument instrument, Interval interval, Bar bar, long arrivalNanos) {
            bars.add(new BarUpdate(instrument, interval, bar));
        }

        @Override
        public void onRefused(Map<Subscription, String> next) {
            refused = next;
        }

        @Override
        public void onBegun(Set<Instrument> begun) {
            snapshots.onWanted(begun);
        }

        @Override
        public void onMarketLine(LineState state) {
            if (state != LineState.OPEN) {
                quotes.restart();
            } else {
                quotes.doubtUnnumbered();
            }
            books.onLine(state);
            tapes.onLine(state);
            line = state;
            snapshots.onLine(state);
        }
    }

    /** A wanted live value; closing gives it back. */
    public static final class Handle implements AutoCloseable {
        private final MarketFeed feed;
        private final Subscription subscription;
        private boolean closed;

        private Handle(MarketFeed feed, Subscription subscription) {
            this.feed = feed;
            this.subscription = subscription;
        }

        @Override
        public void close() {
            synchronized (feed.wanted) {
                if (!closed) {
                    closed = true;
                    feed.release(subscription);
                }
            }
        }
    }
}
