package app.ringdown.ui.blotter;

import app.ringdown.desk.Settings;
import app.ringdown.ui.base.Theme;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a table's columns were left: their order, widths and which are shown. Text that can't be read
 * is as good as none, and a column that is not told of stays where it is. JavaFX thread.
 */
final class ColumnSettings {
    private static final double NARROWEST = 20;
    private static final double WIDEST = 1200;

    private final TableView<?> table;
    private final Settings settings;
    private final Theme theme;

    ColumnSettings(TableView<?> table, Settings settings, Theme theme) {
        this.table = table;
        this.settings = settings;
        this.theme = theme;
    }

    private String key() {
        return table.getId() + ".columns";
    }

    /** Puts the columns as they were left; to be called once, when all are there. */
    void restore() {
        restore(table);
    }

    private <R> void restore(TableView<R> of) {
        Map<String, TableColumn<R, ?>> byId = new HashMap<>();
        of.getColumns().forEach(column -> byId.put(column.getId(), column));
        List<TableColumn<R, ?>> order = new ArrayList<>();
        for (String entry : settings.get(key()).orElse("").split(",", -1)) {
            String[] parts = entry.split(":", -1);
            TableColumn<R, ?> column = byId.get(parts[0]);
            if (column == null || parts.length != 3 || order.contains(column)) {
                continue;
            }
            order.add(column);
            column.setVisible(parts[2].equals("shown"));
            try {
                double width = Math.clamp(Double.parseDouble(parts[1]), NARROWEST, WIDEST);
                if (column.isResizable()) {
                    column.setPrefWidth(theme.scaled(width));
                }
            } catch (NumberFormatException _) {
                // as usual, then
            }
        }
        List<TableColumn<R, ?>> all = new ArrayList<>(of.getColumns());
        for (int at = 0; at < all.size(); at++) {
            if (!order.contains(all.get(at))) {
                order.add(Math.min(at, order.size()), all.get(at)); // new since it was kept
            }
        }
        if (!order.equals(all)) {
            of.getColumns().setAll(order);
        }
    }

    /** Keeps how they are now; widths are those at the usual text size. */
    void keep() {
        List<String> entries = new ArrayList<>();
        for (TableColumn<?, ?> column : table.getColumns()) {
            long width = Math.round(column.getWidth() / theme.scaled(1));
            entries.add(
                    column.getId() + ":" + width + ":" + (column.isVisible() ? "shown" : "hidden"));
        }
        settings.put(key(), String.join(",", entries));
    }
}
