package app.ringdown.ui.watch;

import app.ringdown.ui.base.Announcements;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.Skin;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A table view of {@link WatchRows}: everything a table view can do, with its rows painted after
 * layout, once a frame and only where something changed.
 */
final class WatchTable extends TableView<WatchRow> {
    private static final double ROW_PX = 24;

    private final Theme theme;
    private final Texts texts;
    private final ReadOnlyStringWrapper sorting = new ReadOnlyStringWrapper("");
    private final WatchRows rows;
    private final TableSettings settings;
    private final List<Column> columns = new ArrayList<>();
    private final List<WatchTableRow> made = new ArrayList<>();
    private final Announcements announcements = new Announcements();
    private final Runnable paint = this::paint;
    private WatchGeometry geometry = new WatchGeometry(List.of(), List.of(0.0));
    private RowPainter painter;
    private Consumer<WatchTableRow> onRow = row -> {};
    private final Subscription styles;
    private int look;
    private boolean arranged;
    private boolean settled;
    private double widthScale;

    /**
     * @param title what a screen reader calls it
     * @param origin where a row's quote comes from, in words, for who hovers over it
     */
    WatchTable(
            WatchRows rows,
            TableSettings settings,
            Theme theme,
            Texts texts,
            String title,
            Function<WatchRow, String> origin) {
        super(rows);
        this.rows = rows;
        this.settings = settings;
        this.texts = texts;
        this.theme = theme;
        this.widthScale = theme.scaled(1);
        this.painter = painter();
        setId(settings.table() + "-table");
        getStyleClass().add("watch-table");
        setAccessibleText(title);
        setTableMenuButtonVisible(true);
        settings.columns().forEach((column, as) -> addColumn(column, as));
        setRowFactory(table -> {
            WatchTableRow row = new WatchTableRow(origin);
            made.add(row);
            onRow.accept(row);
            return row;
        });
        setSortPolicy(table -> sortRows());
        setFixedCellSize(theme.scaled(ROW_PX));
        getVisibleLeafColumns().subscribe(this::arranged);
        columns.forEach(column -> {
            column.widthProperty().subscribe(this::arranged);
            column.visibleProperty().subscribe(this::arranged);
        });
        styles =
                theme.palette()
                        .subscribe(now -> restyle())
                        .and(theme.textSize().subscribe(now -> resize()));
        sceneProperty().subscribe(this::toScene);
        settled = true;
        arranged();
    }

    private void addColumn(WatchColumn column, TableSettings.Column as) {
        Column made = new Column(column, texts.get("watch.column." + column.id()));
        made.setId(settings.table() + "-column-" + column.id());
        made.getStyleClass().add(column.isNumber() ? "watch-number" : "watch-words");
        made.setCellValueFactory(cell -> cell.getValue().self());
        made.setCellFactory(cells -> new PaintedCell(column));
        made.setMinWidth(24);
        made.setPrefWidth(as.width() * widthScale);
        made.setVisible(as.visible());
        columns.add(made);
        getColumns().add(made);
    }

    /** Has each row that is made handed to {@code then}. */
    void onRow(Consumer<WatchTableRow> then) {
        made.forEach(then);
        onRow = then;
    }

    /** Keeps what a hover tells true while it is shown; a few times a second is enough. */
    void keepOrigins() {
        made.forEach(WatchTableRow::keepOrigin);
    }

    /** All columns in their usual order, width and place, and the person's own order of rows. */
    void resetColumns() {
        getSortOrder().clear();
        Map<WatchColumn, TableSettings.Column> usual = settings.usual();
        List<WatchColumn> order = List.copyOf(usual.keySet());
        columns.sort(Comparator.comparingInt(column -> order.indexOf(column.kind())));
        for (Column column : columns) {
            TableSettings.Column as = usual.get(column.kind());
            column.setVisible(as != null && as.visible());
            column.setPrefWidth((as == null ? column.kind().width() : as.width()) * widthScale);
        }
        getColumns().setAll(columns);
    }

    /** Whether that column is among those that are shown. */
    boolean shows(WatchColumn column) {
        return geometry.columns().contains(column);
    }

    /** Sorts by the column of that id; not at all if there is none. */
    void sortBy(String id, boolean ascending) {
        columns.stream()
                .filter(column -> column.kind().id().equals(id))
                .findFirst()
                .ifPresent(column -> {
                    column.setSortType(
                            ascending
                                    ? TableColumn.SortType.ASCENDING
                                    : TableColumn.SortType.DESCENDING);
                    getSortOrder().setAll(List.of(column));
                });
    }

    /** What it is sorted by, as {@link #sortBy} takes it: for example {@code last:ascending}. */
    ReadOnlyStringProperty sorting() {
        return sorting.getReadOnlyProperty();
    }

    /** Which columns there are, to be shown or hidden. */
    Menu columnsMenu() {
        Menu menu = new Menu(texts.get("watch.menu.columns"));
        for (Column column : columns) {
            CheckMenuItem shown = new CheckMenuItem(column.getText());
            shown.selectedProperty().bindBidirectional(column.visibleProperty());
            shown.setDisable(column.kind() == WatchColumn.SYMBOL);
            menu.getItems().add(shown);
        }
        return menu;
    }

