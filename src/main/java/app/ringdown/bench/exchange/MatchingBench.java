package app.ringdown.bench.exchange;

import app.ringdown.bench.Rounds;
import app.ringdown.exchange.account.Accounts;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.engine.Command;
import app.ringdown.exchange.engine.Trading;
import app.ringdown.exchange.flow.Floor;
import app.ringdown.exchange.flow.Tif;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How many orders the engine takes in a second, on its own thread, of house traders and of users.
 * Beside it the same number of entries is put into and removed from a map of the JDK: how fast the
 * machine is just then.
 */
final class MatchingBench implements AutoCloseable {
    static final String LOAD =
            "one listing, 8 accounts, 1024 orders: at random one is entered (a limit order of"
                    + " random size and side within 32 ticks of the middle, which often trades) or,"
                    + " if it was, cancelled; orders and cancels are counted apart. House: book,"
                    + " ledger, bars and public trades. Users: filters, executions, fills and"
                    + " balances too, 256 to a commit of a journal that takes no time. Map: as many"
                    + " entries put and removed";

    private static final int ACCOUNTS = 8;
    private static final int CHUNK = 256;
    private static final int SLOTS = 1024;
    private static final long FUNDS = 1_000_000_000_000_000L;
    private static final int DEPTH = 32;

    private final OpenFloor flow = new OpenFloor(ACCOUNTS);
    private final List<Listing> listings = GeneratedListings.of(2);
    private final MemoryExchange exchange;
    private final Random random = new Random(1);
    private final long[] houseOrders = new long[SLOTS];
    private final long[] userOrders = new long[SLOTS];
    private final Map<Long, Long> yardstick = new HashMap<>();
    private long[] middle = {};
    private long entered;
    private long cancels;

    MatchingBench() throws IOException, Refusal {
        exchange = new MemoryExchange(listings, flow);
        middle =
                exchange.engine.call(trading -> {
                    for (int account = 0; account < ACCOUNTS; account++) {
                        trading.fund(user(account), "USDT", FUNDS);
                        trading.fund(user(account), listings.get(1).baseAsset(), FUNDS);
                    }
                    return new long[] {flow.floor().last(0), flow.floor().last(1)};
                });
    }

    private static int user(int index) {
        return Accounts.FIRST_USER + index;
    }

    /** Measures everything once, in turns. */
    void round(Duration time, Rounds rounds) throws Refusal {
        double house = perSecond(time, trading -> house(flow.floor()), "house", rounds);
        double users = perSecond(time, this::users, "users", rounds);
        double map = perSecond(time, trading -> map(), "map", rounds);
        rounds.add("houseOfMap", house / map);
        rounds.add("usersOfMap", users / map);
    }

    private double perSecond(Duration time, Command<Integer> chunk, String name, Rounds rounds)
            throws Refusal {
        entered = 0;
        cancels = 0;
        long nanos = 0;
        while (nanos < time.toNanos()) {
            nanos +=
                    exchange.engine.call(trading -> {
                        long started = System.nanoTime();
                        chunk.run(trading);
                        return System.nanoTime() - started;
                    });
        }
        double orders = entered * 1e9 / nanos;
        rounds.add(name + "OrdersPerSecond", orders);
        rounds.add(name + "CancelsPerSecond", cancels * 1e9 / nanos);
        return orders;
    }

    private int house(Floor floor) {
        for (int i = 0; i < CHUNK; i++) {
            int bits = random.nextInt();
            int slot = bits & (SLOTS - 1);
            if (houseOrders[slot] > 0) {
                floor.cancel(houseOrders[slot]);
                houseOrders[slot] = 0;
                cancels++;
            } else {
                houseOrders[slot] =
                        floor.limit(
                                trader(bits), 0, side(bits), ticks(0, bits), lots(bits), Tif.GTC);
                entered++;
            }
        }
        return CHUNK;
    }

    private int users(Trading trading) {
        Listing listing = listings.get(1);
        for (int i = 0; i < CHUNK; i++) {
            int bits = random.nextInt();
            int slot = bits & (SLOTS - 1);
            // A slot belongs to one account: who enters an order can cancel it.
            int account = user(slot % ACCOUNTS);
            try {
                if (userOrders[slot] > 0) {
                    long id = userOrders[slot];
                    userOrders[slot] = 0;
                    cancels++;
                    trading.cancel(account, listing, OrderRef.id(id), "x");
                } else {
                    entered++;
                    NewOrder order =
                            NewOrder.limit(
                                    account, listing, side(bits), ticks(1, bits), lots(bits));
                    userOrders[slot] = trading.place(order).order().id();
                }
            } catch (Refusal e) {
                refused(e);
            }
        }
        return CHUNK;
    }

    /** A cancel may come too late; an order that is not taken would be counted for nothing. */
    private static void refused(Refusal e) {
        if (e.code() != Refusal.unknownOrder().code()) {
            throw new IllegalStateException(e);
        }
    }

    private int map() {
        for (int i = 0; i < CHUNK; i++) {
            int bits = random.nextInt();
            long key = bits & (SLOTS - 1);
            if (yardstick.remove(key) != null) {
                cancels++;
            } else {
                yardstick.put(key, lots(bits));
                entered++;
            }
        }
        return CHUNK;
    }

    private static int trader(int bits) {
        return bits & (ACCOUNTS - 1);
    }

    private static Side side(int bits) {
        return (bits >>> 10 & 1) == 0 ? Side.BUY : Side.SELL;
    }

    private long ticks(int listing, int bits) {
        return middle[listing] - DEPTH + (bits >>> 11 & (2 * DEPTH - 1));
    }

    private static long lots(int bits) {
        return 100L + (bits >>> 17 & 255);
    }

    @Override
    public void close() {
        exchange.close();
    }
}
