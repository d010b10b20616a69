package app.ringdown.exchange.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.exchange.account.History.Page;
import app.ringdown.exchange.bars.Bar;
import app.ringdown.exchange.bars.Era;
import app.ringdown.exchange.book.SelfTradePrevention;
import app.ringdown.exchange.listing.Catalogue;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

class StoreTest {
    private static final Instant NOW = Instant.parse("2026-07-24T10:30:00Z");
    private static final Listing BTC = Catalogue.listings().get(0);

    @TempDir Path folder;

    private Store open() throws IOException {
        return open(false);
    }

    private Store open(boolean fresh) throws IOException {
        return Store.open(
                folder,
                fresh,
                NOW,
                symbol ->
                        Catalogue.listings().stream()
                                .filter(listing -> listing.symbol().equals(symbol))
                                .findFirst()
                                .orElse(null));
    }

    private static Order order(long id, String clientId, OrderStatus status) {
        NewOrder terms =
                new NewOrder(
                        1,
                        BTC,
                        Side.SELL,
                        OrderType.STOP_LOSS_LIMIT,
                        TimeInForce.IOC,
                        7_000_000,
                        500,
                        0,
                        clientId,
                        SelfTradePrevention.EXPIRE_BOTH,
                        50,
                        new Trigger(6_900_000, 120),
                        77L,
                        1_000_001);
        return new Order(
                id,
                terms,
                status,
                12,
                100,
                700_000,
                3,
                1000 * id,
                1000 * id + 5,
                -1,
                null,
                new Trail(1000 * id + 2, 7_100_000),
                55,
                4,
                2,
                new QueuePlace(id + 3, 17));
    }

    private static Fill fill(long tradeId, long orderId) {
        return new Fill(
                tradeId,
                orderId,
                1,
                BTC,
                Side.SELL,
                7_000_000,
                100,
                700_000,
                70,
                "USDT",
                true,
                1000 * tradeId,
                12);
    }

    @Test
    void everythingComesBackAsItWas() throws Exception {
        Order order = order(5, "mine", OrderStatus.PARTIALLY_FILLED);
        ApiKey key = new ApiKey("name", 1, ApiKey.Kind.ED25519, "public");
        try (Store store = open()) {
            Changes changes = new Changes();
            changes.order(order);
            changes.order(order(6, "done", OrderStatus.FILLED));
            changes.fill(fill(9, 5));
            changes.balance(1, new Balance("USDT", 5, 7));
            changes.issued("USDT", 20);
            changes.house("USDT", 8);
            changes.counter("order", 1_000);
            changes.key(key);
            store.commit(changes);
        }
        try (Store store = open()) {
            Opening opening = store.opening();
            assertThat(opening.openOrders()).containsExactly(order);
            assertThat(opening.balances().get(1).get("USDT")).isEqualTo(new Balance("USDT", 5, 7));
            assertThat(opening.issued()).containsEntry("USDT", 20L);
            assertThat(opening.house()).containsEntry("USDT", 8L);
            assertThat(opening.counters()).containsEntry("order", 1_000L);
            assertThat(opening.keys()).containsExactly(key);
            assertThat(store.history().fills(1, BTC, Page.newest(5))).containsExactly(fill(9, 5));
            assertThat(store.history().order(1, BTC, OrderRef.client("done")).id()).isEqualTo(6);
        }
    }

    @Test
    void ofAnOrderTheLatestStateIsKept() throws Exception {
        try (Store store = open()) {
            Changes changes = new Changes();
            changes.order(order(5, "mine", OrderStatus.NEW));
            store.commit(changes);
            changes.clear();
            changes.order(order(5, "mine", OrderStatus.CANCELED));
            store.commit(changes);
            assertThat(store.history().order(1, BTC, OrderRef.id(5)))
                    .isEqualTo(order(5, "mine", OrderStatus.CANCELED));
        }
    }

