package app.ringdown.order;

import app.ringdown.market.Side;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which orders a venue takes in one instrument, beside the bounds of prices and quantities that
 * {@link app.ringdown.market.TradingRules} has.
 *
 * @param types that it takes
 * @param iceberg whether an order may show a part of itself only
 * @param oco whether it keeps two orders of which one cancels the other
 * @param amend whether an order can be made smaller and keep its place in the queue
 * @param replace whether cancelling an order and sending another can be one request
 * @param minTrailingBips shortest distance of a trailing stop, basis points
 * @param maxTrailingBips longest one; 0 for no bound
 * @param icebergParts in how many parts an iceberg may be shown at most; 0 for no bound
 * @param buyBand bounds of a buy's price as ratios to the market's; {@link Band#NONE} for none
 * @param sellBand bounds of a sell's price
 */
public record OrderRules(
        Set<OrderType> types,
        boolean iceberg,
        boolean oco,
        boolean amend,
        boolean replace,
        int minTrailingBips,
        int maxTrailingBips,
        int icebergParts,
        Band buyBand,
        Band sellBand) {

    /**
     * Bounds of a price as ratios to the market's price; zero for none.
     *
     * @param down lowest
     * @param up highest
     */
    public record Band(BigDecimal down, BigDecimal up) {
        public static final Band NONE = new Band(BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** A venue that takes everything. */
    public static final OrderRules ALL =
            new OrderRules(
                    EnumSet.allOf(OrderType.class),
                    true,
                    true,
                    true,
                    true,
                    1,
                    0,
                    0,
                    Band.NONE,
                    Band.NONE);

    public OrderRules {
        types = Set.copyOf(types);
    }

    public Band band(Side side) {
        return side == Side.BUY ? buyBand : sellBand;
    }
}
