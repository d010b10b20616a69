package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Accounts;
import app.ringdown.exchange.account.ExecutionType;
import app.ringdown.exchange.account.Fill;
import app.ringdown.exchange.account.Ledger;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.PreventedMatch;
import app.ringdown.exchange.book.BookEvents;
import app.ringdown.exchange.book.BookOrder;
import app.ringdown.exchange.book.SelfTradePrevention;
import app.ringdown.exchange.flow.Floor;
import app.ringdown.exchange.listing.Side;

/**
 * What follows from a trade in one market: money changes hands, the fee is taken from what a user
 * receives, both sides have a fill, and the public sees it.
 */
final class Settlement implements BookEvents {
    private final State state;
    private final Market market;

    /**
     * What the incoming order has traded at one price so far: the aggregated trade in the making.
     */
    private long aggregateLots;

    private long aggregateFirst;
    private long aggregateTicks;
    private boolean aggregateBuyerIsMaker;

    Settlement(State state, Market market) {
        this.state = state;
        this.market = market;
    }

    @Override
    public void traded(BookOrder makerOrder, BookOrder takerOrder, long lots) {
        Resting maker = (Resting) makerOrder;
        Resting taker = (Resting) takerOrder;
        Resting buyer = maker.side() == Side.BUY ? maker : taker;
        Resting seller = maker.side() == Side.BUY ? taker : maker;
        long ticks = maker.ticks();
        long quote = ticks * lots * market.quotePerTickLot;
        long base = lots * market.basePerLot;
        long id = market.tradeIds.next();

        long buyerFee = Fees.of(buyer.owner(), base);
        long sellerFee = Fees.of(seller.owner(), quote);
        Ledger ledger = state.ledger;
        ledger.pay(buyer.owner(), market.quote, quote, seller.owner(), sellerFee);
        ledger.pay(seller.owner(), market.base, base, buyer.owner(), buyerFee);
        buyer.locked -= quote;
        seller.locked -= base;
        if (buyer instanceof UserOrder || seller instanceof UserOrder) {
            touch(buyer.owner());
            touch(seller.owner());
            touch(Accounts.FEES);
        }

        filled(maker, ticks, lots, quote, maker == buyer ? buyerFee : sellerFee, id, true);
        filled(taker, ticks, lots, quote, taker == buyer ? buyerFee : sellerFee, id, false);
        publish(id, ticks, lots, quote, maker == buyer);
    }

    @Override
    public void prevented(
            BookOrder makerOrder, BookOrder takerOrder, long lots, long makerLoss, long takerLoss) {
        Resting maker = (Resting) makerOrder;
        switch (maker) {
            case HouseOrder order -> {
                state.houseOrders.remove(order.id());
                state.release(order, 0);
            }
            case UserOrder order -> {
                UserOrder taker = (UserOrder) takerOrder;
                PreventedMatch match =
                        new PreventedMatch(
                                market.preventedIds.next(),
                                order.owner(),
                                market.listing,
                                taker.id(),
                                order.id(),
                                mode(taker).against(mode(order)),
                                order.ticks(),
                                lots,
                                takerLoss,
                                makerLoss,
                                state.time());
                state.outbox.prevented(match);
                lost(order, match);
                lost(taker, match);
            }
        }
    }

    private static SelfTradePrevention mode(UserOrder order) {
        return order.terms.selfTradePrevention();
    }

    private void lost(UserOrder order, PreventedMatch match) {
        long lots = match.preventedLots(order.id());
        if (lots == 0) {
            return;
        }
        order.preventedLots += lots;
        order.preventedMatchId = match.id();
        if (order.open() == 0) {
            state.close(order, OrderStatus.EXPIRED_IN_MATCH);
        } else if (order.resting()) {
            state.release(order, order.needed());
        }
        state.reportPrevented(order, match);
    }

    @Override
    public void refreshed(BookOrder iceberg) {
        if (iceberg instanceof UserOrder order) {
            order.rank = state.orderIds.next();
        }
    }

    @Override
    public void level(Side side, long ticks, long lots, long updateId) {
        market.updateIds.used(updateId);
        if (aggregateLots > 0) {
            AggTrade trade =
                    new AggTrade(
                            market.aggTradeIds.next(),
                            aggregateTicks,
                            aggregateLots,
                            aggregateFirst,
                            market.tradeIds.last(),
                            state.time(),
                            aggregateBuyerIsMaker);
            aggregateLots = 0;
            market.tape.add(trade);
            state.listeners.onAggTrade(market.listing, trade);
        }
        state.listeners.onLevel(market.listing, side, ticks, lots, updateId);
    }

    private void touch(int account) {
        state.touch(account, market.base);
        state.touch(account, market.quote);
    }

    private void filled(
            Resting order, long ticks, long lots, long quote, long fee, long id, boolean maker) {
        switch (order) {
            case HouseOrder house -> {
                if (maker && house.open() == 0) {
                    state.houseOrders.remove(house.id());
                }
                state.flow.onFill(
                        maker ? house.id() : Floor.DONE,
                        house.trader(),
                        market.listing.index(),
                        house.side(),
                        ticks,
                        lots,
                        maker);
            }
            case UserOrder user -> {
                user.executedLots += lots;
                user.executedQuote += quote;
                boolean done = user.open() == 0;
                user.status = done ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
                if (done) {
                    state.user(user.owner()).remove(user);
                }
                Fill fill =
                        new Fill(
                                id,
                                user.id(),
                                user.owner(),
                                market.listing,
                                user.side(),
                                ticks,
                                lots,
                                quote,
                                fee,
                                user.side() == Side.BUY
                                        ? market.listing.baseAsset()
                                        : market.listing.quoteAsset(),
                                maker,
                                state.time(),
                                user.list == null ? -1 : user.list.id);
                state.report(user, ExecutionType.TRADE, fill, user.terms.clientOrderId());
                state.moved(user);
            }
        }
    }

    private void publish(long id, long ticks, long lots, long quote, boolean buyerIsMaker) {
        int index = market.listing.index();
        long millis = state.time() / 1000;
        market.average.add(state.time(), ticks, lots);
        market.triggers.traded(ticks, state.time());
        state.bars.onTrade(index, ticks, lots, quote, buyerIsMaker, millis);
        state.flow.onTrade(index, ticks, lots, buyerIsMaker, millis);
        PublicTrade trade = new PublicTrade(id, ticks, lots, quote, state.time(), buyerIsMaker);
        market.tape.add(trade);
        if (aggregateLots == 0) {
            aggregateFirst = id;
        }
        aggregateTicks = ticks;
        aggregateLots += lots;
        aggregateBuyerIsMaker = buyerIsMaker;
        state.listeners.onTrade(market.listing, trade);
    }
}
