package app.ringdown.ui.blotter;

import app.ringdown.order.DailyPnl;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.orders.PerformanceModel;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

import java.util.Comparator;
import java.util.List;

/**
 * What each day has brought, as a table and as a line, for one quote asset at a time. JavaFX
 * thread.
 */
public final class PerformancePanel extends BorderPane implements LiveDesk.Listener {
    private final PerformanceModel model;
    private final Texts texts;
    private final PnlWords pnl;
    private final ObservableList<DailyPnl.Day> days = FXCollections.observableArrayList();
    private final ChoiceBox<String> asset = new ChoiceBox<>();
    private final EquityCurve curve;

    /** Adds itself to {@code live}. */
    public PerformancePanel(
            LiveDesk live, PerformanceModel model, Texts texts, Format format, Theme theme) {
        this.model = model;
        this.texts = texts;
        this.pnl = new PnlWords(texts, format);
        this.curve = new EquityCurve(theme, pnl);
        setId("performance");
        LiveTable<DailyPnl.Day, DailyPnl.Day> table =
                new LiveTable<>(
                        "blotter-days",
                        texts.get("blotter.empty.days"),
                        theme,
                        days,
                        ReadOnlyObjectWrapper::new);
        addColumns(table);
        asset.setId("performance-asset");
        asset.setAccessibleText(texts.get("performance.asset"));
        Label what = new Label(texts.get("performance.what"));
        what.getStyleClass().add("muted");
        what.setTooltip(new Tooltip(texts.get("position.cost.tip")));
        HBox bar = new HBox(new Label(texts.get("performance.asset")), asset, what);
        bar.getStyleClass().add("positions-bar");
        setTop(bar);
        SplitPane both = new SplitPane(table.view(), curve);
        both.setDividerPositions(0.5);
        setCenter(both);
        asset.valueProperty().subscribe(_ -> show(model.daily().get()));
        model.daily().subscribe(this::show);
        live.add(this);
    }

    private void addColumns(LiveTable<DailyPnl.Day, DailyPnl.Day> table) {
        TableColumn<DailyPnl.Day, DailyPnl.Day> day =
                table.text(
                        "day",
                        texts.get("blotter.column.day"),
                        100,
                        Comparator.comparing(DailyPnl.Day::day),
                        d -> d.day().toString());
        table.column(
                "net",
                texts.get("blotter.column.realised"),
                110,
                Comparator.comparing(DailyPnl.Day::net),
                d -> pnl.signed(d.net(), chosen()),
                d -> PnlWords.style(d.net(), chosen()),
                "blotter-number");
        table.column(
                "cumulative",
                texts.get("blotter.column.cumulative"),
                110,
                Comparator.comparing(DailyPnl.Day::cumulative),
                d -> pnl.signed(d.cumulative(), chosen()),
                d -> PnlWords.style(d.cumulative(), chosen()),
                "blotter-number");
        table.number(
                "fills",
                texts.get("blotter.column.fills"),
                60,
                Comparator.comparingInt(DailyPnl.Day::executions),
                d -> Integer.toString(d.executions()));
        table.number(
                "foreign-fees",
                texts.get("blotter.column.foreign-fees"),
                140,
                Comparator.comparingInt(d -> d.foreignFees().size()),
                d -> pnl.fees(d.foreignFees()));
        table.newestFirst(day);
    }

    private String chosen() {
        String value = asset.getValue();
        return value == null ? "" : value;
    }

    /** Whether somebody looks. */
    void setShown(boolean now) {
        model.setShown(now);
    }

    private void show(DailyPnl daily) {
        List<String> assets = List.copyOf(daily.byAsset().keySet());
        if (!asset.getItems().containsAll(assets)) {
            String before = asset.getValue();
            asset.getItems().setAll(assets);
            asset.setValue(before != null && assets.contains(before) ? before : first(assets));
        }
        List<DailyPnl.Day> next = daily.byAsset().getOrDefault(chosen(), List.of());
        replace(next);
        curve.show(chosen(), next);
        if (!next.isEmpty()) {
            curve.setAccessibleText(
                    texts.get(
                            "performance.curve",
                            next.getFirst().day().toString(),
                            next.getLast().day().toString(),
                            pnl.signed(next.getLast().cumulative(), chosen()),
                            chosen()));
        }
    }

    /** The one that most are paid in on this kind of venue, if it is there. */
    private static String first(List<String> assets) {
        return assets.contains("USDT") ? "USDT" : assets.getFirst();
    }

    /** Rows that stay as they are keep their place and selection. */
    private void replace(List<DailyPnl.Day> next) {
        if (days.size() > next.size()) {
            days.remove(next.size(), days.size());
        }
        for (int i = 0; i < next.size(); i++) {
            if (i == days.size()) {
                days.addAll(next.subList(i, next.size()));
            } else if (!next.get(i).equals(days.get(i))) {
                days.set(i, next.get(i));
            }
        }
    }

    @Override
    public void onFrame(long nanos) {
        curve.onFrame();
    }
}
