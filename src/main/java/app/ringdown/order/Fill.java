package app.ringdown.order;

import java.math.BigDecimal;

/**
 * One execution of one of our orders.
 *
 * @param tradeId the venue's id of the trade, unique within the instrument; what fills are told
 *     apart by
 * @param ticks price
 * @param lots quantity
 * @param fee what the venue took, in {@code feeAsset}
 * @param maker whether our order was resting
 * @param timeMs the venue's time, epoch ms
 */
public record Fill(
        long tradeId,
        long ticks,
        long lots,
        BigDecimal fee,
        String feeAsset,
        boolean maker,
        long timeMs) {}
