package app.ringdown.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Something that can be traded at one venue, and the units of its numbers. Inside Ringdown a price
 * is a {@code long} number of <em>ticks</em> and a quantity a {@code long} number of <em>lots</em>:
 * one tick is {@code 10^-priceDecimals} of the quote asset, one lot {@code 10^-lotDecimals} of the
 * base asset. A venue whose smallest step is not a power of ten says so in {@link
 * TradingRules#tickStep()}.
 *
 * @param index dense number of the instrument at its venue, from 0; the key of every per-instrument
 *     array
 * @param venue id of the venue, for example {@code paper}
 * @param symbol the venue's own name, for example {@code BTCUSDT}
 * @param base asset that is bought and sold
 * @param quote asset that it is paid in
 * @param priceDecimals decimals of a price, 0 to 18
 * @param lotDecimals decimals of a quantity, 0 to 18
 * @param rules what the venue demands of an order
 * @param trading whether the venue takes orders in it now
 */
public record Instrument(
        int index,
        String venue,
        String symbol,
        String base,
        String quote,
        int priceDecimals,
        int lotDecimals,
        TradingRules rules,
        boolean trading) {

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    /** Price of {@code ticks}, exact. */
    public BigDecimal price(long ticks) {
        return BigDecimal.valueOf(ticks, priceDecimals);
    }

    /** Quantity of {@code lots}, exact. */
    public BigDecimal quantity(long lots) {
        return BigDecimal.valueOf(lots, lotDecimals);
    }

    /** Price times quantity in the quote asset, exact. */
    public BigDecimal notional(long ticks, long lots) {
        return price(ticks).multiply(quantity(lots));
    }

    /**
     * The price in ticks, exact.
     *
     * @return ticks
     * @throws ArithmeticException if the price is finer than a tick or out of range
     */
    public long ticks(BigDecimal price) {
        return price.setScale(priceDecimals, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
    }

    /**
     * The quantity in lots, exact.
     *
     * @return lots
     * @throws ArithmeticException if the quantity is finer than a lot or out of range
     */
    public long lots(BigDecimal quantity) {
        return quantity.setScale(lotDecimals, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
    }

    /**
     * The most whole steps of the venue's lot that fit into {@code quantity}, in lots; 0 if
     * negative. A quantity beyond a {@code long} counts as the largest.
     */
    public long lotsWithin(BigDecimal quantity) {
        if (quantity.signum() <= 0) {
            return 0;
        }
        long lots =
                quantity.setScale(lotDecimals, RoundingMode.DOWN)
                        .unscaledValue()
                        .min(LARGEST)
                        .longValue();
        return lots - lots % rules.lotStep();
    }

    @Override
    public String toString() {
        return symbol;
    }
}
