package app.ringdown.ui.line;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A table of a few things that are told anew once in a while: a row stays the same one, and
 * selected, while what it says changes. JavaFX thread.
 *
 * @param <V> what a row says
 */
final class LiveRows<V> extends TableView<LiveRows.Row<V>> {

    /** A row. */
    static final class Row<V> {
        private final ReadOnlyObjectWrapper<V> value;

        Row(V first) {
            value = new ReadOnlyObjectWrapper<>(first);
        }

        V get() {
            return value.get();
        }
    }

    private final Function<V, String> name;
    private final Map<String, Row<V>> rows = new HashMap<>();

    /**
     * @param name what a row is known by from one time to the next
     */
    LiveRows(String id, Function<V, String> name) {
        this.name = name;
        setId(id);
        setTableMenuButtonVisible(false);
    }

    /** Adds a column; numbers stand at the right. */
    LiveRows<V> column(
            String id,
            String title,
            double width,
            boolean number,
            Comparator<V> order,
            Function<V, String> text) {
        TableColumn<Row<V>, V> column = new TableColumn<>(title);
        column.setId(getId() + "-" + id);
        column.setPrefWidth(width);
        column.setComparator(order);
        column.getStyleClass().add(number ? "line-number" : "line-text");
        column.setCellValueFactory(row -> row.getValue().value.getReadOnlyProperty());
        column.setCellFactory(_ ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(@Nullable V item, boolean empty) {
                        super.updateItem(item, empty);
                        setText(empty || item == null ? "" : text.apply(item));
                    }
                });
        getColumns().add(column);
        return this;
    }

    /** Shows these, in their order unless a person has chosen another. */
    void show(List<V> values) {
        ObservableList<Row<V>> items = getItems();
        Set<String> names = new LinkedHashSet<>();
        for (V value : values) {
            String key = name.apply(value);
            names.add(key);
            Row<V> row = rows.get(key);
            if (row == null) {
                row = new Row<>(value);
                rows.put(key, row);
                items.add(row);
            } else if (!value.equals(row.get())) {
                row.value.set(value);
            }
        }
        items.removeIf(row -> !names.contains(name.apply(row.get())));
        rows.keySet().retainAll(names);
    }

    /** What the chosen row says; null if none is chosen. */
    @Nullable V chosen() {
        Row<V> row = getSelectionModel().getSelectedItem();
        return row == null ? null : row.get();
    }
}
