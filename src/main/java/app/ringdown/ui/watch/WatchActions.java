package app.ringdown.ui.watch;

import app.ringdown.ui.base.Texts;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;

/** Keys, context menu and dragging of the watch list's rows. */
final class WatchActions {
    private final WatchPanel panel;
    private final WatchTable table;
    private final WatchRows rows;

    WatchActions(WatchPanel panel, WatchTable table, WatchRows rows, Texts texts) {
        this.panel = panel;
        this.table = table;
        this.rows = rows;
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        table.setContextMenu(menu(texts));
        table.onRow(this::drag);
    }

    private void onKey(KeyEvent event) {
        if (event.isAltDown() && event.getCode() == KeyCode.UP) {
            panel.moveSelected(-1);
        } else if (event.isAltDown() && event.getCode() == KeyCode.DOWN) {
            panel.moveSelected(1);
        } else if (event.isAltDown() || event.isControlDown()) {
            return;
        } else if (event.getCode() == KeyCode.DELETE) {
            panel.removeSelected();
        } else if (event.getCode() == KeyCode.INSERT) {
            panel.addSymbol();
        } else if (event.getCode() == KeyCode.ENTER) {
            panel.openSelected();
        } else {
            return;
        }
        event.consume();
    }

    private ContextMenu menu(Texts texts) {
        MenuItem add = item(texts, "watch.menu.add", panel::addSymbol);
        MenuItem remove = item(texts, "watch.menu.remove", panel::removeSelected);
        MenuItem up = item(texts, "watch.menu.up", () -> panel.moveSelected(-1));
        MenuItem down = item(texts, "watch.menu.down", () -> panel.moveSelected(1));
        return new ContextMenu(
                add,
                remove,
                new SeparatorMenuItem(),
                up,
                down,
                new SeparatorMenuItem(),
                table.columnsMenu());
    }

    /** Without its key: a key of a context menu would be caught in the whole window. */
    private static MenuItem item(Texts texts, String key, Runnable action) {
        MenuItem item = new MenuItem(texts.get(key));
        item.setId(key.replace('.', '-'));
        item.setOnAction(event -> action.run());
        return item;
    }

    private void drag(TableRow<WatchRow> row) {
        row.addEventHandler(
                MouseEvent.DRAG_DETECTED,
                event -> {
                    if (!row.isEmpty()) {
                        Dragboard board = row.startDragAndDrop(TransferMode.MOVE);
                        ClipboardContent content = new ClipboardContent();
                        content.putString(row.getItem().instrument().symbol());
                        board.setContent(content);
                        event.consume();
                    }
                });
        row.addEventHandler(
                DragEvent.DRAG_OVER,
                event -> {
                    if (event.getGestureSource() instanceof TableRow<?> from
                            && from.getTableView() == table) {
                        event.acceptTransferModes(TransferMode.MOVE);
                        row.pseudoClassStateChanged(WatchTableRow.DROP, true);
                        event.consume();
                    }
                });
        row.addEventHandler(
                DragEvent.DRAG_EXITED,
                event -> row.pseudoClassStateChanged(WatchTableRow.DROP, false));
        row.addEventHandler(
                DragEvent.DRAG_DROPPED,
                event -> {
                    if (event.getGestureSource() instanceof WatchTableRow from && !from.isEmpty()) {
                        int to = row.isEmpty() ? rows.size() - 1 : row.getIndex();
                        panel.moveTo(from.getItem(), to);
                        event.setDropCompleted(true);
                        event.consume();
                    }
                });
    }
}
