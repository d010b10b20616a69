package app.ringdown.ui.line;

import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.venue.Traffic;
import app.ringdown.venue.Transfer;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;

/** The list of calls and frames, the newest at the bottom. JavaFX thread. */
final class WireTable extends TableView<WireRow> implements AutoCloseable {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");
    private static final double ROW = 23;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final Traffic traffic;
    private final Texts texts;
    private final Theme theme;
    private final Format format;
    private final ZoneId zone;
    private final Subscription textSize;

    WireTable(
            WireRows rows, Traffic traffic, Texts texts, Theme theme, Format format, ZoneId zone) {
        super(rows);
        this.traffic = traffic;
        this.texts = texts;
        this.theme = theme;
        this.format = format;
        this.zone = zone;
        setId("wire-table");
        Label empty = new Label(texts.get("line.wire.empty"));
        empty.getStyleClass().add("muted");
        setPlaceholder(empty);
        column("time", 112, false, this::time);
        column("line", 140, false, this::line);
        column("way", 34, false, this::way);
        column("kind", 290, false, Transfer::kind);
        column("symbol", 92, false, Transfer::symbol);
        column("bytes", 76, true, this::bytes);
        column("result", 170, false, this::result);
        textSize =
                theme.textSize()
                        .subscribe((before, now) -> {
                            double by = now.doubleValue() / before.doubleValue();
                            getColumns().forEach(each -> each.setPrefWidth(each.getWidth() * by));
                            setFixedCellSize(theme.scaled(ROW));
                        });
        setFixedCellSize(theme.scaled(ROW));
    }

    @Override
    public void close() {
        textSize.unsubscribe();
    }

    private void column(
            String name, double width, boolean number, Function<Transfer, String> text) {
        TableColumn<WireRow, WireRow> column = new TableColumn<>(texts.get("line.column." + name));
        column.setId("wire-column-" + name);
        column.setPrefWidth(theme.scaled(width));
        column.setSortable(false); // it is in the order of the wire
        column.getStyleClass().add(number ? "line-number" : "line-text");
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new Cell(text));
        getColumns().add(column);
    }

    String time(Transfer transfer) {
        return TIME.format(Instant.ofEpochMilli(transfer.epochMs()).atZone(zone));
    }

    private String line(Transfer transfer) {
        return transfer instanceof Transfer.Frame frame
                ? frame.line()
                : texts.get("line.wire.rest");
    }

    private String way(Transfer transfer) {
        return switch (transfer) {
            case Transfer.Call _ -> "⇄";
            case Transfer.Frame frame -> frame.sent() ? "→" : "←";
        };
    }

    private String wayInWords(Transfer transfer) {
        return texts.get(
                switch (transfer) {
                    case Transfer.Call _ -> "line.way.call";
                    case Transfer.Frame frame -> frame.sent() ? "line.way.sent" : "line.way.came";
                });
    }

    private String bytes(Transfer transfer) {
        return format.scaled(
                switch (transfer) {
                    case Transfer.Call call -> call.bytesOut() + call.bytesIn();
                    case Transfer.Frame frame -> frame.bytes();
                },
                0);
    }

    private String result(Transfer transfer) {
        return transfer instanceof Transfer.Call call
                ? WireDetails.result(call, texts, format)
                : "";
    }

    private final class Cell extends TableCell<WireRow, WireRow> {
        private final Function<Transfer, String> text;

        Cell(Function<Transfer, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(@Nullable WireRow item, boolean empty) {
            super.updateItem(item, empty);
            Transfer transfer = empty || item == null ? null : item.in(traffic);
            boolean isWay = "wire-column-way".equals(getTableColumn().getId());
            boolean isKind = "wire-column-kind".equals(getTableColumn().getId());
            if (transfer != null) {
                String told = text.apply(transfer);
                setText(isKind && told.isEmpty() ? texts.get("line.wire.answer") : told);
            } else {
                setText(empty || !isKind ? "" : texts.get("line.wire.gone"));
            }
            setAccessibleText(isWay && transfer != null ? wayInWords(transfer) : null);
            pseudoClassStateChanged(GONE, transfer == null && !empty);
            pseudoClassStateChanged(
                    BAD, transfer instanceof Transfer.Call call && call.isFailure());
        }
    }
}
