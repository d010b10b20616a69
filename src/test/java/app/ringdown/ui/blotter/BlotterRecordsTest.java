package app.ringdown.ui.blotter;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.Notice;
import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.ui.Hands;
import app.ringdown.ui.TradingDesk;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.orders.OrderRow;
import app.ringdown.venue.VenueException;

import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can be read of orders beyond their rows: details, files, columns, a filter. */
@ExtendWith(ApplicationExtension.class)
class BlotterRecordsTest {
    @TempDir Path folder;
    private TradingDesk trading;
    private FxRobot robot;
    private Hands hands;
    private Instrument btc;
    private Instrument eth;

    @Start
    void open(Stage stage) {
        trading = new TradingDesk(Locale.US);
        trading.show(stage, Theme.Mode.DARK);
    }

    @BeforeEach
    void look(FxRobot hand) {
        robot = hand;
        hands = new Hands(robot);
        btc = trading.venue.instrument("BTCUSDT");
        eth = trading.venue.instrument("ETHUSDT");
    }

    @Stop
    void close() {
        trading.close();
    }

    @Test
    void anOrdersLifeIsToldStepByStepAndGoesOn() {
        String id = rest(btc, Side.BUY, 6_390_000, 25_000);
        select(id);
        robot.type(KeyCode.ENTER);
        hands.sees("#details-intent", "BTCUSDT  Buy 0.25000 BTC at 63,900.00");
        hands.waits("its life", () -> column("details-life", "what").contains("Accepted"));
        assertThat(column("details-life", "what").getFirst()).isEqualTo("Checked and written down");
        assertThat(column("details-life", "what"))
                .anyMatch(what -> what.matches("Sent, \\d+\\.\\d{3} ms after the click"))
                .anyMatch(what -> what.matches("Answered after \\d+\\.\\d{3} ms"));
        assertThat(column("details-life", "time"))
                .allMatch(
                        time -> time.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}"));
        assertThat(column("details-life", "since").getFirst()).isEmpty();
        assertThat(column("details-life", "since").get(1)).matches("\\+\\d+");
        assertThat(text("#details-client-id")).isEqualTo(id);
        assertThat(text("#details-venue-id")).isNotEmpty();

        trading.venue.fill(id, 5_000);
        hands.sees("#details-status", "Partly filled 20 %");
        hands.waits(
                "its fill",
                () ->
                        column("details-life", "what")
                                .contains(
                                        "0.05000 BTC filled at 63,900.00, fee 0.00003750 BTC,"
                                                + " Maker"));
        assertThat(column("details-fills", "quantity")).containsExactly("0.05000");
        hands.click("#details-wire");
        hands.waits("the wire", () -> trading.onWire.size() == 1);
        assertThat(trading.onWire.getFirst().clientOrderId()).isEqualTo(id);

        robot.interact(() -> robot.lookup("#order-details").query().requestFocus());
        robot.type(KeyCode.ESCAPE);
        hands.waits("closed", () -> robot.lookup("#order-details").tryQuery().isEmpty());
    }

    @Test
    void whatWasRefusedHasTheVenuesOwnWords() {
        trading.venue.failWith(VenueException.Kind.REFUSED, -1013, "Filter failure: NOTIONAL");
        place(btc, Side.BUY, 6_390_000, 25_000);
        hands.waits("rejected", () -> tab("history").equals("History 1"));
        show("history");
        robot.clickOn(cellNode("BTCUSDT"), MouseButton.SECONDARY);
        robot.clickOn("#blotter-menu-details");
        hands.sees("#details-original", "-1013 Filter failure: NOTIONAL");
        hands.sees("#details-status", "Rejected: the value is out of the range");
        hands.waits(
                "its life",
                () ->
                        column("details-life", "what").stream()
                                .anyMatch(what -> what.startsWith("Rejected: the value")));
        assertThat(trading.selection.get()).as("a look changes nothing").isEqualTo(btc);
    }

    @Test
    void anOrderAndTheOneInItsPlaceLeadToEachOther() {
        String old = rest(btc, Side.BUY, 6_390_000, 25_000);
        trading.desk.orders().amend(old, 6_380_000, 0, 25_000, System.nanoTime());
        hands.waits(
                "the other", () -> tab("working").equals("Working 1") && !firstId().equals(old));
        String by = firstId();
        select(by);
        robot.type(KeyCode.ENTER);
        hands.sees("#details-link-" + old, "Takes the place of: Buy 0.25000 BTC at 63,900.00");
        hands.click("#details-link-" + old);
        hands.sees("#details-link-" + by, "Replaced by: Buy 0.25000 BTC at 63,800.00");
    }

