package app.ringdown.order;

import app.ringdown.market.Instrument;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/**
 * Executions of one instrument, one after the other, folded into a position by one method. Confined
 * to one thread.
 */
final class PositionFold {
    private final Instrument instrument;
    private final CostMethod method;
    private final ZoneId zone;
    private final OpenCost open;
    private final Map<String, BigDecimal> fees = new TreeMap<>();
    private final TreeMap<LocalDate, DaySum> days = new TreeMap<>();
    private int signum; // of what is open: 1 long, -1 short
    private BigDecimal realised = BigDecimal.ZERO;
    private BigDecimal feesInQuote = BigDecimal.ZERO;
    private int executions;
    private long lastMs;

    /**
     * @param zone whose days realised PnL is told by
     */
    PositionFold(Instrument instrument, CostMethod method, ZoneId zone) {
        this.instrument = instrument;
        this.method = method;
        this.zone = zone;
        this.open = OpenCost.of(method);
    }

    /** How many were folded. */
    int executions() {
        return executions;
    }

    /** The next one by time. */
    void add(Execution next) {
        BigDecimal change = next.change();
        BigDecimal fee = next.feeInQuote();
        BigDecimal gain = change.signum() == 0 ? BigDecimal.ZERO : move(change, next.price(), fee);
        realised = realised.add(gain);
        feesInQuote = feesInQuote.add(fee);
        if (next.fee().signum() != 0) {
            fees.merge(next.feeAsset(), next.fee(), BigDecimal::add);
        }
        executions++;
        lastMs = next.timeMs();
        LocalDate day = Instant.ofEpochMilli(next.timeMs()).atZone(zone).toLocalDate();
        days.merge(day, DaySum.of(next, gain.subtract(fee)), DaySum::plus);
    }

    /** What it closes first, then what it opens; a flip through zero does both. */
    private BigDecimal move(BigDecimal change, BigDecimal price, BigDecimal fee) {
        BigDecimal size = change.abs();
        BigDecimal closed =
                signum == -change.signum() ? size.min(open.quantity()) : BigDecimal.ZERO;
        BigDecimal gain = BigDecimal.ZERO;
        if (closed.signum() > 0) {
            gain = price.multiply(closed).subtract(open.close(closed));
            gain = signum > 0 ? gain : gain.negate();
        }
        BigDecimal opened = size.subtract(closed);
        if (opened.signum() > 0) {
            open.open(opened, price, OpenCost.share(fee, opened, size));
            signum = change.signum();
        } else if (open.quantity().signum() == 0) {
            signum = 0;
        }
        return gain;
    }

    Position position() {
        return new Position(
                instrument,
                method,
                signum < 0 ? open.quantity().negate() : open.quantity(),
                open.cost(),
                open.fees(),
                realised,
                feesInQuote,
                fees,
                executions,
                lastMs);
    }

    /** What each day brought; a view. */
    Map<LocalDate, DaySum> days() {
        return days;
    }
}
