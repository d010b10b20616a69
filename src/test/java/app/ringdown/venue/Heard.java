package app.ringdown.venue;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Bar;
import app.ringdown.market.DepthUpdate;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Side;
import app.ringdown.order.Account;
import app.ringdown.order.Balance;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderRequest;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Writes down what a venue tells. */
final class Heard implements MarketListener, AccountListener {
    /** A top of book. */
    record Touch(Instrument instrument, long bid, long bidLots, long ask, long askLots, long at) {}

    /** A trade. */
    record Trade(Instrument instrument, long id, long ticks, long lots, Side side, long ms) {}

    /** The last 24 hours. */
    record Day(Instrument instrument, long open, long high, long low, long last, long volume) {}

    /** Changes of a book. */
    record Book(Instrument instrument, long firstId, long lastId, int levels) {}

    /** A bar. */
    record BarTold(Instrument instrument, Interval interval, Bar bar) {}

    /** An order event. */
    record Order(OrderRequest as, OrderEvent.Report report) {}

    final List<Touch> touches = new CopyOnWriteArrayList<>();
    final List<Trade> trades = new CopyOnWriteArrayList<>();
    final List<Day> days = new CopyOnWriteArrayList<>();
    final List<Book> books = new CopyOnWriteArrayList<>();
    final List<BarTold> bars = new CopyOnWriteArrayList<>();
    final List<Order> orders = new CopyOnWriteArrayList<>();
    final List<Balance> balances = new CopyOnWriteArrayList<>();
    final List<LineState> market = new CopyOnWriteArrayList<>();
    final List<LineState> account = new CopyOnWriteArrayList<>();
    final List<String> marketThreads = new CopyOnWriteArrayList<>();

    /** Waits until one of them is so, 10 s at most, and returns it. */
    static <T> T first(Supplier<List<T>> heard, Predicate<T> so) throws InterruptedException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (true) {
            for (T each : heard.get()) {
                if (so.test(each)) {
                    return each;
                }
            }
            assertThat(System.nanoTime())
                    .as("waited 10 s in vain: %s", heard.get())
                    .isLessThan(end);
            Thread.sleep(5);
        }
    }

    OrderEvent.Report report(Predicate<OrderEvent.Report> so) throws InterruptedException {
        return first(() -> orders, order -> so.test(order.report())).report();
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
        touches.add(new Touch(instrument, bid, bidLots, ask, askLots, arrivalNanos));
        marketThreads.add(Thread.currentThread().getName());
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
        trades.add(new Trade(instrument, tradeId, ticks, lots, aggressor, venueMs));
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
        days.add(new Day(instrument, open, high, low, last, volumeLots));
    }

    @Override
    public void onDepth(Instrument instrument, DepthUpdate update, long arrivalNanos) {
        books.add(
                new Book(
                        instrument,
                        update.firstId(),
                        update.lastId(),
                        update.bids().size() + update.asks().size()));
        marketThreads.add(Thread.currentThread().getName());
    }

    @Override
    public void onBar(Instrument instrument, Interval interval, Bar bar, long arrivalNanos) {
        bars.add(new BarTold(instrument, interval, bar));
    }

    @Override
    public void onOrder(OrderRequest as, OrderEvent.Report event) {
        orders.add(new Order(as, event));
    }

    @Override
    public void onBalances(List<Balance> changed, long venueMs) {
        balances.addAll(changed);
    }

    @Override
    public void onAccount(Account told) {
        balances.addAll(told.balances().values());
    }

    @Override
    public void onMarketLine(LineState state) {
        market.add(state);
    }

    @Override
    public void onAccountLine(LineState state) {
        account.add(state);
    }
}
