package app.ringdown.ui.blotter;

import app.ringdown.desk.OrderDesk;
import app.ringdown.desk.Settings;
import app.ringdown.market.Instrument;
import app.ringdown.order.Order;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderRules;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Selection;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.orders.FillRow;
import app.ringdown.ui.orders.OrderRow;
import app.ringdown.ui.orders.OrderRow.Sight;
import app.ringdown.ui.orders.OrderWords;
import app.ringdown.ui.orders.OrdersModel;
import app.ringdown.venue.Traffic.OrderKey;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Orders, fills and positions: what works, what has ended, what was filled, what is open. Orders
 * are cancelled by the button in their row, by Del, by the menu; all at once, or all of the chosen
 * symbol. JavaFX thread.
 */
public final class BlotterPanel extends StackPane {
    /** Of the tabs the first ones, whose rows are filtered. */
    private static final int FILTERED_TABS = 3;

    private final TabPane tabs;
    private final HBox cancels;
    private final OrderDesk desk;
    private final OrdersModel orders;
    private final Selection selection;
    private final Texts texts;
    private final Consumer<OrderKey> showOnWire;
    private final Consumer<Order> onAmend;
    private final Function<Instrument, OrderRules> rules;
    private final LiveTable<OrderRow, Sight> working;
    private final LiveTable<OrderRow, Sight> history;
    private final LiveTable<FillRow, FillRow> fills;
    private final RowFilter filter;
    private final FilterField filterField;
    private final ExportMenu exports;
    private final MenuButton export;
    private final DetailsWindows details;
    private final List<ColumnSettings> columnSettings = new ArrayList<>();

    /**
     * @param settings keep how the columns were left
     * @param clock tells which day is today
     * @param showOnWire shows what went over the wire about an order
     * @param onAmend is handed a working order that is to be changed
     */
    public BlotterPanel(
            LiveDesk live,
            OrdersModel orders,
            PositionsPanel positions,
            PerformancePanel performance,
            Selection selection,
            Texts texts,
            Format format,
            OrderWords words,
            Theme theme,
            Clock clock,
            Settings settings,
            Consumer<OrderKey> showOnWire,
            Consumer<Order> onAmend) {
        this.onAmend = onAmend;
        this.rules = live.desk().venue()::orderRules;
        this.desk = live.desk().orders();
        this.orders = orders;
        this.selection = selection;
        this.texts = texts;
        this.showOnWire = showOnWire;
        this.filter = new RowFilter(words, texts.locale());
        this.filterField = new FilterField(texts);
        this.exports = new ExportMenu(live.desk().exports(), texts, clock);
        this.export = exports.button();
        this.details =
                new DetailsWindows(
                        orders,
                        live.desk().records(),
                        theme,
                        texts,
                        order ->
                                new OrderDetails(
                                        texts,
                                        format,
                                        words,
                                        theme,
                                        clock,
                                        this::showOnWire,
                                        order));
        OrderColumns columns = new OrderColumns(texts, format, words);
        working =
                new LiveTable<>(
                        "blotter-working",
                        texts.get("blotter.empty.working"),
                        theme,
                        orders.working(),
                        OrderRow::sight);
        working.view().getColumns().add(new CancelColumn(texts, this::cancel));
        columns.addTo(working);
        history =
                new LiveTable<>(
                        "blotter-history",
                        texts.get("blotter.empty.history"),
                        theme,
                        orders.history(),
                        OrderRow::sight);
        columns.addTo(history);
        fills =
                new LiveTable<>(
                        "blotter-fills",
                        texts.get("blotter.empty.fills"),
                        theme,
                        orders.fills(),
                        ReadOnlyObjectWrapper::new);
        FillColumns.addTo(fills, texts, format, words, clock);

        working.view()
                .setOnKeyPressed(event -> {
                    OrderRow row = working.selected();
                    if (event.getCode() == KeyCode.DELETE && row != null) {
                        cancel(row.order());
                        event.consume();
                    } else if (event.getCode() == KeyCode.F2 && row != null) {
                        amend(row.order());
                        event.consume();
                    }
                });
        for (TableView<?> table : List.of(working.view(), history.view(), fills.view())) {
            ColumnSettings kept = new ColumnSettings(table, settings, theme);
            kept.restore();
            columnSettings.add(kept);
            table.setOnContextMenuRequested(event ->
                    exports.menu(table).show(table, event.getScreenX(), event.getScreenY()));
        }
        onRows(working.view(), OrderRow::order, this::workingMenu);
        onRows(history.view(), OrderRow::order, this::pastMenu);
        onRows(fills.view(), this::orderOf, _ -> new ContextMenu());

        tabs =
                new TabPane(
                        tab("working", orders.working(), working.filtered(), working.view()),
                        tab(
                                "history",
                                orders.history(),
                                history.filtered(),
                                new OlderBar(
                                        history.view(),
                                        live.desk().olderOrders(),
                                        selection,
                                        texts)),
                        tab("fills", orders.fills(), fills.filtered(), fills.view()),
                        tab(
                                "positions",
                                positions.model().open(),
                                positions.model().open(),
                                positions),
                        performance(performance));
        tabs.setId("blotter-tabs");
        tabs.setSide(Side.TOP);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        setId("blotter");
        getStyleClass().add("blotter");
        cancels = cancels();
        StackPane.setAlignment(cancels, Pos.TOP_RIGHT);
        HBox foot = new HBox(6, filterField, export);
        foot.setId("blotter-foot");
        foot.getStyleClass().add("blotter-foot");
        foot.visibleProperty()
                .bind(tabs.getSelectionModel().selectedIndexProperty().lessThan(FILTERED_TABS));
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(new VBox(tabs, foot), cancels);
    }

