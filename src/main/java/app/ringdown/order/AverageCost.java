package app.ringdown.order;

import java.math.BigDecimal;

/**
 * All units cost the same. The average is kept as cost over quantity, never as a rounded price. A
 * partial close takes its share of the cost out, rounded to {@link OpenCost#DECIMALS} decimals; the
 * rest is what is left of the sum, so that nothing is lost: after n partial closes the cost is
 * within n * 10^-40 of the exact fraction (exact fractions would double their digits with every
 * fill), and when all is closed the sum of what was taken out is exact.
 */
final class AverageCost implements OpenCost {
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;

    @Override
    public void open(BigDecimal more, BigDecimal price, BigDecimal fee) {
        quantity = quantity.add(more);
        cost = cost.add(price.multiply(more));
        fees = fees.add(fee);
    }

    @Override
    public BigDecimal close(BigDecimal part) {
        BigDecimal taken = OpenCost.share(cost, part, quantity);
        fees = fees.subtract(OpenCost.share(fees, part, quantity));
        cost = cost.subtract(taken);
        quantity = quantity.subtract(part);
        return taken;
    }

    @Override
    public BigDecimal quantity() {
        return quantity;
    }

    @Override
    public BigDecimal cost() {
        return cost;
    }

    @Override
    public BigDecimal fees() {
        return fees;
    }
}
