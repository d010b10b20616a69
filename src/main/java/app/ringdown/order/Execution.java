package app.ringdown.order;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;

import java.math.BigDecimal;

/**
 * One of our fills with what its order says of it, in decimals: so it stays true over years in
 * which a venue changes its ticks and lots.
 *
 * @param tradeId the venue's id of the trade, unique within the instrument; a trade of ours with
 *     ourselves has one execution on each side
 * @param price in the quote asset
 * @param quantity in the base asset, above 0
 * @param fee what the venue took, in {@code feeAsset}; below 0 if it gave
 * @param timeMs the venue's time, epoch ms
 */
public record Execution(
        Instrument instrument,
        Side side,
        long tradeId,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal fee,
        String feeAsset,
        long timeMs) {

    public static Execution of(Instrument instrument, Side side, Fill fill) {
        return new Execution(
                instrument,
                side,
                fill.tradeId(),
                instrument.price(fill.ticks()),
                instrument.quantity(fill.lots()),
                fill.fee(),
                fill.feeAsset(),
                fill.timeMs());
    }

    /** Price times quantity in the quote asset. */
    public BigDecimal notional() {
        return price.multiply(quantity);
    }

    /** What it added to what is held of the base asset: the quantity, signed, less a fee in it. */
    BigDecimal change() {
        BigDecimal signed = side == Side.BUY ? quantity : quantity.negate();
        return feeAsset.equals(instrument.base()) ? signed.subtract(fee) : signed;
    }

    /**
     * What the fee cost in the quote asset: one in the base asset at this execution's own price;
     * zero for one in another asset, which is never converted.
     */
    BigDecimal feeInQuote() {
        if (feeAsset.equals(instrument.quote())) {
            return fee;
        }
        return feeAsset.equals(instrument.base()) ? fee.multiply(price) : BigDecimal.ZERO;
    }

    /** Whether the fee was in an asset that is neither base nor quote. */
    boolean feeIsForeign() {
        return fee.signum() != 0
                && !feeAsset.equals(instrument.quote())
                && !feeAsset.equals(instrument.base());
    }
}
