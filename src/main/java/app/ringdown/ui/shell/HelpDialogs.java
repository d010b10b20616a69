package app.ringdown.ui.shell;

import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;

import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

import java.util.List;
import java.util.Map;

/** What the help menu shows. JavaFX thread. */
final class HelpDialogs {
    private HelpDialogs() {}

    /**
     * All keys: those of the menus, the hot keys, and those of the panels from the bundle.
     *
     * @param hot what the hot keys do, by their keys in words
     */
    static Dialog<Void> keys(
            Window owner, Theme theme, Texts texts, List<Menu> menus, Map<String, String> hot) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("keys-grid");
        for (Menu menu : menus) {
            List<MenuItem> items =
                    menu.getItems().stream().filter(i -> i.getAccelerator() != null).toList();
            if (!items.isEmpty()) {
                heading(grid, menu.getText().replace("_", ""));
            }
            for (MenuItem item : items) {
                row(grid, item.getAccelerator().getDisplayText(), item.getText());
            }
        }
        if (!hot.isEmpty()) {
            heading(grid, texts.get("shell.keys.hot"));
            hot.forEach((keys, what) -> row(grid, keys, what));
        }
        for (String panel :
                List.of("watch", "overview", "ladder", "chart", "ticket", "orders", "line")) {
            heading(grid, texts.get("shell.keys." + panel));
            for (int i = 1; texts.has("shell.keys." + panel + "." + i); i++) {
                String[] parts = texts.get("shell.keys." + panel + "." + i).split(" \\| ", 2);
                row(grid, parts[0], parts[parts.length - 1]);
            }
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(theme.scaled(460));
        scroll.setPrefViewportWidth(theme.scaled(460));
        return dialog(owner, theme, texts.get("shell.keys.title"), "keys", scroll);
    }

    static Dialog<Void> about(Window owner, Theme theme, Texts texts, String version) {
        Label what = new Label(texts.get("shell.about.text", version));
        what.setWrapText(true);
        what.setPrefWidth(theme.scaled(380));
        what.setMinHeight(Label.USE_PREF_SIZE);
        VBox box = new VBox(what);
        box.getStyleClass().add("dialog-box");
        return dialog(owner, theme, texts.get("shell.about.title"), "about", box);
    }

    private static Dialog<Void> dialog(
            Window owner, Theme theme, String title, String id, Node content) {
        Dialog<Void> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(title);
        dialog.setResizable(true);
        dialog.getDialogPane().setId(id);
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        dialog.getDialogPane().lookupButton(ButtonType.CLOSE).setId(id + "-close");
        theme.dress(dialog.getDialogPane().getScene());
        return dialog;
    }

    private static void heading(GridPane grid, String text) {
        Label label = new Label(text);
        label.getStyleClass().add("keys-heading");
        grid.add(label, 0, grid.getRowCount(), 2, 1);
    }

    private static void row(GridPane grid, String keys, String what) {
        Label label = new Label(keys);
        label.getStyleClass().add("keys-key");
        label.setMinWidth(Label.USE_PREF_SIZE);
        int row = grid.getRowCount();
        grid.add(label, 0, row);
        grid.add(new Label(what), 1, row);
    }
}
