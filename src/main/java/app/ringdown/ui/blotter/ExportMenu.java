package app.ringdown.ui.blotter;

import app.ringdown.desk.Exports;
import app.ringdown.ui.base.Texts;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.stage.FileChooser;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/**
 * Files of all that is written down, under names that a person chooses; what became of them is told
 * by notices. JavaFX thread.
 */
final class ExportMenu {
    /** Asks a person for a file; null if none is wanted. */
    @FunctionalInterface
    interface Chooser {
        @Nullable Path choose(Node over, String title, String name, String kind);
    }

    private final Exports exports;
    private final Texts texts;
    private final Clock clock;
    private Chooser chooser = this::ask;

    ExportMenu(Exports exports, Texts texts, Clock clock) {
        this.exports = exports;
        this.texts = texts;
        this.clock = clock;
    }

    /** Who is asked for a file from now on. */
    void choosing(Chooser next) {
        chooser = next;
    }

    MenuButton button() {
        MenuButton button = new MenuButton("", new FontIcon(Feather.DOWNLOAD));
        button.setId("blotter-export");
        button.setAccessibleText(texts.get("blotter.export"));
        button.setTooltip(new Tooltip(texts.get("blotter.export")));
        button.getItems().setAll(items(button));
        return button;
    }

    /** The same as a menu of its own. */
    ContextMenu menu(Node over) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(items(over));
        return menu;
    }

    private List<MenuItem> items(Node over) {
        return List.of(
                item(over, "orders", "csv", exports::orders),
                item(over, "fills", "csv", exports::fills),
                item(over, "audit", "jsonl", exports::audit));
    }

    private MenuItem item(Node over, String what, String kind, Consumer<Path> write) {
        MenuItem item = new MenuItem(texts.get("blotter.export." + what));
        item.setId("blotter-export-" + what);
        item.setOnAction(_ -> {
            String name = "ringdown-" + what + "-" + LocalDate.now(clock) + "." + kind;
            Path file = chooser.choose(over, item.getText(), name, kind);
            if (file != null) {
                write.accept(file);
            }
        });
        return item;
    }

    private @Nullable Path ask(Node over, String title, String name, String kind) {
        FileChooser dialog = new FileChooser();
        dialog.setTitle(title);
        dialog.setInitialFileName(name);
        dialog.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                texts.get("blotter.export.kind." + kind), "*." + kind));
        File chosen = dialog.showSaveDialog(over.getScene().getWindow());
        return chosen == null ? null : chosen.toPath();
    }
}
