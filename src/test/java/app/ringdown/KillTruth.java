package app.ringdown;

import app.ringdown.exchange.ApiClient;
import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.Fill;
import app.ringdown.order.Order;
import app.ringdown.order.OrderState;
import app.ringdown.order.Reason;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an exchange has of an account, read by REST at one moment; held against a client's word. */
final class KillTruth {
    private static final int PAGE = 1_000;

    private final Map<String, JsonObject> orders = new HashMap<>();

    /** Trade ids by order id. */
    private final Map<String, Set<Long>> fills = new HashMap<>();

    private final Set<String> open = new HashSet<>();
    private final Map<String, BigDecimal> balances;
    private final List<String> doubled = new ArrayList<>();
    private int trades;

    KillTruth(ApiClient client, List<Instrument> instruments) {
        // First what can change by itself; a change meanwhile shows as a difference, and passes.
        balances = balances(client);
        for (JsonElement each : client.signed("GET", "openOrders", Map.of()).array()) {
            open.add(each.getAsJsonObject().get("clientOrderId").getAsString());
        }
        for (Instrument instrument : instruments) {
            for (JsonObject each : all(client, "allOrders", "orderId", "orderId", instrument)) {
                String id = each.get("clientOrderId").getAsString();
                if (orders.put(id, each) != null) {
                    doubled.add(id);
                }
            }
            for (JsonObject each : all(client, "myTrades", "fromId", "id", instrument)) {
                Set<Long> of =
                        fills.computeIfAbsent(
                                instrument.symbol() + each.get("orderId"), _ -> new TreeSet<>());
                if (!of.add(each.get("id").getAsLong())) {
                    doubled.add("trade " + each);
                }
                trades++;
            }
        }
    }

    /** All pages, from the first that there ever was. */
    private static List<JsonObject> all(
            ApiClient client, String path, String from, String number, Instrument instrument) {
        List<JsonObject> all = new ArrayList<>();
        long next = 1;
        while (true) {
            JsonArray page =
                    client.signed(
                                    "GET",
                                    path,
                                    Map.of(
                                            "symbol",
                                            instrument.symbol(),
                                            from,
                                            next,
                                            "limit",
                                            PAGE))
                            .array();
            page.forEach(each -> all.add(each.getAsJsonObject()));
            if (page.size() < PAGE) {
                return all;
            }
            next = all.getLast().get(number).getAsLong() + 1;
        }
    }

    /** All that an account holds, by asset, free or locked. */
    static Map<String, BigDecimal> balances(ApiClient client) {
        Map<String, BigDecimal> balances = new TreeMap<>();
        for (JsonElement each :
                client.signed("GET", "account", Map.of()).object().getAsJsonArray("balances")) {
            JsonObject balance = each.getAsJsonObject();
            balances.put(
                    balance.get("asset").getAsString(),
                    balance.get("free")
                            .getAsBigDecimal()
                            .add(balance.get("locked").getAsBigDecimal()));
        }
        return balances;
    }

    int orders() {
        return orders.size();
    }

    int trades() {
        return trades;
    }

    /**
     * What is not as it should be, a sentence each.
     *
     * @param placed the ids of all orders that were ever to be placed
     * @param journal the client's orders, by id
     * @param funds what the account had at first
     */
    List<String> differences(
            Set<String> placed, Map<String, Order> journal, Map<String, BigDecimal> funds) {
        List<String> found = new ArrayList<>();
        doubled.forEach(each -> found.add("twice at the exchange: " + each));
        for (String id : orders.keySet()) {
            if (!placed.contains(id)) {
                found.add("never placed: " + id);
            }
            if (!journal.containsKey(id)) {
                found.add("lost: " + orders.get(id));
            }
        }
        for (Order order : journal.values()) {
            JsonObject theirs = orders.get(order.clientOrderId());
            if (order.external()) {
                found.add("not known for our own: " + order);
            }
            if (theirs == null ? !cameToNothing(order) : !isSame(order, theirs)) {
                found.add("not the same: " + order + " and " + theirs);
            }
        }
        Map<String, BigDecimal> owed = owed(journal, funds);
        if (!balances.keySet().equals(owed.keySet())
                || balances.entrySet().stream()
                        .anyMatch(e -> e.getValue().compareTo(owed.get(e.getKey())) != 0)) {
            found.add("money: " + owed + " by our fills, and " + balances);
        }
        return found;
    }

