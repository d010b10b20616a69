package app.ringdown.bench.table;

import app.ringdown.market.Bar;
import app.ringdown.market.DepthSnapshot;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Print;
import app.ringdown.market.Quote;
import app.ringdown.market.Quotes;
import app.ringdown.market.TradingRules;
import app.ringdown.order.Account;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderRules;
import app.ringdown.venue.AccountListener;
import app.ringdown.venue.Capabilities;
import app.ringdown.venue.LineState;
import app.ringdown.venue.LineStatus;
import app.ringdown.venue.MarketListener;
import app.ringdown.venue.Replacement;
import app.ringdown.venue.Subscription;
import app.ringdown.venue.Traffic;
import app.ringdown.venue.Venue;
import app.ringdown.venue.VenueException;
import app.ringdown.venue.VenueHealth;
import app.ringdown.venue.binance.BinanceFrames;
import app.ringdown.wire.Backoff;
import app.ringdown.wire.Reach;
import app.ringdown.wire.Socket;
import app.ringdown.wire.WireLog;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A venue of which only the market line exists: a server that sends stamped {@code bookTicker} and
 * {@code 24hrMiniTicker} frames without being asked. Bars are made up, to end where the quotes are.
 */
final class FeedVenue implements Venue {
    /** Of prices and of quantities. */
    private static final int DECIMALS = 4;

    private static final int BARS = 96;

    private final URI feed;
    private final List<Instrument> instruments = new ArrayList<>();
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor();
    private volatile @Nullable Socket socket;
    private volatile @Nullable StampedLine line;
    private volatile @Nullable Quotes quotes;

    /**
     * @param feed where the frames come from
     * @param symbols those that the frames are about
     */
    FeedVenue(URI feed, List<String> symbols) {
        this.feed = feed;
        for (String symbol : symbols) {
            instruments.add(
                    new Instrument(
                            instruments.size(),
                            id(),
                            symbol,
                            symbol,
                            "USDT",
                            DECIMALS,
                            DECIMALS,
                            TradingRules.NONE,
                            true));
        }
    }

    /** Has bars end where these quotes are. */
    void endBarsAt(Quotes latest) {
        quotes = latest;
    }

    /** What comes in. */
    StampedLine line() {
        StampedLine now = line;
        if (now == null) {
            throw new IllegalStateException("not opened yet");
        }
        return now;
    }

    @Override
    public String id() {
        return "bench";
    }

    @Override
    public void open(MarketListener market, AccountListener account) {
        StampedLine frames = new StampedLine(new BinanceFrames(instruments, market));
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), new Random());
        Socket opened =
                new Socket(
                        "ws-bench",
                        feed,
                        Reach.LOOPBACK,
                        backoff,
                        new Socket.Listener() {
                            @Override
                            public void onOpen() {
                                market.onMarketLine(LineState.OPEN);
                            }

                            @Override
                            public void onLost(String reason) {
                                market.onMarketLine(LineState.RECONNECTING);
                            }

                            @Override
                            public void onFrame(byte[] bytes, int offset, int length, long nanos) {
                                frames.onFrame(bytes, offset, length, nanos);
                            }
                        },
                        keeper,
                        new WireLog().line("ws-bench", feed, false));
        line = frames;
        socket = opened;
        opened.open();
    }

    /** A walk of a day from the opening price to the last one, the same each time. */
    @Override
    public List<Bar> bars(Instrument instrument, Interval interval, long beforeMs, int limit)
            throws VenueException {
        Quotes held = quotes;
        Quote now = held == null ? null : held.read(instrument.index());
        if (now == null || now.last() == 0) {
            throw new VenueException(VenueException.Kind.UNREACHABLE, 0, "no quote yet");
        }
        Random random = new Random(instrument.index());
        long first = interval.open(System.currentTimeMillis()) - (BARS - 1) * interval.ms();
        long step = Math.max(1, Math.abs(now.last() - now.open()) / 10);
        List<Bar> bars = new ArrayList<>();
        long walked = 0;
        for (int i = 0; i < BARS; i++) {
            walked += Math.round(random.nextGaussian() * step);
            long straight = now.open() + (now.last() - now.open()) * i / (BARS - 1);
            long price = i == BARS - 1 ? now.last() : Math.max(1, straight + walked);
            bars.add(new Bar(first + i * interval.ms(), price, price, price, price, 0, true));
        }
        return bars;
    }

    @Override
    public void close() {
        Socket open = socket;
        if (open != null) {
            open.close();
        }
        keeper.shutdown();
    }

    // What there is none of.

    @Override
    public Capabilities capabilities() {
        return new Capabilities(Set.of(), BARS, false);
    }

    @Override
    public List<Instrument> instruments() {
        return List.copyOf(instruments);
    }

    @Override
    public void refresh(Set<Instrument> wanted, MarketListener listener) {
        // The line begins with all that there is.
    }

    @Override
    public void touch(Instrument instrument, MarketListener listener) throws VenueException {
        throw none();
    }

    @Override
    public List<LineStatus> lines() {
        return List.of();
    }

    @Override
    public Traffic traffic() {
        return Traffic.NONE;
    }

    @Override
    public void subscribe(Set<Subscription> wanted) {
        // All comes unasked.
    }

    @Override
    public VenueHealth health() {
        return VenueHealth.NONE;
    }

    @Override
    public Account account() {
        return Account.EMPTY;
    }

    @Override
    public Optional<OrderReport> order(Instrument instrument, String clientOrderId) {
        return Optional.empty();
    }

    @Override
    public List<OrderReport> openOrders() {
        return List.of();
    }

    @Override
    public List<OrderReport> orders(Instrument instrument, long beforeMs, int limit) {
        return List.of();
    }

    @Override
    public List<OrderEvent.Report> fills(OrderReport order) {
        return List.of();
    }

    @Override
    public DepthSnapshot depth(Instrument instrument) throws VenueException {
        throw none();
    }

    @Override
    public List<Print> trades(Instrument instrument) throws VenueException {
        throw none();
    }

    @Override
    public List<OrderEvent.Report> place(OrderRequest request) throws VenueException {
        throw none();
    }

    @Override
    public OrderRules orderRules(Instrument instrument) {
        return OrderRules.ALL;
    }

    @Override
    public List<OrderEvent.Report> placeOco(String listId, OrderRequest above, OrderRequest below)
            throws VenueException {
        throw none();
    }

    @Override
    public List<OrderEvent.Report> cancelAll(Instrument instrument) throws VenueException {
        throw none();
    }

    @Override
    public OrderEvent.Report amend(Instrument instrument, String clientOrderId, long lots)
            throws VenueException {
        throw none();
    }

    @Override
    public Replacement replace(OrderRequest old, OrderRequest by, boolean onlyIfUnfilled)
            throws VenueException {
        throw none();
    }

    @Override
    public OrderEvent.Report cancel(Instrument instrument, String clientOrderId)
            throws VenueException {
        throw none();
    }

    private static VenueException none() {
        return new VenueException(VenueException.Kind.REFUSED, 0, "there is only a market line");
    }
}
