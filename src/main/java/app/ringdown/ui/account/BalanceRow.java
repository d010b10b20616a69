package app.ringdown.ui.account;

import app.ringdown.order.Balance;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** One asset on screen; the row stays while its numbers move. JavaFX thread. */
final class BalanceRow {
    /**
     * A balance and what it is worth.
     *
     * @param value null if there is no price for it
     */
    record Sight(Balance balance, @Nullable BigDecimal value) {}

    private final ReadOnlyObjectWrapper<Sight> sight;

    BalanceRow(Sight first) {
        this.sight = new ReadOnlyObjectWrapper<>(first);
    }

    ReadOnlyObjectProperty<Sight> sight() {
        return sight.getReadOnlyProperty();
    }

    Balance balance() {
        return sight.get().balance();
    }

    void see(Sight next) {
        sight.set(next);
    }
}