    /**
     * A button that would lie on the tabs is left out; the menu and the keys still do what it does.
     */
    @Override
    protected void layoutChildren() {
        Node headers = tabs.lookup(".headers-region");
        double room = getWidth() - (headers == null ? 0 : headers.getBoundsInParent().getMaxX());
        double needed = cancels.snappedRightInset();
        for (Node button : cancels.getChildren().reversed()) {
            needed += button.prefWidth(-1) + cancels.getSpacing();
            button.setVisible(needed <= room);
        }
        super.layoutChildren();
    }

    private void filter(String text) {
        filter.set(text);
        working.filter(filter.isSet() ? filter::fits : null);
        history.filter(filter.isSet() ? filter::fits : null);
        fills.filter(filter.isSet() ? filter::fits : null);
    }

    /** Puts the caret where rows are filtered. */
    public void focusFilter() {
        filterField.requestFocus();
    }

    /** Keeps how the columns are. */
    public void keep() {
        columnSettings.forEach(ColumnSettings::keep);
    }

    /** Closes the windows of its orders. */
    public void close() {
        details.close();
    }

    ExportMenu exports() {
        return exports;
    }

    private void cancel(Order order) {
        desk.cancel(order.clientOrderId());
    }

    private HBox cancels() {
        Button symbol = new Button();
        symbol.setId("blotter-cancel-symbol");
        symbol.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> texts.get("blotter.cancel.symbol", selection.get().symbol()),
                                selection.instrument()));
        symbol.setMnemonicParsing(false);
        symbol.setOnAction(_ -> {
            Instrument of = selection.get();
            desk.cancelAll(order -> order.request().instrument().equals(of));
        });
        symbol.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        orders.working().stream()
                                                .noneMatch(row ->
                                                        row.order()
                                                                .request()
                                                                .instrument()
                                                                .equals(selection.get())),
                                orders.working(),
                                selection.instrument()));
        Button all = new Button(texts.get("blotter.cancel.all"));
        all.setId("blotter-cancel-all");
        all.setOnAction(_ -> desk.cancelAll(_ -> true));
        all.disableProperty().bind(Bindings.isEmpty(orders.working()));
        filterField.textProperty().subscribe(this::filter);
        HBox box = new HBox(6, symbol, all);
        box.getStyleClass().add("blotter-cancels");
        box.setAlignment(Pos.CENTER_RIGHT);
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return box;
    }

    private Tab tab(String name, ObservableList<?> rows, ObservableList<?> shown, Node content) {
        Tab tab = new Tab();
        tab.setId("blotter-tab-" + name);
        tab.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        rows.size() == shown.size()
                                                ? texts.get("blotter.tab." + name, rows.size())
                                                : texts.get(
                                                        "blotter.tab.filtered." + name,
                                                        shown.size(),
                                                        rows.size()),
                                rows,
                                shown));
        tab.setContent(content);
        return tab;
    }

    private Tab performance(PerformancePanel performance) {
        Tab tab = new Tab(texts.get("blotter.tab.performance"), performance);
        tab.setId("blotter-tab-performance");
        tab.selectedProperty().subscribe(performance::setShown);
        return tab;
    }

    /** Of a fill whose order is not shown any more, what is known by the request. */
    private Order orderOf(FillRow fill) {
        OrderRequest request = fill.request();
        return orders.row(request.clientOrderId())
                .map(OrderRow::order)
                .orElseGet(() -> Order.of(request, fill.fill().timeMs()));
    }

    private void showDetails(Order order) {
        details.open(order, getScene().getWindow());
    }

    private MenuItem details(Order order) {
        MenuItem item = new MenuItem(texts.get("blotter.menu.details"));
        item.setId("blotter-menu-details");
        item.setOnAction(_ -> showDetails(order));
        return item;
    }

    private void showOnWire(Order order) {
        showOnWire.accept(new OrderKey(order.clientOrderId(), order.venueOrderId()));
    }

    private MenuItem wire(Order order) {
        MenuItem item = new MenuItem(texts.get("blotter.menu.wire"));
        item.setId("blotter-menu-wire");
        item.setOnAction(_ -> showOnWire(order));
        return item;
    }

    /**
     * A double click chooses the instrument, Enter shows the order's details, W the order on the
     * wire; a menu says what can be done with the row.
     */
    private <R> void onRows(
            TableView<R> table, Function<R, Order> order, Function<R, ContextMenu> menu) {
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    R item = table.getSelectionModel().getSelectedItem();
                    if (event.getCode() == KeyCode.W && !event.isShortcutDown() && item != null) {
                        showOnWire(order.apply(item));
                        event.consume();
                    } else if (event.getCode() == KeyCode.ENTER && item != null) {
                        showDetails(order.apply(item));
                        event.consume();
                    }
                });
        table.setRowFactory(_ -> {
            TableRow<R> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                R item = row.getItem();
                if (item != null
                        && event.getButton() == MouseButton.PRIMARY
                        && event.getClickCount() == 2) {
                    selection.select(order.apply(item).request().instrument());
                }
            });
            row.setOnContextMenuRequested(event -> {
                R item = row.getItem();
                if (item != null) {
                    ContextMenu shown = menu.apply(item);
                    Order of = order.apply(item);
                    shown.getItems().addFirst(wire(of));
                    shown.getItems().addFirst(details(of));
                    shown.getItems().addFirst(show(of.request().instrument()));
                    shown.show(row, event.getScreenX(), event.getScreenY());
                    event.consume();
                }
            });
            return row;
        });
    }

    private MenuItem show(Instrument instrument) {
        MenuItem item = new MenuItem(texts.get("blotter.menu.show", instrument.symbol()));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> selection.select(instrument));
        return item;
    }

    /** For one order: it stays that order's menu whatever moves in the table meanwhile. */
    private ContextMenu workingMenu(OrderRow row) {
        Instrument instrument = row.order().request().instrument();
        MenuItem one = new MenuItem(texts.get("blotter.menu.cancel"));
        one.setId("blotter-menu-cancel");
        one.setOnAction(_ -> cancel(row.order()));
        MenuItem change = new MenuItem(texts.get("blotter.menu.amend"));
        change.setId("blotter-menu-amend");
        change.setDisable(!canAmend(row.order()));
        change.setOnAction(_ -> amend(row.order()));
        MenuItem symbol = new MenuItem(texts.get("blotter.cancel.symbol", instrument.symbol()));
        symbol.setId("blotter-menu-cancel-symbol");
        symbol.setMnemonicParsing(false);
        symbol.setOnAction(
                _ -> desk.cancelAll(order -> order.request().instrument().equals(instrument)));
        return new ContextMenu(
                change,
                one,
                side(instrument, app.ringdown.market.Side.BUY),
                side(instrument, app.ringdown.market.Side.SELL),
                symbol,
                new SeparatorMenuItem(),
                copyId(row));
    }

    private MenuItem side(Instrument instrument, app.ringdown.market.Side side) {
        MenuItem item = new MenuItem(texts.get("blotter.menu.cancel." + side, instrument.symbol()));
        item.setId("blotter-menu-cancel-" + side);
        item.setMnemonicParsing(false);
        item.setOnAction(_ ->
                desk.cancelEach(order ->
                        order.request().instrument().equals(instrument)
                                && order.request().side() == side));
        return item;
    }

    private boolean canAmend(Order order) {
        return OrderDesk.canAmend(order, rules.apply(order.request().instrument()));
    }

    private void amend(Order order) {
        if (canAmend(order)) {
            onAmend.accept(order);
        }
    }

    /** Only of an order that certainly never arrived: it is sent under the same id. */
    private ContextMenu pastMenu(OrderRow row) {
        MenuItem again = new MenuItem(texts.get("blotter.menu.resend"));
        again.setId("blotter-menu-resend");
        again.setDisable(!row.order().neverArrived());
        again.setOnAction(_ -> desk.resend(row.order().clientOrderId()));
        return new ContextMenu(again, copyId(row));
    }

    private MenuItem copyId(OrderRow row) {
        MenuItem copy = new MenuItem(texts.get("blotter.menu.copy-id"));
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(row.order().clientOrderId());
            Clipboard.getSystemClipboard().setContent(content);
        });
        return copy;
    }
}
