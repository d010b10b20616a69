package app.ringdown.ui.watch;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * What is typed to find a row: here, or on the table itself. Enter and Down go to the first row
 * that is found, Escape shows all again. JavaFX thread.
 */
final class TableSearch extends TextField {
    private final WatchTable table;
    private final WatchRows rows;

    TableSearch(String id, String prompt, WatchTable table, WatchRows rows) {
        this.table = table;
        this.rows = rows;
        setId(id);
        setPromptText(prompt);
        setAccessibleText(prompt);
        setPrefColumnCount(9);
        setMinWidth(0);
        textProperty().subscribe(rows::search);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        table.addEventHandler(KeyEvent.KEY_TYPED, this::onTyped);
    }

    /** Puts the cursor here, what is there marked. */
    void start() {
        requestFocus();
        selectAll();
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            clear();
            table.requestFocus();
        } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN) {
            if (!rows.isEmpty()) {
                table.getSelectionModel().clearAndSelect(0);
                table.requestFocus();
            }
        } else {
            return;
        }
        event.consume();
    }

    private void onTyped(KeyEvent event) {
        String typed = event.getCharacter();
        if (!event.isControlDown()
                && !event.isAltDown()
                && !event.isMetaDown()
                && typed.length() == 1
                && Character.isLetterOrDigit(typed.charAt(0))) {
            requestFocus();
            setText(typed);
            end();
            event.consume();
        }
    }
}