    private static boolean cameToNothing(Order order) {
        return order.state() == OrderState.DENIED
                || (order.state() == OrderState.REJECTED
                        && (order.reason().equals(Reason.NOT_FOUND)
                                || Reason.parse(order.reason()).code() != 0));
    }

    private boolean isSame(Order ours, JsonObject theirs) {
        Instrument instrument = ours.request().instrument();
        String id = theirs.get("orderId").getAsString();
        List<Long> trades = ours.fills().stream().map(Fill::tradeId).toList();
        return ours.state() == state(theirs.get("status").getAsString())
                && ours.state().isFinal() != open.contains(ours.clientOrderId())
                && ours.venueOrderId().equals(id)
                && !ours.cancelling()
                && instrument
                                .quantity(ours.executedLots())
                                .compareTo(theirs.get("executedQty").getAsBigDecimal())
                        == 0
                && ours.executedLots() == ours.fills().stream().mapToLong(Fill::lots).sum()
                && List.copyOf(fills.getOrDefault(instrument.symbol() + id, Set.of()))
                        .equals(trades);
    }

    private static OrderState state(String status) {
        return switch (status) {
            case "NEW" -> OrderState.ACCEPTED;
            case "PARTIALLY_FILLED" -> OrderState.PARTLY_FILLED;
            case "FILLED" -> OrderState.FILLED;
            case "CANCELED" -> OrderState.CANCELLED;
            case "EXPIRED", "EXPIRED_IN_MATCH" -> OrderState.EXPIRED;
            default -> throw new AssertionError(status);
        };
    }

    /** What the account must have if the client knows of every fill, and of each once. */
    private static Map<String, BigDecimal> owed(
            Map<String, Order> journal, Map<String, BigDecimal> funds) {
        Map<String, BigDecimal> owed = new TreeMap<>(funds);
        for (Order order : journal.values()) {
            Instrument instrument = order.request().instrument();
            BigDecimal sign = BigDecimal.valueOf(order.request().side() == Side.BUY ? 1 : -1);
            for (Fill fill : order.fills()) {
                BigDecimal quantity = instrument.quantity(fill.lots());
                BigDecimal notional = instrument.notional(fill.ticks(), fill.lots());
                owed.merge(instrument.base(), quantity.multiply(sign), BigDecimal::add);
                owed.merge(instrument.quote(), notional.multiply(sign).negate(), BigDecimal::add);
                owed.merge(fill.feeAsset(), fill.fee().negate(), BigDecimal::add);
            }
        }
        return owed;
    }

    /** What of the client's own view is not as the exchange has it, a sentence each. */
    List<String> differences(JsonObject view, Map<String, Order> journal) {
        List<String> found = new ArrayList<>();
        if (!view.get("live").getAsBoolean()) {
            found.add("no account line");
        }
        JsonObject blotter = view.getAsJsonObject("orders");
        for (Order order : journal.values()) {
            JsonObject row = blotter.getAsJsonObject(order.clientOrderId());
            if (row == null ? !order.state().isFinal() : !isSame(row, order)) {
                found.add("in the blotter " + row + ", in the journal " + order);
            }
        }
        if (!journal.keySet().containsAll(blotter.keySet())) {
            found.add("in the blotter, and not in the journal");
        }
        Map<String, BigDecimal> shown = new TreeMap<>();
        view.getAsJsonObject("balances")
                .entrySet()
                .forEach(e -> shown.put(e.getKey(), e.getValue().getAsBigDecimal()));
        for (Map.Entry<String, BigDecimal> held : balances.entrySet()) {
            if (shown.getOrDefault(held.getKey(), BigDecimal.ZERO).compareTo(held.getValue())
                    != 0) {
                found.add("shown as " + shown + ", and it is " + held);
            }
        }
        return found;
    }

    private static boolean isSame(JsonObject row, Order order) {
        List<Long> fills = new ArrayList<>();
        row.getAsJsonArray("fills").forEach(each -> fills.add(each.getAsLong()));
        return row.get("state").getAsString().equals(order.state().name())
                && row.get("lots").getAsLong() == order.executedLots()
                && fills.equals(order.fills().stream().map(Fill::tradeId).toList());
    }
}
