package app.ringdown.desk;

import app.ringdown.market.Instrument;
import app.ringdown.order.CostMethod;
import app.ringdown.order.DailyPnl;
import app.ringdown.order.Journal;
import app.ringdown.order.Order;
import app.ringdown.order.Position;
import app.ringdown.order.Positions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The positions of the account, from the fills in the journal and those that come. Reckoned on
 * thread {@code desk} alone; the public methods hand over to it and return at once. Fills that come
 * in one task of that thread are reckoned together: a hundred late ones are no more work than one.
 */
public final class PositionDesk {

    /** Whether the fills of before are in the positions. */
    public enum History {
        /** Not yet: they are being read. */
        READING,
        /** All that were written down are. */
        WHOLE,
        /** Some are not, or none is: they could not be read. */
        PARTIAL
    }

    private final Executor desk;
    private final Map<Integer, Position> told = new ConcurrentHashMap<>();
    private volatile History history = History.READING;

    // On thread desk.
    private Positions positions;
    private final Set<Instrument> changed = new HashSet<>();
    private CostMethod method = CostMethod.AVERAGE;
    private boolean telling;

    /**
     * @param zone whose days realised PnL is told by
     */
    PositionDesk(Executor desk, ZoneId zone) {
        this.desk = desk;
        this.positions = new Positions(zone);
    }

    /** From now on positions are reckoned by {@code next}; each is told again. Any thread. */
    public void choose(CostMethod next) {
        desk.execute(() -> {
            if (next != method) {
                method = next;
                tellAll();
            }
        });
    }

    /**
     * From now on only what was filled at {@code sinceMs} or later counts: the account was begun
     * anew then. Positions that had fills before are told again, those that have none left as flat
     * and made of none. Any thread.
     *
     * @param sinceMs the venue's time, epoch ms
     */
    public void startOver(long sinceMs) {
        desk.execute(() -> {
            Positions before = positions;
            positions = before.since(sinceMs);
            for (Position old : before.all(method)) {
                tell(old.instrument());
            }
        });
    }

    /**
     * Hands over the latest of each position that changed since the last call, flat ones too; each
     * says by which method it is reckoned. One reader: the screen's thread.
     */
    public void drain(Consumer<Position> reader) {
        for (Integer index : List.copyOf(told.keySet())) {
            Position position = told.remove(index);
            if (position != null) {
                reader.accept(position);
            }
        }
    }

    /** Whether there is something to drain. Any thread. */
    boolean waits() {
        return !told.isEmpty();
    }

    /** Any thread. */
    public History history() {
        return history;
    }

    /**
     * Realised PnL by day. Any thread; completes on thread {@code desk}, or never if the desk is
     * closed.
     */
    public CompletableFuture<DailyPnl> daily(CostMethod by) {
        CompletableFuture<DailyPnl> daily = new CompletableFuture<>();
        desk.execute(() -> daily.complete(positions.daily(by)));
        return daily;
    }

    /** Takes in the fills of before. On thread {@code desk}. */
    void restore(Journal.Past past) {
        past.executions().forEach(positions::apply);
        history = past.leftOut() == 0 ? History.WHOLE : History.PARTIAL;
        tellAll();
    }

    /** The fills of before can't be read. On thread {@code desk}. */
    void restoreFailed() {
        history = History.PARTIAL;
        tellAll();
    }

    /** Takes in the fills of an order that moved on. On thread {@code desk}. */
    void onOrder(Order order) {
        if (positions.apply(order)) {
            changed.add(order.request().instrument());
            if (!telling && history != History.READING) {
                telling = true;
                desk.execute(this::tell);
            }
        }
    }

    /** What our fills hold of an instrument, by average price. On thread {@code desk}. */
    Position position(Instrument instrument) {
        return positions.position(instrument, CostMethod.AVERAGE);
    }

    /** Of each instrument that was ever traded. On thread {@code desk}. */
    List<Position> all() {
        return positions.all(CostMethod.AVERAGE);
    }

    /** What the fills of a day have brought in a quote asset. On thread {@code desk}. */
    BigDecimal net(String asset, LocalDate on) {
        return positions.daily(CostMethod.AVERAGE).byAsset().getOrDefault(asset, List.of()).stream()
                .filter(day -> day.day().equals(on))
                .map(DailyPnl.Day::net)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void tell() {
        telling = false;
        changed.forEach(this::tell);
        changed.clear();
    }

    private void tell(Instrument of) {
        told.put(of.index(), positions.position(of, method));
    }

    private void tellAll() {
        for (Position position : positions.all(method)) {
            told.put(position.instrument().index(), position);
        }
        changed.clear();
    }
}