    @Test
    void historiesPageAsTheDialectSays() throws Exception {
        try (Store store = open()) {
            Changes changes = new Changes();
            for (int id = 1; id <= 10; id++) {
                changes.order(order(id, "c" + id, OrderStatus.FILLED));
                changes.fill(fill(100 + id, id));
            }
            store.commit(changes);
            History history = store.history();
            assertThat(ids(history.orders(1, BTC, Page.newest(3)))).containsExactly(8L, 9L, 10L);
            assertThat(ids(history.orders(1, BTC, new Page(4, -1, -1, 3))))
                    .containsExactly(4L, 5L, 6L);
            assertThat(ids(history.orders(1, BTC, new Page(-1, 3_000, -1, 2))))
                    .containsExactly(3L, 4L);
            assertThat(ids(history.orders(1, BTC, new Page(-1, -1, 5_000, 2))))
                    .containsExactly(4L, 5L);
            assertThat(ids(history.orders(1, BTC, new Page(-1, 3_000, 4_000, 9))))
                    .containsExactly(3L, 4L);
            assertThat(history.orders(2, BTC, Page.newest(3))).isEmpty();
            assertThat(history.fills(1, BTC, new Page(109, -1, -1, 9)))
                    .extracting(Fill::tradeId)
                    .containsExactly(109L, 110L);
            assertThat(history.fillsOfOrder(1, BTC, 4, Page.newest(9)))
                    .extracting(Fill::tradeId)
                    .containsExactly(104L);
            assertThat(history.fillsOfOrder(2, BTC, 4, Page.newest(9))).isEmpty();
        }
    }

    private static OrderList list(long id, OrderList.OrderStatus status, OrderList.Leg... legs) {
        return new OrderList(
                id,
                1,
                BTC,
                OrderList.Contingency.OCO,
                "list",
                OrderList.StatusType.EXEC_STARTED,
                status,
                1000 * id,
                1000 * id + 5,
                List.of(legs));
    }

    @Test
    void orderListsComeBackWithTheirOrdersAndTheNewestOfANameIsMeant() throws Exception {
        OrderList old = list(11, OrderList.OrderStatus.ALL_DONE);
        OrderList open =
                list(
                        12,
                        OrderList.OrderStatus.EXECUTING,
                        new OrderList.Leg(5, "stop"),
                        new OrderList.Leg(6, "limit"));
        try (Store store = open()) {
            Changes changes = new Changes();
            changes.order(order(6, "limit", OrderStatus.NEW));
            changes.order(order(5, "stop", OrderStatus.NEW));
            changes.list(old);
            changes.list(list(12, OrderList.OrderStatus.ALL_DONE));
            store.commit(changes);
            changes.clear();
            changes.list(open);
            store.commit(changes);
        }
        try (Store store = open()) {
            assertThat(store.opening().openLists()).containsExactly(open);
            History history = store.history();
            assertThat(history.list(1, ListRef.client("list"))).isEqualTo(open);
            assertThat(history.list(1, new ListRef(11, "list"))).isEqualTo(old);
            assertThat(history.lists(1, Page.newest(5))).containsExactly(old, open);
            assertThat(history.lists(1, new Page(-1, 12_005, -1, 5))).containsExactly(open);
            assertThat(history.lists(1, new Page(-1, -1, 11_004, 5))).isEmpty();
            assertThat(history.lists(2, Page.newest(5))).isEmpty();
            assertThatThrownBy(() -> history.list(1, new ListRef(11, "other")))
                    .isInstanceOfSatisfying(
                            Refusal.class, no -> assertThat(no.code()).isEqualTo(-2039));
            assertThatThrownBy(() -> history.list(2, ListRef.id(11)))
                    .hasMessage("Order does not exist.");
        }
    }

