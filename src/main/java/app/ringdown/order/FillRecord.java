package app.ringdown.order;

import app.ringdown.market.Side;

import java.math.BigDecimal;

/**
 * A fill as it was written down, in decimals: true over years in which a venue changes its ticks
 * and lots or drops the instrument.
 *
 * @param base asset, empty if the instrument is no longer listed; so is {@code quote}
 * @param price in the quote asset
 * @param quantity in the base asset
 * @param fee what the venue took, in {@code feeAsset}; below 0 if it gave
 * @param tradeId the venue's id of the trade, unique within the instrument
 * @param venueOrderId empty if the venue told none
 * @param timeMs the venue's time, epoch ms
 */
public record FillRecord(
        String symbol,
        String base,
        String quote,
        Side side,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal fee,
        String feeAsset,
        boolean maker,
        long tradeId,
        String venueOrderId,
        String clientOrderId,
        long timeMs) {

    /** Price times quantity in the quote asset, exactly. */
    public BigDecimal value() {
        return price.multiply(quantity);
    }
}
