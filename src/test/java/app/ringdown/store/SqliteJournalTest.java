package app.ringdown.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.Execution;
import app.ringdown.order.Fill;
import app.ringdown.order.Journal;
import app.ringdown.order.Order;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

class SqliteJournalTest {
    private static final Journal.Instruments LISTED =
            symbol -> symbol.equals("BTCUSDT") ? Samples.BTC : null;

    @TempDir Path folder;
    private Database database;

    @BeforeEach
    void open() throws IOException {
        database = Database.open(folder.resolve("ringdown.db"), Clock.systemUTC());
    }

    private void save(String account, List<Order> orders) throws IOException {
        try (SqliteJournal journal = new SqliteJournal(database, account)) {
            journal.save(orders);
        }
    }

    /** What a program that starts anew reads. */
    private List<Order> load(String account, int ended) throws IOException {
        try (SqliteJournal journal = new SqliteJournal(database, account)) {
            return journal.load(LISTED, ended);
        }
    }

    @Test
    void everyStateSideTypeAndLifeComesBackEqual() throws IOException {
        List<Order> orders = new ArrayList<>();
        for (OrderState state : OrderState.values()) {
            for (OrderType type : OrderType.values()) {
                for (TimeInForce life : TimeInForce.values()) {
                    for (Side side : Side.values()) {
                        long n = orders.size() + 1L;
                        orders.add(order("id" + n, side, type, life, state, n));
                    }
                }
            }
        }
        save("paper", orders);
        assertThat(load("paper", 1000)).containsExactlyElementsOf(orders);
    }

    private static Order order(
            String id, Side side, OrderType type, TimeInForce life, OrderState state, long n) {
        boolean market = type == OrderType.MARKET;
        boolean byAmount = market && n % 2 == 0;
        OrderRequest request =
                new OrderRequest(
                        id,
                        Samples.BTC,
                        side,
                        type,
                        life,
                        market ? 0 : 6_400_010 + n,
                        byAmount ? 0 : 1_500,
                        byAmount ? new BigDecimal("250.10") : null);
        List<Fill> fills =
                List.of(
                        new Fill(3, 6_400_009, 2, new BigDecimal("0.00000002"), "BTC", true, n),
                        new Fill(20, 6_400_010, 1, new BigDecimal("0E-8"), "BNB", false, n + 1));
        return new Order(
                request,
                state,
                "v" + n,
                3,
                19_200_028,
                fills,
                false,
                n % 3 == 0,
                "-2010 Not enough",
                n,
                n + 7,
                new Order.Times(n, 2 * n));
    }

    @Test
    void theNewestStateOfAnOrderReplacesTheOneBeforeAndItsFillsCountOnce() throws IOException {
        Order before =
                order("a", Side.BUY, OrderType.LIMIT, TimeInForce.GTC, OrderState.UNKNOWN, 1);
        Order after = order("a", Side.BUY, OrderType.LIMIT, TimeInForce.GTC, OrderState.FILLED, 1);
        save("paper", List.of(before));
        save("paper", List.of(after, after));
        assertThat(load("paper", 10)).containsExactly(after);
    }

    @Test
    void staysTrueWhenTheVenueMakesItsTickAndLotFiner() throws IOException {
        Order written =
                order("a", Side.BUY, OrderType.LIMIT, TimeInForce.GTC, OrderState.FILLED, 0);
        save("paper", List.of(written));
        Instrument finer = Samples.instrument("BTCUSDT", 4, 8);
        try (SqliteJournal journal = new SqliteJournal(database, "paper")) {
            Order read = journal.load(symbol -> finer, 10).getFirst();
            assertThat(read.request().ticks()).isEqualTo(640_001_000);
            assertThat(read.request().lots()).isEqualTo(1_500_000);
            assertThat(read.executedLots()).isEqualTo(3_000);
            assertThat(read.executedNotional()).isEqualTo(19_200_028L * 100_000);
            assertThat(read.averagePrice()).isEqualByComparingTo(written.averagePrice());
            assertThat(read.fills().getFirst().ticks()).isEqualTo(640_000_900);
            assertThat(read.fills().getFirst().lots()).isEqualTo(2_000);
        }
    }

    @Test
    void anOrderThatNoLongerFitsTheTickIsLeftOutAndTheOthersAreRead() throws IOException {
        Order fits = Samples.order("fits", OrderState.DENIED, 1);
        OrderRequest odd =
                new OrderRequest(
                        "odd",
                        Samples.BTC,
                        Side.BUY,
                        OrderType.LIMIT,
                        TimeInForce.GTC,
                        6_400_011,
                        1_500,
                        null);
        save("paper", List.of(fits, Order.of(odd, 2)));
        Instrument coarser = Samples.instrument("BTCUSDT", 1, 5);
        try (SqliteJournal journal = new SqliteJournal(database, "paper")) {
            assertThat(journal.load(symbol -> coarser, 10))
                    .extracting(Order::clientOrderId)
                    .containsExactly("fits");
        }
    }

