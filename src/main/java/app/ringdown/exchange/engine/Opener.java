package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Accounts;
import app.ringdown.exchange.account.ApiKey;
import app.ringdown.exchange.account.Balance;
import app.ringdown.exchange.account.ExpiryReason;
import app.ringdown.exchange.account.Ledger;
import app.ringdown.exchange.account.Opening;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.account.PaperFunds;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Puts the exchange into the state in which it was left, or, at the very first start, makes it. */
final class Opener {
    private static final Logger LOG = LoggerFactory.getLogger(Opener.class);
    private static final String KEY_LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final State state;
    private final Opening opening;

    Opener(State state, Opening opening) {
        this.state = state;
        this.opening = opening;
    }

    /** Books the balances of users and fees; house traders bring theirs when they enrol. */
    void balances() {
        Ledger ledger = state.ledger;
        opening.balances()
                .forEach((account, balances) -> {
                    ledger.open(account);
                    for (Balance balance : balances.values()) {
                        int asset = ledger.index(balance.asset());
                        if (asset >= 0) {
                            ledger.deposit(account, asset, balance.free() + balance.locked());
                            state.outbox.issue(account, asset);
                        }
                    }
                });
        for (int asset = 0; asset < ledger.assets().size(); asset++) {
            String name = ledger.assets().get(asset);
            long issued = opening.issued().getOrDefault(name, 0L);
            long house = opening.house().getOrDefault(name, 0L);
            if (issued - house != ledger.issued(asset)) {
                LOG.error(
                        "The books do not add up in {}: {} issued, {} house, {} elsewhere",
                        name,
                        issued,
                        house,
                        ledger.issued(asset));
            }
        }
    }

    /** Locks for the open orders of users what they need; they are not in their books yet. */
    List<UserOrder> orders() {
        Map<Long, UserList> lists = new HashMap<>();
        for (OrderList old : opening.openLists()) {
            UserList list = new UserList(old, state.market(old.listing()));
            state.user(list.owner).add(list);
            lists.put(list.id, list);
        }
        Map<UserOrder, Long> locked = new LinkedHashMap<>();
        for (Order old : opening.openOrders()) {
            UserOrder order = new UserOrder(old, state.market(old.terms().listing()));
            UserList list = lists.get(old.listId());
            if (list != null) {
                list.restore(order);
            }
            locked.put(order, old.locked());
        }
        List<UserOrder> orders = new ArrayList<>();
        for (Map.Entry<UserOrder, Long> entry : locked.entrySet()) {
            UserOrder order = entry.getKey();
            order.locked = entry.getValue();
            order.locked = order.needed();
            if (!state.ledger.lock(order.owner(), order.lockedAsset(), order.locked)) {
                LOG.error("Order {} is not covered any more: it expires", order.id());
                order.locked = 0;
                order.waiting = false;
                state.expire(order, ExpiryReason.EXCHANGE_CANCELED);
                continue;
            }
            state.user(order.owner()).add(order);
            orders.add(order);
        }
        return orders;
    }

    /** The keys that there are; at the very first start, the paper account and its key. */
    List<ApiKey> keys(RandomGenerator random) {
        if (!opening.keys().isEmpty()) {
            return opening.keys();
        }
        int account = Accounts.FIRST_USER;
        state.ledger.open(account);
        PaperFunds.SUMS.forEach((name, units) -> {
            int asset = state.ledger.index(name);
            if (asset >= 0) {
                state.ledger.deposit(account, asset, units);
                state.outbox.issue(account, asset);
            }
        });
        ApiKey key = new ApiKey(letters(random), account, ApiKey.Kind.HMAC, letters(random));
        state.outbox.key(key);
        return List.of(key);
    }

    private static String letters(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 64; i++) {
            text.append(KEY_LETTERS.charAt(random.nextInt(KEY_LETTERS.length())));
        }
        return text.toString();
    }
}
