package app.ringdown.exchange.engine;

import static app.ringdown.exchange.engine.TestListings.UNIT;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.account.Accounts;
import app.ringdown.exchange.account.CancelRestriction;
import app.ringdown.exchange.account.Execution;
import app.ringdown.exchange.account.ExpiryReason;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.NewOrderList;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.OrderType;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.account.TimeInForce;
import app.ringdown.exchange.book.SelfTradePrevention;
import app.ringdown.exchange.flow.Floor;
import app.ringdown.exchange.flow.Tif;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Money is neither made nor lost, whatever is ordered. */
class MoneyTest {
    private static final int ORDERS = 1_000_000;
    private static final int BATCH = 1_000;
    private static final int USERS = 6;
    private static final int TRADERS = 4;

    private final Random random = new Random(20_260_724);
    private long accepted;
    private long house;
    private long amended;
    private final Map<ExpiryReason, Integer> expired = new ConcurrentHashMap<>();

    /** How many were seen that hide something. */
    private long icebergs;

    @Test
    void aMillionRandomOrdersConserveItToTheLastUnit() throws Exception {
        ScriptedFlow flow = new ScriptedFlow(MoneyTest::enroll, floor -> {}, 1_000_000);
        try (TestExchange exchange = new TestExchange(new MemoryJournal(), flow)) {
            exchange.engine.listen(
                    new EngineListener() {
                        @Override
                        public void onExecution(Execution execution) {
                            ExpiryReason reason = execution.order().expiryReason();
                            if (reason != null) {
                                expired.merge(reason, 1, Integer::sum);
                            }
                        }
                    });
            exchange.started();
            for (int user = 1; user <= USERS; user++) {
                exchange.fund(user, "USDT", 10_000_000);
                exchange.fund(user, "BTC", 100);
                exchange.fund(user, "ETH", 2_000);
            }
            long tradesBefore = trades(exchange.engine.state());
            for (int done = 0; done < ORDERS; done += BATCH) {
                exchange.time.addAndGet(50_000);
                List<String> faults =
                        exchange.engine.call(trading -> {
                            for (int i = 0; i < BATCH; i++) {
                                act(trading, flow.floor);
                                ((Desk) trading).followUp();
                            }
                            icebergs += icebergs(exchange.engine.state());
                            return TestExchange.faults(exchange.engine.state());
                        });
                assertThat(faults).isEmpty();
            }
            State state = exchange.engine.state();
            long fees = state.ledger.free(Accounts.FEES, state.ledger.index("USDT"));
            assertThat(fees).isPositive();
            assertThat(accepted).isGreaterThan(ORDERS / 4);
            assertThat(house).isGreaterThan(ORDERS / 20);
            assertThat(amended).isGreaterThan(ORDERS / 200);
            assertThat(icebergs).isPositive();
            assertThat(expired)
                    .containsKeys(
                            ExpiryReason.OCO_TRIGGER,
                            ExpiryReason.OTO_PHASE_ONE_EXPIRED,
                            ExpiryReason.REJECTED,
                            ExpiryReason.INSUFFICIENT_LIQUIDITY);
            assertThat(expired.get(ExpiryReason.OCO_TRIGGER)).isGreaterThan(ORDERS / 1000);
            assertThat(trades(state) - tradesBefore).isGreaterThan(ORDERS / 4);
        }
    }

    private static long icebergs(State state) {
        return state.users.values().stream()
                .flatMap(user -> user.open(null).stream())
                .filter(order -> order.hidden() > 0)
                .count();
    }

    private static long trades(State state) {
        return state.markets.stream().mapToLong(market -> market.tradeIds.last()).sum();
    }

    private static void enroll(Floor floor) {
        for (int trader = 0; trader < TRADERS; trader++) {
            floor.enroll(
                    "trader-" + trader,
                    Map.of("USDT", 50_000_000 * UNIT, "BTC", 500 * UNIT, "ETH", 9_000 * UNIT));
        }
    }

