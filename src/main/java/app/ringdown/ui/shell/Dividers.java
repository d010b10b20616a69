package app.ringdown.ui.shell;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.control.SplitPane;
import javafx.util.Subscription;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the dividers of split panes stand. Each size of text has its own: at a large one the panels
 * need room that they should give back. JavaFX thread.
 */
final class Dividers {
    private static final int USUAL_TEXT = 100;

    private final WindowSettings settings;
    private final ReadOnlyIntegerProperty textSize;
    private final Map<SplitPane, double[]> usual = new LinkedHashMap<>();
    private final Subscription sizes;

    Dividers(WindowSettings settings, ReadOnlyIntegerProperty textSize) {
        this.settings = settings;
        this.textSize = textSize;
        this.sizes = textSize.subscribe(this::resized);
    }

    /**
     * Puts a pane's dividers where they were.
     *
     * @param pane its id tells it from the others
     * @param positions where they stand at the first start
     */
    void add(SplitPane pane, double... positions) {
        usual.put(pane, positions);
        settings.applyTo(pane, key(pane, textSize.get()), positions);
    }

    private void resized(Number before, Number now) {
        keep(before.intValue());
        usual.keySet()
                .forEach(pane ->
                        settings.applyTo(
                                pane, key(pane, now.intValue()), pane.getDividerPositions()));
    }

    /** Puts all where they are at the first start. */
    void reset() {
        usual.forEach(SplitPane::setDividerPositions);
    }

    void keep() {
        keep(textSize.get());
    }

    private void keep(int size) {
        usual.keySet().forEach(pane -> settings.keep(pane, key(pane, size)));
    }

    private static String key(SplitPane pane, int size) {
        String name = "layout." + pane.getId();
        return size == USUAL_TEXT ? name : name + "." + size;
    }

    void close() {
        sizes.unsubscribe();
    }
}
