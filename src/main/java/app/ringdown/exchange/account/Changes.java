package app.ringdown.exchange.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one commit writes. The engine fills it, the {@link Journal} makes it durable as a whole or
 * not at all, and only then is it cleared: what a failing disk refused is in the next attempt. Of
 * what is a state (orders, balances, counters) it keeps the latest alone.
 */
public final class Changes {
    final Map<Long, Order> orders = new LinkedHashMap<>();
    final Map<Long, OrderList> lists = new LinkedHashMap<>();
    final List<Fill> fills = new ArrayList<>();
    final Map<Integer, Map<String, Balance>> balances = new HashMap<>();
    final Map<String, Long> issued = new HashMap<>();
    final Map<String, Long> house = new HashMap<>();
    final Map<String, Long> counters = new HashMap<>();
    final List<ApiKey> keys = new ArrayList<>();
    final List<Amendment> amendments = new ArrayList<>();
    final List<PreventedMatch> prevented = new ArrayList<>();

    /** An order as it now is. */
    public void order(Order order) {
        orders.put(order.id(), order);
    }

    /** An order list as it now is. */
    public void list(OrderList list) {
        lists.put(list.id(), list);
    }

    /** A user's fill. */
    public void fill(Fill fill) {
        fills.add(fill);
    }

    /** A balance as it now is, of a user or of the fees. */
    public void balance(int account, Balance balance) {
        balances.computeIfAbsent(account, a -> new HashMap<>()).put(balance.asset(), balance);
    }

    /** How much of an asset there is now. */
    public void issued(String asset, long units) {
        issued.put(asset, units);
    }

    /** What the house traders have of an asset together now. */
    public void house(String asset, long units) {
        house.put(asset, units);
    }

    /** A number below which all ids of that name may have been used. */
    public void counter(String name, long ceiling) {
        counters.put(name, ceiling);
    }

    /** A new key. */
    public void key(ApiKey key) {
        keys.add(key);
    }

    /** An amendment of a user's order. */
    public void amendment(Amendment amendment) {
        amendments.add(amendment);
    }

    /** A trade of a user with himself that was prevented. */
    public void prevented(PreventedMatch match) {
        prevented.add(match);
    }

    /** Whether there is nothing to write. */
    public boolean isEmpty() {
        return orders.isEmpty()
                && lists.isEmpty()
                && fills.isEmpty()
                && balances.isEmpty()
                && issued.isEmpty()
                && house.isEmpty()
                && counters.isEmpty()
                && keys.isEmpty()
                && amendments.isEmpty()
                && prevented.isEmpty();
    }

    /** Forgets everything: it is written. */
    public void clear() {
        orders.clear();
        lists.clear();
        fills.clear();
        balances.clear();
        issued.clear();
        house.clear();
        counters.clear();
        keys.clear();
        amendments.clear();
        prevented.clear();
    }
}
