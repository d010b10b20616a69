package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Accounts;
import app.ringdown.exchange.account.ApiKey;
import app.ringdown.exchange.account.Balance;
import app.ringdown.exchange.account.CancelRestriction;
import app.ringdown.exchange.account.ListRef;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.NewOrderList;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.engine.CancelReplace.Mode;
import app.ringdown.exchange.engine.CancelReplaced.Done;
import app.ringdown.exchange.engine.CancelReplaced.Half;
import app.ringdown.exchange.engine.CancelReplaced.NotAttempted;
import app.ringdown.exchange.engine.CancelReplaced.Refused;
import app.ringdown.exchange.flow.Scenario;
import app.ringdown.exchange.listing.Listing;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The commands, on the exchange's thread. */
final class Desk implements Trading {
    private final State state;
    private final Admission admission;
    private final Entry entry;
    private final Lists lists;
    private final Amending amending;
    private final Consumer<ApiKey> keys;

    /** While the disk does not take the journal, nothing is changed for a user. */
    boolean readOnly;

    /**
     * The desk of a state.
     *
     * @param keys is given every new key
     */
    Desk(State state, Consumer<ApiKey> keys) {
        this.state = state;
        admission = new Admission(state);
        entry = new Entry(state, admission);
        lists = new Lists(state, admission, entry);
        this.keys = keys;
        amending = new Amending(state);
    }

    /** Puts an open order of an earlier session back. */
    void restore(UserOrder order) {
        entry.restore(order);
    }

    /** Does what trades and commands have set off: to be called after each of them. */
    void followUp() {
        lists.followUp();
    }

    @Override
    public long now() {
        return state.time();
    }

    @Override
    public Placed place(NewOrder order) throws Refusal {
        writable();
        int before = state.outbox.steps();
        UserOrder placed = entry.place(order);
        return new Placed(
                placed.view(),
                state.outbox.fills(before, placed.id()),
                state.outbox.prevented(before, placed.id()));
    }

    @Override
    public void test(NewOrder order) throws Refusal {
        entry.check(order);
    }

    @Override
    public PlacedList placeList(NewOrderList list) throws Refusal {
        writable();
        return lists.place(list);
    }

    @Override
    public CancelledList cancelList(int account, Listing listing, ListRef ref, String requestId)
            throws Refusal {
        writable();
        for (UserList list : state.user(account).lists(listing)) {
            if ((ref.listId() < 0 || ref.listId() == list.id)
                    && (ref.clientOrderId() == null
                            || ref.clientOrderId().equals(list.clientOrderId))) {
                return lists.cancel(list, requestId);
            }
        }
        throw Refusal.unknownOrder();
    }

    @Override
    public List<OrderList> openLists(int account) {
        return state.user(account).lists(null).stream().map(UserList::view).toList();
    }

    @Override
    public Order cancel(
            int account,
            Listing listing,
            OrderRef ref,
            String requestId,
            CancelRestriction restriction)
            throws Refusal {
        writable();
        UserOrder order = find(account, listing, ref);
        if (order == null) {
            throw Refusal.unknownOrder();
        }
        if (!restriction.allows(order.status)) {
            throw Refusal.cancelRestricted();
        }
        cancel(order, requestId);
        return order.view();
    }

    @Override
    public CancelReplaced cancelReplace(CancelReplace request) throws Refusal {
        writable();
        NewOrder order = request.order();
        admission.filter(order);
        Half<Order> cancelled =
                half(() ->
                        cancel(
                                order.account(),
                                order.listing(),
                                request.cancel(),
                                request.requestId(),
                                request.restriction()));
        boolean goOn = cancelled instanceof Done<Order> || request.mode() == Mode.ALLOW_FAILURE;
        return new CancelReplaced(
                cancelled, goOn ? half(() -> place(order)) : new NotAttempted<>());
    }

    private interface Attempt<T> {
        T run() throws Refusal;
    }

    private static <T> Half<T> half(Attempt<T> attempt) {
        try {
            return new Done<>(attempt.run());
        } catch (Refusal refusal) {
            return new Refused<>(refusal);
        }
    }

    @Override
    public Amended amend(
            int account, Listing listing, OrderRef ref, long newLots, String newClientOrderId)
            throws Refusal {
        writable();
        UserOrder order = find(account, listing, ref);
        if (order == null) {
            throw Refusal.amend("Unknown order sent.");
        }
        return amending.amend(order, newLots, newClientOrderId);
    }