    @Test
    void anInstrumentThatIsNoLongerListedIsLeftOut() throws IOException {
        save("paper", List.of(Samples.order("a", OrderState.ACCEPTED, 1)));
        try (SqliteJournal journal = new SqliteJournal(database, "paper")) {
            assertThat(journal.load(symbol -> null, 10)).isEmpty();
        }
    }

    @Test
    void accountsAreKeptApartEvenWithTheSameIds() throws IOException {
        Order paper = Samples.order("a", OrderState.ACCEPTED, 1);
        Order live = Samples.order("a", OrderState.FILLED, 2);
        save("paper", List.of(paper));
        save("live", List.of(live));
        assertThat(load("paper", 10)).containsExactly(paper);
        assertThat(load("live", 10)).containsExactly(live);
        assertThat(load("other", 10)).isEmpty();
    }

    @Test
    void theNewestEndedAreReadAndEveryOpenOne() throws IOException {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            OrderState state = i % 2 == 0 ? OrderState.UNKNOWN : OrderState.CANCELLED;
            orders.add(Samples.order("id" + i, state, 1_000 + i));
        }
        save("paper", orders);
        assertThat(load("paper", 3))
                .extracting(Order::clientOrderId)
                .containsExactly(
                        "id0", "id2", "id4", "id6", "id8", "id10", "id12", "id14", "id15", "id16",
                        "id17", "id18", "id19");
        assertThat(load("paper", 0)).hasSize(10).noneMatch(order -> order.state().isFinal());
    }

    @Test
    void everyFillIsReadBackByTimeHoweverLongAgoItsOrderEnded() throws IOException {
        List<Order> orders = new ArrayList<>();
        for (long n = 1; n <= 30; n++) {
            Side side = n % 2 == 0 ? Side.BUY : Side.SELL;
            orders.add(
                    order(
                            "id" + n,
                            side,
                            OrderType.LIMIT,
                            TimeInForce.GTC,
                            OrderState.FILLED,
                            1_000 - 10 * n));
        }
        save("paper", orders);
        save("other", orders.subList(0, 3));
        Journal.Past past = executions(LISTED);
        assertThat(past.leftOut()).isZero();
        assertThat(past.executions()).hasSize(60);
        assertThat(past.executions().getFirst())
                .isEqualTo(
                        Execution.of(Samples.BTC, Side.BUY, orders.getLast().fills().getFirst()));
        assertThat(past.executions())
                .extracting(Execution::timeMs)
                .isSorted()
                .startsWith(700L, 701L, 710L);
    }

    @Test
    void fillsStayTrueWhenTheVenueMakesItsTickCoarser() throws IOException {
        save(
                "paper",
                List.of(
                        order(
                                "a",
                                Side.BUY,
                                OrderType.LIMIT,
                                TimeInForce.GTC,
                                OrderState.FILLED,
                                1)));
        Journal.Past past = executions(_ -> Samples.instrument("BTCUSDT", 0, 2));
        assertThat(past.leftOut()).isZero();
        assertThat(past.executions())
                .extracting(Execution::price)
                .containsExactly(new BigDecimal("64000.09"), new BigDecimal("64000.10"));
    }

    @Test
    void fillsOfWhatIsNoLongerListedAreCounted() throws IOException {
        save(
                "paper",
                List.of(
                        order(
                                "a",
                                Side.BUY,
                                OrderType.LIMIT,
                                TimeInForce.GTC,
                                OrderState.FILLED,
                                1)));
        assertThat(executions(_ -> null)).isEqualTo(new Journal.Past(List.of(), 2));
    }

    private Journal.Past executions(Journal.Instruments listed) throws IOException {
        try (SqliteJournal journal = new SqliteJournal(database, "paper")) {
            return journal.executions(listed);
        }
    }

    @Test
    void allOrNone() throws IOException {
        Order good = Samples.order("good", OrderState.SUBMITTED, 1);
        Order bad = // an id that is null, which the table refuses
                new Order(
                        Samples.limit("bad"),
                        OrderState.SUBMITTED,
                        null,
                        0,
                        0,
                        List.of(),
                        false,
                        false,
                        "",
                        2,
                        2,
                        Order.Times.NONE);
        try (SqliteJournal journal = new SqliteJournal(database, "paper")) {
            assertThatThrownBy(() -> journal.save(List.of(good, bad)))
                    .isInstanceOf(IOException.class);
            assertThat(journal.load(LISTED, 10)).isEmpty();
            journal.save(List.of(good));
        }
        assertThat(load("paper", 10)).containsExactly(good);
    }
}
