package app.ringdown.venue.binance;

import app.ringdown.market.Instrument;
import app.ringdown.venue.binance.Json.UnreadableException;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** From the venue's decimals to an instrument's ticks and lots. Pure. */
final class Units {
    private Units() {}

    /** Exact: a price between two ticks is not one that we understand. */
    static long ticks(Instrument instrument, BigDecimal price) throws UnreadableException {
        return exact(price, instrument.priceDecimals(), "price");
    }

    /** Exact. */
    static long lots(Instrument instrument, BigDecimal quantity) throws UnreadableException {
        return exact(quantity, instrument.lotDecimals(), "quantity");
    }

    /**
     * Price times quantity in units of 10^-(priceDecimals+lotDecimals). The venue leaves digits
     * behind its eighth away, and writes a negative number where it has forgotten: that counts as
     * zero.
     */
    static long notional(Instrument instrument, BigDecimal amount) throws UnreadableException {
        int decimals = instrument.priceDecimals() + instrument.lotDecimals();
        return exact(
                amount.max(BigDecimal.ZERO).setScale(decimals, RoundingMode.DOWN),
                decimals,
                "amount");
    }

    /**
     * The nearest tick or lot: for statistics and old bars, which may be finer than today's steps
     * because the venue changed them.
     */
    static long nearest(BigDecimal value, int decimals) throws UnreadableException {
        return exact(value.setScale(decimals, RoundingMode.HALF_EVEN), decimals, "value");
    }

    /**
     * How much lies or was traded somewhere, in the nearest whole number of lots, at least one of
     * what is more than nothing: orders from before the venue made its lots coarser still rest and
     * trade in parts of one.
     */
    static long size(Instrument instrument, BigDecimal quantity) throws UnreadableException {
        return Math.max(quantity.signum(), nearest(quantity, instrument.lotDecimals()));
    }

    static boolean fits(BigDecimal value, int decimals) {
        return value.stripTrailingZeros().scale() <= decimals;
    }

    private static long exact(BigDecimal value, int decimals, String what)
            throws UnreadableException {
        try {
            return value.setScale(decimals, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new UnreadableException(
                    what + " " + value.toPlainString() + " does not fit " + decimals + " decimals",
                    e);
        }
    }
}
