package app.ringdown.ui.orders;

import app.ringdown.desk.Freshness;
import app.ringdown.desk.MarketFeed;
import app.ringdown.desk.PositionDesk;
import app.ringdown.desk.PositionDesk.History;
import app.ringdown.desk.Settings;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.order.CostMethod;
import app.ringdown.order.Mark;
import app.ringdown.order.MarkedPosition;
import app.ringdown.order.PnlTotal;
import app.ringdown.order.Position;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.venue.Subscription;

import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The desk's positions at the latest quotes, four times a second. It wants the quotes of what is
 * open, and of nothing else. How positions are reckoned and valued is a choice that is kept. JavaFX
 * thread.
 */
public final class PositionsModel implements LiveDesk.Listener, AutoCloseable {
    private static final long PAUSE_NANOS = 250_000_000L;
    private static final String METHOD = "positions.cost";
    private static final String MARK = "positions.mark";
    private static final String SINCE = "positions.since.";

    /**
     * Sums by quote asset.
     *
     * @param oldestNanos what the age of the oldest quote in them that is not live is counted from,
     *     {@link System#nanoTime()}; 0 if all are live
     */
    public record Totals(List<PnlTotal> byAsset, long oldestNanos) {
        public Totals {
            byAsset = List.copyOf(byAsset);
        }
    }

    private final LiveDesk live;
    private final PositionDesk desk;
    private final Settings settings;
    private final Map<Instrument, Position> positions = new HashMap<>();
    private final Map<Instrument, PositionRow> rowOf = new HashMap<>();
    private final Map<Instrument, MarketFeed.Handle> wanted = new HashMap<>();
    private final ObservableList<PositionRow> rows =
            FXCollections.observableArrayList(row -> new Observable[] {row.sight()});
    private final ObservableList<PositionRow> seen = FXCollections.unmodifiableObservableList(rows);
    private final FilteredList<PositionRow> open =
            new FilteredList<>(rows, row -> row.position().isOpen());
    private final ReadOnlyObjectWrapper<Totals> totals =
            new ReadOnlyObjectWrapper<>(new Totals(List.of(), 0));
    private final ReadOnlyObjectWrapper<History> history =
            new ReadOnlyObjectWrapper<>(History.READING);
    private final ObjectProperty<CostMethod> method;
    private final ObjectProperty<Mark> mark;
    private long nextNanos = Long.MIN_VALUE;
    private boolean closed;

    /** Adds itself to {@code live}. */
    public PositionsModel(LiveDesk live, Settings settings) {
        this.live = live;
        this.desk = live.desk().positions();
        this.settings = settings;
        keptSince().ifPresent(desk::startOver);
        this.method =
                new SimpleObjectProperty<>(
                        kept(CostMethod.class, settings, METHOD, CostMethod.AVERAGE));
        this.mark = new SimpleObjectProperty<>(kept(Mark.class, settings, MARK, Mark.EXIT));
        method.subscribe(next -> {
            settings.put(METHOD, next.name());
            desk.choose(next);
        });
        mark.subscribe(next -> {
            settings.put(MARK, next.name());
            look();
        });
        live.add(this);
    }

    /**
     * The account was begun anew: what was filled before counts no longer, from now on and after
     * the next start.
     *
     * @param nowMs the venue's time, epoch ms
     */
    public void startOver(long nowMs) {
        settings.put(SINCE + live.desk().venue().id(), String.valueOf(nowMs));
        desk.startOver(nowMs);
    }

    private OptionalLong keptSince() {
        try {
            return settings.get(SINCE + live.desk().venue().id()).stream()
                    .mapToLong(Long::parseLong)
                    .findFirst();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** What can't be read is as good as nothing. */
    private static <E extends Enum<E>> E kept(
            Class<E> type, Settings settings, String key, E usual) {
        String name = settings.get(key).orElse("");
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return usual;
    }

    /** By which method positions are to be reckoned; each row says by which it is. */
    public ObjectProperty<CostMethod> method() {
        return method;
    }

    /** Which price positions are valued at. */
    public ObjectProperty<Mark> mark() {
        return mark;
    }

    /** Every instrument that was ever traded, flat ones too. */
    public ObservableList<PositionRow> all() {
        return seen;
    }

    /** Those of which something is open. */
    public ObservableList<PositionRow> open() {
        return open;
    }

    /** Of all of them, flat ones too. */
    public ReadOnlyObjectProperty<Totals> totals() {
        return totals.getReadOnlyProperty();
    }

    /** Whether the fills of before are in. */
    public ReadOnlyObjectProperty<History> history() {
        return history.getReadOnlyProperty();
    }

    @Override
    public void onPosition(Position position) {
        Instrument of = position.instrument();
        if (position.executions() == 0) { // what it was made of counts no longer
            positions.remove(of);
            rows.remove(rowOf.remove(of));
        } else {
            positions.put(of, position);
        }
        if (position.isOpen() && !closed) {
            wanted.computeIfAbsent(
                    of, each -> live.desk().feed().want(new Subscription.Level1(each)));
        } else {
            MarketFeed.Handle held = wanted.remove(of);
            if (held != null) {
                held.close();
            }
        }
    }

    @Override
    public void onFrame(long nanos) {
        if (nextNanos == Long.MIN_VALUE || nanos - nextNanos >= 0) {
            nextNanos = nanos + PAUSE_NANOS;
            look();
        }
    }

    private void look() {
        history.set(desk.history());
        List<MarkedPosition> marked = new ArrayList<>();
        long oldest = 0;
        for (Position position : positions.values()) {
            PositionRow.Sight sight = sight(position);
            marked.add(sight.marked());
            if (sight.isStale()
                    && sight.asOfNanos() != 0
                    && (oldest == 0 || sight.asOfNanos() - oldest < 0)) {
                oldest = sight.asOfNanos();
            }
            PositionRow row = rowOf.get(position.instrument());
            if (row == null) {
                row = new PositionRow(sight);
                rowOf.put(position.instrument(), row);
                rows.add(row);
            } else {
                row.see(sight);
            }
        }
        totals.set(new Totals(PnlTotal.of(marked), oldest));
    }

    private PositionRow.Sight sight(Position position) {
        Instrument of = position.instrument();
        Quote quote = live.quote(of);
        MarkedPosition marked = MarkedPosition.of(position, mark.get(), quote);
        if (!position.isOpen()) {
            return new PositionRow.Sight(marked, Freshness.UNKNOWN, 0);
        }
        return switch (mark.get()) {
            case LAST -> new PositionRow.Sight(marked, live.dayFreshness(of), quote.arrivalNanos());
            case MID, EXIT ->
                    new PositionRow.Sight(
                            marked,
                            live.freshness(of),
                            quote.touchNanos() == 0 ? 0 : live.frameNanos() - live.age(of));
        };
    }

    /** Gives its live values back. */
    @Override
    public void close() {
        closed = true;
        wanted.values().forEach(MarketFeed.Handle::close);
        wanted.clear();
    }
}
