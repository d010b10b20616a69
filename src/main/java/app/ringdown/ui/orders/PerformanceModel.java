package app.ringdown.ui.orders;

import app.ringdown.desk.PositionDesk;
import app.ringdown.order.CostMethod;
import app.ringdown.order.DailyPnl;
import app.ringdown.order.Position;
import app.ringdown.ui.base.LiveDesk;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/**
 * Realised PnL by day as the desk reckons it, by the method that positions are reckoned by. Asked
 * for while somebody looks and something has changed, once a second at most. JavaFX thread.
 */
public final class PerformanceModel implements LiveDesk.Listener {
    private static final long PAUSE_NANOS = 1_000_000_000L;

    private final PositionDesk desk;
    private final ObservableValue<CostMethod> method;
    private final ReadOnlyObjectWrapper<DailyPnl> daily =
            new ReadOnlyObjectWrapper<>(DailyPnl.NONE);
    private @Nullable CompletableFuture<DailyPnl> asked;
    private boolean shown;
    private boolean changed = true;
    private boolean atOnce;
    private long nextNanos; // of the next question, unless it is due at once

    /** Adds itself to {@code live}. */
    public PerformanceModel(LiveDesk live, PositionsModel positions) {
        this.desk = live.desk().positions();
        this.method = positions.method();
        method.subscribe(() -> {
            changed = true;
            atOnce = true;
        });
        live.add(this);
    }

    public ReadOnlyObjectProperty<DailyPnl> daily() {
        return daily.getReadOnlyProperty();
    }

    /** Whether somebody looks. */
    public void setShown(boolean now) {
        shown = now;
        atOnce |= now;
    }

    @Override
    public void onPosition(Position position) {
        changed = true;
    }

    @Override
    public void onFrame(long nanos) {
        CompletableFuture<DailyPnl> answer = asked;
        if (answer != null && answer.isDone()) {
            asked = null;
            daily.set(answer.join());
        }
        if (asked == null && shown && changed && (atOnce || nanos - nextNanos >= 0)) {
            changed = false;
            atOnce = false;
            nextNanos = nanos + PAUSE_NANOS;
            asked = desk.daily(method.getValue());
        }
    }
}
