package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.OrderType;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.account.Trigger;
import app.ringdown.exchange.engine.Filter.IcebergParts;
import app.ringdown.exchange.engine.Filter.LotSize;
import app.ringdown.exchange.engine.Filter.MarketLotSize;
import app.ringdown.exchange.engine.Filter.MaxNumAlgoOrders;
import app.ringdown.exchange.engine.Filter.MaxNumIcebergOrders;
import app.ringdown.exchange.engine.Filter.MaxNumOrderAmends;
import app.ringdown.exchange.engine.Filter.MaxNumOrderLists;
import app.ringdown.exchange.engine.Filter.MaxNumOrders;
import app.ringdown.exchange.engine.Filter.Notional;
import app.ringdown.exchange.engine.Filter.PercentPriceBySide;
import app.ringdown.exchange.engine.Filter.PriceFilter;
import app.ringdown.exchange.engine.Filter.TrailingDelta;
import app.ringdown.exchange.listing.Listing;

import java.util.List;

/**
 * The rules that an order of a listing must keep, as announced and as enforced: one object for both
 * (Binance Spot API, Filters). Pure; any thread.
 */
public final class Filters {
    private static final int AVERAGE_MINUTES = AveragePrice.MINUTES;

    private final Listing listing;
    private final PriceFilter price;
    private final PercentPriceBySide percent =
            new PercentPriceBySide(500, 20, 500, 20, AVERAGE_MINUTES);
    private final LotSize lotSize;
    private final IcebergParts icebergParts = new IcebergParts(100);
    private final MarketLotSize marketLotSize;
    private final TrailingDelta trailingDelta = new TrailingDelta(10, 2000, 10, 2000);
    private final Notional notional;
    private final MaxNumOrders maxNumOrders = new MaxNumOrders(200);
    private final MaxNumAlgoOrders maxNumAlgoOrders = new MaxNumAlgoOrders(5);
    private final MaxNumIcebergOrders maxNumIcebergOrders = new MaxNumIcebergOrders(10);
    private final MaxNumOrderLists maxNumOrderLists = new MaxNumOrderLists(20);
    private final MaxNumOrderAmends maxNumOrderAmends = new MaxNumOrderAmends(10);

    private Filters(Listing listing) {
        this.listing = listing;
        price = new PriceFilter(listing.minTicks(), listing.maxTicks(), 1);
        lotSize = new LotSize(listing.minLots(), listing.maxLots(), 1);
        marketLotSize = new MarketLotSize(listing.minLots(), listing.maxMarketLots(), 1);
        notional =
                new Notional(
                        listing.minNotional(), true, listing.maxNotional(), true, AVERAGE_MINUTES);
    }

    /** The filters of a listing. */
    public static Filters of(Listing listing) {
        return new Filters(listing);
    }

    /** All of them, in the order in which they are checked. */
    public List<Filter> all() {
        return List.of(
                price,
                percent,
                lotSize,
                icebergParts,
                marketLotSize,
                trailingDelta,
                notional,
                maxNumOrders,
                maxNumAlgoOrders,
                maxNumIcebergOrders,
                maxNumOrderLists,
                maxNumOrderAmends);
    }

    /**
     * What an account has open in a listing.
     *
     * @param orders all its orders
     * @param algos those that wait, or waited, for a trigger
     * @param icebergs those that show a part of themselves only
     */
    public record Held(int orders, int algos, int icebergs) {
        static final Held NOTHING = new Held(0, 0, 0);

        /** With another order. */
        public Held with(NewOrder order) {
            return plus(order, 1);
        }

        /** Without one of its orders. */
        Held without(NewOrder order) {
            return plus(order, -1);
        }

        private Held plus(NewOrder order, int one) {
            return new Held(
                    orders + one,
                    algos + (order.type().conditional() ? one : 0),
                    icebergs + (order.icebergLots() > 0 ? one : 0));
        }
    }

    /**
     * Checks an order.
     *
     * @param order of this listing
     * @param averageTicks the average price of the last minutes or, without one, the last price
     * @param held what the account has open in the listing before it
     * @throws Refusal -1013 with the name of the first filter that fails
     */
    public void check(NewOrder order, double averageTicks, Held held) throws Refusal {
        boolean atMarket = order.type().atMarket();
        if (!atMarket) {
            require(price.admits(order.ticks()), price);
        }
        Trigger trigger = order.trigger();
        if (trigger != null && trigger.stopTicks() != 0) {
            require(price.admits(trigger.stopTicks()), price);
        }
        if (!atMarket) {
            require(percent.admits(order.side(), order.ticks(), averageTicks), percent);
        }
        if (order.quoteOrderQty() == 0) {
            require(lotSize.admits(order.lots()), lotSize);
            require(order.icebergLots() == 0 || lotSize.admits(order.icebergLots()), lotSize);
            require(icebergParts.admits(order.lots(), order.icebergLots()), icebergParts);
            require(!atMarket || marketLotSize.admits(order.lots()), marketLotSize);
        }
        if (trigger != null) {
            require(
                    trailingDelta.admits(order.type(), order.side(), trigger.trailingDelta()),
                    trailingDelta);
        }
        require(
                notional.admits(value(order, averageTicks), order.type() == OrderType.MARKET),
                notional);
        require(maxNumOrders.admits(held.orders), maxNumOrders);
        require(
                !order.type().conditional() || maxNumAlgoOrders.admits(held.algos),
                maxNumAlgoOrders);
        require(
                order.icebergLots() == 0 || maxNumIcebergOrders.admits(held.icebergs),
                maxNumIcebergOrders);
    }

    /**
     * Checks whether there may be one more order list.
     *
     * @param lists how many the account has open in the listing before it
     * @throws Refusal -1013
     */
    public void checkList(int lists) throws Refusal {
        require(maxNumOrderLists.admits(lists), maxNumOrderLists);
    }

    /**
     * Checks an order that is to become smaller.
     *
     * @param terms the order as it would be
     * @param averageTicks the average price of the last minutes or, without one, the last price
     * @param amendments how often it was amended before
     * @throws Refusal -1013 with the name of the first filter that fails, -2038 if that is the
     *     number of amendments
     */
    public void checkAmendment(NewOrder terms, double averageTicks, int amendments) throws Refusal {
        require(lotSize.admits(terms.lots()), lotSize);
        require(notional.admits(value(terms, averageTicks), false), notional);
        if (!maxNumOrderAmends.admits(amendments)) {
            throw Refusal.amend(Refusal.filter(maxNumOrderAmends.name()).text());
        }
    }

    private double value(NewOrder order, double averageTicks) {
        if (order.quoteOrderQty() > 0) {
            return order.quoteOrderQty();
        }
        double ticks = order.type().atMarket() ? averageTicks : order.ticks();
        return ticks * order.lots() * listing.notionalFactor();
    }

    private static void require(boolean admitted, Filter filter) throws Refusal {
        if (!admitted) {
            throw Refusal.filter(filter.name());
        }
    }
}
