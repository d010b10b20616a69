package app.ringdown.venue.binance;

import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.venue.Endpoints;
import app.ringdown.venue.LineStatus;
import app.ringdown.venue.MarketListener;
import app.ringdown.venue.Subscription;
import app.ringdown.wire.Backoff;
import app.ringdown.wire.Reach;
import app.ringdown.wire.WireLog;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The market line. Told open only when the venue has confirmed all that is wanted. A connection
 * lasts a day at the venue: before that, or when the venue says that it will close it, a new one is
 * brought up beside it, and takes over without a gap.
 *
 * <p>Source: Binance Spot API, streams, "General WSS information".
 */
final class BinanceStreams implements StreamLine.Owner, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BinanceStreams.class);

    /** Streams that one line may carry. */
    static final int MOST_STREAMS = 1024;

    /** Some minutes before the venue's day is over, so that there is time to try again. */
    static final Duration LIFE = Duration.ofHours(23).plusMinutes(45);

    /** Both lines are up for so long: what one of them hears late the other has heard. */
    private static final long BOTH_MS = 1_000;

    private final String venue;
    private final URI uri;
    private final Reach reach;
    private final Supplier<Backoff> backoffs;
    private final Symbols symbols;
    private final MarketListener listener;
    private final ScheduledExecutorService keeper;
    private final WireLog log;
    private final Duration life;
    private final LineStates states;
    private final AtomicLong ids = new AtomicLong();

    private volatile Set<String> wanted = Set.of();
    private volatile StreamLine line;

    // All below is guarded by this.
    private final Set<Subscription> carried = new LinkedHashSet<>();
    private final Set<Subscription> beyond = new LinkedHashSet<>();
    private Map<Subscription, String> told = Map.of();
    private @Nullable StreamLine next;
    private @Nullable Future<?> end;
    private int lines;

    BinanceStreams(
            String venue,
            Endpoints endpoints,
            Reach reach,
            Supplier<Backoff> backoffs,
            Symbols symbols,
            MarketListener listener,
            ScheduledExecutorService keeper,
            WireLog log,
            Duration life) {
        this.venue = venue;
        this.uri = uri(endpoints);
        this.reach = reach;
        this.backoffs = backoffs;
        this.symbols = symbols;
        this.listener = listener;
        this.keeper = keeper;
        this.log = log;
        this.life = life;
        this.states = new LineStates(listener::onMarketLine);
        this.line = line(true);
    }

    private StreamLine line(boolean tells) {
        String name = "ws-" + venue + (lines++ == 0 ? "" : "-" + lines);
        return new StreamLine(
                name, uri, reach, backoffs.get(), symbols, listener, this, ids, keeper, log, tells);
    }

    /** Where the line is dialled; streams come wrapped with their names. */
    static URI uri(Endpoints endpoints) {
        return URI.create(endpoints.stream().toString().replaceAll("/+$", "") + "/stream");
    }

    synchronized void open() {
        states.dialling();
        line.open();
    }

    /** Gives the connections up and dials anew at once. */
    synchronized void reopen(String reason) {
        line.reopen(reason);
        if (next != null) {
            next.reopen(reason);
        }
    }

    /** From now on these and no others; takes effect within moments. */
    void want(Set<Subscription> subscriptions) {
        Set<String> streams = new LinkedHashSet<>();
        synchronized (this) {
            // What it carries already has the first right to go on.
            Set<Subscription> inOrder = new LinkedHashSet<>(carried);
            inOrder.retainAll(subscriptions);
            inOrder.addAll(subscriptions);
            carried.clear();
            beyond.clear();
            for (Subscription subscription : inOrder) {
                List<String> names = names(subscription);
                long more = names.stream().filter(name -> !streams.contains(name)).count();
                if (streams.size() + more <= MOST_STREAMS) {
                    streams.addAll(names);
                    carried.add(subscription);
                } else {
                    beyond.add(subscription);
                }
            }
            if (!beyond.isEmpty()) {
                LOG.error("{} values are beyond what one line carries", beyond.size());
            }
        }
        wanted = streams;
        StreamLine other;
        synchronized (this) {
            other = next;
        }
        line.pump();
        if (other != null) {
            other.pump();
        }
        onRefusals(line);
    }

    /** Tells what the line in use does not bring, if that is another than before. */
    @Override
    public synchronized void onRefusals(StreamLine which) {
        if (which != line) {
            return;
        }
        Map<String, String> streams = which.refused();
        Map<Subscription, String> now = new HashMap<>();
        for (Subscription subscription : carried) {
            names(subscription).stream()
                    .map(streams::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(why -> now.put(subscription, why));
        }
        beyond.forEach(each -> now.put(each, "one line carries " + MOST_STREAMS + " streams"));
        if (!now.equals(told)) {
            told = Map.copyOf(now);
            listener.onRefused(told);
        }
    }

    @Override
    public Set<String> wanted() {
        return wanted;
    }

    private static List<String> names(Subscription subscription) {
        return switch (subscription) {
            case Subscription.Level1(Instrument of) ->
                    List.of(
                            name(of) + "@bookTicker",
                            name(of) + "@trade",
                            name(of) + "@miniTicker");
            case Subscription.Book(Instrument of) -> List.of(name(of) + "@depth@100ms");
            case Subscription.Trades(Instrument of) -> List.of(name(of) + "@trade");
            case Subscription.Bars(Instrument of, Interval interval) ->
                    List.of(name(of) + "@kline_" + interval.code());
            case Subscription.AllDays() -> List.of("!miniTicker@arr");
        };
    }

    private static String name(Instrument instrument) {
        return instrument.symbol().toLowerCase(Locale.ROOT);
    }

    /** The line, and the one that will take its place if there is one. */
    synchronized List<LineStatus> lines() {
        return next == null ? List.of(line.status()) : List.of(line.status(), next.status());
    }

    long lastMessageNanos() {
        return line.lastMessageNanos();
    }

    long pingNanos() {
        return line.pingNanos();
    }

    @Override
    public synchronized void close() {
        line.close();
        if (next != null) {
            next.close();
        }
        if (end != null) {
            end.cancel(false);
        }
        states.end();
    }

    @Override
    public synchronized void onReady(StreamLine which) {
        if (which == line) {
            states.open();
            limitLife();
        } else if (which == next) {
            Future<?> _ = keeper.schedule(() -> change(which), BOTH_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** Not all at one moment, where many lines were opened at one. */
    private void limitLife() {
        if (end != null) {
            end.cancel(false);
        }
        long most = life.toMillis();
        long ms = most - ThreadLocalRandom.current().nextLong(most / 100 + 1);
        end = keeper.schedule(() -> renew("its day is over"), ms, TimeUnit.MILLISECONDS);
    }

    /** Brings a new line up, if none is coming already. */
    private synchronized void renew(String reason) {
        if (next == null && states.isOpen()) {
            LOG.info("{}: a new line, because {}", venue, reason);
            next = line(false);
            next.open();
        }
    }

    private synchronized void change(StreamLine which) {
        if (which == next) {
            StreamLine before = line;
            line = which;
            next = null;
            which.takeOver(before);
            onRefusals(which);
            states.open();
            limitLife();
        }
    }

    @Override
    public synchronized void onLost(StreamLine which) {
        if (which == line) {
            states.dialling();
        }
    }

    @Override
    public synchronized void onShutdown(StreamLine which) {
        if (which == line && states.isOpen()) {
            renew("the venue says that it closes the one there is");
        } else {
            which.reopen("the venue says that it closes this line");
        }
    }
}
