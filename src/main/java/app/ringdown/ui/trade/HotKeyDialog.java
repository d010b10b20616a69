package app.ringdown.ui.trade;

import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** Shows and binds the hot keys: a click on a key waits for another. JavaFX thread. */
public final class HotKeyDialog extends Dialog<Void> {
    private final HotKeys keys;
    private final Collection<KeyCombination> taken;
    private final Texts texts;
    private final Map<TradeAction, Button> buttons = new EnumMap<>(TradeAction.class);
    private final Label message = new Label();
    private @Nullable TradeAction waiting;

    /**
     * @param taken keys of the program's menus, which can't be had
     */
    public HotKeyDialog(
            Window owner,
            Theme theme,
            Texts texts,
            HotKeys keys,
            Collection<KeyCombination> taken) {
        this.keys = keys;
        this.taken = taken;
        this.texts = texts;
        initOwner(owner);
        setTitle(texts.get("trade.keys.title"));
        setResizable(true);
        Label intro = new Label(texts.get("trade.keys.intro"));
        intro.setWrapText(true);
        intro.setMinHeight(Label.USE_PREF_SIZE);
        intro.setPrefWidth(theme.scaled(540));
        GridPane grid = new GridPane();
        grid.getStyleClass().add("keys-grid");
        for (TradeAction action : TradeAction.values()) {
            row(grid, action);
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(theme.scaled(420));
        scroll.setPrefViewportWidth(theme.scaled(540));
        message.setId("hot-keys-message");
        message.setWrapText(true);
        message.setMinHeight(theme.scaled(36));
        Button reset = new Button(texts.get("trade.keys.reset"));
        reset.setId("hot-keys-reset");
        reset.setOnAction(_ -> {
            keys.reset();
            showAll();
        });
        VBox box = new VBox(8, intro, scroll, message, reset);
        box.getStyleClass().add("dialog-box");
        getDialogPane().setId("hot-keys");
        getDialogPane().setContent(box);
        getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        getDialogPane().lookupButton(ButtonType.CLOSE).setId("hot-keys-close");
        getDialogPane().addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        theme.dress(getDialogPane().getScene());
        showAll();
    }

    private void row(GridPane grid, TradeAction action) {
        Button button = new Button();
        button.setId("hot-key-" + action.name());
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> {
            waiting = action;
            showAll();
            message.setText(texts.get("trade.keys.press", texts.get("trade.action." + action)));
        });
        buttons.put(action, button);
        int row = grid.getRowCount();
        grid.add(button, 0, row);
        Label what = new Label(texts.get("trade.action." + action));
        what.setMinWidth(Label.USE_PREF_SIZE);
        grid.add(what, 1, row);
        if (action.isRisky()) {
            Label mark = new Label(texts.get("trade.keys.armed-only"));
            mark.getStyleClass().add("muted");
            mark.setMinWidth(Label.USE_PREF_SIZE);
            grid.add(mark, 2, row);
        }
    }

    private void onKey(KeyEvent event) {
        TradeAction action = waiting;
        if (action == null) {
            return;
        }
        HotKeys.pressed(event)
                .ifPresent(combination -> {
                    waiting = null;
                    bind(action, event, combination);
                    showAll();
                });
        event.consume();
    }

    private void bind(TradeAction action, KeyEvent event, KeyCombination combination) {
        boolean plain = !event.isAltDown() && !event.isControlDown() && !event.isMetaDown();
        if (event.getCode() == KeyCode.ESCAPE && plain) {
            message.setText("");
        } else if (event.getCode() == KeyCode.BACK_SPACE && plain) {
            keys.unbind(action);
            message.setText("");
        } else if (plain && !event.getCode().isFunctionKey()) {
            message.setText(texts.get("trade.keys.plain"));
        } else if (keys.bind(
                action, combination, taken.stream().anyMatch(each -> each.match(event)))) {
            message.setText("");
        } else {
            message.setText(
                    keys.holder(combination, action)
                            .map(other ->
                                    texts.get(
                                            "trade.keys.conflict",
                                            combination.getDisplayText(),
                                            texts.get("trade.action." + other)))
                            .orElseGet(() ->
                                    texts.get("trade.keys.menu", combination.getDisplayText())));
        }
    }

    private void showAll() {
        buttons.forEach((action, button) ->
                button.setText(
                        action == waiting
                                ? texts.get("trade.keys.waiting")
                                : keys.of(action)
                                        .map(KeyCombination::getDisplayText)
                                        .orElse(texts.get("trade.keys.none"))));
    }
}
