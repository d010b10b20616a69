package app.ringdown.ui.ladder;

import app.ringdown.desk.Settings;
import app.ringdown.market.Instrument;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.NumberInput;
import app.ringdown.ui.base.Texts;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much a click is for, with sizes at hand: a click on one puts it in, a right click, or a click
 * on an empty place, keeps what is typed. All of it is kept for each symbol. JavaFX thread.
 */
final class QuantityBox extends HBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int PLACES = 4;

    private final Settings settings;
    private final Texts texts;
    private final Format format;
    private final NumberInput numbers;
    private final Label name = new Label();
    private final TextField field = new TextField();
    private final List<Button> presets = new ArrayList<>();
    private final String[] values = new String[PLACES]; // plain numbers; empty for none
    private Instrument instrument;
    private String problem = "";
    private long lots;

    QuantityBox(Settings settings, Texts texts, Format format, Instrument first) {
        this.settings = settings;
        this.texts = texts;
        this.format = format;
        this.numbers = new NumberInput(format.locale());
        this.instrument = first;
        getStyleClass().add("ladder-quantity");
        Arrays.fill(values, "");
        name.setLabelFor(field);
        name.setMinWidth(0);
        field.setId("ladder-quantity");
        field.getStyleClass().add("number");
        field.setAlignment(Pos.CENTER_RIGHT);
        field.setTextFormatter(
                new TextFormatter<>(
                        change -> NumberInput.isTypable(change.getText()) ? change : null));
        field.textProperty().addListener((_, _, _) -> read());
        getChildren().addAll(name, field);
        for (int i = 0; i < PLACES; i++) {
            presets.add(preset(i));
        }
        getChildren().addAll(presets);
    }

    private Button preset(int place) {
        Button button = new Button();
        button.setId("ladder-preset-" + (place + 1));
        button.getStyleClass().add("number");
        button.setMnemonicParsing(false);
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setOnAction(_ -> {
            if (values[place].isEmpty()) {
                keep(place);
            } else {
                field.setText(numbers.write(new BigDecimal(values[place])));
            }
        });
        button.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.SECONDARY) {
                keep(place);
            }
        });
        return button;
    }

    /** Shows what is kept for an instrument. */
    void choose(Instrument next) {
        instrument = next;
        name.setText(texts.get("ladder.quantity", next.base()));
        String[] kept = settings.get("ladder.presets." + next.symbol()).orElse("").split(";", -1);
        for (int i = 0; i < PLACES; i++) {
            values[i] = i < kept.length && isNumber(kept[i]) ? kept[i] : "";
            show(i);
        }
        String last = settings.get("ladder.quantity." + next.symbol()).orElse("");
        field.setText(isNumber(last) ? numbers.write(new BigDecimal(last)) : "");
        read();
    }

    /** What can't be read is as good as nothing. */
    private static boolean isNumber(String kept) {
        return kept.matches("\\d{1,20}(\\.\\d{1,20})?");
    }

    /** An empty quantity is kept too: what is not wanted any more must not come back. */
    private void read() {
        lots = 0;
        problem = "";
        switch (numbers.read(field.getText())) {
            case NumberInput.Reading.Empty _ ->
                    problem = texts.get("ticket.problem.quantity.missing");
            case NumberInput.Reading.NotANumber _ ->
                    problem = texts.get("ticket.problem.no-number");
            case NumberInput.Reading.Ambiguous _ -> problem = texts.get("ticket.problem.ambiguous");
            case NumberInput.Reading.Value(BigDecimal value) -> read(value);
        }
        boolean isEmpty = field.getText().isBlank();
        field.pseudoClassStateChanged(WRONG, !problem.isEmpty() && !isEmpty);
        field.setAccessibleHelp(problem);
        if (isEmpty || lots > 0) {
            String plain = lots > 0 ? plain() : "";
            settings.put("ladder.quantity." + instrument.symbol(), plain);
        }
    }

    private void read(BigDecimal value) {
        if (value.signum() == 0) {
            problem = texts.get("ticket.problem.zero");
            return;
        }
        try {
            lots = instrument.lots(value);
        } catch (ArithmeticException e) {
            String step = format.plain(instrument.quantity(instrument.rules().lotStep()));
            problem = texts.get("ticket.problem.QUANTITY_OFF_LOT", step, instrument.base());
        }
    }

    private String plain() {
        BigDecimal value = instrument.quantity(lots).stripTrailingZeros();
        return value.setScale(Math.max(0, value.scale())).toPlainString();
    }

    private void keep(int place) {
        values[place] = lots > 0 ? plain() : "";
        settings.put("ladder.presets." + instrument.symbol(), String.join(";", values));
        show(place);
    }

    private void show(int place) {
        boolean empty = values[place].isEmpty();
        String shown = empty ? "+" : numbers.write(new BigDecimal(values[place]));
        Button button = presets.get(place);
        button.setText(shown);
        String tip = texts.get(empty ? "ticket.preset.empty" : "ticket.preset", shown);
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
    }

    /** What is typed, lots; 0 if it is no quantity. */
    long lots() {
        return lots;
    }

    /** Why it is none, as a sentence; empty if it is. */
    String problem() {
        return problem;
    }

    /** Takes the caret to what must be mended. */
    void mend() {
        field.requestFocus();
    }
}
