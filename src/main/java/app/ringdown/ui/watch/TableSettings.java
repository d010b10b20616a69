package app.ringdown.ui.watch;

import app.ringdown.desk.Settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of one table of quotes: which there are and how they were left. Text that can't be
 * read is as good as none.
 */
final class TableSettings {
    /** A column as it was left. */
    record Column(double width, boolean visible) {}

    private final Settings settings;
    private final String table;
    private final Map<WatchColumn, Column> usual;

    /**
     * @param table what its settings and the ids of its nodes begin with
     * @param usual the columns as they are at the first start, in their order
     */
    TableSettings(Settings settings, String table, Map<WatchColumn, Column> usual) {
        this.settings = settings;
        this.table = table;
        this.usual = new LinkedHashMap<>(usual);
    }

    /**
     * Columns as wide as they usually are.
     *
     * @param hidden those that a person may add
     */
    static Map<WatchColumn, Column> of(List<WatchColumn> shown, List<WatchColumn> hidden) {
        Map<WatchColumn, Column> columns = new LinkedHashMap<>();
        shown.forEach(column -> columns.put(column, new Column(column.width(), true)));
        hidden.forEach(column -> columns.put(column, new Column(column.width(), false)));
        return columns;
    }

    String table() {
        return table;
    }

    /** The columns as they are at the first start, in their order. */
    Map<WatchColumn, Column> usual() {
        return new LinkedHashMap<>(usual);
    }

    /** The columns as they were left, in their order; those not told are as usual, at the end. */
    Map<WatchColumn, Column> columns() {
        Map<WatchColumn, Column> columns = new LinkedHashMap<>();
        Map<String, WatchColumn> byId = new HashMap<>();
        usual.keySet().forEach(column -> byId.put(column.id(), column));
        for (String entry : settings.get(table + ".columns").orElse("").split(",", -1)) {
            String[] parts = entry.split(":", -1);
            WatchColumn column = byId.get(parts[0]);
            if (column != null && parts.length == 3) {
                try {
                    double width = Math.clamp(Double.parseDouble(parts[1]), 20.0, 800.0);
                    columns.put(column, new Column(width, parts[2].equals("shown")));
                } catch (NumberFormatException e) {
                    columns.remove(column); // as usual, then
                }
            }
        }
        usual.forEach(columns::putIfAbsent);
        return columns;
    }

    /** Widths are those at the usual text size. */
    void keep(Map<WatchColumn, Column> columns) {
        List<String> entries = new ArrayList<>();
        columns.forEach((column, as) ->
                entries.add(
                        column.id()
                                + ":"
                                + Math.round(as.width())
                                + ":"
                                + (as.visible() ? "shown" : "hidden")));
        settings.put(table + ".columns", String.join(",", entries));
    }
}