    /** The rows that can be seen, in no order. */
    Stream<WatchRow> visible() {
        return made.stream()
                .filter(row -> row.isVisible() && !row.isEmpty())
                .map(WatchTableRow::getItem);
    }

    /** What is to be done once a second: sort by what the values are now, keep, announce. */
    void onSecond(long nanos) {
        rows.resort(hovered());
        keep();
        announce(nanos);
    }

    /** Tells a screen reader what has changed in the selected row, if the keyboard is here. */
    private void announce(long nanos) {
        for (WatchTableRow row : made) {
            if (row.isSelected()
                    && row.getItem() != null
                    && isFocused()
                    && announcements.isDue(row.getItem(), row.says(), nanos)) {
                row.announce();
            }
        }
    }

    /** Where the pointer is, as an index of {@link WatchRows}; -1 if it is not on a row. */
    private int hovered() {
        for (WatchTableRow row : made) {
            if (row.isHover() && !row.isEmpty()) {
                return row.getIndex();
            }
        }
        return -1;
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new WatchTableSkin(this, this::fittingWidth);
    }

    /** How wide a column must be for every number in it; what is drawn has its usual width. */
    private double fittingWidth(WatchColumn column) {
        if (!column.isNumber()) {
            return column.width() * widthScale;
        }
        int longest = rows.stream().mapToInt(row -> row.text(column).length()).max().orElse(0);
        return longest * painter.digit() + 2 * RowPainter.PAD + theme.scaled(12);
    }

    private boolean sortRows() {
        if (getSortOrder().isEmpty()) {
            rows.order(null);
            sorting.set("");
            return true;
        }
        TableColumn<WatchRow, ?> first = getSortOrder().getFirst();
        Comparator<WatchRow> order = kind(first).order();
        boolean ascending = first.getSortType() == TableColumn.SortType.ASCENDING;
        rows.order(ascending ? order : order.reversed());
        sorting.set(kind(first).id() + (ascending ? ":ascending" : ":descending"));
        return true;
    }

    /** Columns were moved, shown, hidden or drawn wider. */
    private void arranged() {
        if (!settled) {
            return;
        }
        List<WatchColumn> shown = new ArrayList<>();
        List<Double> edges = new ArrayList<>();
        double x = 0;
        edges.add(x);
        for (TableColumn<WatchRow, ?> column : getVisibleLeafColumns()) {
            shown.add(kind(column));
            x += snapSizeX(column.getWidth());
            edges.add(x);
        }
        geometry = new WatchGeometry(shown, edges);
        look++;
        arranged = true;
    }

    /** Keeps the columns as they are now, if they changed; once in a while is enough. */
    void keep() {
        if (!arranged) {
            return;
        }
        arranged = false;
        Map<WatchColumn, TableSettings.Column> kept = new LinkedHashMap<>();
        for (TableColumn<WatchRow, ?> column : getColumns()) {
            kept.put(
                    kind(column),
                    new TableSettings.Column(column.getWidth() / widthScale, column.isVisible()));
        }
        settings.keep(kept);
    }

    /** Lets go of the theme, which lives longer. */
    void dispose() {
        keep();
        styles.unsubscribe();
    }

    private void toScene(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.removePostLayoutPulseListener(paint);
        }
        if (now != null) {
            now.addPostLayoutPulseListener(paint);
        }
    }

    private void restyle() {
        painter = painter();
    }

    private void resize() {
        double next = theme.scaled(1);
        if (next != widthScale) {
            double by = next / widthScale;
            widthScale = next;
            columns.forEach(column -> column.setPrefWidth(column.getWidth() * by));
            setFixedCellSize(theme.scaled(ROW_PX));
        }
        painter = painter();
    }

    private RowPainter painter() {
        look++;
        Font font = theme.numberFont();
        Text digit = new Text("0");
        digit.setFont(font);
        return RowPainter.of(theme.palette().get(), font, digit.getLayoutBounds().getWidth());
    }

    /** Rows are painted in frames: there is one if any of them has something to show. */
    void onFrame(long nanos) {
        if (made.stream().anyMatch(row -> row.isDue(geometry, nanos))) {
            Platform.requestNextPulse();
        }
    }

    private void paint() {
        long nanos = System.nanoTime();
        for (WatchTableRow row : made) {
            row.paint(geometry, painter, look, nanos);
        }
    }

    private static WatchColumn kind(TableColumn<WatchRow, ?> column) {
        return ((Column) column).kind();
    }

    /** A column that knows what it shows. */
    static final class Column extends TableColumn<WatchRow, WatchRow> {
        private final WatchColumn kind;

        Column(WatchColumn kind, String title) {
            super(title);
            this.kind = kind;
        }

        WatchColumn kind() {
            return kind;
        }
    }

    /** A cell that shows nothing itself, and can tell a screen reader what is painted in it. */
    private static final class PaintedCell extends TableCell<WatchRow, WatchRow> {
        private final WatchColumn column;

        PaintedCell(WatchColumn column) {
            this.column = column;
        }

        @Override
        public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... arguments) {
            WatchRow row = getItem();
            if (attribute == AccessibleAttribute.TEXT) {
                return row == null || isEmpty() ? "" : row.text(column);
            }
            return super.queryAccessibleAttribute(attribute, arguments);
        }
    }
}
