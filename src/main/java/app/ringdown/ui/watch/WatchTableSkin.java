package app.ringdown.ui.watch;

import javafx.scene.control.TableColumnBase;
import javafx.scene.control.skin.NestedTableColumnHeader;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.control.skin.TableHeaderRow;
import javafx.scene.control.skin.TableViewSkin;

import java.util.function.ToDoubleFunction;

/**
 * The stock skin, but for one thing: a column that is to fit what it holds is measured by us, since
 * the stock one looks only at cells that show a text.
 */
final class WatchTableSkin extends TableViewSkin<WatchRow> {
    private final WatchTable table;
    private final ToDoubleFunction<WatchColumn> widthOf;

    /**
     * @param widthOf how wide a column must be for all that is in it, px
     */
    WatchTableSkin(WatchTable table, ToDoubleFunction<WatchColumn> widthOf) {
        // The header row is made by the constructor above, before our fields are there; what is
        // made is asked for its width only much later.
        super(table);
        this.table = table;
        this.widthOf = widthOf;
    }

    @Override
    protected TableHeaderRow createTableHeaderRow() {
        return new TableHeaderRow(this) {
            @Override
            protected NestedTableColumnHeader createRootHeader() {
                return new RootHeader();
            }
        };
    }

    private final class RootHeader extends NestedTableColumnHeader {
        RootHeader() {
            super(null);
        }

        @Override
        @SuppressWarnings("rawtypes") // as it is declared
        protected TableColumnHeader createTableColumnHeader(TableColumnBase column) {
            return column instanceof WatchTable.Column ours
                    ? new FittingHeader(ours)
                    : super.createTableColumnHeader(column);
        }
    }

    private final class FittingHeader extends TableColumnHeader {
        private final WatchTable.Column column;

        FittingHeader(WatchTable.Column column) {
            super(column);
            this.column = column;
        }

        @Override
        protected void resizeColumnToFitContent(int maxRows) {
            double wanted = widthOf.applyAsDouble(column.kind());
            table.resizeColumn(column, wanted - column.getWidth());
        }
    }
}
