package app.ringdown.ui.trade;

import app.ringdown.order.OwnLimits;
import app.ringdown.ui.base.NumberInput;
import app.ringdown.ui.base.NumberInput.Reading;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.trade.TradeSettings.Choices;
import app.ringdown.ui.trade.TradeSettings.Confirm;

import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where limits, questions and sounds are chosen, calmly. JavaFX thread. */
public final class TradeSettingsDialog extends Dialog<Void> {
    private static final String OVER = "confirm-over";

    private final Texts texts;
    private final NumberInput numbers;
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private final Map<Confirm, RadioButton> confirms = new EnumMap<>(Confirm.class);
    private final CheckBox notices;
    private final CheckBox sounds;
    private final Label problem = new Label();

    public TradeSettingsDialog(Window owner, Theme theme, Texts texts, TradeSettings settings) {
        this.texts = texts;
        this.numbers = new NumberInput(texts.locale());
        initOwner(owner);
        setTitle(texts.get("trade.settings.title"));
        setResizable(true);
        Choices held = settings.choices().get();
        OwnLimits limits = held.limits();
        Label intro = new Label(texts.get("trade.settings.intro"));
        intro.setWrapText(true);
        intro.setMinHeight(Label.USE_PREF_SIZE);
        intro.setPrefWidth(theme.scaled(440));
        GridPane grid = new GridPane();
        grid.setHgap(10);
        grid.setVgap(6);
        field(grid, "max-quantity", limits.maxQuantity());
        field(grid, "max-value", limits.maxValue());
        field(grid, "max-percent-away", limits.maxPercentAway());
        field(grid, "max-ticks-away", BigDecimal.valueOf(limits.maxTicksAway()));
        field(grid, "max-daily-loss", limits.maxDailyLoss());
        field(grid, "max-open-orders", BigDecimal.valueOf(limits.maxOpenOrders()));
        notices = box("notices", held.notices());
        sounds = box("sounds", held.sounds());
        problem.setId("trade-settings-problem");
        problem.getStyleClass().add("ticket-problem");
        problem.setWrapText(true);
        problem.setMinHeight(theme.scaled(32));
        VBox box =
                new VBox(
                        10,
                        intro,
                        grid,
                        heading("trade.settings.confirm"),
                        confirmation(held),
                        heading("trade.settings.told"),
                        notices,
                        sounds,
                        problem);
        box.getStyleClass().add("dialog-box");
        getDialogPane().setId("trade-settings");
        getDialogPane().setContent(box);
        getDialogPane().getButtonTypes().addAll(ButtonType.OK, ButtonType.CANCEL);
        Node ok = getDialogPane().lookupButton(ButtonType.OK);
        ok.setId("trade-settings-ok");
        getDialogPane().lookupButton(ButtonType.CANCEL).setId("trade-settings-cancel");
        ok.addEventFilter(
                ActionEvent.ACTION,
                event -> {
                    Optional<Choices> chosen = read();
                    chosen.ifPresent(settings::choose);
                    if (chosen.isEmpty()) {
                        event.consume();
                    }
                });
        theme.dress(getDialogPane().getScene());
    }

    private Label heading(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("keys-heading");
        return label;
    }

    private void field(GridPane grid, String key, BigDecimal value) {
        TextField field = number(key, value);
        int row = grid.getRowCount();
        Label label = new Label(texts.get("trade.settings." + key));
        label.setLabelFor(field);
        grid.add(label, 0, row);
        grid.add(field, 1, row);
    }

    private TextField number(String key, BigDecimal value) {
        TextField field = new TextField();
        field.setId("trade-settings-" + key);
        field.setAlignment(Pos.CENTER_RIGHT);
        field.setPrefColumnCount(10);
        field.getStyleClass().add("number");
        field.setPromptText(texts.get("trade.settings.none"));
        if (value.signum() > 0) {
            field.setText(numbers.write(value));
        }
        fields.put(key, field);
        return field;
    }

    private CheckBox box(String key, boolean on) {
        CheckBox box = new CheckBox(texts.get("trade.settings." + key));
        box.setId("trade-settings-" + key);
        box.setSelected(on);
        return box;
    }

    private VBox confirmation(Choices held) {
        ToggleGroup group = new ToggleGroup();
        VBox box = new VBox(4);
        for (Confirm each : Confirm.values()) {
            RadioButton button = new RadioButton(texts.get("trade.settings.confirm." + each));
            button.setId("trade-settings-confirm-" + each);
            button.setToggleGroup(group);
            button.setSelected(each == held.confirm());
            confirms.put(each, button);
            HBox row = new HBox(8, button);
            row.setAlignment(Pos.CENTER_LEFT);
            if (each == Confirm.OVER) {
                row.getChildren().add(number(OVER, held.confirmOver()));
            }
            box.getChildren().add(row);
        }
        return box;
    }

    /** Empty, with a sentence, if one of the numbers can't be read. */
    private Optional<Choices> read() {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        for (Map.Entry<String, TextField> each : fields.entrySet()) {
            String title = texts.get("trade.settings." + each.getKey());
            switch (numbers.read(each.getValue().getText())) {
                case Reading.Empty _ -> values.put(each.getKey(), BigDecimal.ZERO);
                case Reading.Value(BigDecimal value) -> values.put(each.getKey(), value);
                case Reading.NotANumber _ -> {
                    return wrong(each.getValue(), "trade.settings.no-number", title);
                }
                case Reading.Ambiguous ambiguous -> {
                    return wrong(
                            each.getValue(),
                            "trade.settings.ambiguous",
                            title + ": " + String.join(" / ", numbers.choices(ambiguous)));
                }
            }
        }
        Confirm confirm = Confirm.NEVER;
        for (Map.Entry<Confirm, RadioButton> each : confirms.entrySet()) {
            confirm = each.getValue().isSelected() ? each.getKey() : confirm;
        }
        return Optional.of(
                new Choices(
                        new OwnLimits(
                                values.getOrDefault("max-quantity", BigDecimal.ZERO),
                                values.getOrDefault("max-value", BigDecimal.ZERO),
                                values.getOrDefault("max-percent-away", BigDecimal.ZERO),
                                values.getOrDefault("max-ticks-away", BigDecimal.ZERO).longValue(),
                                values.getOrDefault("max-daily-loss", BigDecimal.ZERO),
                                values.getOrDefault("max-open-orders", BigDecimal.ZERO)
                                        .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                                        .intValue()),
                        confirm,
                        values.getOrDefault(OVER, BigDecimal.ZERO),
                        notices.isSelected(),
                        sounds.isSelected()));
    }

    private Optional<Choices> wrong(TextField field, String key, String what) {
        problem.setText(texts.get(key, what));
        field.requestFocus();
        return Optional.empty();
    }
}
