package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Accounts;
import app.ringdown.exchange.account.Ledger;
import app.ringdown.exchange.book.SelfTradePrevention;
import app.ringdown.exchange.book.Stop;
import app.ringdown.exchange.flow.Floor;
import app.ringdown.exchange.flow.Tif;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;
import app.ringdown.exchange.listing.TradingStatus;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The trading floor as the flow has it. A house trader that meets an order of its own takes that
 * one out of the book and goes on.
 */
final class HouseFloor implements Floor {
    private static final SelfTradePrevention PREVENTION = SelfTradePrevention.EXPIRE_MAKER;

    private final State state;
    private final List<Listing> listings;
    private final Map<String, Integer> traders = new HashMap<>();

    HouseFloor(State state) {
        this.state = state;
        listings = state.markets.stream().map(market -> market.listing).toList();
    }

    @Override
    public List<Listing> listings() {
        return listings;
    }

    @Override
    public long now() {
        return state.time() / 1000;
    }

    @Override
    public int enroll(String name, Map<String, Long> funds) {
        Ledger ledger = state.ledger;
        Set<String> unknown = new HashSet<>(funds.keySet());
        unknown.removeAll(ledger.assets());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no such assets: " + unknown);
        }
        int trader = traders.computeIfAbsent(name, n -> traders.size());
        int account = Accounts.FIRST_HOUSE + trader;
        ledger.open(account);
        for (int asset = 0; asset < ledger.assets().size(); asset++) {
            long wanted = funds.getOrDefault(ledger.assets().get(asset), 0L);
            long missing = wanted - ledger.free(account, asset) - ledger.locked(account, asset);
            if (missing > 0) {
                ledger.deposit(account, asset, missing);
                state.outbox.issue(account, asset);
            } else if (missing < 0) {
                ledger.withdraw(account, asset, -missing);
                state.outbox.issue(account, asset);
            }
        }
        return trader;
    }

    @Override
    public long bid(int listing) {
        return state.markets.get(listing).book.best(Side.BUY);
    }

    @Override
    public long bidLots(int listing) {
        return state.markets.get(listing).book.bestLots(Side.BUY);
    }

    @Override
    public long ask(int listing) {
        return state.markets.get(listing).book.best(Side.SELL);
    }

    @Override
    public long askLots(int listing) {
        return state.markets.get(listing).book.bestLots(Side.SELL);
    }

    @Override
    public long last(int listing) {
        return state.markets.get(listing).average.last();
    }

    @Override
    public long limit(int trader, int listing, Side side, long ticks, long lots, Tif tif) {
        Market market = state.markets.get(listing);
        Listing bounds = market.listing;
        if (market.status != TradingStatus.TRADING
                || ticks < bounds.minTicks()
                || ticks > bounds.maxTicks()
                || lots < bounds.minLots()
                || lots > bounds.maxLots()
                || !market.fits(ticks, lots)
                || (tif == Tif.POST_ONLY && market.book.crosses(side, ticks))) {
            return REFUSED;
        }
        HouseOrder order = order(trader, market, side, ticks, lots);
        order.postOnly = tif == Tif.POST_ONLY;
        if (!lock(order, market.cost(side, ticks, lots))) {
            return REFUSED;
        }
        if (tif != Tif.POST_ONLY) {
            long budget = side == Side.BUY ? order.locked : Long.MAX_VALUE;
            market.book.match(order, ticks, budget, PREVENTION);
        }
        if (order.open() == 0 || tif == Tif.IOC) {
            state.release(order, 0);
            return DONE;
        }
        state.release(order, market.cost(side, ticks, order.open()));
        market.book.rest(order);
        state.houseOrders.add(order);
        return order.id();
    }

    @Override
    public long market(int trader, int listing, Side side, long lots) {
        Market market = state.markets.get(listing);
        if (market.status != TradingStatus.TRADING
                || lots < market.listing.minLots()
                || lots > market.listing.maxMarketLots()) {
            return REFUSED;
        }
        long worst = side == Side.BUY ? Long.MAX_VALUE : 0;
        HouseOrder order = order(trader, market, side, worst, lots);
        long cost =
                side == Side.BUY
                        ? market.book
                                .sweep(order.owner(), side, worst, lots, Long.MAX_VALUE, PREVENTION)
                                .quote()
                        : lots * market.basePerLot;
        if (!lock(order, cost)) {
            return REFUSED;
        }
        Stop stop =
                market.book.match(
                        order, worst, side == Side.BUY ? cost : Long.MAX_VALUE, PREVENTION);
        if (stop == Stop.LIMIT) {
            throw new IllegalStateException("an order at market has no limit");
        }
        state.release(order, 0);
        return DONE;
    }

    @Override
    public boolean cancel(long id) {
        HouseOrder order = state.houseOrders.get(id);
        if (order == null) {
            return false;
        }
        remove(order);
        return true;
    }

    @Override
    public long replace(long id, long ticks, long lots) {
        HouseOrder order = state.houseOrders.get(id);
        if (order == null) {
            return REFUSED;
        }
        if (ticks == order.ticks() && lots <= order.open() && lots > 0) {
            order.market.book.reduce(order, lots);
            state.release(order, order.market.cost(order.side(), ticks, lots));
            return id;
        }
        remove(order);
        Tif tif = order.postOnly ? Tif.POST_ONLY : Tif.GTC;
        return limit(order.trader(), order.market.listing.index(), order.side(), ticks, lots, tif);
    }

    @Override
    public long remaining(long id) {
        HouseOrder order = state.houseOrders.get(id);
        return order == null ? 0 : order.open();
    }

    private HouseOrder order(int trader, Market market, Side side, long ticks, long lots) {
        return new HouseOrder(state.orderIds.next(), trader, market, side, ticks, lots);
    }

    private boolean lock(HouseOrder order, long units) {
        order.locked = units;
        return state.ledger.lock(order.owner(), order.lockedAsset(), units);
    }

    private void remove(HouseOrder order) {
        order.market.book.remove(order);
        state.houseOrders.remove(order.id());
        state.release(order, 0);
    }
}