    @Override
    public Cancelled cancelAll(int account, Listing listing, String requestId) throws Refusal {
        writable();
        List<UserOrder> open = state.user(account).open(listing);
        if (open.isEmpty()) {
            throw Refusal.unknownOrder();
        }
        List<CancelledList> ended = new ArrayList<>();
        for (UserList list : state.user(account).lists(listing)) {
            ended.add(lists.cancel(list, requestId));
        }
        List<Order> cancelled = new ArrayList<>();
        for (UserOrder order : open) {
            if (order.list == null) {
                state.cancel(order, requestId);
                cancelled.add(order.view());
            }
        }
        return new Cancelled(cancelled, ended);
    }

    @Override
    public void fund(int account, String asset, long units) throws Refusal {
        writable();
        open(account);
        int index = state.ledger.index(asset);
        if (index < 0) {
            throw Refusal.newOrder("Unknown asset.");
        }
        if (units < 0 && state.ledger.free(account, index) < -units) {
            throw Refusal.insufficientBalance();
        }
        fund(account, index, units);
    }

    @Override
    public void reset(int account, Map<String, Long> sums) throws Refusal {
        writable();
        open(account);
        for (UserOrder order : state.user(account).open(null)) {
            if (order.status.open()) {
                cancel(order, order.terms.clientOrderId());
            }
        }
        for (int asset = 0; asset < state.ledger.assets().size(); asset++) {
            long wanted = sums.getOrDefault(state.ledger.assets().get(asset), 0L);
            fund(account, asset, wanted - state.ledger.free(account, asset));
        }
    }

    private void open(int account) {
        if (!Accounts.user(account)) {
            throw new IllegalArgumentException("not a user's account: " + account);
        }
        state.ledger.open(account);
    }

    private void fund(int account, int asset, long units) {
        if (units > 0) {
            state.ledger.deposit(account, asset, units);
        } else if (units < 0) {
            state.ledger.withdraw(account, asset, -units);
        } else {
            return;
        }
        state.user(account).updated = state.time();
        state.outbox.funds(account, asset, units, state.time());
    }

    @Override
    public void addKey(ApiKey key) {
        if (!state.ledger.has(key.account())) {
            throw new IllegalArgumentException("no account " + key.account());
        }
        state.outbox.key(key);
        keys.accept(key);
    }

    @Override
    public Set<Scenario> scenarios() {
        return state.stage.scenarios();
    }

    @Override
    public void play(Scenario scenario, List<Listing> listings, @Nullable Duration duration) {
        long until =
                duration == null
                        ? Staging.UNTIL_CHANGED
                        : Math.addExact(
                                state.time(), Math.multiplyExact(duration.toMillis(), 1000L));
        state.stage.play(scenario, listings, until);
    }

    @Override
    public Staging staging(Listing listing) {
        return state.market(listing).staging;
    }

    @Override
    public List<Order> openOrders(int account, @Nullable Listing listing) {
        return state.user(account).open(listing).stream().map(UserOrder::view).toList();
    }

    @Override
    public List<Balance> balances(int account) {
        List<Balance> balances = new ArrayList<>();
        for (int asset = 0; asset < state.ledger.assets().size(); asset++) {
            balances.add(state.ledger.balance(account, asset));
        }
        return balances;
    }

    @Override
    public long balancesUpdated(int account) {
        return state.user(account).updated;
    }

    @Override
    public Depth depth(Listing listing, int limit) {
        return state.market(listing).depth(limit);
    }

    @Override
    public Best best(Listing listing) {
        return state.market(listing).best();
    }

    @Override
    public double averageTicks(Listing listing) {
        return state.market(listing).average.ticks(state.time());
    }

    @Override
    public long lastTradeId(Listing listing) {
        return state.market(listing).tradeIds.last();
    }

    @Override
    public List<PublicTrade> trades(Listing listing, int limit) {
        return state.market(listing).tape.newest(limit);
    }

    @Override
    public List<PublicTrade> tradesFrom(Listing listing, long fromId, int limit) {
        return state.market(listing).tape.from(fromId, limit);
    }

    @Override
    public List<AggTrade> aggTrades(Listing listing, TapePage page) {
        return state.market(listing).tape.aggregated(page);
    }

    private void cancel(UserOrder order, String requestId) {
        if (order.list == null) {
            state.cancel(order, requestId);
        } else {
            lists.cancel(order.list, requestId);
        }
    }

    private @Nullable UserOrder find(int account, Listing listing, OrderRef ref) {
        UserAccount user = state.user(account);
        String client = ref.clientOrderId();
        UserOrder order =
                ref.orderId() >= 0 || client == null
                        ? user.byId(ref.orderId())
                        : user.byClientId(listing, client);
        if (order == null
                || order.market.listing.index() != listing.index()
                || (client != null && !client.equals(order.terms.clientOrderId()))) {
            return null;
        }
        return order;
    }

    private void writable() throws Refusal {
        if (readOnly) {
            throw Refusal.disconnected();
        }
    }
}
