package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.OrderType;
import app.ringdown.exchange.listing.Side;

/** A filter as {@code exchangeInfo} announces it (Binance Spot API, Filters). */
public sealed interface Filter {

    /** The {@code filterType} of the protocol. */
    String name();

    /** Bounds and step of the price, in ticks. */
    record PriceFilter(long minTicks, long maxTicks, long stepTicks) implements Filter {
        @Override
        public String name() {
            return "PRICE_FILTER";
        }

        boolean admits(long ticks) {
            return ticks >= minTicks && ticks <= maxTicks && ticks % stepTicks == 0;
        }
    }

    /** How far a price may be from the average, in per cent of it, by the order's side. */
    record PercentPriceBySide(
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
    record LotSize(long minLots, long maxLots, long stepLots) implements Filter {
        @Override
        public String name() {
            return "LOT_SIZE";
        }

        boolean admits(long lots) {
            return lots >= minLots && lots <= maxLots && lots % stepLots == 0;
        }
    }

    /** Bounds and step of the quantity of a MARKET order, in lots. */
    record MarketLotSize(long minLots, long maxLots, long stepLots) implements Filter {
        @Override
        public String name() {
            return "MARKET_LOT_SIZE";
        }

        boolean admits(long lots) {
            return lots >= minLots && lots <= maxLots && lots % stepLots == 0;
        }
    }

    /** Bounds of an order's value, in 1e-8 of the quote asset; at market it is estimated. */
    record Notional(
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
    record MaxNumOrders(int maxNumOrders) implements Filter {
        @Override
        public String name() {
            return "MAX_NUM_ORDERS";
        }

        boolean admits(int openOrders) {
            return openOrders < maxNumOrders;
        }
    }

    /** How often one order may be amended. */
    record MaxNumOrderAmends(int maxNumOrderAmends) implements Filter {
        @Override
        public String name() {
            return "MAX_NUM_ORDER_AMENDS";
        }

        boolean admits(int amendments) {
            return amendments < maxNumOrderAmends;
        }
    }

    /** Into how many parts an iceberg may be divided. */
    record IcebergParts(int limit) implements Filter {
        @Override
        public String name() {
            return "ICEBERG_PARTS";
        }

        boolean admits(long lots, long icebergLots) {
            return icebergLots == 0 || Math.ceilDiv(lots, icebergLots) <= limit;
        }
    }

    /** How far behind the market an order may trail, in bips, above and below it. */
    record TrailingDelta(
            int minTrailingAboveDelta,
            int maxTrailingAboveDelta,
            int minTrailingBelowDelta,
            int maxTrailingBelowDelta)
            implements Filter {
        @Override
        public String name() {
            return "TRAILING_DELTA";
        }

        boolean admits(OrderType type, Side side, int bips) {
            boolean above =
                    switch (type) {
                        case STOP_LOSS, STOP_LOSS_LIMIT -> side == Side.BUY;
                        case TAKE_PROFIT, TAKE_PROFIT_LIMIT -> side == Side.SELL;
                        case LIMIT, MARKET, LIMIT_MAKER ->
                                throw new IllegalArgumentException(type + " does not trail");
                    };
            return bips == 0
                    || (above
                            ? bips >= minTrailingAboveDelta && bips <= maxTrailingAboveDelta
                            : bips >= minTrailingBelowDelta && bips <= maxTrailingBelowDelta);
        }
    }

    /** How many orders that wait for a trigger an account may have open in the listing. */
    record MaxNumAlgoOrders(int maxNumAlgoOrders) implements Filter {
        @Override
        public String name() {
            return "MAX_NUM_ALGO_ORDERS";
        }

        boolean admits(int algoOrders) {
            return algoOrders < maxNumAlgoOrders;
        }
    }

    /** How many icebergs an account may have open in the listing. */
    record MaxNumIcebergOrders(int maxNumIcebergOrders) implements Filter {
        @Override
        public String name() {
            return "MAX_NUM_ICEBERG_ORDERS";
        }

        boolean admits(int icebergs) {
            return icebergs < maxNumIcebergOrders;
        }
    }

    /** How many order lists an account may have open in the listing. */
    record MaxNumOrderLists(int maxNumOrderLists) implements Filter {
        @Override
        public String name() {
            return "MAX_NUM_ORDER_LISTS";
        }

        boolean admits(int lists) {
            return lists < maxNumOrderLists;
        }
    }
}
