package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.ExecutionType;
import app.ringdown.exchange.account.ExpiryReason;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.OrderType;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.account.TimeInForce;
import app.ringdown.exchange.book.Stop;
import app.ringdown.exchange.book.Sweep;
import app.ringdown.exchange.listing.Side;
import app.ringdown.exchange.listing.TradingStatus;

/** The way of a user's order into the exchange: checked, paid for in advance, matched, rested. */
final class Entry {
    private final State state;

    Entry(State state) {
        this.state = state;
    }

    /** An order that may enter. */
    private record Admitted(Market market, NewOrder terms, long cost) {}

    /** Makes every check and changes nothing. */
    void check(NewOrder order) throws Refusal {
        Admitted admitted = admit(order);
        int asset = asset(admitted);
        if (state.ledger.free(order.account(), asset) < admitted.cost) {
            throw Refusal.insufficientBalance();
        }
    }

    /** Takes an order and matches it. */
    UserOrder place(NewOrder request) throws Refusal {
        Admitted admitted = admit(request);
        Market market = admitted.market;
        if (!state.ledger.lock(request.account(), asset(admitted), admitted.cost)) {
            throw Refusal.insufficientBalance();
        }
        long id = state.orderIds.next();
        NewOrder terms = admitted.terms;
        if (terms.clientOrderId().isEmpty()) {
            terms = terms.with("ringdown-" + id);
        }
        UserOrder order = new UserOrder(id, terms, market, state.time());
        order.locked = admitted.cost;
        state.touch(order.owner(), order.lockedAsset());
        state.user(order.owner()).add(order);
        state.report(order, ExecutionType.NEW, null, terms.clientOrderId());

        if (terms.timeInForce() == TimeInForce.FOK && !fillsWhole(order)) {
            expire(order, ExpiryReason.UNFILLED_FOK_ORDER_EXPIRED);
            return order;
        }
        long budget = order.side() == Side.BUY ? order.locked : Long.MAX_VALUE;
        Stop stop = market.book.match(order, limit(terms), budget, terms.selfTradePrevention());
        settle(order, stop);
        return order;
    }

    /** Puts an open order of an earlier session back: it takes what it meets, then it rests. */
    void restore(UserOrder order) {
        NewOrder terms = order.terms;
        Stop stop =
                order.market.book.match(
                        order, limit(terms), Long.MAX_VALUE, terms.selfTradePrevention());
        if (stop == Stop.LIMIT || stop == Stop.EMPTY) {
            state.release(order, order.needed());
            order.market.book.restByRank(order, order.hiddenBefore);
        } else {
            settle(order, stop);
        }
    }

    private void settle(UserOrder order, Stop stop) {
        switch (stop) {
            case FILLED -> state.release(order, 0);
            case PREVENTED -> {} // It has ended in the midst of it.
            case LIMIT, EMPTY, SPENT -> {
                if (order.terms.type().atMarket()) {
                    expire(order, ExpiryReason.INSUFFICIENT_LIQUIDITY);
                } else if (order.terms.timeInForce() == TimeInForce.GTC) {
                    state.release(order, order.needed());
                    order.market.book.rest(order);
                } else {
                    expire(order, ExpiryReason.UNFILLED_IOC_QUANTITY_EXPIRED);
                }
            }
        }
    }

    private void expire(UserOrder order, ExpiryReason reason) {
        order.expiryReason = reason;
        state.end(order, OrderStatus.EXPIRED, ExecutionType.EXPIRED, order.terms.clientOrderId());
    }

    private boolean fillsWhole(UserOrder order) {
        Sweep sweep =
                order.market.book.sweep(
                        order.owner(),
                        order.side(),
                        limit(order.terms),
                        order.open(),
                        Long.MAX_VALUE,
                        order.terms.selfTradePrevention());
        return sweep.lots() == order.open();
    }

