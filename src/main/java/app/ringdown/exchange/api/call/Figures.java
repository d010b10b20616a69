package app.ringdown.exchange.api.call;

import app.ringdown.exchange.listing.Decimals;
import app.ringdown.exchange.listing.Listing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Ticks and lots as the eight decimals in which the dialect prints every price and quantity. Pure.
 */
public final class Figures {
    private Figures() {}

    /** A price in 1e-8 of the quote asset. */
    public static long price(Listing listing, long ticks) {
        return ticks * Decimals.pow10(Listing.UNIT_DECIMALS - listing.priceDecimals());
    }

    /** A price between two ticks, in 1e-8 of the quote asset. */
    public static long price(Listing listing, double ticks) {
        return Math.round(ticks * Decimals.pow10(Listing.UNIT_DECIMALS - listing.priceDecimals()));
    }

    /** A quantity in 1e-8 of the base asset. */
    public static long quantity(Listing listing, long lots) {
        return lots * Decimals.pow10(Listing.UNIT_DECIMALS - listing.lotDecimals());
    }

    /**
     * The average price of what was traded, in 1e-8 of the quote asset.
     *
     * @param quote what was paid, in 1e-8 of the quote asset
     * @param lots what was got, in lots
     * @param otherwise the answer in ticks when nothing was
     */
    public static long average(Listing listing, long quote, long lots, long otherwise) {
        if (lots == 0) {
            return price(listing, otherwise);
        }
        return BigDecimal.valueOf(quote)
                .movePointRight(listing.lotDecimals())
                .divide(BigDecimal.valueOf(lots), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** How far {@code last} is from {@code open}, in per cent with three decimals. */
    public static String percent(long open, long last) {
        if (open == 0) {
            return "0.000";
        }
        return BigDecimal.valueOf(last - open)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(open), 3, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
