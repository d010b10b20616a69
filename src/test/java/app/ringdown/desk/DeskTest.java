package app.ringdown.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.CostMethod;
import app.ringdown.order.DailyPnl;
import app.ringdown.order.Fill;
import app.ringdown.order.Journal;
import app.ringdown.order.Order;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderType;
import app.ringdown.order.Position;
import app.ringdown.order.TimeInForce;
import app.ringdown.venue.AccountListener;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Venue;
import app.ringdown.venue.VenueException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The desk on its real threads. */
class DeskTest {
    /** A journal that says whether it was closed. */
    private static final class OwnJournal implements Journal {
        private final MemoryJournal memory = new MemoryJournal();
        private volatile boolean closed;
        private volatile int saves;
        private volatile boolean unreadable;

        @Override
        public void block(boolean on) throws IOException {
            memory.block(on);
        }

        @Override
        public boolean isBlocked() {
            return memory.isBlocked();
        }

        @Override
        public synchronized void save(List<Order> orders) throws IOException {
            saves++;
            memory.save(orders);
        }

        @Override
        public List<Order> load(Instruments instruments, int ended) throws IOException {
            if (unreadable) {
                throw new IOException("unreadable");
            }
            return memory.load(instruments, ended);
        }

        @Override
        public Past executions(Instruments instruments) throws IOException {
            if (unreadable) {
                throw new IOException("unreadable");
            }
            return memory.executions(instruments);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final FakeVenue fake = new FakeVenue();
    private final OwnJournal journal = new OwnJournal();
    private volatile String failing = "";
    private volatile boolean venueClosed;
    private volatile AccountListener listener;

    /** The fake venue; its call {@link #failing} breaks. */
    private final Venue venue =
            (Venue)
                    Proxy.newProxyInstance(
                            Venue.class.getClassLoader(),
                            new Class<?>[] {Venue.class},
                            (proxy, method, arguments) -> {
                                switch (method.getName()) {
                                    case "close" -> venueClosed = true;
                                    case "open" -> listener = (AccountListener) arguments[1];
                                    default -> {}
                                }
                                if (method.getName().equals(failing)) {
                                    throw new IllegalStateException(failing + " broke");
                                }
                                try {
                                    return method.invoke(fake, arguments);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });

    private Desk logIn() throws Exception {
        return Desk.logIn(venue, journal, Clock.systemUTC()).get(10, TimeUnit.SECONDS);
    }

    private static void until(BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not come").isLessThan(end);
            Thread.sleep(2);
        }
    }

    private static Set<Thread> deskThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("desk"))
                .collect(Collectors.toSet());
    }

    private OrderRequest limit(String id) {
        Instrument btc = fake.instrument("BTCUSDT");
        return new OrderRequest(
                id, btc, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 6_000_000, 100, null);
    }

