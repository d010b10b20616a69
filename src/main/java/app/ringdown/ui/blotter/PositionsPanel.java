package app.ringdown.ui.blotter;

import app.ringdown.desk.PositionDesk.History;
import app.ringdown.desk.Settings;
import app.ringdown.order.CostMethod;
import app.ringdown.order.Mark;
import app.ringdown.order.PnlTotal;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.QuoteWords;
import app.ringdown.ui.base.Selection;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.orders.PositionRow;
import app.ringdown.ui.orders.PositionRow.Sight;
import app.ringdown.ui.orders.PositionsModel;

import javafx.beans.property.Property;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What is open and what it is worth: the table of positions, how they are reckoned and valued, and
 * their sums by quote asset. A double click or Enter chooses the instrument. JavaFX thread.
 */
public final class PositionsPanel extends BorderPane {
    private static final String FLAT_TOO = "positions.flat";

    private final PositionsModel model;
    private final Texts texts;
    private final QuoteWords ages;
    private final PnlWords pnl;
    private final CheckBox flatToo = new CheckBox();
    private final Label note = new Label();
    private final Label asOf = new Label();
    private final FlowPane sums = new FlowPane(asOf);
    private final Map<String, PnlLine> lines = new HashMap<>();

    public PositionsPanel(
            PositionsModel model,
            Selection selection,
            Settings settings,
            Texts texts,
            Format format,
            QuoteWords ages,
            Theme theme) {
        this.model = model;
        this.texts = texts;
        this.ages = ages;
        this.pnl = new PnlWords(texts, format);
        setId("positions");
        flatToo.setSelected(settings.get(FLAT_TOO).orElse("").equals("true"));
        FilteredList<PositionRow> shown = new FilteredList<>(model.all());
        flatToo.selectedProperty()
                .subscribe(flat -> {
                    settings.put(FLAT_TOO, String.valueOf(flat));
                    shown.setPredicate(row -> flat || row.position().isOpen());
                });
        LiveTable<PositionRow, Sight> table =
                new LiveTable<>(
                        "blotter-positions",
                        texts.get("blotter.empty.positions"),
                        theme,
                        shown,
                        PositionRow::sight);
        new PositionColumns(texts, format, ages, pnl).addTo(table);
        chooses(table.view(), selection);
        setTop(bar());
        setCenter(table.view());
        sums.setId("positions-totals");
        sums.getStyleClass().add("positions-totals");
        asOf.setId("positions-as-of");
        asOf.getStyleClass().add("positions-note");
        setBottom(sums);
        model.totals().subscribe(this::show);
        model.history().subscribe(this::show);
    }

    PositionsModel model() {
        return model;
    }

    private HBox bar() {
        flatToo.setId("positions-flat");
        flatToo.setText(texts.get("position.flat-too"));
        note.setId("positions-note");
        note.getStyleClass().add("positions-note");
        HBox bar =
                new HBox(
                        new Label(texts.get("position.cost")),
                        choice("cost", CostMethod.values(), model.method()),
                        new Label(texts.get("position.mark")),
                        choice("mark", Mark.values(), model.mark()),
                        flatToo,
                        note);
        bar.getStyleClass().add("positions-bar");
        return bar;
    }

    private <E extends Enum<E>> ChoiceBox<E> choice(String name, E[] all, Property<E> chosen) {
        ChoiceBox<E> choice = new ChoiceBox<>();
        choice.setId("positions-" + name);
        choice.getItems().setAll(all);
        choice.setAccessibleText(texts.get("position." + name));
        choice.setTooltip(new Tooltip(texts.get("position." + name + ".tip")));
        choice.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(E each) {
                        return each == null
                                ? ""
                                : texts.get(
                                        "position."
                                                + name
                                                + ".choice."
                                                + each.name().toLowerCase(Locale.ROOT));
                    }

                    @Override
                    public E fromString(String text) {
                        throw new UnsupportedOperationException("is chosen, not typed");
                    }
                });
        choice.valueProperty().bindBidirectional(chosen);
        return choice;
    }

    private static void chooses(TableView<PositionRow> table, Selection selection) {
        table.setOnKeyPressed(event -> {
            PositionRow row = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && row != null) {
                selection.select(row.position().instrument());
                event.consume();
            }
        });
        table.setRowFactory(_ -> {
            TableRow<PositionRow> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                PositionRow item = row.getItem();
                if (item != null
                        && event.getButton() == MouseButton.PRIMARY
                        && event.getClickCount() == 2) {
                    selection.select(item.position().instrument());
                }
            });
            return row;
        });
    }

    private void show(History history) {
        note.setText(
                switch (history) {
                    case READING -> texts.get("position.history.reading");
                    case WHOLE -> "";
                    case PARTIAL -> texts.get("position.history.partial");
                });
    }

    private void show(PositionsModel.Totals totals) {
        boolean stale = totals.oldestNanos() != 0;
        for (PnlTotal total : totals.byAsset()) {
            lines.computeIfAbsent(total.asset(), this::line).show(total, stale);
        }
        String text =
                stale
                        ? texts.get(
                                "position.as-of",
                                ages.time(totals.oldestNanos(), System.nanoTime()))
                        : "";
        if (!text.equals(asOf.getText())) {
            asOf.setText(text);
        }
    }

    /** A quote asset that was traded once stays. */
    private PnlLine line(String asset) {
        PnlLine line = new PnlLine(asset, texts, pnl);
        sums.getChildren().add(sums.getChildren().size() - 1, line);
        return line;
    }
}
