package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Accounts;
import app.ringdown.exchange.account.ApiKey;
import app.ringdown.exchange.account.Balance;
import app.ringdown.exchange.account.ExecutionType;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.listing.Listing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The commands, on the exchange's thread. */
final class Desk implements Trading {
    private final State state;
    private final Entry entry;
    private final Consumer<ApiKey> keys;

    /** While the disk does not take the journal, nothing is changed for a user. */
    boolean readOnly;

    /**
     * The desk of a state.
     *
     * @param keys is given every new key
     */
    Desk(State state, Entry entry, Consumer<ApiKey> keys) {
        this.state = state;
        this.entry = entry;
        this.keys = keys;
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
        return new Placed(placed.view(), state.outbox.fills(before, placed.id()));
    }

    @Override
    public void test(NewOrder order) throws Refusal {
        entry.check(order);
    }

    @Override
    public Order cancel(int account, Listing listing, OrderRef ref, String requestId)
            throws Refusal {
        writable();
        UserOrder order = find(account, listing, ref);
        if (order == null) {
            throw Refusal.unknownOrder();
        }
        cancel(order, requestId);
        return order.view();
    }

    @Override
    public List<Order> cancelAll(int account, Listing listing, String requestId) throws Refusal {
        writable();
        List<UserOrder> open = state.user(account).open(listing);
        if (open.isEmpty()) {
            throw Refusal.unknownOrder();
        }
        List<Order> cancelled = new ArrayList<>();
        for (UserOrder order : open) {
            cancel(order, requestId);
            cancelled.add(order.view());
        }
        return cancelled;
    }

    @Override
    public void fund(int account, String asset, long units) throws Refusal {
        writable();
        if (!Accounts.user(account)) {
            throw new IllegalArgumentException("not a user's account: " + account);
        }
        int index = state.ledger.index(asset);
        if (index < 0) {
            throw Refusal.newOrder("Unknown asset.");
        }
        state.ledger.open(account);
        if (units >= 0) {
            state.ledger.deposit(account, index, units);
        } else if (state.ledger.free(account, index) >= -units) {
            state.ledger.withdraw(account, index, -units);
        } else {
            throw Refusal.insufficientBalance();
        }
        state.user(account).updated = state.time();
        state.outbox.issue(account, index);
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
        order.market.book.remove(order);
        state.end(order, OrderStatus.CANCELED, ExecutionType.CANCELED, requestId);
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