    @Test
    void aVenueThatSaysNoFailsTheLogInAndAllIsClosed() throws InterruptedException {
        fake.failWith(VenueException.Kind.BAD_KEY, -2015, "Invalid API-key");
        assertThatThrownBy(this::logIn)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        VenueException.class,
                        e -> assertThat(e.kind()).isEqualTo(VenueException.Kind.BAD_KEY));
        assertThat(venueClosed).isTrue();
        assertThat(journal.closed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"instruments", "account", "refresh", "open"})
    void whateverBreaksAtTheLogInIsToldAndAllIsClosed(String call) throws Exception {
        Set<Thread> before = deskThreads();
        failing = call;
        assertThatThrownBy(this::logIn)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage(call + " broke");
        assertThat(venueClosed).isTrue();
        until(() -> journal.closed);
        until(() -> before.containsAll(deskThreads()));
    }

    @Test
    void closingEndsTheThreadAndClosesVenueAndJournal() throws Exception {
        Set<Thread> before = deskThreads();
        Desk desk = logIn();
        until(() -> deskThreads().size() > before.size());
        assertThat(desk.accountLine()).isEqualTo(LineState.OPEN);
        desk.close();
        assertThat(venueClosed).isTrue();
        until(() -> journal.closed);
        until(() -> before.containsAll(deskThreads()));
        desk.close();
    }

    @Test
    void nothingIsToldAfterTheEnd() throws Exception {
        Desk desk = logIn();
        desk.orders().place(limit("a"));
        List<Order> told = new ArrayList<>();
        until(() -> {
            desk.orders().drain(told::add);
            return !told.isEmpty() && told.getLast().state() == OrderState.ACCEPTED;
        });
        desk.close();
        until(() -> journal.closed);
        int saves = journal.saves;
        desk.orders().drain(order -> {});
        desk.drainNotices(notice -> {});

        listener.onOrder(
                limit("a"), new OrderEvent.Report("a", 1, "2", OrderState.CANCELLED, 0, 0, null));
        listener.onAccountLine(LineState.OPEN);
        desk.orders().place(limit("b"));
        desk.orders().cancel("a");
        Thread.sleep(100);

        desk.orders().drain(order -> assertThat(order).as("told").isNull());
        desk.drainNotices(notice -> assertThat(notice).as("told").isNull());
        assertThat(journal.saves).isEqualTo(saves);
        assertThat(fake.placed()).isEqualTo(1);
    }

    @Test
    void whatTheJournalHeldAtAKillIsSolvedAtTheNextStart() throws Exception {
        fake.external(limit("arrived"));
        long longAgo = System.currentTimeMillis() - 60_000;
        journal.save(
                List.of(Order.of(limit("arrived"), longAgo), Order.of(limit("lost"), longAgo)));
        List<Order> told = new ArrayList<>();
        try (Desk desk = logIn()) {
            until(() -> {
                desk.orders().drain(told::add);
                return told.stream().anyMatch(o -> o.state() == OrderState.REJECTED)
                        && told.stream().anyMatch(o -> o.state() == OrderState.ACCEPTED);
            });
        }
        assertThat(told.subList(0, 2))
                .as("first of all: not known")
                .extracting(Order::state)
                .containsOnly(OrderState.UNKNOWN);
        assertThat(told)
                .filteredOn(order -> order.state() == OrderState.REJECTED)
                .extracting(Order::clientOrderId)
                .containsOnly("lost");
        assertThat(fake.placed()).as("only the one from before").isEqualTo(1);
    }

    @Test
    void positionsAreOfTheFillsOfBeforeAndThoseThatCome() throws Exception {
        Instrument btc = fake.instrument("BTCUSDT");
        journal.save(
                List.of(
                        Order.of(limit("before"), 1)
                                .apply(filled("before", new BigDecimal("0.1"), "USDT"))));
        List<Position> told = new ArrayList<>();
        try (Desk desk = logIn()) {
            until(() -> positions(desk, told) == 1);
            assertThat(desk.positions().history()).isEqualTo(PositionDesk.History.WHOLE);
            assertThat(told.getFirst().instrument()).isEqualTo(btc);
            assertThat(told.getFirst().lots()).isEqualTo(100);
            assertThat(told.getFirst().method()).isEqualTo(CostMethod.AVERAGE);

            fake.external(market("now"));
            until(() -> positions(desk, told) == 2);
            assertThat(told.getLast().executions()).isEqualTo(2);

            desk.positions().choose(CostMethod.FIFO);
            until(() -> positions(desk, told) == 3);
            assertThat(told.getLast().method()).isEqualTo(CostMethod.FIFO);
            assertThat(told.getLast().quantity()).isEqualByComparingTo(told.get(1).quantity());

            DailyPnl daily = desk.positions().daily(CostMethod.FIFO).get(10, TimeUnit.SECONDS);
            assertThat(daily.byAsset().get("USDT"))
                    .as("one long ago, one of today")
                    .hasSize(2)
                    .last()
                    .extracting(DailyPnl.Day::cumulative)
                    .satisfies(sum ->
                            assertThat(sum).isEqualByComparingTo(told.getLast().netRealised()));
        }
    }

    private static int positions(Desk desk, List<Position> told) {
        desk.positions().drain(told::add);
        return told.size();
    }

    private static OrderEvent.Report filled(String id, BigDecimal fee, String feeAsset) {
        Fill fill = new Fill(1, 6_000_000, 100, fee, feeAsset, true, 1_000);
        return new OrderEvent.Report(id, 1_000, "1", OrderState.FILLED, 100, 600_000_000, fill);
    }

    private OrderRequest market(String id) {
        Instrument btc = fake.instrument("BTCUSDT");
        return new OrderRequest(id, btc, Side.SELL, OrderType.MARKET, TimeInForce.GTC, 0, 40, null);
    }

    @Test
    void aJournalThatCannotBeReadIsTold() throws Exception {
        journal.unreadable = true;
        List<Notice> notices = new ArrayList<>();
        try (Desk desk = logIn()) {
            until(() -> {
                desk.drainNotices(notices::add);
                return notices.size() > 1;
            });
            assertThat(desk.positions().history()).isEqualTo(PositionDesk.History.PARTIAL);
        }
        assertThat(notices)
                .extracting(Notice::key)
                .containsExactly("notice.journal.unreadable", "notice.journal.fills.unreadable");
    }
}
