package app.ringdown.exchange.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.account.History.Page;
import app.ringdown.exchange.book.SelfTradePrevention;
import app.ringdown.exchange.listing.Side;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Random changes, some of them in the database already and the rest in the log alone when the
 * process dies, against maps that remember the latest of everything.
 */
class LogModelTest {
    private static final int ACCOUNT = 7;
    private static final List<String> ASSETS = List.of("BTC", "USDT", "BNB");

    private final Map<Long, Order> orders = new TreeMap<>();
    private final Map<Long, Fill> fills = new TreeMap<>();
    private final Map<Long, Amendment> amendments = new TreeMap<>();
    private final Map<String, Balance> balances = new TreeMap<>();
    private final Map<String, Long> counters = new TreeMap<>();
    private long number;

    @Property(tries = 20)
    void whatWasCommittedIsThereWhereverTheProcessDies(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        orders.clear();
        fills.clear();
        amendments.clear();
        balances.clear();
        counters.clear();
        Path folder = Files.createTempDirectory("journal");
        try {
            for (int life = 0; life < 3; life++) {
                Path next = Files.createDirectory(folder.resolve("life" + (life + 1)));
                liveAndDie(folder.resolve("life" + life), next, random);
                try (Store store = open(next)) {
                    assertThat(store.setAside()).isEmpty();
                    check(store);
                }
            }
        } finally {
            delete(folder);
        }
    }

    private static Store open(Path folder) throws IOException {
        return Store.open(folder, false, Instant.EPOCH, symbol -> SampleOrder.BTC);
    }

    /** What a process that dies leaves behind is what is in its files at that moment. */
    private void liveAndDie(Path folder, Path remains, Random random) throws Exception {
        try (Store store = open(folder)) {
            commitSome(store, random);
            // Waits until the database has it.
            store.history().orders(ACCOUNT, SampleOrder.BTC, Page.newest(1));
            try (Connection connection =
                            DriverManager.getConnection(
                                    "jdbc:sqlite:" + folder.resolve("exchange.db"));
                    Statement lock = connection.createStatement()) {
                lock.execute("BEGIN IMMEDIATE");
                commitSome(store, random);
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        Files.copy(file, remains.resolve(file.getFileName()));
                    }
                }
            }
        }
    }

    private void commitSome(Store store, Random random) throws IOException {
        for (int commits = random.nextInt(20); commits > 0; commits--) {
            Changes changes = new Changes();
            for (int steps = random.nextInt(6); steps > 0; steps--) {
                change(changes, random);
            }
            store.commit(changes);
        }
    }

    private void change(Changes changes, Random random) {
        long id = 1 + random.nextLong(15);
        switch (random.nextInt(5)) {
            case 0 -> {
                Balance balance =
                        new Balance(
                                ASSETS.get(random.nextInt(ASSETS.size())),
                                random.nextLong(1L << 50),
                                random.nextInt(9));
                balances.put(balance.asset(), balance);
                changes.balance(ACCOUNT, balance);
            }
            case 1 -> {
                String name = "counter" + random.nextInt(3);
                counters.put(name, ++number);
                changes.counter(name, number);
            }
            case 2 -> {
                Fill fill = fill(++number, id);
                fills.put(fill.tradeId(), fill);
                changes.fill(fill);
            }
            case 3 -> {
                if (orders.containsKey(id)) {
                    rename(changes, orders.get(id), random);
                }
            }
            default -> {
                Order old = orders.get(id);
                String name = old == null ? "c" + id : old.terms().clientOrderId();
                put(changes, order(id, name, random));
            }
        }
    }

    private void put(Changes changes, Order order) {
        orders.put(order.id(), order);
        changes.order(order);
    }

    private void rename(Changes changes, Order old, Random random) {
        String name = "r" + ++number;
        Amendment amendment =
                new Amendment(
                        number,
                        old.id(),
                        ACCOUNT,
                        SampleOrder.BTC,
                        old.terms().clientOrderId(),
                        name,
                        9,
                        5,
                        number);
        amendments.put(number, amendment);
        put(changes, order(old.id(), name, random));
        changes.amendment(amendment);
    }

    private static Order order(long id, String name, Random random) {
        OrderStatus[] statuses = OrderStatus.values();
        SampleOrder order = SampleOrder.limit();
        order.id = id;
        order.terms =
                NewOrder.limit(ACCOUNT, SampleOrder.BTC, Side.BUY, 6_000_000 + id, 50)
                        .with(SelfTradePrevention.EXPIRE_BOTH)
                        .with(name);
        order.status = statuses[random.nextInt(statuses.length)];
        order.preventedLots = random.nextInt(5);
        if (random.nextBoolean()) {
            order.trail = new Trail(random.nextInt(9), random.nextInt(9));
        }
        return order.build();
    }

    private static Fill fill(long tradeId, long orderId) {
        return new Fill(
                tradeId,
                orderId,
                ACCOUNT,
                SampleOrder.BTC,
                Side.BUY,
                6_000_000,
                1,
                2,
                3,
                "BTC",
                tradeId % 2 == 0,
                tradeId,
                -1);
    }

    private void check(Store store) throws Exception {
        Opening opening = store.opening();
        assertThat(opening.openOrders())
                .isEqualTo(orders.values().stream().filter(o -> o.status().open()).toList());
        assertThat(opening.balances().getOrDefault(ACCOUNT, Map.of())).isEqualTo(balances);
        assertThat(opening.counters()).isEqualTo(counters);
        History history = store.history();
        Page all = Page.newest(1_000_000);
        assertThat(history.orders(ACCOUNT, SampleOrder.BTC, all))
                .isEqualTo(new ArrayList<>(orders.values()));
        assertThat(history.fills(ACCOUNT, SampleOrder.BTC, all))
                .isEqualTo(new ArrayList<>(fills.values()));
        List<Amendment> found = new ArrayList<>();
        for (long id : orders.keySet()) {
            found.addAll(history.amendments(ACCOUNT, SampleOrder.BTC, id, all));
        }
        found.sort(Comparator.comparingLong(Amendment::executionId));
        assertThat(found).isEqualTo(new ArrayList<>(amendments.values()));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> {
                        try {
                            Files.delete(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }
}
