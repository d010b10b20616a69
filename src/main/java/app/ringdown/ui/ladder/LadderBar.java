package app.ringdown.ui.ladder;

import app.ringdown.desk.Settings;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.depth.GroupChooser;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * What stands above a ladder: symbol and spread, whether it is armed, the quantity of a click, and
 * how the book is shown. JavaFX thread.
 */
final class LadderBar extends VBox {
    private static final String CUMULATIVE = "ladder.cumulative";
    private static final String FOLLOW = "ladder.follow";

    private final Settings settings;
    private final Texts texts;
    private final Label symbol = new Label();
    private final Label spread = new Label();
    private final ToggleButton armed = new ToggleButton();
    private final ToggleButton cumulative;
    private final ToggleButton follow;

    /**
     * @param onLook called when the book is to be shown in another way
     * @param onCentre brings the market into the middle
     */
    LadderBar(
            QuantityBox quantity,
            GroupChooser group,
            Settings settings,
            Texts texts,
            Runnable onLook,
            Runnable onCentre) {
        this.settings = settings;
        this.texts = texts;
        symbol.setId("ladder-symbol");
        symbol.getStyleClass().add("panel-title");
        symbol.setMinWidth(USE_PREF_SIZE);
        spread.setId("ladder-spread");
        spread.getStyleClass().addAll("number", "muted");
        spread.setMinWidth(0); // it gives way first: what arms must never be cut off
        armed.setId("ladder-armed");
        armed.getStyleClass().add("ladder-armed");
        armed.setTooltip(new Tooltip(texts.get("ladder.armed.tip")));
        armed.setAccessibleHelp(texts.get("ladder.armed.tip"));
        armed.setMinWidth(USE_PREF_SIZE);
        armed.selectedProperty()
                .subscribe(is -> armed.setText(texts.get(is ? "ladder.armed" : "ladder.unarmed")));
        cumulative = kept("cumulative", CUMULATIVE, false, onLook);
        follow = kept("follow", FOLLOW, true, () -> {});
        Button centre = new Button(texts.get("ladder.centre"));
        centre.setId("ladder-centre");
        centre.setTooltip(new Tooltip(texts.get("ladder.centre.tip")));
        centre.setMinWidth(USE_PREF_SIZE);
        centre.setOnAction(_ -> onCentre.run());
        getStyleClass().add("ladder-bar");
        getChildren()
                .addAll(
                        new HBox(symbol, spread, between(), armed),
                        quantity,
                        new FlowPane(group, cumulative, follow, centre));
        getChildren().forEach(row -> row.getStyleClass().add("ladder-bar-row"));
    }

    private ToggleButton kept(String name, String key, boolean usual, Runnable onChange) {
        ToggleButton button = new ToggleButton(texts.get("ladder." + name));
        button.setId("ladder-" + name);
        button.setTooltip(new Tooltip(texts.get("ladder." + name + ".tip")));
        button.setMinWidth(USE_PREF_SIZE);
        button.setSelected(settings.get(key).map("yes"::equals).orElse(usual));
        button.selectedProperty()
                .addListener((_, _, is) -> {
                    settings.put(key, is ? "yes" : "no");
                    onChange.run();
                });
        return button;
    }

    private static Region between() {
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        return between;
    }

    /** Whether a click sends: off until a person says so. */
    ToggleButton armed() {
        return armed;
    }

    /** Whether sums from the touch are shown rather than sizes. */
    boolean isCumulative() {
        return cumulative.isSelected();
    }

    /** Whether the market is brought back when it has left the view. */
    boolean isFollowing() {
        return follow.isSelected();
    }

    void show(String ofSymbol, String ofSpread) {
        symbol.setText(ofSymbol);
        spread.setText(ofSpread);
    }
}
