package app.ringdown.exchange.engine;

import static app.ringdown.exchange.engine.TestListings.BTC;
import static app.ringdown.exchange.engine.TestListings.UNIT;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.account.Balance;
import app.ringdown.exchange.account.Fill;
import app.ringdown.exchange.account.History.Page;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.NewOrderList;
import app.ringdown.exchange.account.Opening;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.account.Store;
import app.ringdown.exchange.flow.Tif;
import app.ringdown.exchange.listing.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * An exchange is killed under load, several times on the same data: while its database follows the
 * log, while it cannot, and while it catches up. {@code -Dringdown.kills=50} makes more of it.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("ringdown.kills", 5);
    private static final int USERS = 3;
    private static final int EVERYTHING = Integer.MAX_VALUE;
    private static final long PRICE = 6_000_000;

    /** What each user is given at first, in whole units. */
    private static final Map<String, Long> FUNDS = Map.of("USDT", 1_000_000L, "BTC", 20L);

    @TempDir Path folder;

    /** What the child has been told, as it was told: the last word on each order, and all fills. */
    private final Map<Long, String[]> orders = new TreeMap<>();

    private final TreeSet<String> fills = new TreeSet<>();

    @Test
    void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
        Random random = new Random(99);
        fundUsers();
        for (int kill = 0; kill < KILLS; kill++) {
            int before = orders.size();
            runAndKill(300 + random.nextInt(700), Database.values()[kill % 3], random);
            assertThat(orders.size()).as("orders before kill %d", kill).isGreaterThan(before + 5);
            check();
        }
        assertThat(fills.size()).isGreaterThan(20 * KILLS);
    }

    /** What the database does while an exchange lives. */
    private enum Database {
        FOLLOWS,
        LAGS,
        CATCHES_UP
    }

    private void fundUsers() throws Exception {
        try (Store store = Store.open(folder, true, Instant.now(), RestartTest::listing);
                TestExchange exchange = exchange(store, ScriptedFlow.none())) {
            exchange.started();
            for (int user = 2; user < 2 + USERS; user++) {
                for (Map.Entry<String, Long> fund : FUNDS.entrySet()) {
                    exchange.fund(user, fund.getKey(), fund.getValue());
                }
            }
        }
    }

    private static TestExchange exchange(Store store, ScriptedFlow flow) {
        return new TestExchange(
                TestListings.ALL,
                store,
                store.history(),
                store.bars(),
                flow,
                () -> System.currentTimeMillis() * 1000);
    }

    private void runAndKill(int millis, Database database, Random random) throws Exception {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Child.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            killAfter(child, 60_000);
            // What the child's log may say before that does not matter.
            String line = out.readLine();
            while (line != null && !line.equals("open")) {
                line = out.readLine();
            }
            assertThat(line).as("the exchange opens").isNotNull();
            if (database == Database.FOLLOWS) {
                killAfter(child, millis);
                lines.addAll(out.readAllLines());
            } else {
                try (Connection other =
                                DriverManager.getConnection(
                                        "jdbc:sqlite:" + folder.resolve("exchange.db"));
                        Statement lock = other.createStatement()) {
                    lock.execute("PRAGMA busy_timeout = 60000");
                    // Whoever has begun to write is the only one who may.
                    lock.execute("BEGIN IMMEDIATE");
                    boolean lags = database == Database.LAGS;
                    CompletableFuture<Void> released =
                            after(millis, () -> lags || lock.execute("ROLLBACK"))
                                    .thenRun(() -> killAfter(child, random.nextInt(40)));
                    lines.addAll(out.readAllLines());
                    released.join();
                    if (lags) {
                        assertThat(acknowledged(lines)).isGreaterThan(stored(lock) + 5);
                    }
                }
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            // The kill may have cut the last line short.
            if (words[words.length - 1].equals(".")) {
                if (words[0].equals("order")) {
                    orders.put(Long.parseLong(words[1]), words);
                } else {
                    fills.add(line);
                }
            }
        }
    }

    private static CompletableFuture<Void> after(int millis, Callable<?> action) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        action.call();
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
    }

    /** The newest order that the child has told. */
    private static long acknowledged(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("order ") && line.endsWith(" ."))
                .mapToLong(line -> Long.parseLong(line.split(" ", -1)[1]))
                .max()
                .orElseThrow();
    }

    /** The newest order that is in the database. */
    private static long stored(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT max(id) FROM orders")) {
            return row.getLong(1);
        }
    }

    /** Not by the process itself, which would close the pipe with what is still in it. */
    private static void killAfter(Process child, int millis) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)
                .execute(() -> child.toHandle().destroyForcibly());
    }

    private void check() throws Exception {
        try (Store store = Store.open(folder, false, Instant.now(), RestartTest::listing);
                TestExchange exchange = exchange(store, ScriptedFlow.none())) {
            assertThat(store.setAside()).isEmpty();
            assertThat(unaccounted(store.opening())).isEmpty();
            exchange.started();
            List<String> faults =
                    exchange.engine.call(t -> TestExchange.faults(exchange.engine.state()));
            assertThat(faults).isEmpty();
            Map<Long, Order> found = new HashMap<>();
            for (int user = 2; user < 2 + USERS; user++) {
                for (Order order : store.history().orders(user, BTC, Page.newest(EVERYTHING))) {
                    found.put(order.id(), order);
                }
            }
            for (String[] words : orders.values()) {
                Order order = found.get(Long.parseLong(words[1]));
                assertThat(order).as("order %s", words[1]).isNotNull();
                assertThat(order.terms().account()).isEqualTo(Integer.parseInt(words[2]));
                assertThat(order.executedLots()).isGreaterThanOrEqualTo(Long.parseLong(words[4]));
                if (!OrderStatus.valueOf(words[3]).open()) {
                    assertThat(order.status().name()).isEqualTo(words[3]);
                }
            }
            TreeSet<String> kept = new TreeSet<>();
            for (int user = 2; user < 2 + USERS; user++) {
                List<Fill> all = store.history().fills(user, BTC, Page.newest(EVERYTHING));
                Map<String, Long> expected = new HashMap<>();
                FUNDS.forEach((asset, whole) -> expected.put(asset, whole * UNIT));
                for (Fill fill : all) {
                    kept.add(line(fill));
                    int sign = fill.side().sign();
                    expected.merge("BTC", sign * BTC.baseUnits(fill.lots()), Long::sum);
                    expected.merge("USDT", -sign * fill.quote(), Long::sum);
                    expected.merge(fill.commissionAsset(), -fill.commission(), Long::sum);
                }
                for (String asset : FUNDS.keySet()) {
                    assertThat(exchange.free(user, asset) + exchange.locked(user, asset))
                            .as("%s of user %d", asset, user)
                            .isEqualTo(expected.get(asset));
                }
            }
            TreeSet<String> lost = new TreeSet<>(fills);
            lost.removeAll(kept);
            assertThat(lost).isEmpty();
        }
    }

    /** What does not add up in a database, one sentence an asset. */
    static List<String> unaccounted(Opening opening) {
        Map<String, Long> sums = new TreeMap<>(opening.house());
        for (Map<String, Balance> balances : opening.balances().values()) {
            for (Balance balance : balances.values()) {
                sums.merge(balance.asset(), balance.free() + balance.locked(), Long::sum);
            }
        }
        List<String> faults = new ArrayList<>();
        opening.issued()
                .forEach((asset, issued) -> {
                    if (sums.getOrDefault(asset, 0L) != (long) issued) {
                        faults.add(asset + " " + sums.get(asset) + " of " + issued);
                    }
                });
        return faults;
    }

    private static String line(Fill fill) {
        return "fill "
                + fill.tradeId()
                + " "
                + fill.orderId()
                + " "
                + fill.lots()
                + " "
                + fill.commission()
                + " .";
    }

    /** The exchange that is killed: three users trade with each other and with a house trader. */
    static final class Child {
        /** Too many stops or too small, not covered or on the wrong side, filled meanwhile. */
        private static final Set<Integer> EXPECTED = Set.of(-1013, -2010, -2011);

        private Child() {}

        public static void main(String[] args) throws IOException {
            Random random = new Random();
            Store store = Store.open(Path.of(args[0]), false, Instant.now(), RestartTest::listing);
            TestExchange exchange =
                    exchange(
                            store,
                            new ScriptedFlow(
                                    floor ->
                                            floor.enroll(
                                                    "maker",
                                                    Map.of(
                                                            "USDT",
                                                            10_000_000 * UNIT,
                                                            "BTC",
                                                            500 * UNIT)),
                                    floor -> {
                                        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                                        long ticks = PRICE + random.nextInt(41) - 20;
                                        floor.limit(0, 0, side, ticks, 2_000, Tif.GTC);
                                    },
                                    20));
            exchange.started();
            System.out.println("open");
            for (int user = 2; user < 2 + USERS; user++) {
                int account = user;
                Thread.ofPlatform().start(() -> trade(exchange.engine, account));
            }
        }

        private static void trade(Engine engine, int account) {
            Random random = new Random();
            while (true) {
                Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                long ticks = PRICE + random.nextInt(41) - 20;
                long lots = 100 + random.nextLong(1_000);
                NewOrder order = NewOrder.limit(account, BTC, side, ticks, lots);
                try {
                    switch (random.nextInt(8)) {
                        case 0 -> {
                            long stop = ticks + side.sign() * (1 + random.nextLong(10));
                            tell(
                                    engine.call(t ->
                                            t.place(
                                                    Conditional.stopLoss(
                                                            account, BTC, side, stop, lots))));
                        }
                        case 1 ->
                                engine.call(t -> t.placeList(bracket(account, side, ticks, lots)))
                                        .orders()
                                        .forEach(Child::tell);
                        default -> tell(engine.call(trading -> trading.place(order)));
                    }
                    List<Order> open = engine.call(t -> t.openOrders(account, BTC));
                    if (open.size() > 100) {
                        OrderRef oldest = OrderRef.id(open.get(0).id());
                        Order gone = engine.call(t -> t.cancel(account, BTC, oldest, "x"));
                        tell(new Placed(gone, List.of(), List.of()));
                    }
                } catch (Refusal refusal) {
                    if (!EXPECTED.contains(refusal.code())) {
                        throw new UncheckedIOException(new IOException(refusal));
                    }
                }
            }
        }

        /** An entry, and what closes it with a profit or a loss. */
        private static NewOrderList bracket(int account, Side side, long ticks, long lots) {
            Side out = side.opposite();
            NewOrder stop = Conditional.stopLoss(account, BTC, out, ticks + 10L * out.sign(), lots);
            NewOrder target =
                    NewOrder.limitMaker(account, BTC, out, ticks - 10L * out.sign(), lots);
            return new NewOrderList.Otoco(
                    "",
                    NewOrder.limit(account, BTC, side, ticks, lots),
                    out == Side.BUY ? stop : target,
                    out == Side.BUY ? target : stop);
        }

        private static void tell(Placed placed) {
            Order order = placed.order();
            StringBuilder text = new StringBuilder();
            for (Fill fill : placed.fills()) {
                text.append(line(fill)).append('\n');
            }
            text.append("order ").append(order.id()).append(' ');
            text.append(order.terms().account()).append(' ').append(order.status());
            text.append(' ').append(order.executedLots()).append(" .\n");
            synchronized (System.out) {
                System.out.print(text);
                System.out.flush();
            }
        }
    }
}