    @Test
    void wordsNarrowWhatIsListed() {
        rest(btc, Side.BUY, 6_390_000, 25_000);
        rest(eth, Side.SELL, 350_000, 10_000);
        String third = rest(btc, Side.SELL, 6_490_000, 25_000);
        hands.type("#blotter-filter", "btc sell");
        hands.waits("one left", () -> tab("working").equals("Working 1 of 3"));
        assertThat(firstId()).isEqualTo(third);
        robot.type(KeyCode.ESCAPE);
        hands.waits("all again", () -> tab("working").equals("Working 3"));
        hands.type("#blotter-filter", "partly");
        hands.waits("none", () -> tab("working").equals("Working 0 of 3"));
        trading.venue.fill(third, 1_000);
        hands.waits("it fits now", () -> tab("working").equals("Working 1 of 3"));
    }

    @Test
    void allOrdersAndFillsAreWrittenToFilesAndSoItIsSaid() throws IOException {
        String id = rest(btc, Side.BUY, 6_390_000, 25_000);
        rest(eth, Side.SELL, 350_000, 10_000);
        trading.venue.fill(id, 5_000);
        hands.waits("its fill", () -> tab("fills").equals("Fills 1"));
        List<String> names = new ArrayList<>();
        robot.interact(() ->
                trading.blotter
                        .exports()
                        .choosing((_, _, name, _) -> {
                            names.add(name);
                            return folder.resolve(name);
                        }));
        fire("blotter-export-orders");
        Notice orders = notice();
        assertThat(orders.key()).isEqualTo("notice.export.orders");
        assertThat(orders.arguments())
                .containsExactly("2", folder.resolve(names.get(0)).toString());
        assertThat(Files.readAllLines(folder.resolve(names.get(0)))).hasSize(3);
        fire("blotter-export-fills");
        assertThat(notice().key()).isEqualTo("notice.export.fills");
        assertThat(Files.readString(folder.resolve(names.get(1))))
                .contains(
                        "BTCUSDT,BTC,USDT,BUY,63900.00,0.05000,3195.0000000,0.00003750,BTC,maker");
        assertThat(names.get(1)).matches("ringdown-fills-\\d{4}-\\d\\d-\\d\\d\\.csv");
    }

    @Test
    void aFileThatCannotBeWrittenIsToldInASentence() {
        robot.interact(() ->
                trading.blotter
                        .exports()
                        .choosing((_, _, _, _) -> folder.resolve("no/such/folder.csv")));
        fire("blotter-export-fills");
        Notice told = notice();
        assertThat(told.level()).isEqualTo(Notice.Level.ERROR);
        assertThat(told.arguments().getFirst()).endsWith("folder.csv");
    }

    @Test
    void columnsAreLeftAsTheyWere() {
        TableView<?> table = robot.lookup("#blotter-working").queryAs(TableView.class);
        robot.interact(() -> {
            TableColumn<?, ?> stop = byName(table, "stop");
            stop.setVisible(false);
            byName(table, "symbol").setPrefWidth(133);
            toEnd(table, byName(table, "side"));
        });
        robot.sleep(100); // a layout, so that the width is taken
        robot.interact(trading.blotter::keep);
        LiveTable<OrderRow, OrderRow.Sight> again =
                WaitForAsyncUtils.waitForAsyncFx(10_000, this::anotherTable);
        assertThat(byName(again.view(), "stop").isVisible()).isFalse();
        assertThat(byName(again.view(), "symbol").getPrefWidth()).isEqualTo(133);
        assertThat(again.view().getColumns().getLast().getId()).isEqualTo("blotter-working-side");
    }

    private LiveTable<OrderRow, OrderRow.Sight> anotherTable() {
        LiveTable<OrderRow, OrderRow.Sight> table =
                new LiveTable<>(
                        "blotter-working",
                        "",
                        trading.theme,
                        trading.orders.working(),
                        OrderRow::sight);
        for (String name : List.of("symbol", "side", "fresh", "stop")) {
            table.text(name, "", 50, (_, _) -> 0, _ -> "");
        }
        new ColumnSettings(table.view(), trading.settings, trading.theme).restore();
        return table;
    }

    @Test
    void howLongTheWayTookIsShownInMilliseconds() {
        rest(btc, Side.BUY, 6_390_000, 25_000);
        robot.interact(() -> {
            TableView<?> table = robot.lookup("#blotter-working").queryAs(TableView.class);
            byName(table, "status").setVisible(false);
            scrollTo(table, byName(table, "reason"));
        });
        hands.waits(
                "sent",
                () -> column("blotter-working", "sent").getFirst().matches("\\d+\\.\\d{3}"));
        assertThat(column("blotter-working", "answer").getFirst()).matches("\\d+\\.\\d{3}");
    }

