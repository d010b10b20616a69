package app.ringdown.order;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The positions of one account, made of its own fills and of nothing else. Fills may come twice,
 * late and in any order: each counts once by its trade id (the first word on it stands), and what
 * they come to is the same whatever the order. Confined to one thread.
 */
public final class Positions {
    private final ZoneId zone;
    private final long sinceMs;
    private final Map<Integer, InstrumentFills> byIndex = new LinkedHashMap<>();

    /**
     * @param zone whose days {@link #daily} tells realised PnL by
     */
    public Positions(ZoneId zone) {
        this(zone, Long.MIN_VALUE);
    }

    private Positions(ZoneId zone, long sinceMs) {
        this.zone = zone;
        this.sinceMs = sinceMs;
    }

    /**
     * The same without what was filled before {@code ms}, and deaf to it from now on: of an account
     * that was begun anew then.
     *
     * @param ms the venue's time, epoch ms
     */
    public Positions since(long ms) {
        Positions later = new Positions(zone, Math.max(sinceMs, ms));
        byIndex.values().forEach(fills -> fills.executions().forEach(later::apply));
        return later;
    }

    /** Takes in the fills of an order; tells whether there was a new one among them. */
    public boolean apply(Order order) {
        boolean changed = false;
        for (Fill fill : order.fills()) {
            changed |= apply(order.request().instrument(), order.request().side(), fill);
        }
        return changed;
    }

    /** Takes in one fill; tells whether it is new. */
    public boolean apply(Instrument instrument, Side side, Fill fill) {
        return apply(Execution.of(instrument, side, fill));
    }

    /** Takes in one execution; tells whether it is new. */
    public boolean apply(Execution execution) {
        if (execution.timeMs() < sinceMs) {
            return false;
        }
        Instrument instrument = execution.instrument();
        return byIndex.computeIfAbsent(
                        instrument.index(), _ -> new InstrumentFills(instrument, zone))
                .add(execution);
    }

    /** The position in {@code instrument}, flat if it was never traded. */
    public Position position(Instrument instrument, CostMethod method) {
        InstrumentFills fills = byIndex.get(instrument.index());
        return fills == null
                ? new PositionFold(instrument, method, zone).position()
                : fills.position(method);
    }

    /** Of each instrument that was ever traded, flat ones too, in the order of their first fill. */
    public List<Position> all(CostMethod method) {
        List<Position> all = new ArrayList<>();
        for (InstrumentFills fills : byIndex.values()) {
            all.add(fills.position(method));
        }
        return all;
    }

    /** What each day has brought, by quote asset. */
    public DailyPnl daily(CostMethod method) {
        DailyPnl.Sum sum = new DailyPnl.Sum();
        byIndex.values().forEach(fills -> sum.add(fills.instrument().quote(), fills.days(method)));
        return sum.result();
    }
}
