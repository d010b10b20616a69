package app.ringdown.market;

import java.math.BigDecimal;

/**
 * What a venue demands of an order in one instrument. A limit of zero means that the venue sets
 * none.
 *
 * @param minTicks lowest order price, in ticks
 * @param maxTicks highest order price, in ticks
 * @param tickStep an order's price must be a multiple of this many ticks, at least 1
 * @param minLots smallest quantity, in lots
 * @param maxLots largest quantity of a priced order, in lots
 * @param maxMarketLots largest quantity of a market order, in lots
 * @param lotStep a quantity must be a multiple of this many lots, at least 1
 * @param minNotional smallest price times quantity, in the quote asset
 * @param minNotionalOnMarket whether {@code minNotional} binds market orders too
 * @param maxNotional largest price times quantity, in the quote asset
 * @param amountAllowed whether a market order may name an amount of the quote asset instead of a
 *     quantity
 */
public record TradingRules(
        long minTicks,
        long maxTicks,
        long tickStep,
        long minLots,
        long maxLots,
        long maxMarketLots,
        long lotStep,
        BigDecimal minNotional,
        boolean minNotionalOnMarket,
        BigDecimal maxNotional,
        boolean amountAllowed) {

    /** Rules that forbid nothing: for instruments whose venue has not told its rules. */
    public static final TradingRules NONE =
            new TradingRules(0, 0, 1, 0, 0, 0, 1, BigDecimal.ZERO, false, BigDecimal.ZERO, false);

    public TradingRules {
        if (tickStep < 1 || lotStep < 1) {
            throw new IllegalArgumentException("steps start at 1: " + tickStep + ", " + lotStep);
        }
    }
}
