package app.ringdown.exchange.account;

import java.util.Map;

/** Changes as the rows of a commit, each with its columns in the order that {@link Rows} names. */
final class ChangedRows {
    private ChangedRows() {}

    static void write(Changes changes, CommitWriter rows) {
        changes.orders.values().forEach(order -> write(order, rows));
        changes.lists.values().forEach(list -> write(list, rows));
        changes.fills.forEach(fill -> write(fill, rows));
        changes.balances.forEach((account, balances) ->
                balances.values().forEach(balance -> write(account, balance, rows)));
        write(RowKind.ISSUED, changes.issued, rows);
        write(RowKind.HOUSE, changes.house, rows);
        write(RowKind.COUNTER, changes.counters, rows);
        changes.keys.forEach(key -> write(key, rows));
        changes.amendments.forEach(amendment -> write(amendment, rows));
        changes.prevented.forEach(match -> write(match, rows));
    }

    private static void write(Order order, CommitWriter rows) {
        NewOrder terms = order.terms();
        Trigger trigger = terms.trigger();
        Trail trail = order.trail();
        QueuePlace place = order.place();
        rows.row(RowKind.ORDER)
                .put(order.id())
                .put(terms.account())
                .put(terms.clientOrderId())
                .put(terms.side())
                .put(terms.type())
                .put(terms.timeInForce())
                .put(terms.ticks())
                .put(terms.lots())
                .put(terms.quoteOrderQty())
                .put(terms.selfTradePrevention())
                .put(terms.icebergLots())
                .putNumber(trigger == null ? null : trigger.stopTicks())
                .putNumber(trigger == null ? null : trigger.trailingDelta())
                .putNumber(terms.strategyId())
                .putNumber(terms.strategyType())
                .put(order.listId())
                .put(order.created())
                .put(order.status())
                .put(order.executedLots())
                .put(order.executedQuote())
                .put(order.preventedLots())
                .put(order.updated())
                .put(order.working())
                .put(order.expiryReason())
                .put(terms.listing().symbol())
                .putNumber(trail == null ? null : trail.since())
                .putNumber(trail == null ? null : trail.extremeTicks())
                .put(order.locked())
                .put(order.preventedMatchId())
                .put(order.amendments())
                .putNumber(place == null ? null : place.rank())
                .putNumber(place == null ? null : place.hiddenLots());
    }

    private static void write(OrderList list, CommitWriter rows) {
        rows.row(RowKind.LIST)
                .put(list.id())
                .put(list.account())
                .put(list.contingency())
                .put(list.clientOrderId())
                .put(list.statusType())
                .put(list.orderStatus())
                .put(list.created())
                .put(list.updated())
                .put(list.listing().symbol());
    }

    private static void write(Fill fill, CommitWriter rows) {
        rows.row(RowKind.FILL)
                .put(fill.tradeId())
                .put(fill.orderId())
                .put(fill.account())
                .put(fill.side())
                .put(fill.ticks())
                .put(fill.lots())
                .put(fill.quote())
                .put(fill.commission())
                .put(fill.commissionAsset())
                .put(fill.maker() ? 1 : 0)
                .put(fill.time())
                .put(fill.listing().symbol())
                .put(fill.listId());
    }

    private static void write(int account, Balance balance, CommitWriter rows) {
        rows.row(RowKind.BALANCE)
                .put(account)
                .put(balance.asset())
                .put(balance.free())
                .put(balance.locked());
    }

    private static void write(RowKind kind, Map<String, Long> values, CommitWriter rows) {
        values.forEach((name, value) -> rows.row(kind).put(name).put(value.longValue()));
    }

    private static void write(ApiKey key, CommitWriter rows) {
        rows.row(RowKind.KEY).put(key.key()).put(key.account()).put(key.kind()).put(key.secret());
    }

    private static void write(Amendment amendment, CommitWriter rows) {
        rows.row(RowKind.AMENDMENT)
                .put(amendment.executionId())
                .put(amendment.orderId())
                .put(amendment.account())
                .put(amendment.oldClientOrderId())
                .put(amendment.newClientOrderId())
                .put(amendment.oldLots())
                .put(amendment.newLots())
                .put(amendment.time())
                .put(amendment.listing().symbol());
        rows.row(RowKind.CLIENT_ID).put(amendment.newClientOrderId()).put(amendment.orderId());
    }

    private static void write(PreventedMatch match, CommitWriter rows) {
        rows.row(RowKind.PREVENTED)
                .put(match.id())
                .put(match.account())
                .put(match.takerOrderId())
                .put(match.makerOrderId())
                .put(match.mode())
                .put(match.ticks())
                .put(match.lots())
                .put(match.takerPreventedLots())
                .put(match.makerPreventedLots())
                .put(match.time())
                .put(match.listing().symbol());
    }
}
