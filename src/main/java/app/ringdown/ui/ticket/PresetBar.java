package app.ringdown.ui.ticket;

import app.ringdown.desk.Settings;
import app.ringdown.ui.base.Texts;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sizes that a person keeps for a symbol and a unit: a click puts one in, a right click, or a click
 * on an empty place, keeps what is typed.
 */
final class PresetBar extends HBox {
    private static final int PLACES = 4;

    private final Settings settings;
    private final Texts texts;
    private final Button[] buttons = new Button[PLACES];
    private String[] values = new String[PLACES];
    private String key = "";

    /**
     * @param typed what stands in the field
     * @param put puts a size into the field
     */
    PresetBar(Settings settings, Texts texts, Supplier<String> typed, Consumer<String> put) {
        this.settings = settings;
        this.texts = texts;
        getStyleClass().add("ticket-percents");
        for (int i = 0; i < PLACES; i++) {
            int place = i;
            Button button = new Button();
            button.setId("ticket-preset-" + (i + 1));
            button.getStyleClass().addAll("ticket-small", "number");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMnemonicParsing(false);
            button.setOnAction(_ -> {
                if (values[place].isEmpty()) {
                    keep(place, typed.get());
                } else {
                    put.accept(values[place]);
                }
            });
            button.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.SECONDARY) {
                    keep(place, typed.get());
                }
            });
            HBox.setHgrow(button, Priority.ALWAYS);
            buttons[i] = button;
            getChildren().add(button);
        }
        Arrays.fill(values, "");
    }

    /** Shows what is kept for a symbol and a unit. */
    void choose(String symbol, SizeUnit unit) {
        String next = "ticket.presets." + symbol + "." + unit;
        if (next.equals(key)) {
            return;
        }
        key = next;
        String[] kept = settings.get(key).orElse("").split(";", -1);
        values = Arrays.copyOf(kept, PLACES);
        for (int i = 0; i < PLACES; i++) {
            values[i] = i < kept.length ? kept[i] : "";
            show(i);
        }
    }

    private void keep(int place, String value) {
        values[place] = value.strip().replace(";", "");
        settings.put(key, String.join(";", values));
        show(place);
    }

    private void show(int place) {
        Button button = buttons[place];
        boolean empty = values[place].isEmpty();
        button.setText(empty ? "+" : values[place]);
        String tip = texts.get(empty ? "ticket.preset.empty" : "ticket.preset", values[place]);
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
    }
}
