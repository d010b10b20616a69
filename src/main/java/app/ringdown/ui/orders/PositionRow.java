package app.ringdown.ui.orders;

import app.ringdown.desk.Freshness;
import app.ringdown.order.MarkedPosition;
import app.ringdown.order.Position;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The position in one instrument on screen; the row stays while it changes. JavaFX thread. */
public final class PositionRow {
    /**
     * A position as seen at a moment.
     *
     * @param freshness how far the quote that it is valued at may be relied on
     * @param asOfNanos what the age of that quote is counted from, {@link System#nanoTime()}; 0 if
     *     nothing is known of it, or nothing is open
     */
    public record Sight(MarkedPosition marked, Freshness freshness, long asOfNanos) {
        public Position position() {
            return marked.position();
        }

        /** Whether it is valued at a price that may have changed since. */
        public boolean isStale() {
            return position().isOpen()
                    && switch (freshness) {
                        case LIVE -> false;
                        case POLLED, STALE, UNKNOWN -> true;
                    };
        }
    }

    private final ReadOnlyObjectWrapper<Sight> sight;

    PositionRow(Sight first) {
        this.sight = new ReadOnlyObjectWrapper<>(first);
    }

    public ReadOnlyObjectProperty<Sight> sight() {
        return sight.getReadOnlyProperty();
    }

    public Position position() {
        return sight.get().position();
    }

    void see(Sight next) {
        if (!next.equals(sight.get())) {
            sight.set(next);
        }
    }
}