    private void act(Trading trading, Floor floor) {
        Listing listing = TestListings.ALL.get(random.nextInt(TestListings.ALL.size()));
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long reference = listing.profile().referenceTicks();
        long ticks = reference + (random.nextInt(201) - 100) * (reference / 10_000);
        long lots = 1 + (long) Math.exp(random.nextDouble() * 11);
        if (random.nextInt(5) == 0) {
            actAsHouse(floor, listing, side, ticks, lots);
            return;
        }
        int account = 1 + random.nextInt(USERS);
        try {
            switch (random.nextInt(20)) {
                case 0, 1 -> cancelOldest(trading, account, listing);
                case 12 -> amendOldest(trading, account, listing);
                case 13 -> replaceOldest(trading, account, listing, side, ticks, lots);
                case 14, 15 ->
                        trading.place(
                                NewOrder.limit(account, listing, side, ticks, 20 * lots)
                                        .withIceberg(1 + random.nextLong(6 * lots))
                                        .with(any(SelfTradePrevention.values())));
                case 16 -> trading.place(conditional(account, listing, side, lots));
                case 17 -> trading.placeList(oco(account, listing, side, lots));
                case 18 ->
                        trading.placeList(
                                new NewOrderList.Oto(
                                        "",
                                        NewOrder.limit(account, listing, side, ticks, lots)
                                                .with(any(TimeInForce.values())),
                                        random.nextBoolean()
                                                ? NewOrder.market(
                                                        account, listing, side.opposite(), lots)
                                                : conditional(
                                                        account, listing, side.opposite(), lots)));
                case 19 -> {
                    NewOrderList.Oco pair = oco(account, listing, side, lots);
                    trading.placeList(
                            new NewOrderList.Otoco(
                                    "",
                                    NewOrder.limit(account, listing, side.opposite(), ticks, lots)
                                            .with(any(SelfTradePrevention.values())),
                                    pair.above(),
                                    pair.below()));
                }
                case 2 -> trading.place(NewOrder.market(account, listing, side, lots));
                case 3 ->
                        trading.place(
                                NewOrder.marketForQuote(
                                        account, listing, side, listing.notional(ticks, lots)));
                case 4 -> trading.place(NewOrder.limitMaker(account, listing, side, ticks, lots));
                case 5 -> {
                    if (random.nextInt(500) == 0) {
                        trading.cancelAll(account, listing, "all");
                    }
                }
                default ->
                        trading.place(
                                NewOrder.limit(account, listing, side, ticks, lots)
                                        .with(any(TimeInForce.values()))
                                        .with(any(SelfTradePrevention.values())));
            }
            accepted++;
        } catch (Refusal expected) {
            assertThat(expected.code()).isIn(-1013, -2010, -2011, -2038);
        }
    }

    private NewOrder conditional(int account, Listing listing, Side side, long lots) {
        return conditional(account, listing, side, lots, random.nextBoolean());
    }

    /**
     * @param loss whether it is to end a position that loses
     */
    private NewOrder conditional(int account, Listing listing, Side side, long lots, boolean loss) {
        long reference = listing.profile().referenceTicks();
        long away = (1 + random.nextInt(100)) * (reference / 10_000);
        long stop = reference + (loss == (side == Side.BUY) ? away : -away);
        int delta = random.nextInt(3) == 0 ? 10 + random.nextInt(50) : 0;
        boolean limit = random.nextBoolean();
        OrderType type =
                loss
                        ? limit ? OrderType.STOP_LOSS_LIMIT : OrderType.STOP_LOSS
                        : limit ? OrderType.TAKE_PROFIT_LIMIT : OrderType.TAKE_PROFIT;
        return Conditional.order(
                        account,
                        listing,
                        side,
                        type,
                        delta > 0 && random.nextBoolean() ? 0 : stop,
                        delta,
                        limit ? reference + (random.nextInt(201) - 100) * (reference / 10_000) : 0,
                        lots)
                .with(any(SelfTradePrevention.values()));
    }

    private NewOrderList.Oco oco(int account, Listing listing, Side side, long lots) {
        NewOrder loss = conditional(account, listing, side, lots, true);
        long reference = listing.profile().referenceTicks();
        NewOrder other =
                random.nextBoolean()
                        ? conditional(account, listing, side, lots, false)
                        : NewOrder.limitMaker(
                                account,
                                listing,
                                side,
                                reference + side.sign() * -(reference / 10_000) * 20,
                                lots);
        return side == Side.BUY
                ? new NewOrderList.Oco("", loss, other)
                : new NewOrderList.Oco("", other, loss);
    }

    private void amendOldest(Trading trading, int account, Listing listing) throws Refusal {
        List<Order> open = trading.openOrders(account, listing);
        if (!open.isEmpty()) {
            Order order = open.get(random.nextInt(open.size()));
            long lots = 1 + random.nextLong(order.terms().lots());
            trading.amend(account, listing, OrderRef.id(order.id()), lots, "amended" + order.id());
            amended++;
        }
    }

    private void replaceOldest(
            Trading trading, int account, Listing listing, Side side, long ticks, long lots)
            throws Refusal {
        List<Order> open = trading.openOrders(account, listing);
        if (!open.isEmpty()) {
            trading.cancelReplace(
                    new CancelReplace(
                            OrderRef.id(open.getFirst().id()),
                            "replace",
                            any(CancelRestriction.values()),
                            any(CancelReplace.Mode.values()),
                            NewOrder.limit(account, listing, side, ticks, lots)));
        }
    }

    private void cancelOldest(Trading trading, int account, Listing listing) throws Refusal {
        List<Order> open = trading.openOrders(account, listing);
        if (!open.isEmpty()) {
            trading.cancel(account, listing, OrderRef.id(open.get(0).id()), "cancel");
        }
    }

    private void actAsHouse(Floor floor, Listing listing, Side side, long ticks, long lots) {
        int trader = random.nextInt(TRADERS);
        long order =
                switch (random.nextInt(5)) {
                    case 0 -> floor.market(trader, listing.index(), side, lots);
                    default ->
                            floor.limit(
                                    trader, listing.index(), side, ticks, lots, any(Tif.values()));
                };
        if (order != Floor.REFUSED) {
            house++;
        }
        // A few orders ago: some of those numbers are house orders that still rest.
        long other = order - random.nextInt(400);
        if (order > 0 && floor.remaining(other) > 0) {
            if (random.nextBoolean()) {
                floor.cancel(other);
            } else {
                floor.replace(other, ticks, 1 + random.nextInt(100));
            }
        }
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