    /** Asks the filters alone. */
    void filter(NewOrder order) throws Refusal {
        Market market = state.market(order.listing());
        market.filters.check(
                order,
                market.average.ticks(state.time()),
                state.user(order.account()).held(order.listing()));
    }

    private Admitted admit(NewOrder order) throws Refusal {
        Market market = state.market(order.listing());
        if (market.status != TradingStatus.TRADING) {
            throw Refusal.marketClosed();
        }
        supported(order);
        UserAccount user = state.user(order.account());
        filter(order);
        if (!order.clientOrderId().isEmpty()
                && user.byClientId(order.listing(), order.clientOrderId()) != null) {
            throw Refusal.duplicate();
        }
        if (order.type() == OrderType.MARKET) {
            return atMarket(market, order);
        }
        if (!market.fits(order.ticks(), order.lots())) {
            throw Refusal.filter("NOTIONAL");
        }
        if (order.type() == OrderType.LIMIT_MAKER
                && market.book.crosses(order.side(), order.ticks())) {
            throw Refusal.wouldTake();
        }
        return new Admitted(market, order, market.cost(order.side(), order.ticks(), order.lots()));
    }

    /**
     * A market order is paid for by what it will get: the book cannot change in between. One by
     * quote amount becomes one for the lots that the amount comes to.
     */
    private Admitted atMarket(Market market, NewOrder order) throws Refusal {
        boolean byQuote = order.quoteOrderQty() > 0;
        Sweep sweep =
                market.book.sweep(
                        order.account(),
                        order.side(),
                        limit(order),
                        byQuote ? order.listing().maxLots() : order.lots(),
                        byQuote ? order.quoteOrderQty() : Long.MAX_VALUE,
                        order.selfTradePrevention());
        long lots = byQuote ? sweep.lots() + sweep.prevented() : order.lots();
        if (byQuote && lots < order.listing().minLots()) {
            throw tooLittle(sweep);
        }
        if (byQuote
                && order.side() == Side.BUY
                && state.ledger.free(order.account(), market.quote) < order.quoteOrderQty()) {
            throw Refusal.insufficientBalance();
        }
        long cost = order.side() == Side.BUY ? sweep.quote() : lots * market.basePerLot;
        return new Admitted(market, byQuote ? order.withLots(lots) : order, cost);
    }

    /** Why a quote amount comes to less than the smallest quantity. */
    private static Refusal tooLittle(Sweep sweep) {
        if (sweep.stop() == Stop.SPENT) {
            return Refusal.filter("LOT_SIZE");
        }
        return Refusal.newOrder(
                sweep.lots() == 0
                        ? "Order book liquidity is less than symbol minimum quantity."
                        : "Order book liquidity is less than `LOT_SIZE` filter minimum quantity.");
    }

    private static void supported(NewOrder order) throws Refusal {
        switch (order.type()) {
            case LIMIT, MARKET, LIMIT_MAKER -> iceberg(order);
            case STOP_LOSS -> throw Refusal.unsupported("Stop loss orders");
            case STOP_LOSS_LIMIT -> throw Refusal.unsupported("Stop loss limit orders");
            case TAKE_PROFIT -> throw Refusal.unsupported("Take profit orders");
            case TAKE_PROFIT_LIMIT -> throw Refusal.unsupported("Take profit limit orders");
        }
    }

    private static void iceberg(NewOrder order) throws Refusal {
        if (order.icebergLots() == 0) {
            return;
        }
        if (order.type().atMarket() || order.timeInForce() != TimeInForce.GTC) {
            throw Refusal.rejected("Unsupported order combination");
        }
        if (order.icebergLots() > order.lots()) {
            throw Refusal.rejected("IcebergQty exceeds QTY.");
        }
    }

    private static int asset(Admitted admitted) {
        return admitted.terms.side() == Side.BUY ? admitted.market.quote : admitted.market.base;
    }

    private static long limit(NewOrder order) {
        if (!order.type().atMarket()) {
            return order.ticks();
        }
        return order.side() == Side.BUY ? Long.MAX_VALUE : 0;
    }
}
