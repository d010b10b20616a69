package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Accounts;
import app.ringdown.exchange.account.ApiKey;
import app.ringdown.exchange.account.Balance;
import app.ringdown.exchange.account.Changes;
import app.ringdown.exchange.account.Execution;
import app.ringdown.exchange.account.Fill;
import app.ringdown.exchange.account.Ledger;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.account.PreventedMatch;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What has happened and is not durable yet: what to write, and whom to tell after that. House
 * traders among themselves leave no trace here; what they have together is written whenever they
 * trade with a user, so that what is on disk adds up at every moment.
 */
final class Outbox {
    final Changes changes = new Changes();
    private final List<ListStep> lists = new ArrayList<>();
    private final List<Execution> executions = new ArrayList<>();
    private final Map<Integer, BitSet> touched = new TreeMap<>();
    private final List<Funds> funds = new ArrayList<>();
    private final BitSet house = new BitSet();
    private final BitSet issued = new BitSet();
    private long revision;

    /** Where a list stands after so many executions. */
    private record ListStep(int after, OrderList list) {}

    private record Funds(int account, int asset, long units, long time) {}

    /** How many steps have been noted and not told yet. */
    int steps() {
        return executions.size();
    }

    /** The fills of an order among the steps from the given one on. */
    List<Fill> fills(int fromStep, long orderId) {
        List<Fill> fills = new ArrayList<>();
        for (Execution execution : executions.subList(fromStep, executions.size())) {
            Fill fill = execution.fill();
            if (fill != null && fill.orderId() == orderId) {
                fills.add(fill);
            }
        }
        return fills;
    }

    /** The prevented matches of an incoming order among the steps from the given one on. */
    List<PreventedMatch> prevented(int fromStep, long takerOrderId) {
        Set<PreventedMatch> matches = new LinkedHashSet<>();
        for (Execution execution : executions.subList(fromStep, executions.size())) {
            PreventedMatch match = execution.prevented();
            if (match != null && match.takerOrderId() == takerOrderId) {
                matches.add(match);
            }
        }
        return List.copyOf(matches);
    }

    /** Grows with everything that a user's command changes. */
    long revision() {
        return revision;
    }

    /** A step of a user's order. */
    void execution(Execution execution) {
        revision++;
        executions.add(execution);
        changes.order(execution.order());
        if (execution.fill() != null) {
            changes.fill(execution.fill());
        }
        if (execution.amendment() != null) {
            changes.amendment(execution.amendment());
        }
    }

    /** Where an order list of a user stands. */
    void list(OrderList list) {
        revision++;
        lists.add(new ListStep(executions.size(), list));
        changes.list(list);
    }

    /** An order has changed in a way that is told to nobody. */
    void changed(Order order) {
        changes.order(order);
    }

    /** A trade of a user with himself that was prevented. */
    void prevented(PreventedMatch match) {
        revision++;
        changes.prevented(match);
    }

    /** A new key. */
    void key(ApiKey key) {
        revision++;
        changes.key(key);
    }

    /** A balance of any account has changed in a way that concerns a user or the fees. */
    void touch(int account, int asset) {
        revision++;
        if (Accounts.house(account)) {
            house.set(asset);
        } else {
            touched.computeIfAbsent(account, a -> new BitSet()).set(asset);
        }
    }

    /** Money has come into a user's account or gone out of it otherwise than by trading. */
    void funds(int account, int asset, long units, long time) {
        funds.add(new Funds(account, asset, units, time));
        issue(account, asset);
    }

    /** Money has come in or gone out. */
    void issue(int account, int asset) {
        issued.set(asset);
        touch(account, asset);
    }

    /** Whether nothing waits to be written. */
    boolean isEmpty() {
        return changes.isEmpty() && touched.isEmpty() && house.isEmpty() && issued.isEmpty();
    }

    /** Puts the sums as they now are among the changes; may be done again. */
    void seal(Ledger ledger) {
        touched.forEach((account, assets) ->
                assets.stream()
                        .forEach(
                                asset -> changes.balance(account, ledger.balance(account, asset))));
        house.stream()
                .forEach(asset -> changes.house(ledger.assets().get(asset), ledger.house(asset)));
        issued.stream()
                .forEach(asset -> changes.issued(ledger.assets().get(asset), ledger.issued(asset)));
    }

    /** Everything is durable: tells it, and is empty. */
    void tell(EngineListener listener, Ledger ledger, long time) {
        changes.clear();
        house.clear();
        issued.clear();
        int told = 0;
        for (ListStep step : lists) {
            for (; told < step.after; told++) {
                listener.onExecution(executions.get(told));
            }
            listener.onListStatus(step.list);
        }
        for (; told < executions.size(); told++) {
            listener.onExecution(executions.get(told));
        }
        lists.clear();
        executions.clear();
        for (Funds sum : funds) {
            listener.onFunds(sum.account, ledger.assets().get(sum.asset), sum.units, sum.time);
        }
        funds.clear();
        touched.forEach((account, assets) -> {
            if (Accounts.user(account)) {
                List<Balance> balances = new ArrayList<>();
                assets.stream().forEach(asset -> balances.add(ledger.balance(account, asset)));
                listener.onBalances(account, balances, time);
            }
        });
        touched.clear();
    }
}
