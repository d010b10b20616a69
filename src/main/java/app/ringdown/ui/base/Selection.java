package app.ringdown.ui.base;

import app.ringdown.market.Instrument;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The instrument that the window is about: chosen in the watch list, shown by chart and ticket. */
public final class Selection {
    private final ReadOnlyObjectWrapper<Instrument> instrument;

    public Selection(Instrument first) {
        this.instrument = new ReadOnlyObjectWrapper<>(first);
    }

    public Instrument get() {
        return instrument.get();
    }

    public void select(Instrument next) {
        instrument.set(next);
    }

    public ReadOnlyObjectProperty<Instrument> instrument() {
        return instrument.getReadOnlyProperty();
    }
}
