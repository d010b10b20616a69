package app.ringdown.ui.ticket;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A choice of one out of a few, all of them in view. One of them is always chosen; the arrow keys
 * move the choice, as among radio buttons.
 */
final class Segments<T extends Enum<T>> extends VBox {
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first-segment");
    private static final PseudoClass LAST = PseudoClass.getPseudoClass("last-segment");

    private final ObjectProperty<T> value;
    private final Map<T, ToggleButton> buttons;

    /**
     * @param id ids of the buttons are this and the value's name, in lower case
     * @param title read out for the whole choice
     */
    Segments(String id, String title, Class<T> type, T first, Function<T, String> text) {
        this(id, title, type, first, text, Integer.MAX_VALUE);
    }

    /**
     * @param perRow how many lie beside each other
     */
    Segments(
            String id, String title, Class<T> type, T first, Function<T, String> text, int perRow) {
        this.value = new SimpleObjectProperty<>(first);
        this.buttons = new EnumMap<>(type);
        setId(id);
        getStyleClass().add("ticket-segments");
        setAccessibleText(title);
        ToggleGroup group = new ToggleGroup();
        T[] all = type.getEnumConstants();
        HBox row = new HBox();
        for (int i = 0; i < all.length; i++) {
            T each = all[i];
            if (i % perRow == 0) {
                row = new HBox();
                getChildren().add(row);
            }
            ToggleButton button = new ToggleButton(text.apply(each));
            button.setId(id + "-" + each.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            button.setToggleGroup(group);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMnemonicParsing(false);
            button.setUserData(each);
            button.setAccessibleText(title + ": " + text.apply(each));
            button.pseudoClassStateChanged(FIRST, i % perRow == 0);
            button.pseudoClassStateChanged(LAST, i % perRow == perRow - 1 || i == all.length - 1);
            button.setOnAction(_ -> {
                value.set(each);
                button.setSelected(true); // pressing the chosen one again keeps it
            });
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setPrefWidth(1); // as wide as each other
            buttons.put(each, button);
            row.getChildren().add(button);
        }
        value.addListener((_, _, next) -> show(next));
        group.selectedToggleProperty()
                .addListener((_, _, chosen) -> {
                    if (chosen != null) { // by the arrow keys
                        value.set(type.cast(chosen.getUserData()));
                    }
                });
        show(first);
    }

    ObjectProperty<T> value() {
        return value;
    }

    T get() {
        return value.get();
    }

    void set(T next) {
        value.set(next);
    }

    ToggleButton button(T which) {
        ToggleButton button = buttons.get(which);
        if (button == null) {
            throw new IllegalArgumentException(which.name());
        }
        return button;
    }

    void setText(T which, String text) {
        button(which).setText(text);
        button(which).setAccessibleText(getAccessibleText() + ": " + text);
    }

    void setTip(T which, String tip) {
        button(which).setTooltip(new Tooltip(tip));
    }

    private void show(T chosen) {
        button(chosen).setSelected(true);
    }
}
