package app.ringdown.order;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Units in the order in which they were opened. Quantity and cost are exact; the fees of a part of
 * what one fill opened are divided, within 10^-40 for each time.
 */
final class FifoCost implements OpenCost {
    private record Opened(BigDecimal quantity, BigDecimal price, BigDecimal fee) {}

    private final Deque<Opened> opened = new ArrayDeque<>();
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;

    @Override
    public void open(BigDecimal more, BigDecimal price, BigDecimal fee) {
        opened.addLast(new Opened(more, price, fee));
        quantity = quantity.add(more);
        cost = cost.add(price.multiply(more));
        fees = fees.add(fee);
    }

    @Override
    public BigDecimal close(BigDecimal part) {
        BigDecimal left = part;
        BigDecimal taken = BigDecimal.ZERO;
        while (left.signum() > 0) {
            Opened first = opened.removeFirst();
            BigDecimal closed = first.quantity().min(left);
            BigDecimal fee = OpenCost.share(first.fee(), closed, first.quantity());
            if (closed.compareTo(first.quantity()) < 0) {
                opened.addFirst(
                        new Opened(
                                first.quantity().subtract(closed),
                                first.price(),
                                first.fee().subtract(fee)));
            }
            taken = taken.add(first.price().multiply(closed));
            fees = fees.subtract(fee);
            left = left.subtract(closed);
        }
        quantity = quantity.subtract(part);
        cost = cost.subtract(taken);
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
