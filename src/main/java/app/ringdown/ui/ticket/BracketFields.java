package app.ringdown.ui.ticket;

import app.ringdown.ui.base.Texts;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.function.BiConsumer;

/** Target and stop that are wanted with an order, in the unit of choice. */
final class BracketFields extends VBox {
    private final ToggleButton on;
    private final Segments<ExitUnit> unit;
    private final NumberField target;
    private final NumberField stop;

    /**
     * @param onStep called with a field of the bracket and the number of steps
     */
    BracketFields(Texts texts, BiConsumer<Problem.Field, Integer> onStep) {
        getStyleClass().add("ticket-bracket");
        on = new ToggleButton(texts.get("ticket.bracket"));
        on.setId("ticket-bracket");
        on.setTooltip(new Tooltip(texts.get("ticket.bracket.tip")));
        unit =
                new Segments<>(
                        "ticket-exit-unit",
                        texts.get("ticket.exit.unit"),
                        ExitUnit.class,
                        ExitUnit.PERCENT,
                        each -> texts.get("ticket.exit.unit." + each));
        target = field("ticket-target", texts, "ticket.target", Problem.Field.TARGET, onStep);
        stop =
                field(
                        "ticket-exit-stop",
                        texts,
                        "ticket.exit-stop",
                        Problem.Field.EXIT_STOP,
                        onStep);
        Label managed = new Label(texts.get("ticket.bracket.managed"));
        managed.setId("ticket-bracket-managed");
        managed.getStyleClass().add("ticket-muted");
        managed.setWrapText(true);
        managed.setMinHeight(Region.USE_PREF_SIZE);
        HBox legs = new HBox(6, target, stop);
        for (NumberField each : List.of(target, stop)) {
            HBox.setHgrow(each, Priority.ALWAYS);
            each.setPrefWidth(1); // as wide as the other
        }
        VBox fields = new VBox(4, unit, legs, managed);
        fields.visibleProperty().bind(on.selectedProperty());
        fields.managedProperty().bind(on.selectedProperty());
        getChildren().add(fields);
    }

    private static NumberField field(
            String id,
            Texts texts,
            String key,
            Problem.Field field,
            BiConsumer<Problem.Field, Integer> onStep) {
        Label head = new Label(texts.get(key));
        head.getStyleClass().add("ticket-muted");
        NumberField made = new NumberField(id, texts, head, steps -> onStep.accept(field, steps));
        made.setName(head.getText());
        return made;
    }

    /** The button that opens it, to lie beside others. */
    ToggleButton toggle() {
        return on;
    }

    List<ObservableValue<?>> inputs() {
        return List.of(on.selectedProperty(), unit.value(), target.text(), stop.text());
    }

    Draft.Bracket draft() {
        return new Draft.Bracket(
                on.isSelected(), unit.get(), target.text().get(), stop.text().get());
    }

    NumberField target() {
        return target;
    }

    NumberField stop() {
        return stop;
    }

    void show(DraftCheck.Checked checked) {
        target.show(checked.at(Problem.Field.TARGET).orElse(null));
        stop.show(checked.at(Problem.Field.EXIT_STOP).orElse(null));
    }

    void clear() {
        target.clear();
        stop.clear();
    }
}
