package app.ringdown.venue.binance;

import app.ringdown.market.Bar;
import app.ringdown.market.DepthSnapshot;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Print;
import app.ringdown.order.Account;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderRules;
import app.ringdown.order.TimeInForce;
import app.ringdown.venue.AccountListener;
import app.ringdown.venue.Capabilities;
import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;
import app.ringdown.venue.LineStatus;
import app.ringdown.venue.MarketListener;
import app.ringdown.venue.Replacement;
import app.ringdown.venue.Subscription;
import app.ringdown.venue.Traffic;
import app.ringdown.venue.Venue;
import app.ringdown.venue.VenueException;
import app.ringdown.venue.VenueException.Kind;
import app.ringdown.venue.VenueHealth;
import app.ringdown.wire.AddressNotAllowedException;
import app.ringdown.wire.Backoff;
import app.ringdown.wire.RateBudget;
import app.ringdown.wire.Reach;
import app.ringdown.wire.Rest;
import app.ringdown.wire.ServerClock;
import app.ringdown.wire.SleepWatch;
import app.ringdown.wire.WireLog;

import com.google.gson.JsonElement;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A server of the Binance Spot dialect. Dials this machine only: the real hosts are refused until
 * their keys have a safe place.
 */
public final class BinanceVenue implements Venue {
    private static final Logger LOG = LoggerFactory.getLogger(BinanceVenue.class);
    private static final Reach REACH = Reach.LOOPBACK;
    private static final int MAX_BARS = 1000;
    private static final int MAX_TRADES = 1000;
    private static final Capabilities CAPABILITIES =
            new Capabilities(Set.of(TimeInForce.values()), MAX_BARS, false);

    /** Nothing keeps us from asking what the venue grants. */
    private static final long UNTIL_TOLD = Long.MAX_VALUE;

    /** What a venue grants that does not say so; the documentation's example. */
    private static final long USUAL_WEIGHT = 6000;

    /** Levels of a side of a book, and what they weigh. */
    private static final int DEEP = 5000;

    private static final int DEEP_WEIGHT = 250;
    private static final int FLAT = 1000;
    private static final int FLAT_WEIGHT = 50;

    /** Symbols that a call names rather than to ask for all; of few it costs less. */
    private static final int MOST_NAMED = 100;

    private static final int FEW_NAMED = 20;

    /** The path of the top of a book. */
    static final String TOUCH = "/api/v3/ticker/bookTicker";

    /**
     * Sooner than a connection that nobody used is given up, which Java does after 30 s: an order
     * is not to wait until there is another.
     */
    private static final Duration CLOCK_AGAIN = Duration.ofSeconds(20);

    private final String id;
    private final Endpoints endpoints;
    private final RandomGenerator random;
    private final WireLog log = new WireLog();
    private final BinanceTraffic traffic;
    private final Rest wire;
    private final ServerClock clock;
    private final RateBudget budget;
    private final BinanceRest rest;
    private final BinanceOrders orders;
    private final ScheduledExecutorService keeper;
    private final SleepWatch sleep;

    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Listing listing;

    // Guarded by this.
    private volatile @Nullable BinanceStreams streams;
    private @Nullable BinanceAccountStream accountStream;
    private Set<Subscription> wanted = Set.of();
    private boolean closed;

    private BinanceVenue(
            String id,
            Endpoints endpoints,
            Credentials credentials,
            Clock local,
            RandomGenerator random) {
        REACH.check(endpoints.stream(), "ws", "wss");
        REACH.check(endpoints.account(), "ws", "wss");
        this.id = id;
        this.endpoints = endpoints;
        this.random = random;
        this.clock = new ServerClock(local);
        this.sleep = new SleepWatch(local);
        this.budget = new RateBudget(clock, System::nanoTime, 60_000, UNTIL_TOLD);
        this.traffic = new BinanceTraffic(log, local, this::symbolsIfKnown);
        this.wire = new Rest(id, endpoints.rest(), REACH, log);
        this.rest = new BinanceRest(wire, credentials, clock, budget);
        this.orders = new BinanceOrders(rest);
        this.keeper =
                new ScheduledThreadPoolExecutor(
                        1,
                        Thread.ofPlatform().name("ws-" + id + "-keeper").daemon().factory(),
                        new ThreadPoolExecutor.DiscardPolicy()); // what comes after the end
    }

