package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.OrderType;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import java.util.List;

/**
 * The rules that an order of a listing must keep, as announced and as enforced: one object for both
 * (Binance Spot API, Filters). Pure; any thread.
 */
public final class Filters {
    private static final int AVERAGE_MINUTES = AveragePrice.MINUTES;

    private final Listing listing;
    private final PriceFilter price;
    private final PercentPriceBySide percent;
    private final LotSize lotSize;
    private final MarketLotSize marketLotSize;
    private final Notional notional;
    private final MaxNumOrders maxNumOrders;
    private final MaxNumOrderAmends maxNumOrderAmends;

    private Filters(Listing listing) {
        this.listing = listing;
        price = new PriceFilter(listing.minTicks(), listing.maxTicks(), 1);
        percent = new PercentPriceBySide(500, 20, 500, 20, AVERAGE_MINUTES);
        lotSize = new LotSize(listing.minLots(), listing.maxLots(), 1);
        marketLotSize = new MarketLotSize(listing.minLots(), listing.maxMarketLots(), 1);
        notional =
                new Notional(
                        listing.minNotional(), true, listing.maxNotional(), true, AVERAGE_MINUTES);
        maxNumOrders = new MaxNumOrders(200);
        maxNumOrderAmends = new MaxNumOrderAmends(10);
    }

    /** The filters of a listing. */
    public static Filters of(Listing listing) {
        return new Filters(listing);
    }

    /** All of them, in the order in which they are checked. */
    public List<Filter> all() {
        return List.of(
                price, percent, lotSize, marketLotSize, notional, maxNumOrders, maxNumOrderAmends);
    }

    /**
     * Checks an order.
     *
     * @param order of this listing
     * @param averageTicks the average price of the last minutes or, without one, the last price
     * @param openOrders how many orders the account has open in the listing
     * @throws Refusal -1013 with the name of the first filter that fails
     */
    public void check(NewOrder order, double averageTicks, int openOrders) throws Refusal {
        boolean atMarket = order.type().atMarket();
        if (!atMarket) {
            require(price.admits(order.ticks()), price);
            require(percent.admits(order.side(), order.ticks(), averageTicks), percent);
        }
        if (order.quoteOrderQty() == 0) {
            require(lotSize.admits(order.lots()), lotSize);
            require(!atMarket || marketLotSize.admits(order.lots()), marketLotSize);
        }
        double value = value(order, averageTicks);
        require(notional.admits(value, order.type() == OrderType.MARKET), notional);
        require(maxNumOrders.admits(openOrders), maxNumOrders);
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

    /** A filter as {@code exchangeInfo} announces it. */
    public sealed interface Filter {
        /** The {@code filterType} of the protocol. */
        String name();
    }

    /** Bounds and step of the price, in ticks. */
    public record PriceFilter(long minTicks, long maxTicks, long stepTicks) implements Filter {
        @Override
        public String name() {
            return "PRICE_FILTER";
        }

        boolean admits(long ticks) {
            return ticks >= minTicks && ticks <= maxTicks && ticks % stepTicks == 0;
        }
    }

    /** How far a price may be from the average, in per cent of it, by the order's side. */
    public record PercentPriceBySide(
            int bidMultiplierUp,
            int bidMultiplierDown,
            int askMultiplierUp,
            int askMultiplierDown,
            int avgPriceMins)
            implements Filter {
        @Override
        public String name() {
            return "PERCENT_PRICE_BY_SIDE";
        }

        boolean admits(Side side, long ticks, double averageTicks) {
            int up = side == Side.BUY ? bidMultiplierUp : askMultiplierUp;
            int down = side == Side.BUY ? bidMultiplierDown : askMultiplierDown;
            double percent = 100.0 * ticks;
            return percent <= up * averageTicks && percent >= down * averageTicks;
        }
    }

    /** Bounds and step of a quantity, in lots. */
    public record LotSize(long minLots, long maxLots, long stepLots) implements Filter {
        @Override
        public String name() {
            return "LOT_SIZE";
        }

        boolean admits(long lots) {
            return lots >= minLots && lots <= maxLots && lots % stepLots == 0;
        }
    }

    /** Bounds and step of the quantity of a MARKET order, in lots. */
    public record MarketLotSize(long minLots, long maxLots, long stepLots) implements Filter {
        @Override
        public String name() {
            return "MARKET_LOT_SIZE";
        }

        boolean admits(long lots) {
            return lots >= minLots && lots <= maxLots && lots % stepLots == 0;
        }
    }

    /** Bounds of an order's value, in 1e-8 of the quote asset; at market it is estimated. */
    public record Notional(
            long minNotional,
            boolean applyMinToMarket,
            long maxNotional,
            boolean applyMaxToMarket,
            int avgPriceMins)
            implements Filter {
        @Override
        public String name() {
            return "NOTIONAL";
        }

        boolean admits(double value, boolean market) {
            return ((market && !applyMinToMarket) || value >= minNotional)
                    && ((market && !applyMaxToMarket) || value <= maxNotional);
        }
    }

    /** How many orders an account may have open in the listing. */
    public record MaxNumOrders(int maxNumOrders) implements Filter {
        @Override
        public String name() {
            return "MAX_NUM_ORDERS";
        }

        boolean admits(int openOrders) {
            return openOrders < maxNumOrders;
        }
    }

    /** How often one order may be amended. */
    public record MaxNumOrderAmends(int maxNumOrderAmends) implements Filter {
        @Override
        public String name() {
            return "MAX_NUM_ORDER_AMENDS";
        }

        boolean admits(int amendments) {
            return amendments < maxNumOrderAmends;
        }
    }
}
