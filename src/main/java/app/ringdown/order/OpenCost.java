package app.ringdown.order;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the open part of a position has cost, by one method. The units are taken as a heap of one
 * kind; whether they are long or short is known outside. Confined to one thread.
 */
sealed interface OpenCost permits AverageCost, FifoCost {
    /** Decimals of a cost that had to be divided. */
    int DECIMALS = 40;

    static OpenCost of(CostMethod method) {
        return switch (method) {
            case AVERAGE -> new AverageCost();
            case FIFO -> new FifoCost();
        };
    }

    /**
     * Opens {@code quantity} more.
     *
     * @param fee in the quote asset, for that quantity
     */
    void open(BigDecimal quantity, BigDecimal price, BigDecimal fee);

    /**
     * Closes {@code quantity} of it, at most all.
     *
     * @return what that part had cost, without fees
     */
    BigDecimal close(BigDecimal quantity);

    /** What is open, never below 0. */
    BigDecimal quantity();

    /** What it cost (or brought, if short) without fees, in the quote asset. */
    BigDecimal cost();

    /** Fees that were paid for opening it, in the quote asset. */
    BigDecimal fees();

    /** {@code amount * part / whole}, off by no more than half of the last of the decimals. */
    static BigDecimal share(BigDecimal amount, BigDecimal part, BigDecimal whole) {
        return part.compareTo(whole) == 0 || amount.signum() == 0
                ? amount
                : amount.multiply(part).divide(whole, DECIMALS, RoundingMode.HALF_EVEN);
    }
}
