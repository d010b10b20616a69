package app.ringdown.desk;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quotes;
import app.ringdown.market.Side;
import app.ringdown.order.Account;
import app.ringdown.order.Balance;
import app.ringdown.order.Journal;
import app.ringdown.order.Order;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderStep;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.venue.AccountListener;
import app.ringdown.venue.LineState;
import app.ringdown.venue.MarketEars;
import app.ringdown.venue.Venue;
import app.ringdown.venue.VenueException;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;

/**
 * The order desk and its reconciler on one thread and a clock, both moved by the test: nothing runs
 * before {@link #run} or {@link #advance}. What the venue and the journal were asked is in {@link
 * #calls}.
 */
final class DeskByHand extends Clock implements Executor {
    private record Task(long atMs, long number, Runnable body) {}

    final FakeVenue fake = new FakeVenue();
    final MemoryJournal memory = new MemoryJournal();
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final List<Notice> notices = new ArrayList<>();
    final OrderDesk orders;
    final Reconciler reconciler;
    final AccountListener stream = new Stream();

    /** Run when the venue was asked that, before its answer is taken in. */
    Runnable afterOpenOrders = () -> {};

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(
                    Comparator.comparingLong(Task::atMs).thenComparingLong(Task::number));
    private long nowMs = 1_000_000_000_000L;
    private long number;

    DeskByHand() {
        Venue venue = recorded(fake, calls);
        Journal journal =
                new Journal() {
                    @Override
                    public void save(List<Order> saved) throws IOException {
                        calls.add("save");
                        memory.save(saved);
                    }

                    @Override
                    public void save(List<Order> saved, List<OrderStep> steps) throws IOException {
                        calls.add("save");
                        memory.save(saved, steps);
                    }

                    @Override
                    public List<Order> load(Instruments instruments, int ended) {
                        return memory.load(instruments, ended);
                    }

                    @Override
                    public void block(boolean on) throws IOException {
                        memory.block(on);
                    }

                    @Override
                    public boolean isBlocked() {
                        return memory.isBlocked();
                    }

                    @Override
                    public Past executions(Instruments instruments) {
                        return memory.executions(instruments);
                    }
                };
        Quotes quotes = new Quotes(FakeMarket.instruments());
        for (Instrument i : quotes.instruments()) {
            long price = FakeMarket.prices()[i.index()];
            quotes.touch(i.index(), price - 1, 1_000, price + 1, 1_000, 1, 1);
        }
        PositionDesk positions = new PositionDesk(this, ZoneOffset.UTC);
        positions.restore(new Journal.Past(List.of(), 0));
        orders =
                new OrderDesk(
                        venue,
                        journal,
                        quotes,
                        positions,
                        this,
                        this,
                        this::later,
                        this,
                        notices::add);
        reconciler = new Reconciler(venue, orders, this, this, this::later, this);
        try {
            orders.onAccount(fake.account());
        } catch (VenueException e) {
            throw new AssertionError(e);
        }
    }

    /** The venue, each call noted by its name. */
    private Venue recorded(Venue venue, List<String> notes) {
        return (Venue)
                Proxy.newProxyInstance(
                        Venue.class.getClassLoader(),
                        new Class<?>[] {Venue.class},
                        (proxy, method, arguments) -> {
                            notes.add(method.getName());
                            try {
                                Object answer = method.invoke(venue, arguments);
                                if (method.getName().equals("openOrders")) {
                                    afterOpenOrders.run();
                                }
                                return answer;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    /** From now on the account line brings events. */
    void openStream() {
        fake.open(new MarketEars(), stream);
    }

    /** From now on the account line is lost. */
    void closeStream() {
        fake.close();
    }

    @Override
    public void execute(Runnable task) {
        later(0, task);
    }

    /** As {@link Later}. */
    void later(long ms, Runnable task) {
        tasks.add(new Task(nowMs + ms, number++, task));
    }

    /** Runs all that is due now. */
    void run() {
        advance(0);
    }

    /** Runs the next task that is due; tells whether there was one. */
    boolean step() {
        Task next = tasks.peek();
        if (next == null || next.atMs() > nowMs) {
            return false;
        }
        tasks.poll().body().run();
        return true;
    }

    /** Moves the clock on, and runs what comes due on the way at its time. */
    void advance(long ms) {
        long end = nowMs + ms;
        for (Task next = tasks.peek(); next != null && next.atMs() <= end; next = tasks.peek()) {
            tasks.poll();
            nowMs = Math.max(nowMs, next.atMs());
            next.body().run();
        }
        nowMs = end;
    }

    OrderRequest limit(String id, long lots) {
        return new OrderRequest(
                id,
                fake.instrument("BTCUSDT"),
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GTC,
                6_000_000,
                lots,
                null);
    }

    OrderRequest market(String id, long lots) {
        return new OrderRequest(
                id,
                fake.instrument("BTCUSDT"),
                Side.BUY,
                OrderType.MARKET,
                TimeInForce.GTC,
                0,
                lots,
                null);
    }

    Order order(String id) {
        Order order = orders.orders().get(id);
        if (order == null) {
            throw new AssertionError("no order " + id);
        }
        return order;
    }

    List<Order> drained() {
        List<Order> drained = new ArrayList<>();
        orders.drain(drained::add);
        return drained;
    }

    long asked(String call) {
        return calls.stream().filter(call::equals).count();
    }

    @Override
    public long millis() {
        return nowMs;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(nowMs);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    /** The account line, as the desk joins it. */
    private final class Stream implements AccountListener {
        @Override
        public void onOrder(OrderRequest as, OrderEvent.Report event) {
            execute(() -> orders.applyReport(as, event));
        }

        @Override
        public void onBalances(List<Balance> changed, long venueMs) {
            execute(() -> orders.onBalances(changed, venueMs));
        }

        @Override
        public void onAccount(Account account) {
            execute(() -> orders.onAccount(account));
        }

        @Override
        public void onAccountLine(LineState state) {
            if (state == LineState.OPEN) {
                execute(reconciler::reconcile);
            }
        }
    }
}
