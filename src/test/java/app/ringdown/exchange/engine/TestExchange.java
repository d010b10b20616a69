package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Accounts;
import app.ringdown.exchange.account.History;
import app.ringdown.exchange.account.Journal;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.bars.BarStore;
import app.ringdown.exchange.bars.Bars;
import app.ringdown.exchange.flow.Flow;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** An engine on the test markets, with its own clock unless it is given one. */
final class TestExchange implements AutoCloseable {
    static final int ALICE = Accounts.FIRST_USER;
    static final int BOB = Accounts.FIRST_USER + 1;
    static final int CAROL = Accounts.FIRST_USER + 2;

    /** A Monday, 10:00:00 UTC, in microseconds. */
    static final long START = 1_767_607_200_000_000L;

    final AtomicLong time = new AtomicLong(START);
    final Engine engine;

    TestExchange(Journal journal, Flow flow) {
        this(TestListings.ALL, journal, noHistory(), new MemoryBars(), flow, null);
    }

    TestExchange(
            List<Listing> listings,
            Journal journal,
            History history,
            BarStore barStore,
            Flow flow,
            LongSupplier clock) {
        LongSupplier used = clock == null ? time::get : clock;
        long start = Flow.sessionStart(used.getAsLong() / 1000);
        Bars bars = new Bars(listings, 1, barStore, start);
        engine = new Engine(listings, journal, history, bars, flow, start, used, new Random(1));
    }

    static TestExchange quiet() {
        return new TestExchange(new MemoryJournal(), ScriptedFlow.none()).started();
    }

    TestExchange started() {
        engine.start();
        return this;
    }

    Placed place(NewOrder order) throws Refusal {
        return engine.call(trading -> trading.place(order));
    }

    void fund(int account, String asset, long whole) throws Refusal {
        engine.call(trading -> {
            trading.fund(account, asset, whole * TestListings.UNIT);
            return asset;
        });
    }

    /** Gives Bob and Carol what they need to {@link #trade}. */
    void fundTraders() throws Refusal {
        for (int account : List.of(BOB, CAROL)) {
            fund(account, "USDT", 100_000);
            fund(account, "BTC", 10);
        }
    }

    /** Bob and Carol trade the first listing at a price that no other order prevents. */
    void trade(long ticks) throws Refusal {
        place(NewOrder.limit(BOB, TestListings.BTC, Side.SELL, ticks, 20));
        place(NewOrder.limit(CAROL, TestListings.BTC, Side.BUY, ticks, 20));
    }

    List<OrderList> openLists(int account) throws Refusal {
        return engine.call(trading -> trading.openLists(account));
    }

    List<Order> openOrders(int account) throws Refusal {
        return engine.call(trading -> trading.openOrders(account, null));
    }

    long free(int account, String asset) throws Refusal {
        return engine.call(trading ->
                trading.balances(account).stream()
                        .filter(b -> b.asset().equals(asset))
                        .findFirst()
                        .orElseThrow()
                        .free());
    }

    long locked(int account, String asset) throws Refusal {
        return engine.call(trading ->
                trading.balances(account).stream()
                        .filter(b -> b.asset().equals(asset))
                        .findFirst()
                        .orElseThrow()
                        .locked());
    }

    /** On the exchange's thread: what is wrong with the money, one sentence each. */
    static List<String> faults(State state) {
        List<String> faults = new ArrayList<>();
        int assets = state.ledger.assets().size();
        for (int asset = 0; asset < assets; asset++) {
            long sum = 0;
            for (int account : state.ledger.accounts()) {
                long free = state.ledger.free(account, asset);
                long locked = state.ledger.locked(account, asset);
                if (free < 0 || locked < 0) {
                    faults.add("account " + account + " is negative in asset " + asset);
                }
                sum += free + locked;
            }
            if (sum != state.ledger.issued(asset)) {
                faults.add("asset " + asset + ": " + sum + " of " + state.ledger.issued(asset));
            }
        }
        Map<Integer, long[]> needed = new HashMap<>();
        state.users
                .values()
                .forEach(user -> user.open(null).forEach(order -> need(needed, order, assets)));
        state.houseOrders.forEach(order -> need(needed, order, assets));
        state.users.values().forEach(user -> check(user, faults));
        for (int account : state.ledger.accounts()) {
            long[] sums = needed.getOrDefault(account, new long[assets]);
            for (int asset = 0; asset < assets; asset++) {
                long locked = state.ledger.locked(account, asset);
                if (locked != sums[asset]) {
                    faults.add("account " + account + " locks " + locked + " for " + sums[asset]);
                }
            }
        }
        return faults;
    }

    /** Whether the lists of a user are in one of the states that a list can be in. */
    private static void check(UserAccount user, List<String> faults) {
        for (UserList list : user.lists(null)) {
            List<UserOrder> open = list.openOrders();
            boolean working = open.stream().anyMatch(list::isWorking);
            boolean pending = open.stream().anyMatch(UserOrder::isPending);
            if (!list.open() || open.isEmpty()) {
                faults.add("list " + list.id + " is over and counts as open");
            }
            if (pending && !working) {
                faults.add("list " + list.id + " waits for nothing");
            }
            if (open.stream().filter(order -> order.locked > 0).count() > 1) {
                faults.add("list " + list.id + " is covered twice");
            }
            for (UserOrder order : open) {
                if (order.executedLots > 0 && !list.isWorking(order) && open.size() > 1) {
                    faults.add("list " + list.id + ": one has traded, the other is open");
                }
            }
        }
        for (UserOrder order : user.open(null)) {
            if (order.list != null && !user.lists(null).contains(order.list)) {
                faults.add("order " + order.id() + " outlives its list");
            }
        }
    }

    private static void need(Map<Integer, long[]> needed, Resting order, int assets) {
        boolean outside = order instanceof UserOrder user && (user.waiting || user.isPending());
        if (order.resting() == outside) {
            throw new IllegalStateException("neither in the book nor outside: " + order.id());
        }
        needed.computeIfAbsent(order.owner(), a -> new long[assets])[order.lockedAsset()] +=
                order.needed();
    }

    static History noHistory() {
        return (History)
                Proxy.newProxyInstance(
                        History.class.getClassLoader(),
                        new Class<?>[] {History.class},
                        (proxy, method, args) -> {
                            throw new UnsupportedOperationException(method.getName());
                        });
    }

    @Override
    public void close() {
        engine.close();
    }
}
