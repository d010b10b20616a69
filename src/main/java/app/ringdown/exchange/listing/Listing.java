package app.ringdown.exchange.listing;

import java.math.BigDecimal;

/**
 * An instrument and its units. A price is a {@code long} number of ticks, one tick being {@code
 * 10^-priceDecimals} of the quote asset; a quantity is a {@code long} number of lots, one lot being
 * {@code 10^-lotDecimals} of the base asset. Money is a {@code long} in units of {@code 10^-8} of
 * its asset ({@link #UNIT_DECIMALS}). As {@code priceDecimals + lotDecimals <= 8}, price times
 * quantity is exact in those units: see {@link #notional}.
 *
 * @param index its place in the {@link Catalogue}, from 0: stable within a run, the key of arrays
 * @param symbol the protocol's name, such as {@code BTCUSDT}
 * @param baseAsset what is bought and sold
 * @param quoteAsset what it is paid in
 * @param priceDecimals digits after the point of a price, 0 to 8
 * @param lotDecimals digits after the point of a quantity, 0 to 8
 * @param minTicks lowest price of an order (PRICE_FILTER minPrice), at least 1
 * @param maxTicks highest price of an order (PRICE_FILTER maxPrice)
 * @param minLots smallest quantity (LOT_SIZE minQty), at least 1
 * @param maxLots largest quantity (LOT_SIZE maxQty)
 * @param maxMarketLots largest quantity of a market order (MARKET_LOT_SIZE maxQty)
 * @param minNotional least value of an order, in 10^-8 of the quote asset (NOTIONAL minNotional)
 * @param maxNotional greatest value of an order, in 10^-8 of the quote asset (NOTIONAL maxNotional)
 * @param profile how it behaves
 * @see <a href="https://developers.binance.com/docs/binance-spot-api-docs/filters">Binance Spot
 *     API, Filters</a>
 */
public record Listing(
        int index,
        String symbol,
        String baseAsset,
        String quoteAsset,
        int priceDecimals,
        int lotDecimals,
        long minTicks,
        long maxTicks,
        long minLots,
        long maxLots,
        long maxMarketLots,
        long minNotional,
        long maxNotional,
        Profile profile) {

    /** Digits after the point of every sum of money, whatever the asset. */
    public static final int UNIT_DECIMALS = 8;

    public Listing {
        if (index < 0 || symbol.isEmpty() || baseAsset.isEmpty() || quoteAsset.isEmpty()) {
            throw new IllegalArgumentException("index from 0, names not empty");
        }
        if (priceDecimals < 0 || lotDecimals < 0 || priceDecimals + lotDecimals > UNIT_DECIMALS) {
            throw new IllegalArgumentException(
                    "price and lot decimals must be 0 to 8 together: " + symbol);
        }
        if (minTicks < 1 || maxTicks < minTicks || minLots < 1 || maxLots < minLots) {
            throw new IllegalArgumentException("bounds of price and quantity: " + symbol);
        }
        if (maxMarketLots < minLots || minNotional < 0 || maxNotional < minNotional) {
            throw new IllegalArgumentException("bounds of market quantity and notional: " + symbol);
        }
    }

    /**
     * Price times quantity, in 10^-8 of the quote asset, exactly.
     *
     * @throws ArithmeticException if it does not fit a {@code long} (about 92 thousand million of
     *     the quote asset)
     */
    public long notional(long ticks, long lots) {
        return Math.multiplyExact(Math.multiplyExact(ticks, lots), notionalFactor());
    }

    /**
     * Units of 10^-8 of the quote asset in one tick times one lot: {@code 10^(8 - priceDecimals -
     * lotDecimals)}.
     */
    public long notionalFactor() {
        return Decimals.pow10(UNIT_DECIMALS - priceDecimals - lotDecimals);
    }

    /**
     * A quantity as money of the base asset, in 10^-8 of it.
     *
     * @throws ArithmeticException if it does not fit a {@code long}
     */
    public long baseUnits(long lots) {
        return Math.multiplyExact(lots, Decimals.pow10(UNIT_DECIMALS - lotDecimals));
    }

    /** A price as decimal text with all its digits, such as {@code 67250.10}. */
    public String priceText(long ticks) {
        return Decimals.text(ticks, priceDecimals);
    }

    /** A quantity as decimal text with all its digits, such as {@code 0.00125}. */
    public String quantityText(long lots) {
        return Decimals.text(lots, lotDecimals);
    }

    /** The step of a price as decimal text (PRICE_FILTER tickSize). */
    public String tickSizeText() {
        return Decimals.text(1, priceDecimals);
    }

    /** The step of a quantity as decimal text (LOT_SIZE stepSize). */
    public String stepSizeText() {
        return Decimals.text(1, lotDecimals);
    }

    /**
     * A price in ticks.
     *
     * @throws ArithmeticException if it is not a whole number of ticks, or doesn't fit a {@code
     *     long}
     */
    public long ticks(BigDecimal price) {
        return Decimals.parse(price, priceDecimals);
    }

    /**
     * A quantity in lots.
     *
     * @throws ArithmeticException if it is not a whole number of lots, or doesn't fit a {@code
     *     long}
     */
    public long lots(BigDecimal quantity) {
        return Decimals.parse(quantity, lotDecimals);
    }
}
