package app.ringdown.desk;

import app.ringdown.market.Bar;
import app.ringdown.market.DepthUpdate;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Side;
import app.ringdown.order.Account;
import app.ringdown.order.Balance;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderRequest;
import app.ringdown.venue.AccountListener;
import app.ringdown.venue.LineState;
import app.ringdown.venue.MarketListener;
import app.ringdown.venue.Traffic;
import app.ringdown.venue.Traffic.Filter;
import app.ringdown.venue.Transfer;
import app.ringdown.venue.Venue;
import app.ringdown.venue.VenueException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * Asks for the top of one book again and again, within the budget of calls, while its stream goes
 * on, and compares what each costs and how old is what one knows by it. What went over the wire is
 * counted there, in the {@link Traffic}. Runs on a thread of its own from {@link #start} to its end
 * or {@link #close}.
 */
public final class PollTrial implements AutoCloseable {
    private static final int SLICE = 2_000;

    private final Venue venue;
    private final Instrument instrument;
    private final Duration every;
    private final Duration length;
    private final Filter filter;
    private final Thread thread;
    private final long startNanos = System.nanoTime();
    private volatile Figures figures = Figures.NONE;

    // All below is of the trial's thread.
    private final Staleness<Touch> staleness = new Staleness<>();
    private final Told told = new Told();
    private long at;
    private long polls;
    private long failures;
    private long pollOut;
    private long pollIn;
    private long pushes;
    private long pushIn;
    private String failure = "";

    private record Touch(long bid, long bidLots, long ask, long askLots) {}

    /**
     * What was measured up to now.
     *
     * @param nanos how long it has been running
     * @param polls calls that were answered
     * @param failures calls that were not, or not made since our budget was used up
     * @param failure the last one's words
     * @param pushes frames of the stream
     * @param changes of the value that they told
     * @param seen changes that the polls noticed
     * @param pollMedian age of what is known by the polls, ns
     * @param outdated the share of the time in which that was not so any more, 0 to 1
     * @param pushAge about how old a frame is when it comes, half a ping, ns; -1 if not known
     */
    public record Figures(
            long nanos,
            long polls,
            long failures,
            String failure,
            long pollBytesOut,
            long pollBytesIn,
            long pushes,
            long pushBytesIn,
            long changes,
            long seen,
            long pollMedian,
            long pollWorst,
            double outdated,
            long pushAge,
            boolean done) {
        static final Figures NONE = new Figures(0, 0, 0, "", 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, false);
    }

    private PollTrial(Venue venue, Instrument instrument, Duration every, Duration length) {
        this.venue = venue;
        this.instrument = instrument;
        this.every = every;
        this.length = length;
        this.filter = Filter.of(instrument.symbol());
        this.at = venue.traffic().next();
        this.thread = Thread.ofVirtual().name("rest-" + venue.id() + "-poll").unstarted(this::run);
    }

    /** Begins. */
    public static PollTrial start(
            Venue venue, Instrument instrument, Duration every, Duration length) {
        PollTrial trial = new PollTrial(venue, instrument, every, length);
        trial.thread.start();
        return trial;
    }

    public Instrument instrument() {
        return instrument;
    }

    public Figures figures() {
        return figures;
    }

    /** Ends it before its time; what was measured stays. */
    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        long end = startNanos + length.toNanos();
        try {
            for (long due = startNanos; due < end; due += every.toNanos()) {
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                ask();
                tell(false);
            }
            Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            tell(true);
        }
    }

    private void ask() {
        long sent = System.nanoTime();
        try {
            venue.touch(instrument, told);
            collect(sent, System.nanoTime());
        } catch (VenueException e) {
            failures++;
            failure = String.valueOf(e.getMessage());
            collect(Long.MAX_VALUE, Long.MIN_VALUE);
        }
    }

    /** Counts what went over the wire since the last time; our call is the one within two times. */
    private void collect(long sent, long answered) {
        Traffic traffic = venue.traffic();
        long end = traffic.next();
        while (at < end) {
            at =
                    traffic.find(
                            filter,
                            at,
                            SLICE,
                            (number, isCall) -> {
                                Transfer transfer = traffic.get(number);
                                if (transfer != null) {
                                    count(traffic, transfer, sent, answered);
                                }
                            });
        }
    }

    private void count(Traffic traffic, Transfer transfer, long sent, long answered) {
        told.touch = null;
        if (!transfer.symbol().equals(instrument.symbol())
                || !traffic.explain(transfer, told, told)) {
            return;
        }
        Touch touch = told.touch;
        if (touch == null) {
            return;
        }
        switch (transfer) {
            case Transfer.Call call -> {
                if (call.startNanos() >= sent && call.nanos() <= answered) {
                    polls++;
                    pollOut += call.bytesOut();
                    pollIn += call.bytesIn();
                    staleness.answer(call.nanos(), touch);
                }
            }
            case Transfer.Frame frame -> {
                pushes++;
                pushIn += frame.bytesOnTheWire();
                staleness.change(frame.nanos(), touch);
            }
        }
    }

    private void tell(boolean done) {
        if (done) {
            collect(Long.MAX_VALUE, Long.MIN_VALUE);
        }
        long now = System.nanoTime();
        long ping = venue.health().streamNanos();
        figures =
                new Figures(
                        now - startNanos,
                        polls,
                        failures,
                        failure,
                        pollOut,
                        pollIn,
                        pushes,
                        pushIn,
                        staleness.told(),
                        staleness.seen(),
                        staleness.age(0.5, now),
                        staleness.age(1, now),
                        staleness.outdatedShare(now),
                        ping < 0 ? -1 : ping / 2,
                        done);
    }

    /** Keeps the top of book that is told of our instrument. */
    private static final class Told implements MarketListener, AccountListener {
        private @Nullable Touch touch;

        @Override
        public void onTouch(
                Instrument of,
                long bid,
                long bidLots,
                long ask,
                long askLots,
                long sequence,
                long arrivalNanos) {
            touch = new Touch(bid, bidLots, ask, askLots);
        }

        @Override
        public void onTrade(
                Instrument of,
                long tradeId,
                long ticks,
                long lots,
                Side aggressor,
                long venueMs,
                long arrivalNanos) {}

        @Override
        public void onDay(
                Instrument of,
                long open,
                long high,
                long low,
                long last,
                long volumeLots,
                long quoteVolume,
                long venueMs,
                long arrivalNanos) {}

        @Override
        public void onDepth(Instrument of, DepthUpdate update, long arrivalNanos) {}

        @Override
        public void onBar(Instrument of, Interval interval, Bar bar, long arrivalNanos) {}

        @Override
        public void onMarketLine(LineState state) {}

        @Override
        public void onOrder(OrderRequest as, OrderEvent.Report event) {}

        @Override
        public void onBalances(List<Balance> changed, long venueMs) {}

        @Override
        public void onAccount(Account account) {}

        @Override
        public void onAccountLine(LineState state) {}
    }
}
