package app.ringdown.ui.ticket;

import app.ringdown.ui.base.NumberInput;
import app.ringdown.ui.base.Texts;

import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;

/**
 * A number that is typed, or stepped by buttons, arrow keys (ten steps with Shift) and the wheel;
 * what is wrong with it stands right below, with the nearest valid value as a button.
 */
final class NumberField extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int PAGE = 10;

    private final Texts texts;
    private final TextField field = new TextField();
    private final Label explanation = new Label();
    private final FlowPane help = new FlowPane(6, 2);
    private final List<Button> fixes = new ArrayList<>();
    private final HBox row;
    private @Nullable Problem shown;
    private String aside = "";

    /**
     * @param id of the text field; its parts have ids that begin with it
     * @param header what the field is, above it
     * @param onStep called with the number of steps up, or down if negative
     */
    NumberField(String id, Texts texts, Node header, IntConsumer onStep) {
        this.texts = texts;
        getStyleClass().add("ticket-field");
        field.setId(id);
        field.getStyleClass().add("number");
        field.setAlignment(Pos.CENTER_RIGHT);
        field.setTextFormatter(
                new TextFormatter<>(
                        change -> NumberInput.isTypable(change.getText()) ? change : null));
        field.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(field, Priority.ALWAYS);
        Button down = stepButton(id + "-down", "−", texts.get("ticket.down"), onStep, -1);
        Button up = stepButton(id + "-up", "+", texts.get("ticket.up"), onStep, 1);
        row = new HBox(down, field, up);
        row.getStyleClass().add("ticket-field-row");
        explanation.setId(id + "-problem");
        explanation.getStyleClass().add("ticket-problem");
        explanation.setWrapText(true);
        explanation.setMinHeight(Region.USE_PREF_SIZE);
        help.setAlignment(Pos.CENTER_LEFT);
        help.getStyleClass().add("ticket-help");
        help.getChildren().add(explanation);
        getChildren().addAll(header, row, help);
        field.addEventFilter(KeyEvent.KEY_PRESSED, e -> onKey(e, onStep));
        field.addEventFilter(
                ScrollEvent.SCROLL,
                e -> {
                    if (field.isFocused() && e.getDeltaY() != 0) {
                        onStep.accept(e.getDeltaY() > 0 ? 1 : -1);
                        e.consume();
                    }
                });
    }

    TextField field() {
        return field;
    }

    /** What a screen reader calls the field. */
    void setName(String name) {
        field.setAccessibleText(name);
    }

    StringProperty text() {
        return field.textProperty();
    }

    /** Puts a value in as if it had been typed, the caret behind it. */
    void put(String value) {
        field.setText(value);
        field.end();
    }

    /**
     * What was typed is put aside while the field can't be used.
     *
     * @param instead what is shown in the field then
     */
    void setUsable(boolean usable, String instead) {
        if (usable != row.isDisabled()) {
            return;
        }
        row.setDisable(!usable);
        String typed = field.getText();
        field.setPromptText(usable ? "" : instead);
        field.setText(usable ? aside : "");
        aside = usable ? "" : typed;
    }

    /** Empties the field, and forgets what was put aside. */
    void clear() {
        aside = "";
        field.setText("");
    }

    /** Says what is wrong; null for nothing. What was not typed yet is not wrong. */
    void show(@Nullable Problem problem) {
        Problem next = problem == null || problem.missing() ? null : problem;
        if (Objects.equals(next, shown)) {
            return;
        }
        shown = next;
        field.pseudoClassStateChanged(WRONG, next != null);
        explanation.setText(next == null ? "" : "⚠ " + next.sentence());
        field.setAccessibleHelp(next == null ? "" : next.sentence());
        offer(next == null ? List.of() : next.fixes());
    }

    /** The buttons stay where they are while what they offer follows the market. */
    private void offer(List<String> values) {
        while (fixes.size() > values.size()) {
            help.getChildren().remove(fixes.removeLast());
        }
        while (fixes.size() < values.size()) {
            Button button = fixButton();
            fixes.add(button);
            help.getChildren().add(button);
        }
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            Button button = fixes.get(i);
            button.setText(texts.get("ticket.fix", value));
            button.setAccessibleText(texts.get("ticket.fix.tip", value));
            button.setOnAction(_ -> {
                field.requestFocus();
                put(value);
            });
        }
    }

    private Button fixButton() {
        Button button = new Button();
        button.setId(field.getId() + "-fix-" + fixes.size());
        button.getStyleClass().addAll("ticket-fix", "number");
        button.setMnemonicParsing(false);
        return button;
    }

    private static Button stepButton(
            String id, String text, String name, IntConsumer onStep, int steps) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("ticket-step");
        button.setAccessibleText(name);
        button.setMaxHeight(Double.MAX_VALUE);
        button.setFocusTraversable(false); // the arrow keys do the same in the field
        button.setOnAction(_ -> onStep.accept(steps));
        return button;
    }

    private static void onKey(KeyEvent event, IntConsumer onStep) {
        int steps =
                switch (event.getCode()) {
                    case UP -> event.isShiftDown() ? PAGE : 1;
                    case DOWN -> event.isShiftDown() ? -PAGE : -1;
                    case PAGE_UP -> PAGE;
                    case PAGE_DOWN -> -PAGE;
                    default -> 0;
                };
        if (steps != 0) {
            onStep.accept(steps);
            event.consume();
        }
    }
}
