package app.ringdown.ui.paper;

import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Switches the market inside to another scenario: all of it or one symbol, for good or a while. */
public final class ScenarioDialog extends PaperDialog {
    private static final List<Integer> MINUTES = List.of(0, 1, 5, 10, 30, 60);

    private final Supplier<String> selected;
    private final Label now = new Label();
    private final GridPane choices = new GridPane();
    private final ToggleGroup group = new ToggleGroup();
    private final RadioButton everywhere = new RadioButton();
    private final RadioButton here = new RadioButton();
    private final ComboBox<Integer> minutes = new ComboBox<>();
    private List<String> offered = List.of();

    /**
     * @param selected the symbol that the window is on
     */
    public ScenarioDialog(
            Window owner, Theme theme, Texts texts, PaperWatch watch, Supplier<String> selected) {
        super(owner, theme, texts, watch, "scenario");
        this.selected = selected;
        now.setId("paper-now");
        now.setWrapText(true);
        now.setMinHeight(Region.USE_PREF_SIZE);
        choices.getStyleClass().add("paper-grid");
        fill(now, choices, where());
    }

    private GridPane where() {
        ToggleGroup places = new ToggleGroup();
        everywhere.setToggleGroup(places);
        everywhere.setId("paper-everywhere");
        everywhere.setText(texts.get("paper.scenario.everywhere"));
        everywhere.setSelected(true);
        here.setToggleGroup(places);
        here.setId("paper-here");
        minutes.setId("paper-minutes");
        minutes.setAccessibleText(texts.get("paper.scenario.for"));
        minutes.getItems().setAll(MINUTES);
        minutes.setValue(0);
        minutes.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Integer value) {
                        return value == 0
                                ? texts.get("paper.scenario.for-good")
                                : texts.get("paper.scenario.minutes", value);
                    }

                    @Override
                    public Integer fromString(String text) {
                        throw new IllegalStateException("it is chosen, not typed");
                    }
                });
        Button play = new Button(texts.get("paper.scenario.do"));
        play.setId("paper-play");
        play.setDefaultButton(true);
        play.disableProperty().bind(group.selectedToggleProperty().isNull());
        play.setOnAction(event -> play());
        GridPane grid = new GridPane();
        grid.getStyleClass().add("paper-grid");
        grid.addRow(0, new Label(texts.get("paper.scenario.where")), row(everywhere, here));
        grid.addRow(1, new Label(texts.get("paper.scenario.for")), row(minutes, play));
        return grid;
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(12, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void play() {
        String scenario = (String) Objects.requireNonNull(group.getSelectedToggle()).getUserData();
        String symbol = here.isSelected() ? selected.get() : null;
        int length = minutes.getValue();
        follow(
                exchange().play(scenario, symbol, length == 0 ? null : Duration.ofMinutes(length)),
                texts.get(
                        "paper.scenario.done",
                        words.scenario(scenario),
                        symbol == null ? texts.get("paper.scenario.everywhere") : symbol));
    }

    @Override
    void show(PaperExchange.@Nullable Status status) {
        getDialogPane().getContent().setDisable(status == null);
        here.setText(texts.get("paper.scenario.here", selected.get()));
        if (status == null) {
            return;
        }
        String unusual = words.scenarios(status);
        now.setText(
                texts.get(
                        "paper.scenario.now",
                        unusual.isEmpty() ? words.scenario(PaperExchange.Status.NORMAL) : unusual));
        if (!offered.equals(status.scenarios())) {
            offered = status.scenarios();
            choices.getChildren().clear();
            for (String scenario : offered) {
                RadioButton choice = new RadioButton(words.scenario(scenario));
                choice.setId("paper-scenario-" + scenario);
                choice.setMinWidth(Region.USE_PREF_SIZE);
                choice.setToggleGroup(group);
                choice.setUserData(scenario);
                Label what = new Label(words.scenarioWhat(scenario));
                what.getStyleClass().add("muted");
                what.setWrapText(true);
                what.setLabelFor(choice);
                choice.setAccessibleHelp(what.getText());
                choices.addRow(choices.getRowCount(), choice, what);
                choice.setSelected(status.playing().values().stream().allMatch(scenario::equals));
            }
        }
    }
}
