package app.ringdown.ui.trade;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * Whether hot keys may bring risk. Off at every start and on every new connection, never kept;
 * disarming cancels nothing. JavaFX thread.
 */
public final class Arming {
    private final BooleanProperty armed = new SimpleBooleanProperty();

    public BooleanProperty armed() {
        return armed;
    }

    public boolean isArmed() {
        return armed.get();
    }

    void disarm() {
        armed.set(false);
    }
}
