package app.ringdown.order;

import app.ringdown.market.Instrument;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What our own fills of an instrument have opened and what they have brought so far: immutable,
 * nothing but fills goes in. Balances of before are holdings, not positions; so where a venue is
 * spot only, selling from holdings shows as a short position: that much was sold that our fills had
 * not bought.
 *
 * <p>Fees. One in the quote asset is taken off realised PnL when it is paid. One in the base asset
 * makes the position smaller (a buy of 1 that costs 0.001 leaves 0.999) and is taken off at the
 * price of its own fill, so that with it too net realised and unrealised together are exactly what
 * a sale of all would leave. One in any other asset is summed in {@link #fees} and goes into no
 * other number: it is never converted.
 *
 * @param quantity in the base asset, above 0 long, below 0 short; not whole lots where a fee was
 *     taken in the base asset
 * @param cost what the open part cost, or brought if short, without fees, in the quote asset: exact
 *     by FIFO, within 10^-40 for each partial close by average
 * @param openFees fees that were paid for opening the open part, in the quote asset
 * @param realised what closing brought before fees, in the quote asset
 * @param feesInQuote all fees in the quote asset and in the base asset, in the quote asset
 * @param fees all fees, by the asset that they were taken in
 * @param executions how many fills it is made of
 * @param lastMs the venue's time of the newest of them, epoch ms; 0 if there are none
 */
public record Position(
        Instrument instrument,
        CostMethod method,
        BigDecimal quantity,
        BigDecimal cost,
        BigDecimal openFees,
        BigDecimal realised,
        BigDecimal feesInQuote,
        Map<String, BigDecimal> fees,
        int executions,
        long lastMs) {

    public Position {
        fees = Collections.unmodifiableMap(new TreeMap<>(fees));
    }

    /**
     * Lots that could be traded to close it, in whole steps of the venue: above 0 long, below 0
     * short.
     */
    public long lots() {
        long lots = instrument.lotsWithin(quantity.abs());
        return quantity.signum() < 0 ? -lots : lots;
    }

    /**
     * Whether there is something that could be closed: less than one step of the venue's quantity,
     * which fees in the base asset leave behind, is no position.
     */
    public boolean isOpen() {
        return lots() != 0;
    }

    /** What closing brought less all fees in quote and base asset, in the quote asset. */
    public BigDecimal netRealised() {
        return realised.subtract(feesInQuote);
    }

    /** Average price of the open part without fees, to 34 digits; null if nothing is open. */
    public @Nullable BigDecimal averagePrice() {
        return quantity.signum() == 0 ? null : cost.divide(quantity.abs(), MathContext.DECIMAL128);
    }

    /**
     * The price at which closing the open part would give back what it cost with the fees of
     * opening it, to 34 digits; the fee of closing, which is not known, is not in it. Null if
     * nothing is open.
     */
    public @Nullable BigDecimal breakEven() {
        if (quantity.signum() == 0) {
            return null;
        }
        BigDecimal all = quantity.signum() > 0 ? cost.add(openFees) : cost.subtract(openFees);
        return all.divide(quantity.abs(), MathContext.DECIMAL128);
    }

    /** What closing the open part at {@code price} would bring before fees, in the quote asset. */
    public BigDecimal unrealised(BigDecimal price) {
        BigDecimal worth = price.multiply(quantity);
        return quantity.signum() < 0 ? worth.add(cost) : worth.subtract(cost);
    }
}