    @Test
    void aDatabaseOfTheFirstVersionIsBroughtForward() throws Exception {
        try (Connection connection =
                DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("exchange.db"))) {
            Schema.migrate(connection, 1);
        }
        execute(
                "INSERT INTO orders VALUES(5, 1, 'BTCUSDT', 'c', 'SELL', 'LIMIT', 'GTC', 7000000,"
                        + " 5, 0, 'NONE', 0, NULL, NULL, NULL, NULL, -1, 1, 'NEW', 0, 0, 0, 1, 1,"
                        + " NULL)");
        try (Store store = open()) {
            assertThat(store.setAside()).isEmpty();
            Order order = store.opening().openOrders().getFirst();
            assertThat(order.trail()).isNull();
            assertThat(order.locked()).isZero();
            assertThat(order.preventedMatchId()).isEqualTo(-1);
            assertThat(order.place()).isNull();
            store.commit(new Changes());
        }
    }

    private static List<Long> ids(List<Order> orders) {
        return orders.stream().map(Order::id).toList();
    }

    @Test
    void anOrderIsFoundByEitherIdAndBothMustAgree() throws Exception {
        try (Store store = open()) {
            Changes changes = new Changes();
            changes.order(order(5, "mine", OrderStatus.FILLED));
            changes.order(order(6, "mine", OrderStatus.NEW));
            store.commit(changes);
            History history = store.history();
            assertThat(history.order(1, BTC, OrderRef.client("mine")).id()).isEqualTo(6);
            assertThat(history.order(1, BTC, new OrderRef(5, "mine")).id()).isEqualTo(5);
            assertThatThrownBy(() -> history.order(1, BTC, new OrderRef(5, "other")))
                    .isInstanceOfSatisfying(
                            Refusal.class, no -> assertThat(no.code()).isEqualTo(-2039));
            assertThatThrownBy(() -> history.order(1, BTC, OrderRef.id(7)))
                    .isInstanceOfSatisfying(
                            Refusal.class, no -> assertThat(no.code()).isEqualTo(-2013));
            assertThatThrownBy(() -> history.order(2, BTC, OrderRef.id(5)))
                    .hasMessage("Order does not exist.");
        }
    }

    @Test
    void barsAreSeenAtOnceAndStayAfterTheCommit() throws Exception {
        Bar first = new Bar(60_000, 1, 4, 1, 3, 10, 30, 2, 5, 15);
        Bar second = Bar.flat(120_000, 3);
        Bar better = new Bar(120_000, 3, 5, 3, 5, 1, 5, 1, 1, 5);
        Era era = new Era(-7, 180_000, 240_000, 5, 6);
        try (Store store = open()) {
            store.bars().save("BTCUSDT", first);
            assertThat(store.pending()).isTrue();
            store.commit(new Changes());
            assertThat(store.pending()).isFalse();
            store.bars().save("BTCUSDT", second);
            store.commit(new Changes());
            store.bars().save("BTCUSDT", better);
            store.bars().save("BTCUSDT", era);
            assertThat(store.bars().load("BTCUSDT", 0, 500_000)).containsExactly(first, better);
            assertThat(store.bars().load("BTCUSDT", 0, 120_000)).containsExactly(first);
            assertThat(store.bars().newest("BTCUSDT", 500_000)).isEqualTo(OptionalLong.of(120_000));
            assertThat(store.bars().newest("BTCUSDT", 120_000)).isEqualTo(OptionalLong.of(60_000));
            assertThat(store.bars().newest("BTCUSDT", 60_000)).isEmpty();
            assertThat(store.bars().eras("BTCUSDT")).containsExactly(era);
            assertThat(store.bars().eras("ETHUSDT")).isEmpty();
            store.commit(new Changes());
        }
        try (Store store = open()) {
            assertThat(store.bars().load("BTCUSDT", 0, 500_000)).containsExactly(first, better);
            assertThat(store.bars().eras("BTCUSDT")).containsExactly(era);
        }
    }

    /** Too many for a database that may hardly grow. */
    private static Changes manyOrders() {
        Changes changes = new Changes();
        for (int id = 1; id <= 1_000; id++) {
            changes.order(order(id, "c" + id, OrderStatus.NEW));
        }
        return changes;
    }

    private static void seeTrouble(Store store) {
        assertThatThrownBy(() -> store.history().orders(1, BTC, Page.newest(10)))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo(-1001));
        Changes more = new Changes();
        more.counter("order", 7);
        assertThatThrownBy(() -> store.commit(more)).isInstanceOf(IOException.class);
    }

    private static void commitOnceItCan(Store store, Changes changes) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            try {
                store.commit(changes);
                return;
            } catch (IOException e) {
                if (System.nanoTime() > until) {
                    throw e;
                }
                Thread.sleep(20);
            }
        }
    }

    @Test
    void aDatabaseThatIsFullRefusesFurtherCommitsAndGoesOnWithTheSameOnceItIsNot()
            throws Exception {
        try (Store store = open()) {
            store.limit(2);
            store.commit(manyOrders());
            seeTrouble(store);
            store.limit(10_000);
            Changes more = new Changes();
            more.order(order(1_001, "next", OrderStatus.NEW));
            commitOnceItCan(store, more);
            assertThat(store.history().orders(1, BTC, Page.newest(2_000))).hasSize(1_001);
        }
        try (Store store = open()) {
            assertThat(store.opening().openOrders()).hasSize(1_001);
            assertThat(store.opening().counters()).doesNotContainKey("order");
        }
    }

    @Test
    void whatAFullDatabaseDidNotTakeIsInTheLogForTheNextStart() throws Exception {
        try (Store store = open()) {
            store.limit(2);
            store.commit(manyOrders());
            seeTrouble(store);
        }
        try (Store store = open()) {
            assertThat(store.setAside()).isEmpty();
            assertThat(store.opening().openOrders()).hasSize(1_000);
        }
    }

    @Test
    void aDamagedDatabaseIsSetAside() throws Exception {
        Files.writeString(folder.resolve("exchange.db"), "this is no database".repeat(100));
        try (Store store = open()) {
            SetAside aside = store.setAside().orElseThrow();
            assertThat(aside.reason()).isEqualTo(SetAside.Reason.DAMAGED);
            assertThat(aside.movedTo()).hasFileName("exchange.db.damaged-20260724-103000");
            assertThat(aside.movedTo()).content().startsWith("this is no database");
            assertThat(store.opening().keys()).isEmpty();
        }
    }

    @Test
    void aDatabaseWithADamagedPageIsSetAside() throws Exception {
        try (Store store = open()) {
            Changes changes = new Changes();
            for (int id = 1; id <= 2_000; id++) {
                changes.order(order(id, "c" + id, OrderStatus.NEW));
            }
            store.commit(changes);
        }
        Path file = folder.resolve("exchange.db");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length / 2; i < bytes.length / 2 + 20_000; i++) {
            bytes[i] = (byte) (31 * i);
        }
        Files.write(file, bytes);
        try (Store store = open()) {
            assertThat(store.setAside()).map(SetAside::reason).hasValue(SetAside.Reason.DAMAGED);
        }
    }

    @Test
    void aDatabaseThatLacksATableIsSetAside() throws Exception {
        open().close();
        execute("DROP TABLE balance");
        try (Store store = open()) {
            assertThat(store.setAside()).map(SetAside::reason).hasValue(SetAside.Reason.DAMAGED);
            assertThat(store.opening().balances()).isEmpty();
        }
    }

    @Test
    void anOlderDatabaseIsBroughtForward() throws Exception {
        execute("PRAGMA user_version = 0");
        try (Store store = open()) {
            assertThat(store.setAside()).isEmpty();
            store.commit(new Changes());
        }
    }

    private void execute(String sql) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + folder.resolve("exchange.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aDatabaseOfALaterVersionIsSetAside() throws Exception {
        open().close();
        execute("PRAGMA user_version = " + (Schema.VERSION + 1));
        try (Store store = open()) {
            SetAside aside = store.setAside().orElseThrow();
            assertThat(aside.reason()).isEqualTo(SetAside.Reason.NEWER);
            assertThat(aside.movedTo()).hasFileName("exchange.db.newer-20260724-103000").exists();
        }
        try (Store store = open()) {
            assertThat(store.setAside()).isEmpty();
        }
    }

    @Test
    void freshStartsOver() throws Exception {
        try (Store store = open()) {
            Changes changes = new Changes();
            changes.counter("order", 5);
            store.commit(changes);
        }
        try (Store store = open(true)) {
            assertThat(store.opening().counters()).isEmpty();
            assertThat(store.setAside()).isEmpty();
        }
    }

    @Test
    void twoExchangesNeverShareAFolder() throws Exception {
        Store store = open();
        assertThatThrownBy(this::open).hasMessageContaining("in use by another exchange");
        store.close();
        open().close();
    }

    @Test
    void manyReadersSeeEveryBarWhileTheyAreWritten() throws Exception {
        try (Store store = open()) {
            List<Thread> readers = new ArrayList<>();
            List<String> missing = new ArrayList<>();
            int bars = 3_000;
            int[] saved = new int[1];
            for (int i = 0; i < 2; i++) {
                readers.add(
                        Thread.ofPlatform()
                                .start(() -> {
                                    int sure = 0;
                                    while (sure < bars) {
                                        synchronized (saved) {
                                            sure = saved[0];
                                        }
                                        int found =
                                                store.bars().load("X", 0, 60_000L * bars).size();
                                        if (found < sure) {
                                            synchronized (missing) {
                                                missing.add(found + " of " + sure);
                                            }
                                        }
                                    }
                                }));
            }
            for (int i = 0; i < bars; i++) {
                store.bars().save("X", Bar.flat(60_000L * i, 1));
                synchronized (saved) {
                    saved[0] = i + 1;
                }
                if (i % 5 == 0) {
                    store.commit(new Changes());
                }
            }
            for (Thread reader : readers) {
                reader.join();
            }
            assertThat(missing).isEmpty();
        }
    }
}