    /**
     * A venue that nothing was sent to yet.
     *
     * @param id short, for thread names, logs and the screen
     * @param local this machine's clock
     * @param random for the pauses between dials
     * @throws VenueException {@link Kind#NOT_ALLOWED} if an address is not of this machine, {@link
     *     Kind#BAD_KEY} if the key or secret can't be one
     */
    public static BinanceVenue of(
            String id,
            Endpoints endpoints,
            Credentials credentials,
            Clock local,
            RandomGenerator random)
            throws VenueException {
        try {
            return new BinanceVenue(id, endpoints, credentials, local, random);
        } catch (AddressNotAllowedException e) {
            throw new VenueException(Kind.NOT_ALLOWED, 0, String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new VenueException(Kind.BAD_KEY, 0, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public OrderRules orderRules(Instrument instrument) {
        Listing known = listing;
        return known == null ? OrderRules.ALL : known.rules().get(instrument.index());
    }

    /** What the venue lists, asked for once. */
    private record Listing(List<Instrument> instruments, List<OrderRules> rules, Symbols symbols) {}

    @Override
    public List<Instrument> instruments() throws VenueException {
        asking.lock();
        try {
            Listing known = listing;
            if (known == null) {
                known = ask();
                listing = known;
            }
            return known.instruments();
        } finally {
            asking.unlock();
        }
    }

    private Listing ask() throws VenueException {
        rest.measureClock();
        JsonElement answer = rest.open("/api/v3/exchangeInfo", new Params(), 20);
        ExchangeInfo info = Failures.read(() -> ExchangeInfo.read(id, answer));
        budget.limit(info.weightPerMinute() > 0 ? info.weightPerMinute() : USUAL_WEIGHT);
        return new Listing(info.instruments(), info.orderRules(), new Symbols(info.instruments()));
    }

    private Symbols symbols() {
        Listing known = listing;
        if (known == null) {
            throw new IllegalStateException("instruments() comes first");
        }
        return known.symbols();
    }

    private @Nullable Symbols symbolsIfKnown() {
        Listing known = listing;
        return known == null ? null : known.symbols();
    }

    /** Source: "24hr ticker price change statistics" and its weights. */
    @Override
    public void refresh(Set<Instrument> instruments, MarketListener listener)
            throws VenueException {
        Symbols known = symbols();
        Params params = new Params();
        int weight = 80;
        if (instruments.size() <= MOST_NAMED) {
            weight = instruments.size() <= FEW_NAMED ? 2 : 40;
            params.with(
                    "symbols",
                    instruments.stream()
                            .map(each -> '"' + each.symbol() + '"')
                            .sorted()
                            .collect(Collectors.joining(",", "[", "]")));
        }
        JsonElement answer = rest.open("/api/v3/ticker/24hr", params, weight);
        long arrivalNanos = System.nanoTime();
        Failures.read(() -> {
            MarketJson.tickers(answer, known, arrivalNanos, listener);
            return known;
        });
    }

    @Override
    public void touch(Instrument instrument, MarketListener listener) throws VenueException {
        JsonElement answer = rest.open(TOUCH, Params.of("symbol", instrument.symbol()), 2);
        long arrivalNanos = System.nanoTime();
        Failures.read(() -> {
            MarketJson.touch(Json.object(answer), instrument, arrivalNanos, listener);
            return instrument;
        });
    }

    @Override
    public List<Bar> bars(Instrument instrument, Interval interval, long beforeMs, int limit)
            throws VenueException {
        Params params =
                Params.of("symbol", instrument.symbol())
                        .with("interval", interval.code())
                        .with("limit", Math.clamp(limit, 1, MAX_BARS));
        if (beforeMs != Long.MAX_VALUE) {
            params.with("endTime", beforeMs - 1);
        }
        JsonElement answer = rest.open("/api/v3/klines", params, 2);
        return Failures.read(() -> MarketJson.bars(answer, instrument, beforeMs, clock.millis()));
    }

    /** As deep as there is while half of the budget stays for other calls. */
    @Override
    public DepthSnapshot depth(Instrument instrument) throws VenueException {
        RateBudget.Use use = budget.use();
        boolean deep = use.used() + DEEP_WEIGHT <= use.limit() / 2;
        int limit = deep ? DEEP : FLAT;
        JsonElement answer =
                rest.open(
                        "/api/v3/depth",
                        Params.of("symbol", instrument.symbol()).with("limit", limit),
                        deep ? DEEP_WEIGHT : FLAT_WEIGHT);
        return Failures.read(() -> MarketJson.depth(answer, instrument, limit));
    }

    @Override
    public List<Print> trades(Instrument instrument) throws VenueException {
        JsonElement answer =
                rest.open(
                        "/api/v3/trades",
                        Params.of("symbol", instrument.symbol()).with("limit", MAX_TRADES),
                        25);
        long arrivalNanos = System.nanoTime();
        return Failures.read(() -> MarketJson.trades(answer, instrument, arrivalNanos));
    }

    @Override
    public Account account() throws VenueException {
        return orders.account();
    }

    @Override
    public List<OrderEvent.Report> place(OrderRequest request) throws VenueException {
        return orders.place(request);
    }

    @Override
    public List<OrderEvent.Report> placeOco(String listId, OrderRequest above, OrderRequest below)
            throws VenueException {
        return orders.placeOco(listId, above, below);
    }

    @Override
    public List<OrderEvent.Report> cancelAll(Instrument instrument) throws VenueException {
        return orders.cancelAll(instrument);
    }

    @Override
    public OrderEvent.Report amend(Instrument instrument, String clientOrderId, long lots)
            throws VenueException {
        return orders.amend(instrument, clientOrderId, lots);
    }

    @Override
    public Replacement replace(OrderRequest old, OrderRequest by, boolean onlyIfUnfilled)
            throws VenueException {
        return orders.replace(old, by, onlyIfUnfilled);
    }

    @Override
    public OrderEvent.Report cancel(Instrument instrument, String clientOrderId)
            throws VenueException {
        return orders.cancel(instrument, clientOrderId);
    }

    @Override
    public Optional<OrderReport> order(Instrument instrument, String clientOrderId)
            throws VenueException {
        return orders.order(instrument, clientOrderId);
    }

    @Override
    public List<OrderReport> openOrders() throws VenueException {
        return orders.open(symbols());
    }

    @Override
    public List<OrderReport> orders(Instrument instrument, long beforeMs, int limit)
            throws VenueException {
        return orders.all(instrument, beforeMs, limit);
    }

    @Override
    public List<OrderEvent.Report> fills(OrderReport order) throws VenueException {
        return orders.fills(order);
    }

    @Override
    public synchronized void open(MarketListener marketListener, AccountListener accountListener) {
        Symbols known = symbols();
        if (closed || streams != null) {
            throw new IllegalStateException("lines are opened once");
        }
        BinanceStreams market =
                new BinanceStreams(
                        id,
                        endpoints,
                        REACH,
                        this::backoff,
                        known,
                        marketListener,
                        keeper,
                        log,
                        LastingLine.LIFE);
        BinanceAccountStream account =
                new BinanceAccountStream(
                        id,
                        endpoints,
                        REACH,
                        this::backoff,
                        rest,
                        known,
                        accountListener,
                        keeper,
                        log,
                        this::measureClockSoon,
                        LastingLine.LIFE);
        market.want(wanted);
        streams = market;
        accountStream = account;
        market.open();
        account.open();
        Future<?> _ =
                keeper.scheduleWithFixedDelay(
                        () -> watch(market, account),
                        SleepWatch.EVERY_MS,
                        SleepWatch.EVERY_MS,
                        TimeUnit.MILLISECONDS);
        long every = CLOCK_AGAIN.toSeconds();
        Future<?> _ =
                keeper.scheduleWithFixedDelay(
                        this::measureClockSoon, every, every, TimeUnit.SECONDS);
    }

    /** What was heard before a sleep is old, whatever it looks like. */
    private void watch(BinanceStreams market, BinanceAccountStream account) {
        if (sleep.slept()) {
            LOG.info("{}: the machine has slept, all lines are opened anew", id);
            market.reopen("the machine has slept");
            account.reopen("the machine has slept");
            measureClockSoon();
        }
    }

    private Backoff backoff() {
        return new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10), random);
    }

    /** Asks on a thread of its own; the keeper has lines to watch. */
    private void measureClockSoon() {
        Thread _ =
                Thread.ofVirtual()
                        .name("rest-" + id + "-clock")
                        .start(() -> {
                            try {
                                rest.measureClock();
                            } catch (VenueException e) {
                                LOG.info("The venue's clock was not measured: {}", e.getMessage());
                            }
                        });
    }

    @Override
    public synchronized void subscribe(Set<Subscription> next) {
        wanted = Set.copyOf(next);
        BinanceStreams market = streams;
        if (market != null) {
            market.want(wanted);
        }
    }

    @Override
    public VenueHealth health() {
        BinanceStreams market = streams;
        RateBudget.Use use = budget.use();
        return new VenueHealth(
                market == null ? -1 : market.lastMessageNanos(),
                wire.medianNanos(),
                market == null ? -1 : market.pingNanos(),
                clock.offsetMs(),
                clock.known(),
                use.used(),
                use.limit() == UNTIL_TOLD ? 0 : use.limit());
    }

    @Override
    public synchronized List<LineStatus> lines() {
        List<LineStatus> lines = new ArrayList<>();
        if (streams != null) {
            lines.addAll(streams.lines());
        }
        if (accountStream != null) {
            lines.addAll(accountStream.lines());
        }
        return lines;
    }

    @Override
    public Traffic traffic() {
        return traffic;
    }

    @Override
    public synchronized void close() {
        closed = true;
        BinanceStreams market = streams;
        if (market != null) {
            market.close();
        }
        BinanceAccountStream account = accountStream;
        if (account != null) {
            account.close();
        }
        keeper.shutdownNow();
        wire.close();
    }
}
