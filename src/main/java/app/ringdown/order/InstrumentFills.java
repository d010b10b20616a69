package app.ringdown.order;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All executions of one instrument by time, each once, and what they come to by each method. What
 * is asked for is reckoned on from where it stood; an execution that comes late makes the next
 * question begin anew. Confined to one thread.
 */
final class InstrumentFills {
    /**
     * What executions are told apart by. A trade of ours with ourselves has one on each side; and a
     * trade id that comes again with another price or quantity is another trade, since an exchange
     * that begins anew (a paper one whose data is gone) counts from one again.
     */
    private record Key(long tradeId, Side side, BigDecimal price, BigDecimal quantity) {
        static Key of(Execution execution) {
            return new Key(
                    execution.tradeId(),
                    execution.side(),
                    execution.price().stripTrailingZeros(),
                    execution.quantity().stripTrailingZeros());
        }
    }

    /**
     * By time, then as the venue counts; so that the order in which they were told leaves no trace.
     */
    private static final Comparator<Execution> BY_TIME =
            Comparator.comparingLong(Execution::timeMs)
                    .thenComparingLong(Execution::tradeId)
                    .thenComparing(Execution::side)
                    .thenComparing(Execution::price)
                    .thenComparing(Execution::quantity);

    private final Instrument instrument;
    private final ZoneId zone;
    private final Set<Key> seen = new HashSet<>();
    private final List<Execution> byTime = new ArrayList<>();
    private final Map<CostMethod, PositionFold> folds = new EnumMap<>(CostMethod.class);

    InstrumentFills(Instrument instrument, ZoneId zone) {
        this.instrument = instrument;
        this.zone = zone;
    }

    Instrument instrument() {
        return instrument;
    }

    /** Takes one in; tells whether it is new. */
    boolean add(Execution execution) {
        if (!seen.add(Key.of(execution))) {
            return false;
        }
        if (byTime.isEmpty() || BY_TIME.compare(byTime.getLast(), execution) < 0) {
            byTime.add(execution);
            return true;
        }
        int at = -1 - Collections.binarySearch(byTime, execution, BY_TIME);
        byTime.add(at, execution);
        folds.values().removeIf(fold -> fold.executions() > at);
        return true;
    }

    /** By time; a view. */
    List<Execution> executions() {
        return byTime;
    }

    Position position(CostMethod method) {
        return fold(method).position();
    }

    Map<LocalDate, DaySum> days(CostMethod method) {
        return fold(method).days();
    }

    private PositionFold fold(CostMethod method) {
        PositionFold fold =
                folds.computeIfAbsent(method, of -> new PositionFold(instrument, of, zone));
        for (Execution next : byTime.subList(fold.executions(), byTime.size())) {
            fold.add(next);
        }
        return fold;
    }
}
