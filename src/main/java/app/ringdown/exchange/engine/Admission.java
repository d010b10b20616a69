package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.OrderType;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.account.TimeInForce;
import app.ringdown.exchange.account.Trigger;
import app.ringdown.exchange.book.Stop;
import app.ringdown.exchange.book.Sweep;
import app.ringdown.exchange.listing.Side;
import app.ringdown.exchange.listing.TradingStatus;

/** Whether a user's order may enter, and what must be locked for it. Changes nothing. */
final class Admission {
    private final State state;

    Admission(State state) {
        this.state = state;
    }

    /**
     * An order that may enter.
     *
     * @param terms what was asked for; of a MARKET order by quote amount with the lots that it
     *     comes to
     * @param cost what must be locked for it, in 1e-8 of the asset that it pays with
     */
    record Admitted(NewOrder terms, long cost) {}

    /** Makes every check but that of the balance. */
    Admitted admit(NewOrder order) throws Refusal {
        allow(order, state.user(order.account()).held(order.listing()));
        return meet(order);
    }

    /** Asks the filters alone. */
    void filter(NewOrder order) throws Refusal {
        filter(order, state.user(order.account()).held(order.listing()));
    }

    private void filter(NewOrder order, Filters.Held held) throws Refusal {
        Market market = state.market(order.listing());
        market.filters.check(order, market.average.ticks(state.time()), held);
    }

    /**
     * Makes the checks that do not depend on where the market is when the order comes into it.
     *
     * @param held what its account has open in the listing before it
     */
    void allow(NewOrder order, Filters.Held held) throws Refusal {
        Market market = state.market(order.listing());
        if (market.status != TradingStatus.TRADING) {
            throw Refusal.marketClosed();
        }
        iceberg(order);
        filter(order, held);
        if (!order.clientOrderId().isEmpty()
                && state.user(order.account()).byClientId(order.listing(), order.clientOrderId())
                        != null) {
            throw Refusal.duplicate();
        }
        if (order.type() != OrderType.MARKET
                && !market.fits(market.costTicks(order), order.lots())) {
            throw Refusal.filter("NOTIONAL");
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

    /** Makes the checks against the market as it is now: an order that comes into it now. */
    Admitted meet(NewOrder order) throws Refusal {
        Market market = state.market(order.listing());
        if (order.type() == OrderType.MARKET) {
            return atMarket(market, order);
        }
        if (order.type() == OrderType.LIMIT_MAKER
                && market.book.crosses(order.side(), order.ticks())) {
            throw Refusal.wouldTake();
        }
        Trigger trigger = order.trigger();
        if (trigger != null
                && trigger.stopTicks() > 0
                && Triggers.met(
                        Triggers.rises(order), trigger.stopTicks(), market.average.last())) {
            throw Refusal.wouldTrigger();
        }
        return new Admitted(
                order, market.cost(order.side(), market.costTicks(order), order.lots()));
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
        return new Admitted(byQuote ? order.withLots(lots) : order, cost);
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

    /** The worst price at which an order may trade, as the book has it. */
    static long limit(NewOrder order) {
        if (!order.type().atMarket()) {
            return order.ticks();
        }
        return order.side() == Side.BUY ? Long.MAX_VALUE : 0;
    }
}
