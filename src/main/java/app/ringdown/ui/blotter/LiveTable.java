package app.ringdown.ui.blotter;

import app.ringdown.ui.base.Theme;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A sortable table over rows that live: the sort is kept as they change, and a row that goes takes
 * its selection with it, so that a key meant for it never meets its neighbour.
 *
 * @param <R> a row
 * @param <V> what its cells are made of
 */
final class LiveTable<R, V> {
    private static final int LONG_TEXT = 12;

    private final TableView<R> view = new TableView<>();
    private final Theme theme;
    private final Function<R, ObservableValue<V>> value;
    private final FilteredList<R> filtered;

    LiveTable(
            String id,
            String emptySentence,
            Theme theme,
            ObservableList<R> rows,
            Function<R, ObservableValue<V>> value) {
        this.theme = theme;
        this.value = value;
        theme.textSize()
                .addListener((_, before, now) -> scale(now.doubleValue() / before.doubleValue()));
        view.setId(id);
        view.getStyleClass().add("blotter-table");
        view.setTableMenuButtonVisible(true);
        Label empty = new Label(emptySentence);
        empty.setId(id + "-empty");
        empty.getStyleClass().add("blotter-empty");
        empty.setWrapText(true);
        view.setPlaceholder(empty);
        filtered = new FilteredList<>(rows);
        dropSelectionWithItsRow(filtered); // before the view hears of it and selects a neighbour
        SortedList<R> sorted = new SortedList<>(filtered);
        sorted.comparatorProperty().bind(view.comparatorProperty());
        view.setItems(sorted);
    }

    TableView<R> view() {
        return view;
    }

    /** Those of the rows that fit the filter. */
    ObservableList<R> filtered() {
        return filtered;
    }

    /** Shows only rows that fit from now on; null shows all. */
    void filter(@Nullable Predicate<R> fits) {
        filtered.setPredicate(fits);
    }

    @Nullable R selected() {
        return view.getSelectionModel().getSelectedItem();
    }

    /** A column of text. */
    TableColumn<R, V> text(
            String id, String title, double width, Comparator<V> order, Function<V, String> text) {
        return column(id, title, width, order, text, _ -> "", "blotter-text");
    }

    /** A column of numbers, to the right. */
    TableColumn<R, V> number(
            String id, String title, double width, Comparator<V> order, Function<V, String> text) {
        return column(id, title, width, order, text, _ -> "", "blotter-number");
    }

    /**
     * A column.
     *
     * @param style a style class by value, or empty
     */
    TableColumn<R, V> column(
            String id,
            String title,
            double width,
            Comparator<V> order,
            Function<V, String> text,
            Function<V, String> style,
            String columnStyle) {
        TableColumn<R, V> column = new TableColumn<>(title);
        column.setId(view.getId() + "-" + id);
        column.getStyleClass().add(columnStyle);
        column.setPrefWidth(theme.scaled(width));
        column.setComparator(order);
        column.setCellValueFactory(row -> value.apply(row.getValue()));
        column.setCellFactory(_ -> new TextCell<>(text, style));
        view.getColumns().add(column);
        return column;
    }

    /** Sorts by {@code column}, the highest first, until a person sorts otherwise. */
    void newestFirst(TableColumn<R, V> column) {
        column.setSortType(TableColumn.SortType.DESCENDING);
        view.getSortOrder().add(column);
    }

    /** Columns grow with their text. */
    private void scale(double by) {
        for (TableColumn<R, ?> column : view.getColumns()) {
            column.setPrefWidth(column.getWidth() * by);
        }
    }

    private void dropSelectionWithItsRow(ObservableList<R> rows) {
        rows.addListener(
                (ListChangeListener<R>)
                        change -> {
                            R before = selected();
                            boolean gone = false;
                            while (change.next()) {
                                gone |= change.getRemoved().contains(before);
                            }
                            if (gone) {
                                view.getSelectionModel().clearSelection();
                            }
                        });
    }

    /** Text that is set only when it changed; what may be cut shows whole in a tool tip. */
    private static final class TextCell<R, V> extends TableCell<R, V> {
        private final Function<V, String> text;
        private final Function<V, String> style;
        private String styled = "";

        TextCell(Function<V, String> text, Function<V, String> style) {
            this.text = text;
            this.style = style;
        }

        @Override
        protected void updateItem(V item, boolean empty) {
            super.updateItem(item, empty);
            String next = empty || item == null ? "" : text.apply(item);
            if (!next.equals(getText())) {
                setText(next);
                setTooltip(next.length() > LONG_TEXT ? new Tooltip(next) : null);
            }
            String nextStyle = empty || item == null ? "" : style.apply(item);
            if (!nextStyle.equals(styled)) {
                getStyleClass().remove(styled);
                styled = nextStyle;
                if (!styled.isEmpty()) {
                    getStyleClass().add(styled);
                }
            }
        }
    }
}
