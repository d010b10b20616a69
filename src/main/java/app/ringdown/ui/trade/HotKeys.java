package app.ringdown.ui.trade;

import app.ringdown.desk.Settings;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which keys do what: free to bind, each key for one thing only. Kept as they are bound. JavaFX
 * thread.
 */
public final class HotKeys {
    private static final String KEPT = "hot-key.";
    private static final String NONE = "none";

    private final Settings settings;
    private final Map<TradeAction, KeyCombination> keys = new EnumMap<>(TradeAction.class);
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();

    public HotKeys(Settings settings) {
        this.settings = settings;
        for (TradeAction action : TradeAction.values()) {
            String kept = settings.get(KEPT + action.name()).orElse(action.usual().getName());
            read(kept).ifPresent(combination -> keys.put(action, combination));
        }
    }

    /** What can't be read binds nothing. */
    private static Optional<KeyCombination> read(String kept) {
        if (kept.equals(NONE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(KeyCombination.valueOf(kept));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Another number after each change. */
    ReadOnlyLongProperty version() {
        return version.getReadOnlyProperty();
    }

    /** The keys of an action, if it has some. */
    public Optional<KeyCombination> of(TradeAction action) {
        return Optional.ofNullable(keys.get(action));
    }

    /** What an event's keys do, if they do something. */
    public Optional<TradeAction> action(KeyEvent event) {
        return keys.entrySet().stream()
                .filter(each -> each.getValue().match(event))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The action that has these keys already, another one than {@code except}. */
    Optional<TradeAction> holder(KeyCombination combination, TradeAction except) {
        return keys.entrySet().stream()
                .filter(each -> each.getKey() != except)
                .filter(each -> each.getValue().equals(combination))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * Binds an action, unless another has the keys or they are taken by a menu.
     *
     * @param isTaken whether a menu of the program has them
     * @return whether it was bound
     */
    boolean bind(TradeAction action, KeyCombination to, boolean isTaken) {
        if (holder(to, action).isPresent() || isTaken) {
            return false;
        }
        keys.put(action, to);
        keep(action, to.getName());
        return true;
    }

    void unbind(TradeAction action) {
        keys.remove(action);
        keep(action, NONE);
    }

    /** Binds all as they were at the first start. */
    void reset() {
        for (TradeAction action : TradeAction.values()) {
            keys.put(action, action.usual());
            keep(action, action.usual().getName());
        }
    }

    private void keep(TradeAction action, String value) {
        settings.put(KEPT + action.name(), value);
        version.set(version.get() + 1);
    }

    /** The keys that an event holds down, or nothing while only modifiers are. */
    static Optional<KeyCombination> pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code.isModifierKey() || code == KeyCode.UNDEFINED) {
            return Optional.empty();
        }
        return Optional.of(
                new KeyCodeCombination(
                        code,
                        down(event.isShiftDown()),
                        down(event.isControlDown()),
                        down(event.isAltDown()),
                        down(event.isMetaDown()),
                        ModifierValue.UP));
    }

    private static ModifierValue down(boolean is) {
        return is ? ModifierValue.DOWN : ModifierValue.UP;
    }
}
