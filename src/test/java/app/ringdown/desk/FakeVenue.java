package app.ringdown.desk;

import app.ringdown.market.Bar;
import app.ringdown.market.DepthSnapshot;
import app.ringdown.market.DepthUpdate;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Print;
import app.ringdown.market.Side;
import app.ringdown.order.Account;
import app.ringdown.order.Balance;
import app.ringdown.order.Fill;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderRules;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderType;
import app.ringdown.order.Reason;
import app.ringdown.order.TimeInForce;
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

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A venue in memory that does what a test tells it: the 60 instruments of {@link FakeMarket},
 * quotes and fills on command, failures on command. Its lines open by themselves. A market order
 * fills at the quote, a limit order rests until {@link #fill}.
 */
public final class FakeVenue implements Venue {
    private static final int MOST_TRADED = 1000;
    private static final BigDecimal MAKER = new BigDecimal("0.00075");
    private static final BigDecimal TAKER = new BigDecimal("0.001");

    /** What it tells stays right for longer than any test takes, ms. */
    private static final long PATIENT_MS = 3_600_000;

    private final List<Instrument> instruments = FakeMarket.instruments();
    private final long[] last = FakeMarket.prices();
    private final Map<String, OrderRequest> requests = new LinkedHashMap<>();
    private final Map<String, OrderEvent.Report> reports = new LinkedHashMap<>();
    private final List<OrderReport> past = new ArrayList<>();
    private final Deque<Traded> traded = new ArrayDeque<>();
    private final long[] tradeIds = new long[instruments.size()];
    private final Map<String, String> pairs = new LinkedHashMap<>();
    private volatile OrderRules orderRules = OrderRules.ALL;
    private final List<Fill> fills = new ArrayList<>();
    private final List<String> fillOwners = new ArrayList<>();
    private final Map<String, Balance> balances = new LinkedHashMap<>();
    private final List<MarketListener> listeners = new ArrayList<>();
    private final List<AccountListener> accountListeners = new ArrayList<>();
    private final List<Set<Instrument>> refreshed = new CopyOnWriteArrayList<>();
    private volatile Set<Subscription> wanted = Set.of();
    private final AtomicInteger changes = new AtomicInteger();
    private volatile VenueException failure;
    private volatile boolean answersLost;
    private volatile Traffic traffic = Traffic.NONE;
    private volatile VenueHealth health =
            new VenueHealth(System.nanoTime(), 1_800_000, 400_000, 3, true, 120, 6000);
    private volatile long placed;
    private long snapshots;
    private volatile long bookId = 1_000;
    private long nextId = 1;
    private long sequence = 1;

    public FakeVenue() {
        hold("USDT", "100000");
        hold("BTC", "1.5");
        hold("ETH", "20");
    }

    /** A desk logged in at this venue. */
    public Desk desk() {
        Desk desk = Desk.logIn(this, new MemoryJournal(), Clock.systemUTC()).join();
        desk.feed().ageLimit(PATIENT_MS);
        return desk;
    }

    /** All that is listed. */
    public static List<String> symbols() {
        return FakeMarket.instruments().stream().map(Instrument::symbol).toList();
    }

    // What a test tells it to do; any thread.

    /** From now on every call by REST fails so; null ends it. */
    public void failWith(VenueException.Kind kind, int code, String message) {
        failure = new VenueException(kind, code, message);
    }

    /** Which orders it takes from now on. */
    public void orderRules(OrderRules next) {
        orderRules = next;
    }

    public void recover() {
        failure = null;
        answersLost = false;
    }

    /**
     * From now on orders and cancels arrive, and the answer to them is lost, on the account line
     * too; {@link #recover} ends it.
     */
    public void loseAnswers() {
        answersLost = true;
    }

    public Instrument instrument(String symbol) {
        return instruments.stream()
                .filter(i -> i.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    /** A new top of book, in ticks, with sizes in lots. */
    public void touch(Instrument instrument, long bid, long bidLots, long ask, long askLots) {
        long now = System.nanoTime();
        long at = ++sequence;
        listeners.forEach(l -> l.onTouch(instrument, bid, bidLots, ask, askLots, at, now));
        heard(now);
    }

    private record Traded(Instrument of, Print print) {}

    /** A trade of somebody else's; the touch and the day's values follow it. */
    public void trade(Instrument instrument, long ticks, long lots, Side aggressor) {
        Print print = tradeUnheard(instrument, ticks, lots, aggressor);
        last[instrument.index()] = ticks;
        listeners.forEach(l ->
                l.onTrade(
                        instrument,
                        print.tradeId(),
                        ticks,
                        lots,
                        aggressor,
                        print.venueMs(),
                        print.arrivalNanos()));
        touch(instrument, ticks - 1, 3 * lots, ticks + 1, 2 * lots);
    }

    /** A trade that no stream brings; trades by REST tell of it. */
    public synchronized Print tradeUnheard(
            Instrument instrument, long ticks, long lots, Side aggressor) {
        long id = ++tradeIds[instrument.index()];
        Print print =
                new Print(
                        id,
                        ticks,
                        lots,
                        aggressor,
                        System.currentTimeMillis(),
                        System.nanoTime(),
                        0);
        traded.addLast(new Traded(instrument, print));
        if (traded.size() > MOST_TRADED) {
            traded.removeFirst();
        }
        return print;
    }

    /** From now on it does not bring that value; null ends it. */
    public void refuse(Subscription subscription, String why) {
        listeners.forEach(l -> l.onRefused(why == null ? Map.of() : Map.of(subscription, why)));
    }

    /** Changes of a book, which begin where the last ones ended. */
    public void depth(Instrument instrument, long lastId, Consumer<DepthUpdate> changes) {
        DepthUpdate update = new DepthUpdate();
        update.begin(bookId + 1, lastId);
        changes.accept(update);
        bookId = lastId;
        listeners.forEach(l -> l.onDepth(instrument, update, System.nanoTime()));
    }

    /** Changes of a book that nobody is told. */
    public void lose(long lastId) {
        bookId = lastId;
    }

    /** How many books were asked for. */
    public synchronized long snapshots() {
        return snapshots;
    }

    /** The venue's word on a bar. */
    public void bar(Instrument instrument, Interval interval, Bar bar) {
        long now = System.nanoTime();
        listeners.forEach(l -> l.onBar(instrument, interval, bar, now));
    }

    /** The lines are lost, or open again. */
    public void lines(LineState state) {
        listeners.forEach(l -> l.onMarketLine(state));
        accountListeners.forEach(l -> l.onAccountLine(state));
    }

    /** Fills a resting order, whole or in part, at its own price. */
    public synchronized void fill(String clientOrderId, long lots) {
        OrderRequest request = requests.get(clientOrderId);
        tell(request, execute(request, request.ticks(), lots, true));
    }

    /** An order made elsewhere with the same key. */
    public void external(OrderRequest request) throws VenueException {
        tell(request, place(request).getFirst());
    }

    public void traffic(Traffic next) {
        traffic = next;
    }

    public void health(VenueHealth next) {
        health = next;
    }

    /** What is wanted by those who look. */
    public Set<Subscription> wanted() {
        return wanted;
    }

    /** How often it was told what is wanted. */
    public int changes() {
        return changes.get();
    }

    /** Whose quotes were asked for by REST, in order. */
    public List<Set<Instrument>> refreshed() {
        return refreshed;
    }

    /** How many orders reached the venue. */
    public long placed() {
        return placed;
    }

    /** How many orders work. */
    public synchronized long open() {
        return reports.values().stream().filter(r -> !r.state().isFinal()).count();
    }

    /** Client order ids of all orders that reached it, in order. */
    public synchronized List<String> orderIds() {
        return List.copyOf(requests.keySet());
    }

    /** One step of a market that moves, the same for the same seed: one touch or trade. */
    public void step(Random random) {
        Instrument instrument = instruments.get(random.nextInt(instruments.size()));
        long price = last[instrument.index()];
        long move = Math.max(1, price / 20_000);
        long next = Math.max(10, price + Math.round(random.nextGaussian() * move));
        if (random.nextInt(4) == 0) {
            trade(instrument, next, 1 + random.nextInt(5000), next > price ? Side.BUY : Side.SELL);
        } else {
            touch(
                    instrument,
                    price - 1,
                    1 + random.nextInt(90_000),
                    price + 1,
                    1 + random.nextInt(90_000));
        }
    }

    // The port.

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(Set.of(TimeInForce.values()), 1000, false);
    }

    @Override
    public List<Instrument> instruments() throws VenueException {
        check();
        return instruments;
    }

    @Override
    public void refresh(Set<Instrument> of, MarketListener listener) throws VenueException {
        refreshed.add(of);
        check();
        long now = System.nanoTime();
        for (Instrument i : of) {
            long price = last[i.index()];
            long open = FakeMarket.open(i.index(), price);
            listener.onDay(
                    i,
                    open,
                    Math.max(open, price) + price / 80,
                    Math.min(open, price) - price / 90,
                    price,
                    FakeMarket.volumeLots(i, price),
                    FakeMarket.quoteVolume(i),
                    System.currentTimeMillis(),
                    now);
            listener.onTouch(i, price - 1, 12_345, price + 1, 6_789, 0, now);
        }
    }

    @Override
    public void touch(Instrument instrument, MarketListener listener) throws VenueException {
        check();
        long price = last[instrument.index()];
        listener.onTouch(instrument, price - 1, 12_345, price + 1, 6_789, 0, System.nanoTime());
    }

    @Override
    public Traffic traffic() {
        return traffic;
    }

    @Override
    public List<Bar> bars(Instrument instrument, Interval interval, long beforeMs, int limit)
            throws VenueException {
        check();
        return FakeMarket.bars(
                instrument,
                interval,
                last[instrument.index()],
                System.currentTimeMillis(),
                beforeMs,
                limit);
    }

    @Override
    public synchronized DepthSnapshot depth(Instrument instrument) throws VenueException {
        check();
        snapshots++;
        return FakeMarket.depth(last[instrument.index()], bookId);
    }

    @Override
    public synchronized List<Print> trades(Instrument instrument) throws VenueException {
        check();
        return traded.stream().filter(t -> t.of().equals(instrument)).map(Traded::print).toList();
    }

    @Override
    public synchronized Account account() throws VenueException {
        check();
        return new Account(balances, MAKER, TAKER, System.currentTimeMillis());
    }

    @Override
    public synchronized List<OrderEvent.Report> place(OrderRequest request) throws VenueException {
        check();
        placed++;
        requests.put(request.clientOrderId(), request);
        List<OrderEvent.Report> told = new ArrayList<>();
        told.add(report(request, String.valueOf(++nextId), OrderState.ACCEPTED, 0, 0, null));
        if (request.type() == OrderType.MARKET) {
            long price = last[request.instrument().index()] + (request.side() == Side.BUY ? 1 : -1);
            told.add(execute(request, price, marketLots(request, price), false));
        }
        if (answersLost) {
            throw new VenueException(VenueException.Kind.UNKNOWN, 0, "request timed out");
        }
        told.forEach(report -> tell(request, report));
        return told;
    }

    @Override
    public OrderRules orderRules(Instrument instrument) {
        return orderRules;
    }

    @Override
    public synchronized List<OrderEvent.Report> placeOco(
            String listId, OrderRequest above, OrderRequest below) throws VenueException {
        check();
        boolean lost = answersLost;
        answersLost = false; // both or none
        List<OrderEvent.Report> told = new ArrayList<>(place(above));
        told.addAll(place(below));
        answersLost = lost;
        pairs.put(above.clientOrderId(), below.clientOrderId());
        pairs.put(below.clientOrderId(), above.clientOrderId());
        if (lost) {
            throw new VenueException(VenueException.Kind.UNKNOWN, 0, "request timed out");
        }
        return told;
    }

    @Override
    public synchronized List<OrderEvent.Report> cancelAll(Instrument instrument)
            throws VenueException {
        check();
        List<OrderEvent.Report> told = new ArrayList<>();
        for (OrderReport open : openOrders()) {
            String id = open.as().clientOrderId();
            if (open.as().instrument().equals(instrument) && !reports.get(id).state().isFinal()) {
                told.add(cancel(instrument, id));
            }
        }
        if (told.isEmpty()) {
            throw new VenueException(VenueException.Kind.REFUSED, -2011, "Unknown order sent.");
        }
        return told;
    }

    @Override
    public synchronized OrderEvent.Report amend(
            Instrument instrument, String clientOrderId, long lots) throws VenueException {
        check();
        OrderEvent.Report held = reports.get(clientOrderId);
        if (held == null || held.state().isFinal()) {
            throw new VenueException(VenueException.Kind.REFUSED, -2038, "Order amend rejected.");
        }
        OrderRequest old = requests.get(clientOrderId);
        requests.put(clientOrderId, old.with(old.ticks(), old.stopTicks(), lots));
        if (answersLost) {
            throw new VenueException(VenueException.Kind.UNKNOWN, 0, "request timed out");
        }
        tell(requests.get(clientOrderId), held);
        return held;
    }

    @Override
    public synchronized Replacement replace(
            OrderRequest old, OrderRequest by, boolean onlyIfUnfilled) throws VenueException {
        OrderEvent.Report known = reports.get(old.clientOrderId());
        if (onlyIfUnfilled && known != null && known.executedLots() > 0) {
            Reason filled = new Reason(-2011, "Order was not canceled due to cancel restrictions.");
            return new Replacement(List.of(), filled, List.of(), null);
        }
        OrderEvent.Report ended;
        try {
            ended = cancel(old.instrument(), old.clientOrderId());
        } catch (VenueException e) {
            if (e.kind() != VenueException.Kind.REFUSED) {
                throw e;
            }
            return new Replacement(
                    List.of(), new Reason(e.code(), e.getMessage()), List.of(), null);
        }
        return new Replacement(List.of(ended), null, place(by), null);
    }

    @Override
    public synchronized OrderEvent.Report cancel(Instrument instrument, String clientOrderId)
            throws VenueException {
        check();
        OrderEvent.Report held = reports.get(clientOrderId);
        if (held == null || held.state().isFinal()) {
            throw new VenueException(VenueException.Kind.REFUSED, -2011, "Unknown order sent.");
        }
        String other = pairs.remove(clientOrderId);
        if (other != null) {
            pairs.remove(other);
            cancel(instrument, other);
        }
        OrderRequest request = requests.get(clientOrderId);
        OrderEvent.Report report =
                report(
                        request,
                        held.venueOrderId(),
                        OrderState.CANCELLED,
                        held.executedLots(),
                        held.executedNotional(),
                        null);
        if (answersLost) {
            throw new VenueException(VenueException.Kind.UNKNOWN, 0, "request timed out");
        }
        tell(request, report);
        return report;
    }

    @Override
    public synchronized Optional<OrderReport> order(Instrument instrument, String clientOrderId)
            throws VenueException {
        check();
        OrderEvent.Report held = reports.get(clientOrderId);
        return held == null
                ? Optional.empty()
                : Optional.of(new OrderReport(requests.get(clientOrderId), held, held.timeMs()));
    }

    @Override
    public synchronized List<OrderReport> openOrders() throws VenueException {
        check();
        List<OrderReport> open = new ArrayList<>();
        reports.forEach((id, report) -> {
            if (!report.state().isFinal()) {
                open.add(new OrderReport(requests.get(id), report, report.timeMs()));
            }
        });
        return open;
    }

    /** Made long ago; nothing but {@link #orders} tells of it. */
    public synchronized void past(OrderRequest request, long createdMs, OrderState state) {
        past.add(
                new OrderReport(
                        request,
                        new OrderEvent.Report(
                                request.clientOrderId(),
                                createdMs,
                                String.valueOf(++nextId),
                                state,
                                0,
                                0,
                                null),
                        createdMs));
    }

    @Override
    public synchronized List<OrderReport> orders(Instrument instrument, long beforeMs, int limit)
            throws VenueException {
        check();
        List<OrderReport> fitting =
                past.stream()
                        .filter(each ->
                                each.as().instrument().equals(instrument)
                                        && each.createdMs() < beforeMs)
                        .sorted(Comparator.comparingLong(OrderReport::createdMs))
                        .toList();
        return fitting.subList(Math.max(0, fitting.size() - limit), fitting.size());
    }

    @Override
    public synchronized List<OrderEvent.Report> fills(OrderReport order) throws VenueException {
        check();
        List<OrderEvent.Report> told = new ArrayList<>();
        OrderEvent.Report held = order.report();
        for (int i = 0; i < fills.size(); i++) {
            if (fillOwners.get(i).equals(held.clientOrderId())) {
                told.add(
                        new OrderEvent.Report(
                                held.clientOrderId(),
                                fills.get(i).timeMs(),
                                held.venueOrderId(),
                                held.state(),
                                held.executedLots(),
                                held.executedNotional(),
                                fills.get(i)));
            }
        }
        return told;
    }

    @Override
    public void open(MarketListener market, AccountListener account) {
        listeners.add(market);
        accountListeners.add(account);
        lines(LineState.OPEN);
    }

    @Override
    public void subscribe(Set<Subscription> next) {
        wanted = next;
        changes.incrementAndGet();
    }

    @Override
    public VenueHealth health() {
        return health;
    }

    @Override
    public List<LineStatus> lines() {
        long now = System.nanoTime();
        return List.of(
                new LineStatus(
                        "ws-fake",
                        "127.0.0.1:1",
                        LineState.OPEN,
                        now - 90_000_000_000L,
                        now,
                        sequence,
                        150 * sequence,
                        0,
                        400_000,
                        wanted.stream().map(String::valueOf).sorted().toList()));
    }

    @Override
    public void close() {
        listeners.forEach(l -> l.onMarketLine(LineState.CLOSED));
        listeners.clear();
        accountListeners.clear();
    }

    private void check() throws VenueException {
        VenueException now = failure;
        if (now != null) {
            throw now;
        }
    }

    private void heard(long nanos) {
        VenueHealth held = health;
        health =
                new VenueHealth(
                        nanos,
                        held.restNanos(),
                        held.streamNanos(),
                        held.clockOffsetMs(),
                        held.clockKnown(),
                        held.budgetUsed(),
                        held.budgetLimit());
    }

    private void tell(OrderRequest request, OrderEvent.Report report) {
        accountListeners.forEach(l -> l.onOrder(request, report));
    }

    void hold(String asset, String amount) {
        balances.put(asset, new Balance(asset, new BigDecimal(amount), BigDecimal.ZERO));
    }

    private static long marketLots(OrderRequest request, long ticks) {
        BigDecimal amount = request.amount();
        Instrument instrument = request.instrument();
        return amount == null
                ? request.lots()
                : instrument.lotsWithin(
                        amount.divide(instrument.price(ticks), MathContext.DECIMAL64));
    }

    private OrderEvent.Report execute(OrderRequest request, long ticks, long lots, boolean maker) {
        Instrument instrument = request.instrument();
        OrderEvent.Report held = reports.get(request.clientOrderId());
        boolean buy = request.side() == Side.BUY;
        BigDecimal quantity = instrument.quantity(lots);
        BigDecimal notional = instrument.notional(ticks, lots);
        BigDecimal fee =
                (buy ? quantity : notional)
                        .multiply(maker ? MAKER : TAKER)
                        .setScale(8, RoundingMode.HALF_UP);
        String feeAsset = buy ? instrument.base() : instrument.quote();
        long now = System.currentTimeMillis();
        Fill fill = new Fill(++nextId, ticks, lots, fee, feeAsset, maker, now);
        fills.add(fill);
        fillOwners.add(request.clientOrderId());
        move(instrument.base(), buy ? quantity : quantity.negate());
        move(instrument.quote(), buy ? notional.negate() : notional);
        move(feeAsset, fee.negate());
        List<Balance> changed =
                List.of(balances.get(instrument.base()), balances.get(instrument.quote()));
        accountListeners.forEach(l -> l.onBalances(changed, now));
        long executed = held.executedLots() + lots;
        boolean whole = request.type() == OrderType.MARKET || executed >= request.lots();
        return report(
                request,
                held.venueOrderId(),
                whole ? OrderState.FILLED : OrderState.PARTLY_FILLED,
                executed,
                held.executedNotional() + ticks * lots,
                fill);
    }

    private OrderEvent.Report report(
            OrderRequest request,
            String venueOrderId,
            OrderState state,
            long lots,
            long notional,
            Fill fill) {
        OrderEvent.Report report =
                new OrderEvent.Report(
                        request.clientOrderId(),
                        System.currentTimeMillis(),
                        venueOrderId,
                        state,
                        lots,
                        notional,
                        fill);
        reports.put(request.clientOrderId(), report);
        return report;
    }

    private void move(String asset, BigDecimal by) {
        Balance held =
                balances.getOrDefault(asset, new Balance(asset, BigDecimal.ZERO, BigDecimal.ZERO));
        balances.put(asset, new Balance(asset, held.free().add(by), held.locked()));
    }
}
