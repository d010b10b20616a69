package app.ringdown.venue.binance;

import app.ringdown.market.Instrument;
import app.ringdown.venue.Endpoints;
import app.ringdown.venue.LineStatus;
import app.ringdown.venue.MarketListener;
import app.ringdown.venue.Subscription;
import app.ringdown.wire.Backoff;
import app.ringdown.wire.Reach;
import app.ringdown.wire.WireLog;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The market line: one connection, or several if one cannot carry all that is wanted. Told open
 * only when the venue has confirmed all that was wanted when it was dialled, and lost when any of
 * its connections is.
 */
final class BinanceStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BinanceStreams.class);

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
    private volatile List<Share> shares = List.of();

    // All below is guarded by this.
    private final StreamPlan plan = new StreamPlan();
    private Map<Subscription, String> refused = Map.of();
    private boolean opened;
    private int made;

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
        want(Set.of());
    }

    /** Where the line is dialled; streams come wrapped with their names. */
    static URI uri(Endpoints endpoints) {
        return URI.create(endpoints.stream().toString().replaceAll("/+$", "") + "/stream");
    }

    synchronized void open() {
        opened = true;
        states.dialling();
        shares.forEach(Share::open);
    }

    /** Gives the connections up and dials anew at once. */
    synchronized void reopen(String reason) {
        shares.forEach(share -> share.line.reopen(reason));
    }

    /** From now on these and no others; takes effect within moments. */
    void want(Set<Subscription> subscriptions) {
        List<StreamLine> connections = new ArrayList<>();
        synchronized (this) {
            plan.want(subscriptions);
            if (!plan.beyond().isEmpty()) {
                LOG.error("{} values are beyond what the lines carry", plan.beyond().size());
            }
            List<Set<String>> lines = plan.lines();
            List<Share> all = new ArrayList<>(shares);
            for (int i = 0; i < Math.max(lines.size(), shares.size()); i++) {
                Set<String> wanted = i < lines.size() ? Set.copyOf(lines.get(i)) : Set.of();
                if (i == all.size()) {
                    // Never given up again: an idle connection costs less than changing one's mind.
                    Share added = new Share(wanted, !opened);
                    all.add(added);
                    if (opened) {
                        added.open();
                    }
                } else {
                    all.get(i).wanted = wanted;
                }
                connections.addAll(all.get(i).line.connections());
            }
            shares = List.copyOf(all);
        }
        connections.forEach(StreamLine::pump);
        tellRefusals();
    }

    /** Tells what the lines in use do not bring, if that is another than before. */
    private synchronized void tellRefusals() {
        Map<String, String> streams = new HashMap<>();
        shares.forEach(share -> streams.putAll(share.line.line().refused()));
        Map<Subscription, String> now = new HashMap<>();
        for (Subscription subscription : plan.carried()) {
            StreamPlan.streams(subscription).stream()
                    .map(streams::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(why -> now.put(subscription, why));
        }
        plan.beyond()
                .forEach(each ->
                        now.put(
                                each,
                                "a connection carries "
                                        + StreamPlan.MOST_STREAMS
                                        + " streams, and there is no room left"));
        if (!now.equals(refused)) {
            refused = Map.copyOf(now);
            listener.onRefused(refused);
        }
    }

    /** The connections in use, and those that will take the place of one. */
    synchronized List<LineStatus> lines() {
        return shares.stream()
                .flatMap(share -> share.line.connections().stream())
                .map(StreamLine::status)
                .toList();
    }

    /** When any of the connections in use last brought something; -1 if none did. */
    long lastMessageNanos() {
        long last = -1;
        for (Share share : shares) {
            long nanos = share.inUse.lastMessageNanos();
            last = last == -1 || nanos - last > 0 ? nanos : last;
        }
        return last;
    }

    /** The longest round trip of a last ping; -1 while none came back. */
    long pingNanos() {
        return shares.stream().mapToLong(share -> share.inUse.pingNanos()).max().orElse(-1);
    }

    @Override
    public synchronized void close() {
        shares.forEach(share -> share.line.close());
        states.end();
    }

    /** What one connection at a time carries. */
    private final class Share implements StreamLine.Owner {
        private final LastingLine<StreamLine> line;
        private volatile Set<String> wanted;
        private volatile StreamLine inUse;

        /**
         * Whether the market line's state depends on it: what comes to be wanted while all else is
         * open makes nothing stale, unless it cannot be had.
         */
        private boolean counts;

        Share(Set<String> wanted, boolean counts) {
            this.wanted = wanted;
            this.counts = counts;
            this.line =
                    new LastingLine<>(
                            BinanceStreams.this, this::connection, keeper, life, this::changed);
            this.inUse = line.line();
        }

        private StreamLine connection(boolean tells) {
            String name = "ws-" + venue + (made++ == 0 ? "" : "-" + made);
            return new StreamLine(
                    name,
                    uri,
                    reach,
                    backoffs.get(),
                    symbols,
                    listener,
                    this,
                    ids,
                    keeper,
                    log,
                    tells);
        }

        void open() {
            line.open();
        }

        private void changed() {
            inUse = line.line();
            tellRefusals();
            judge();
        }

        private void judge() {
            if (shares.stream().allMatch(share -> share.line.ready() || !share.counts)) {
                states.open();
            }
        }

        @Override
        public Set<String> wanted() {
            return wanted;
        }

        @Override
        public void onReady(StreamLine which) {
            synchronized (BinanceStreams.this) {
                line.onReady(which);
                if (which == line.line()) {
                    counts = true;
                    judge();
                }
            }
        }

        @Override
        public void onLost(StreamLine which) {
            synchronized (BinanceStreams.this) {
                line.onLost(which);
                if (which == line.line()) {
                    counts = true;
                    states.dialling();
                }
            }
        }

        @Override
        public void onShutdown(StreamLine which) {
            synchronized (BinanceStreams.this) {
                line.onShutdown(which);
            }
        }

        @Override
        public void onRefusals(StreamLine which) {
            tellRefusals();
        }

        @Override
        public void onConfirmed(StreamLine which, Set<String> streams) {
            Set<Instrument> begun = new HashSet<>();
            synchronized (BinanceStreams.this) {
                if (which == line.line() && states.isOpen()) {
                    for (Subscription each : plan.carried()) {
                        if (each instanceof Subscription.Level1 level1
                                && StreamPlan.streams(each).stream().anyMatch(streams::contains)) {
                            begun.add(level1.instrument());
                        }
                    }
                }
            }
            if (!begun.isEmpty()) {
                listener.onBegun(begun);
            }
        }
    }
}
