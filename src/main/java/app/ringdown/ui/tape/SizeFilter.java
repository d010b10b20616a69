package app.ringdown.ui.tape;

import app.ringdown.desk.Settings;
import app.ringdown.market.Instrument;
import app.ringdown.market.Print;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.NumberInput;
import app.ringdown.ui.base.NumberInput.Reading;
import app.ringdown.ui.base.Texts;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/**
 * How large a trade must be to be shown: at least so much of the base asset, or worth at least so
 * much of the quote asset. Kept for each symbol. JavaFX thread.
 */
final class SizeFilter {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final String KEPT = "tape.least.";
    private static final String QUANTITY = "quantity";
    private static final String VALUE = "value";

    private final Settings settings;
    private final Texts texts;
    private final Format format;
    private final NumberInput numbers;
    private final Runnable onChange;
    private final TextField field = new TextField();
    private final ToggleButton byValue = new ToggleButton();
    private final Tooltip unitTip = new Tooltip();
    private final Label explanation = new Label();
    private final FlowPane help = new FlowPane(6, 2, explanation);
    private final HBox box;
    private Instrument instrument;
    private @Nullable BigDecimal least;
    private boolean isChoosing;

    SizeFilter(Settings settings, Texts texts, Format format, Instrument first, Runnable onChange) {
        this.settings = settings;
        this.texts = texts;
        this.format = format;
        this.numbers = new NumberInput(texts.locale());
        this.onChange = onChange;
        this.instrument = first;
        field.setId("tape-least");
        field.getStyleClass().addAll("number", "tape-least");
        field.setPromptText(texts.get("tape.least.prompt"));
        field.setTextFormatter(
                new TextFormatter<>(
                        change -> NumberInput.isTypable(change.getText()) ? change : null));
        byValue.setId("tape-least-unit");
        byValue.setMinWidth(HBox.USE_PREF_SIZE);
        byValue.setTooltip(unitTip);
        explanation.setId("tape-least-problem");
        explanation.getStyleClass().add("ticket-problem");
        help.managedProperty().bind(explanation.textProperty().isNotEmpty());
        help.visibleProperty().bind(help.managedProperty());
        help.getStyleClass().add("tape-help");
        Label name = new Label(texts.get("tape.least"));
        name.setLabelFor(field);
        name.getStyleClass().add("muted");
        name.setMinWidth(HBox.USE_PREF_SIZE);
        box = new HBox(name, field, byValue);
        box.getStyleClass().add("tape-filter");
        box.setMinWidth(HBox.USE_PREF_SIZE);
        field.textProperty().addListener((_, _, _) -> change());
        byValue.selectedProperty().addListener((_, _, _) -> change());
    }

    /** The field and its unit. */
    Node box() {
        return box;
    }

    /** What is wrong with what was typed; takes no room while nothing is. */
    Node help() {
        return help;
    }

    /** Shows what is kept of another instrument. */
    void choose(Instrument next) {
        instrument = next;
        String[] kept = settings.get(KEPT + next.symbol()).orElse("").split(" ", 2);
        isChoosing = true;
        byValue.setSelected(kept[0].equals(VALUE));
        field.setText(kept.length == 2 ? shown(kept[1]) : "");
        isChoosing = false;
        read();
    }

    /** What is kept is as Java writes it, and what can't be read is as good as nothing. */
    private String shown(String kept) {
        try {
            return numbers.write(new BigDecimal(kept));
        } catch (NumberFormatException e) {
            return "";
        }
    }

    private void change() {
        if (isChoosing) {
            return;
        }
        read();
        BigDecimal held = least;
        settings.put(
                KEPT + instrument.symbol(),
                (byValue.isSelected() ? VALUE : QUANTITY)
                        + (held == null ? "" : " " + held.toPlainString()));
        onChange.run();
    }

    private void read() {
        String asset = byValue.isSelected() ? instrument.quote() : instrument.base();
        byValue.setText(asset);
        unitTip.setText(texts.get("tape.least.unit", instrument.base(), instrument.quote()));
        field.setAccessibleText(texts.get("tape.least.of", asset));
        least = null;
        switch (numbers.read(field.getText())) {
            case Reading.Empty _ -> explain("", List.of());
            case Reading.Value(BigDecimal value) -> {
                least = value.signum() == 0 ? null : value;
                explain("", List.of());
            }
            case Reading.NotANumber _ -> explain(texts.get("tape.least.no-number"), List.of());
            case Reading.Ambiguous ambiguous ->
                    explain(texts.get("tape.least.ambiguous"), numbers.choices(ambiguous));
        }
    }

    private void explain(String sentence, List<String> choices) {
        field.pseudoClassStateChanged(WRONG, !sentence.isEmpty());
        field.setAccessibleHelp(sentence);
        explanation.setText(sentence.isEmpty() ? "" : "⚠ " + sentence);
        help.getChildren().setAll(explanation);
        for (String choice : choices) {
            Button button = new Button(texts.get("ticket.fix", choice));
            button.getStyleClass().addAll("ticket-fix", "number");
            button.setOnAction(_ -> {
                field.requestFocus();
                field.setText(choice);
                field.end();
            });
            help.getChildren().add(button);
        }
    }

    /** What passes; all does while nothing is typed, or nothing that can be read. */
    Predicate<Print> passes() {
        BigDecimal bound = least;
        Instrument of = instrument;
        boolean isValue = byValue.isSelected();
        if (bound == null) {
            return _ -> true;
        }
        return print ->
                (isValue ? of.notional(print.ticks(), print.lots()) : of.quantity(print.lots()))
                                .compareTo(bound)
                        >= 0;
    }

    /** What must be reached, as a text; empty if nothing must. */
    String words() {
        BigDecimal bound = least;
        return bound == null ? "" : format.plain(bound) + " " + byValue.getText();
    }
}