    @Test
    void ordersOfBeforeAreReadFromTheVenue() {
        OrderRequest old =
                new OrderRequest(
                        "web-1",
                        btc,
                        Side.SELL,
                        OrderType.LIMIT,
                        TimeInForce.GTC,
                        6_500_000,
                        10_000,
                        null);
        trading.venue.past(old, 1_700_000_000_000L, OrderState.CANCELLED);
        show("history");
        hands.sees("#blotter-older", "Load older orders in BTCUSDT from the venue");
        hands.click("#blotter-older");
        hands.waits("the order", () -> tab("history").equals("History 1"));
        assertThat(column("blotter-history", "status"))
                .containsExactly("Cancelled, made elsewhere");
        assertThat(notice().key()).isEqualTo("notice.older.last");
    }

    private Notice notice() {
        hands.waits("a notice", () -> !trading.notices.isEmpty());
        return trading.notices.removeFirst();
    }

    private void fire(String item) {
        robot.interact(() ->
                robot
                        .lookup("#blotter-export")
                        .queryAs(javafx.scene.control.MenuButton.class)
                        .getItems()
                        .stream()
                        .filter(each -> each.getId().equals(item))
                        .forEach(MenuItem::fire));
    }

    private static TableColumn<?, ?> byName(TableView<?> table, String name) {
        return table.getColumns().stream()
                .filter(column -> column.getId().endsWith("-" + name))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static <R> void toEnd(TableView<R> table, TableColumn<?, ?> column) {
        table.getColumns().remove(column);
        table.getColumns().add((TableColumn<R, ?>) column);
    }

    @SuppressWarnings("unchecked")
    private static <R> void scrollTo(TableView<R> table, TableColumn<?, ?> column) {
        table.scrollToColumn((TableColumn<R, ?>) column);
    }

    private String text(String query) {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> robot.lookup(query).queryAs(TextInputControl.class).getText());
    }

    /** The texts of a column from the top, those that are seen, in whatever window the table is. */
    private List<String> column(String table, String name) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> columnNow(table, name));
    }

    private List<String> columnNow(String table, String name) {
        for (Window window : Window.getWindows()) {
            Node found = window.getScene() == null ? null : window.getScene().lookup("#" + table);
            if (found instanceof TableView<?> view) {
                return view.lookupAll(".table-cell").stream()
                        .filter(node ->
                                node instanceof TableCell<?, ?> cell
                                        && !cell.isEmpty()
                                        && cell.getTableColumn() != null
                                        && cell.getTableColumn().getId().equals(table + "-" + name))
                        .map(node -> (TableCell<?, ?>) node)
                        .sorted(java.util.Comparator.comparingInt(TableCell::getIndex))
                        .map(TableCell::getText)
                        .toList();
            }
        }
        return List.of();
    }

    private String place(Instrument instrument, Side side, long ticks, long lots) {
        String id = trading.desk.orders().nextId();
        trading.desk
                .orders()
                .place(
                        new OrderRequest(
                                id,
                                instrument,
                                side,
                                OrderType.LIMIT,
                                TimeInForce.GTC,
                                ticks,
                                lots,
                                null));
        return id;
    }

    private String rest(Instrument instrument, Side side, long ticks, long lots) {
        String id = place(instrument, side, ticks, lots);
        hands.waits(
                "accepted",
                () ->
                        trading.orders
                                .row(id)
                                .filter(row -> row.order().state().isWorking())
                                .isPresent());
        robot.sleep(50);
        return id;
    }

    private void select(String id) {
        robot.interact(() -> {
            TableView<?> table = robot.lookup("#blotter-working").queryAs(TableView.class);
            table.requestFocus();
            for (int i = 0; i < table.getItems().size(); i++) {
                if (((OrderRow) table.getItems().get(i)).order().clientOrderId().equals(id)) {
                    table.getSelectionModel().select(i);
                }
            }
        });
    }

    private String firstId() {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> {
                    TableView<?> table = robot.lookup("#blotter-working").queryAs(TableView.class);
                    return table.getItems().isEmpty()
                            ? ""
                            : ((OrderRow) table.getItems().getFirst()).order().clientOrderId();
                });
    }

    private Node cellNode(String text) {
        return robot.lookup(".table-cell")
                .match(node -> node instanceof TableCell<?, ?> cell && text.equals(cell.getText()))
                .query();
    }

    private void show(String tab) {
        robot.interact(() -> {
            TabPane tabs = robot.lookup("#blotter-tabs").queryAs(TabPane.class);
            tabs.getTabs().stream()
                    .filter(t -> t.getId().equals("blotter-tab-" + tab))
                    .forEach(tabs.getSelectionModel()::select);
        });
    }

    private String tab(String name) {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> {
                    TabPane tabs = robot.lookup("#blotter-tabs").queryAs(TabPane.class);
                    return tabs.getTabs().stream()
                            .filter(t -> t.getId().equals("blotter-tab-" + name))
                            .findFirst()
                            .orElseThrow()
                            .getText();
                });
    }
}
