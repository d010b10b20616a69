package app.ringdown.ui.watch;

import app.ringdown.desk.MarketFeed;
import app.ringdown.market.Bar;
import app.ringdown.market.BarSeries;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Quote;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;

/**
 * The last 24 hours of each instrument that asks for them: read once by REST, two at a time so that
 * nothing else waits behind them, then kept alive by quotes. JavaFX thread.
 */
final class Trends {
    private static final Logger LOG = LoggerFactory.getLogger(Trends.class);
    private static final Interval INTERVAL = Interval.M15;
    private static final int POINTS = 96;
    private static final int AT_ONCE = 2;
    private static final long RETRY_NANOS = 15_000_000_000L;

    private record Answer(Instrument instrument, List<Bar> bars) {}

    private final MarketFeed feed;
    private final Map<Instrument, BarSeries> series = new HashMap<>();
    private final Deque<Instrument> waiting = new ArrayDeque<>();
    private final Set<Instrument> asked = new HashSet<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private int underWay;
    private long quietUntil;

    Trends(MarketFeed feed) {
        this.feed = feed;
    }

    /** Asks for an instrument's last 24 hours, unless they are held or on their way. */
    void want(Instrument instrument) {
        if (asked.add(instrument)) {
            waiting.add(instrument);
        }
    }

    /** After a time without the line: reads everything again. */
    void refresh() {
        for (Instrument instrument : asked) {
            if (!waiting.contains(instrument)) {
                waiting.add(instrument);
            }
        }
    }

    /** Takes in what has come and asks for what is next. Once a frame, does not wait. */
    void step(long nanos) {
        for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
            underWay--;
            if (answer.bars().isEmpty()) {
                quietUntil = nanos + RETRY_NANOS;
                waiting.add(answer.instrument());
            } else {
                series.computeIfAbsent(answer.instrument(), i -> new BarSeries(i, INTERVAL))
                        .merge(answer.bars());
            }
        }
        while (underWay < AT_ONCE && !waiting.isEmpty() && nanos - quietUntil >= 0) {
            ask(waiting.remove());
        }
    }

    private void ask(Instrument instrument) {
        underWay++;
        Future<?> _ =
                feed.bars(instrument, INTERVAL, Long.MAX_VALUE, POINTS)
                        .whenComplete((bars, failure) -> {
                            if (failure != null) {
                                LOG.info(
                                        "No bars of {} for now: {}",
                                        instrument,
                                        failure.toString());
                            }
                            answers.add(new Answer(instrument, failure == null ? bars : List.of()));
                        });
    }

    /** Prices of the last 24 hours up to {@code quote}, oldest first; empty if not known yet. */
    long[] prices(Quote quote) {
        BarSeries held = series.get(quote.instrument());
        if (held == null) {
            return new long[0];
        }
        if (quote.last() > 0 && quote.venueMs() > 0) {
            held.onLast(quote.last(), quote.venueMs());
        }
        int count = Math.min(POINTS, held.size());
        long[] prices = new long[count];
        for (int i = 0; i < count; i++) {
            prices[i] = held.get(held.size() - count + i).close();
        }
        return prices;
    }
}
