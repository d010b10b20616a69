package app.ringdown.ui.watch;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Skin;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TableRowSkin;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A row of the table whose cells are painted on one canvas behind them. The cells stay: they carry
 * width, focus, mouse and what a screen reader asks for; only their text is painted, since changing
 * hundreds of labels a frame costs several times as much.
 */
final class WatchTableRow extends TableRow<WatchRow> {
    private final Function<WatchRow, String> origin;
    private final Tooltip tip = new Tooltip();

    /** While something is dragged over it. */
    static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private final Canvas canvas = new Canvas();
    private final long[] painted = new long[WatchColumn.COUNT];
    private @Nullable WatchRow paintedRow;
    private int paintedLook;
    private boolean paintedPlain;

    /**
     * @param origin where a row's quote comes from, in words, for who hovers over it
     */
    WatchTableRow(Function<WatchRow, String> origin) {
        this.origin = origin;
        tip.setOnShowing(_ -> tellOrigin());
        emptyProperty().subscribe(empty -> setTooltip(empty ? null : tip));
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        getStyleClass().add("watch-row");
    }

    /** Keeps what a hover tells true while it is shown. */
    void keepOrigin() {
        if (tip.isShowing()) {
            tellOrigin();
        }
    }

    private void tellOrigin() {
        WatchRow row = getItem();
        tip.setText(row == null ? "" : origin.apply(row));
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new PaintedSkin(this);
    }

    /** Whether something of a row that is shown has changed since it was last painted. */
    boolean isDue(WatchGeometry geometry, long nanos) {
        WatchRow row = paintedRow;
        if (row == null || row != getItem()) {
            return false; // layout brings a frame
        }
        for (int i = 0; i < geometry.columns().size(); i++) {
            if (row.key(geometry.columns().get(i), nanos) != painted[i]) {
                return true;
            }
        }
        return false;
    }

    /**
     * Paints what changed since it was last painted. Called after layout, when the row has its
     * final item and size.
     *
     * @param look differs whenever geometry or painter do
     */
    void paint(WatchGeometry geometry, RowPainter painter, int look, long nanos) {
        WatchRow row = getItem();
        if (row == null || isEmpty() || !isVisible() || canvas.getWidth() == 0) {
            clear();
            return;
        }
        boolean plain = isPlain();
        boolean all = row != paintedRow || look != paintedLook || plain != paintedPlain;
        GraphicsContext g = canvas.getGraphicsContext2D();
        double height = canvas.getHeight();
        if (all) {
            painter.erase(g, plain, 0, canvas.getWidth(), height);
        }
        for (int i = 0; i < geometry.columns().size(); i++) {
            WatchColumn column = geometry.columns().get(i);
            long key = row.key(column, nanos);
            if (all || key != painted[i]) {
                painted[i] = key;
                if (!all) {
                    painter.erase(g, plain, geometry.x(i), geometry.width(i), height);
                }
                painter.paint(g, row, column, geometry.x(i), geometry.width(i), height, nanos);
            }
        }
        paintedRow = row;
        paintedLook = look;
        paintedPlain = plain;
    }

    /**
     * Whether it looks like any other row. Its canvas is opaque then: what shines through costs the
     * software pipeline twice as much.
     */
    private boolean isPlain() {
        return !isSelected() && !isHover() && !getPseudoClassStates().contains(DROP);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... arguments) {
        return attribute == AccessibleAttribute.TEXT
                ? says()
                : super.queryAccessibleAttribute(attribute, arguments);
    }

    /** What all its columns say now, each after its title; also those that are scrolled out. */
    String says() {
        WatchRow row = getItem();
        if (row == null || isEmpty()) {
            return "";
        }
        return getTableView().getVisibleLeafColumns().stream()
                .map(WatchTable.Column.class::cast)
                .map(column -> column.getText() + " " + row.text(column.kind()))
                .collect(Collectors.joining(", "));
    }

    /** Has a screen reader that is at the row, or at one of its cells, ask again. */
    void announce() {
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        for (Node cell : getChildrenUnmodifiable()) {
            cell.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
    }

    private void clear() {
        if (paintedRow != null) {
            paintedRow = null;
            Arrays.fill(painted, 0);
            canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        }
    }

    private void fit(double width, double height) {
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            paintedRow = null; // a canvas loses what it showed when its size changes
        }
    }

    private static final class PaintedSkin extends TableRowSkin<WatchRow> {
        private final WatchTableRow row;

        PaintedSkin(WatchTableRow row) {
            super(row);
            this.row = row;
        }

        @Override
        protected void layoutChildren(double x, double y, double width, double height) {
            super.layoutChildren(x, y, width, height);
            List<Node> children = getChildren();
            // The stock skin replaces all children when columns change.
            if (children.indexOf(row.canvas) != 0) {
                children.remove(row.canvas);
                children.addFirst(row.canvas);
            }
            row.fit(width, height);
        }
    }
}
