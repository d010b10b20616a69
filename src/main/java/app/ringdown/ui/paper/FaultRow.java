package app.ringdown.ui.paper;

import app.ringdown.ui.base.Texts;

import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import java.util.List;
import java.util.function.Consumer;

/** One thing that can go wrong: a switch, how likely it strikes, and how much of it. */
final class FaultRow {
    private static final List<Double> RATES = List.of(0.01, 0.05, 0.1, 0.25, 0.5, 1.0);

    /** As much as a number of any fault has. */
    private static final int DIGITS = 6;

    private final String name;
    private final Texts texts;
    private final CheckBox on;
    private final ComboBox<Double> rate = new ComboBox<>();
    private final TextField amount = new TextField();
    private final Label struck = new Label();
    private final Begin begin;

    /** Whether what is shown is being brought in line with the exchange. */
    private boolean showing;

    /** Switches it on, or to another strength. */
    interface Begin {
        void begin(String fault, double rate, int amount);
    }

    FaultRow(
            PaperExchange.FaultState fault,
            GridPane grid,
            Texts texts,
            PaperWords words,
            Begin begin,
            Consumer<String> lift) {
        name = fault.name();
        this.texts = texts;
        this.begin = begin;
        on = new CheckBox(words.fault(name));
        on.setId("paper-fault-" + name);
        on.setMinWidth(Region.USE_PREF_SIZE);
        Label what = new Label(words.faultWhat(name));
        what.getStyleClass().addAll("muted", "paper-fault-what");
        what.setWrapText(true);
        on.setAccessibleHelp(what.getText());
        rate.setId("paper-rate-" + name);
        rate.setAccessibleText(texts.get("paper.drill.rate"));
        rate.getItems().setAll(RATES);
        rate.setValue(1.0);
        rate.setMinWidth(Region.USE_PREF_SIZE);
        rate.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Double value) {
                        return Math.round(value * 100) + " %";
                    }

                    @Override
                    public Double fromString(String text) {
                        throw new IllegalStateException("it is chosen, not typed");
                    }
                });
        amount.setId("paper-amount-" + name);
        amount.setAccessibleText(texts.get("paper.drill.amount", words.fault(name)));
        amount.setPrefColumnCount(DIGITS);
        amount.setMinWidth(Region.USE_PREF_SIZE);
        amount.setText(String.valueOf(fault.amount()));
        amount.setTextFormatter(
                new TextFormatter<>(change ->
                        change.getControlNewText().matches("-?\\d{0," + DIGITS + "}")
                                ? change
                                : null));
        struck.setId("paper-struck-" + name);
        struck.setMinWidth(Region.USE_PREF_SIZE);
        struck.getStyleClass().addAll("muted", "number");
        Label unit = new Label(words.faultUnit(name));
        unit.setMinWidth(Region.USE_PREF_SIZE);
        HBox strength = new HBox(6, amount, unit);
        strength.getStyleClass().add("paper-strength");
        strength.setVisible(fault.amount() != 0);
        VBox label = new VBox(on, what);
        label.getStyleClass().add("paper-fault");
        GridPane.setHgrow(label, Priority.ALWAYS);
        grid.addRow(grid.getRowCount(), label, rate, strength, struck);

        on.setOnAction(event -> {
            if (on.isSelected()) {
                start();
            } else {
                lift.accept(name);
            }
        });
        rate.setOnAction(event -> again());
        amount.setOnAction(event -> again());
    }

    /** What was changed while it is on holds at once. */
    private void again() {
        if (on.isSelected() && !showing) {
            start();
        }
    }

    private void start() {
        String typed = amount.getText();
        int number = typed.isEmpty() || typed.equals("-") ? 0 : Integer.parseInt(typed);
        begin.begin(name, rate.getValue(), number);
    }

    void show(PaperExchange.FaultState fault) {
        showing = true;
        on.setSelected(fault.on());
        if (fault.on() && !rate.isShowing()) {
            rate.setValue(fault.rate());
        }
        if (fault.on() && !amount.isFocused()) {
            amount.setText(String.valueOf(fault.amount()));
        }
        struck.setText(fault.struck() == 0 ? "" : texts.get("paper.drill.struck", fault.struck()));
        showing = false;
    }
}
