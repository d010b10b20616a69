package app.ringdown.exchange.engine;

import static app.ringdown.exchange.engine.TestListings.BTC;
import static app.ringdown.exchange.engine.TestListings.UNIT;

import app.ringdown.exchange.account.Accounts;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.account.Store;
import app.ringdown.exchange.flow.Floor;
import app.ringdown.exchange.flow.SyntheticFlow;
import app.ringdown.exchange.flow.Tif;
import app.ringdown.exchange.listing.Catalogue;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * A quick measurement by hand, not a test: how many orders a second the engine takes, and how long
 * one waits for its answer. Prints one line each.
 */
public final class EngineMeasure {
    private static final int ORDERS = 2_000_000;
    private static final int CHUNK = 10_000;

    private EngineMeasure() {}

    /** Runs all of it; the argument, if any, is the folder for the database. */
    public static void main(String[] args) throws IOException, Refusal {
        house();
        users();
        Path folder =
                args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("ringdown-measure");
        latency(folder);
    }

    /** Orders of house traders: book, ledger, bars and tape, no journal. */
    private static void house() throws Refusal {
        ScriptedFlow flow =
                new ScriptedFlow(
                        floor -> {
                            for (int trader = 0; trader < 8; trader++) {
                                floor.enroll(
                                        "trader-" + trader,
                                        Map.of("USDT", 100_000_000 * UNIT, "BTC", 2_000 * UNIT));
                            }
                        },
                        floor -> {},
                        1_000_000);
        try (TestExchange exchange = new TestExchange(new MemoryJournal(), flow).started()) {
            Random random = new Random(1);
            long[] recent = new long[4_096];
            for (int round = 0; round < 4; round++) {
                long trades = exchange.engine.call(t -> t.lastTradeId(BTC));
                long nanos = 0;
                for (int done = 0; done < ORDERS; done += CHUNK) {
                    exchange.time.addAndGet(10_000);
                    nanos +=
                            exchange.engine.call(trading -> {
                                long started = System.nanoTime();
                                for (int i = 0; i < CHUNK; i++) {
                                    one(flow.floor, random, recent);
                                }
                                return System.nanoTime() - started;
                            });
                }
                long after = exchange.engine.call(t -> t.lastTradeId(BTC));
                System.out.printf(
                        "house orders: %,d orders/s (%,d trades in %,d orders and cancels)%n",
                        ORDERS * 1_000_000_000L / nanos, after - trades, ORDERS);
            }
        }
    }

    /** Half of what arrives is an order near the touch, half cancels one that arrived before. */
    private static void one(Floor floor, Random random, long[] recent) {
        int bits = random.nextInt();
        int slot = bits & 4_095;
        if ((bits & 0x10000) == 0 && recent[slot] > 0) {
            floor.cancel(recent[slot]);
            recent[slot] = 0;
            return;
        }
        Side side = (bits & 0x20000) == 0 ? Side.BUY : Side.SELL;
        int distance = (bits >>> 20) & 63;
        long ticks = 6_000_000L + (side == Side.BUY ? 8 - distance : distance - 8);
        recent[slot] = floor.limit(bits >>> 18 & 7, 0, side, ticks, 100 + (bits & 255), Tif.GTC);
    }

    /** Orders of users, with executions, histories and balances, to a disk that takes no time. */
    private static void users() throws Refusal {
        try (TestExchange exchange = TestExchange.quiet()) {
            for (int user = 1; user <= 8; user++) {
                exchange.fund(user, "USDT", 10_000_000);
                exchange.fund(user, "BTC", 1_000);
            }
            Random random = new Random(1);
            for (int round = 0; round < 4; round++) {
                long nanos = 0;
                for (int done = 0; done < ORDERS / 4; done += 256) {
                    exchange.time.addAndGet(10_000);
                    nanos +=
                            exchange.engine.call(trading -> {
                                long started = System.nanoTime();
                                for (int i = 0; i < 256; i++) {
                                    user(trading, random);
                                }
                                return System.nanoTime() - started;
                            });
                }
                System.out.printf(
                        "user orders, no disk: %,d orders/s%n",
                        ORDERS / 4 * 1_000_000_000L / nanos);
            }
        }
    }

    private static void user(Trading trading, Random random) {
        int account = 1 + random.nextInt(8);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long ticks = 6_000_000L + random.nextInt(41) - 20;
        try {
            trading.place(NewOrder.limit(account, BTC, side, ticks, 100));
        } catch (Refusal full) {
            try {
                trading.cancelAll(account, BTC, "x");
            } catch (Refusal none) {
                throw new IllegalStateException(none);
            }
        }
    }

    /** One client after the other, on the real market with the real database. */
    private static void latency(Path folder) throws IOException, Refusal {
        List<Listing> listings = Catalogue.listings();
        LongSupplier clock = () -> System.currentTimeMillis() * 1000;
        long started = System.nanoTime();
        try (Store store =
                        Store.open(
                                folder,
                                true,
                                Instant.now(),
                                symbol ->
                                        listings.stream()
                                                .filter(l -> l.symbol().equals(symbol))
                                                .findFirst()
                                                .orElse(null));
                TestExchange exchange =
                        new TestExchange(
                                listings,
                                store,
                                store.history(),
                                store.bars(),
                                new SyntheticFlow(1),
                                clock)) {
            exchange.started();
            System.out.printf(
                    "doors open after %,d ms%n", (System.nanoTime() - started) / 1_000_000);
            Listing btc = listings.get(0);
            long bid = exchange.engine.call(t -> t.best(btc)).bidTicks();
            for (int round = 0; round < 3; round++) {
                long[] micros = new long[4_000];
                for (int i = 0; i < micros.length; i++) {
                    long before = System.nanoTime();
                    long id =
                            exchange.place(
                                            NewOrder.limit(
                                                    Accounts.FIRST_USER,
                                                    btc,
                                                    Side.BUY,
                                                    bid - 50_000,
                                                    100))
                                    .order()
                                    .id();
                    micros[i] = (System.nanoTime() - before) / 1_000;
                    exchange.engine.call(
                            t -> t.cancel(Accounts.FIRST_USER, btc, OrderRef.id(id), "x"));
                }
                Arrays.sort(micros);
                System.out.printf(
                        "place to acknowledgement, on disk: p50 %d us, p99 %d us, max %d us%n",
                        micros[micros.length / 2],
                        micros[micros.length * 99 / 100],
                        micros[micros.length - 1]);
            }
        }
    }
}
