package app.ringdown.ui.blotter;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.ui.Hands;
import app.ringdown.ui.TradingDesk;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.orders.OrderRow;
import app.ringdown.venue.VenueException;

import javafx.scene.Node;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.Locale;

@ExtendWith(ApplicationExtension.class)
class BlotterPanelTest {
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
    void emptyTablesSayWhatWillStandInThem() {
        hands.sees("#blotter-working-empty", "No working orders");
        assertThat(hands.isUsable("#blotter-cancel-all")).isFalse();
        assertThat(tab("working")).isEqualTo("Working 0");
    }

    @Test
    void aWorkingOrderShowsAllThatIsKnownOfIt() {
        String id = rest(btc, Side.BUY, 6_390_000, 25_000);
        trading.venue.fill(id, 5_000);
        waitForCell("working", "status", 0, "Partly filled 20 %");
        waitForCell("working", "symbol", 0, "BTCUSDT");
        waitForCell("working", "side", 0, "▲ Buy");
        waitForCell("working", "type", 0, "Limit");
        waitForCell("working", "tif", 0, "GTC");
        waitForCell("working", "price", 0, "63,900.00");
        waitForCell("working", "quantity", 0, "0.25000");
        waitForCell("working", "filled", 0, "0.05000");
        waitForCell("working", "remaining", 0, "0.20000");
        waitForCell("working", "average", 0, "63,900.0000");
        waitForCell("working", "value", 0, "15,975.00");
        assertThat(cell("working", "time", 0)).matches("\\d\\d:\\d\\d:\\d\\d");
        robot.interact(() -> scrollTo(table("working"), column("working", "client-id")));
        waitForCell("working", "client-id", 0, id);

        show("fills");
        assertThat(tab("fills")).isEqualTo("Fills 1");
        assertThat(cell("fills", "price", 0)).isEqualTo("63,900.00");
        assertThat(cell("fills", "quantity", 0)).isEqualTo("0.05000");
        assertThat(cell("fills", "value", 0)).isEqualTo("3,195.00");
        assertThat(cell("fills", "fee", 0)).isEqualTo("0.00003750 BTC");
        assertThat(cell("fills", "liquidity", 0)).isEqualTo("Maker");

        trading.venue.fill(id, 20_000);
        hands.waits("the order in history", () -> tab("history").equals("History 1"));
        assertThat(tab("working")).isEqualTo("Working 0");
        hands.waits("its fill", () -> tab("fills").equals("Fills 2"));
        show("history");
        assertThat(cell("history", "status", 0)).isEqualTo("Filled");
    }

    @Test
    void anOrderIsCancelledByItsButton() {
        String id = rest(btc, Side.BUY, 6_390_000, 25_000);
        hands.waits("its button", () -> hands.isShown("#blotter-cancel-" + id));
        robot.clickOn("#blotter-cancel-" + id);
        hands.waits("cancelled", () -> tab("history").equals("History 1"));
        show("history");
        assertThat(cell("history", "status", 0)).isEqualTo("Cancelled");
    }

    @Test
    void theSelectedOrderIsCancelledByDelAndNoOther() {
        String first = rest(btc, Side.BUY, 6_390_000, 25_000);
        String second = rest(eth, Side.SELL, 350_000, 10_000);
        String third = rest(btc, Side.BUY, 6_380_000, 25_000);
        select(second);
        robot.type(KeyCode.DELETE);
        hands.waits("one gone", () -> tab("working").equals("Working 2"));
        robot.type(KeyCode.DELETE); // its row took the selection with it
        robot.type(KeyCode.DELETE);
        robot.sleep(300);
        assertThat(tab("working")).isEqualTo("Working 2");
        assertThat(working()).containsExactlyInAnyOrder(first, third);
        assertThat(table("working").getSelectionModel().isEmpty()).isTrue();
    }

    @Test
    void theSelectionStaysWithItsOrderWhileOthersComeAndMove() {
        String first = rest(btc, Side.BUY, 6_390_000, 25_000);
        select(first);
        String second = rest(eth, Side.SELL, 350_000, 10_000);
        trading.venue.fill(first, 1_000);
        waitForCell("working", "status", 1, "Partly filled 4 %");
        trading.venue.fill(second, 10_000);
        hands.waits("second gone", () -> tab("working").equals("Working 1"));
        assertThat(selected()).isEqualTo(first);
    }

    @Test
    void anOrderIsCancelledByTheMenu() {
        String id = rest(btc, Side.BUY, 6_390_000, 25_000);
        String other = rest(eth, Side.SELL, 350_000, 10_000);
        robot.clickOn(cellNode("63,900.00"), MouseButton.SECONDARY);
        robot.clickOn("Cancel this order");
        hands.waits("one gone", () -> tab("working").equals("Working 1"));
        assertThat(working()).containsExactly(other).doesNotContain(id);
    }

    @Test
    void anOrderAndAFillLeadToTheWire() {
        String id = rest(btc, Side.BUY, 6_390_000, 25_000);
        select(id);
        robot.type(KeyCode.W);
        hands.waits("the order", () -> trading.onWire.size() == 1);
        trading.venue.fill(id, 25_000);
        hands.waits("its fill", () -> tab("fills").equals("Fills 1"));
        show("fills");
        robot.interact(() -> {
            table("fills").requestFocus();
            table("fills").getSelectionModel().select(0);
        });
        robot.type(KeyCode.W);
        hands.waits("its order", () -> trading.onWire.size() == 2);
        assertThat(trading.onWire)
                .allSatisfy(key -> {
                    assertThat(key.clientOrderId()).isEqualTo(id);
                    assertThat(key.venueOrderId()).isNotEmpty();
                });
    }

    @Test
    void allOfASymbolAreCancelledAndThenAll() {
        rest(btc, Side.BUY, 6_390_000, 25_000);
        rest(btc, Side.BUY, 6_380_000, 25_000);
        String other = rest(eth, Side.SELL, 350_000, 10_000);
        hands.sees("#blotter-cancel-symbol", "Cancel BTCUSDT");
        hands.click("#blotter-cancel-symbol");
        hands.waits("those of the symbol gone", () -> working().equals(List.of(other)));
        assertThat(hands.isUsable("#blotter-cancel-symbol")).isFalse();
        hands.click("#blotter-cancel-all");
        hands.waits("all gone", () -> tab("working").equals("Working 0"));
    }

    @Test
    void aDoubleClickChoosesTheInstrument() {
        rest(eth, Side.SELL, 350_000, 10_000);
        robot.doubleClickOn(cellNode("ETHUSDT"));
        hands.waits("ETH chosen", () -> trading.selection.get().equals(eth));
        hands.sees("#ticket-symbol", "ETHUSDT");
    }

    @Test
    void aRejectIsSaidInPlainWordsWithTheCode() {
        trading.venue.failWith(VenueException.Kind.REFUSED, -1013, "Filter failure: NOTIONAL");
        place(btc, Side.BUY, 6_390_000, 25_000);
        hands.waits("rejected", () -> tab("history").equals("History 1"));
        show("history");
        assertThat(cell("history", "status", 0))
                .isEqualTo(
                        "Rejected: the value is out of the range that the venue takes"
                                + " (venue code -1013)");
    }

    @Test
    void aCancelThatFailsLeavesTheOrderAndSaysWhy() {
        String id = rest(btc, Side.BUY, 6_390_000, 25_000);
        trading.venue.failWith(VenueException.Kind.UNREACHABLE, 0, "no route to host");
        hands.click("#blotter-cancel-" + id);
        waitForCell(
                "working",
                "status",
                0,
                "Working; not cancelled: the venue could not be reached, so nothing was sent");
    }

    @Test
    void theWaitOfAnUnknownOrderIsShown() {
        trading.venue.failWith(VenueException.Kind.UNKNOWN, 0, "timed out");
        place(btc, Side.BUY, 6_390_000, 25_000);
        waitForCell("working", "status", 0, "Unknown for 1 s, being looked up");
        waitForCell("working", "status", 0, "Unknown for 2 s, being looked up");
    }

    @Test
    void anOrderMadeElsewhereIsMarked() throws VenueException {
        trading.venue.external(
                new OrderRequest(
                        "web-1",
                        btc,
                        Side.SELL,
                        OrderType.LIMIT,
                        TimeInForce.GTC,
                        6_500_000,
                        10_000,
                        null));
        waitForCell("working", "status", 0, "Working, made elsewhere");
        assertThat(cell("working", "side", 0)).isEqualTo("▼ Sell");
    }

    @Test
    void aSortByAColumnIsKeptWhileRowsLive() {
        rest(btc, Side.BUY, 6_390_000, 25_000);
        rest(eth, Side.SELL, 350_000, 10_000);
        robot.interact(() -> {
            TableColumn<?, ?> price = column("working", "price");
            price.setSortType(TableColumn.SortType.ASCENDING);
            sortBy(table("working"), price);
        });
        String cheap = rest(trading.venue.instrument("DOGEUSDT"), Side.BUY, 12_000, 10_000);
        assertThat(working().getFirst()).isEqualTo(cheap);
        assertThat(cell("working", "price", 2)).isEqualTo("63,900.00");
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

    /** Places an order and waits until it is seen to work. */
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
        hands.waits(
                id + " shown", () -> !cell("working", "price", working().indexOf(id)).isEmpty());
        robot.clickOn(cellNode(cell("working", "price", working().indexOf(id))));
        hands.waits(id + " selected", () -> selected().equals(id));
    }

    private String selected() {
        Object row = table("working").getSelectionModel().getSelectedItem();
        return row instanceof OrderRow order ? order.order().clientOrderId() : "";
    }

    private List<String> working() {
        return table("working").getItems().stream()
                .map(row -> ((OrderRow) row).order().clientOrderId())
                .toList();
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
        TabPane tabs = robot.lookup("#blotter-tabs").queryAs(TabPane.class);
        return tabs.getTabs().stream()
                .filter(t -> t.getId().equals("blotter-tab-" + name))
                .findFirst()
                .orElseThrow()
                .getText();
    }

    private TableView<?> table(String name) {
        return robot.lookup("#blotter-" + name).queryAs(TableView.class);
    }

    private TableColumn<?, ?> column(String table, String name) {
        return table(table).getColumns().stream()
                .filter(column -> column.getId().equals("blotter-" + table + "-" + name))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static <R> void sortBy(TableView<R> table, TableColumn<?, ?> column) {
        table.getSortOrder().setAll(List.of((TableColumn<R, ?>) column));
    }

    @SuppressWarnings("unchecked")
    private static <R> void scrollTo(TableView<R> table, TableColumn<?, ?> column) {
        table.scrollToColumn((TableColumn<R, ?>) column);
    }

    /** What the cell shows, between two frames: in the midst of one a row is half of each. */
    private String cell(String table, String column, int row) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> cellNow(table, column, row));
    }

    /** Read from the node, as a person does. */
    private String cellNow(String table, String column, int row) {
        TableColumn<?, ?> which = column(table, column);
        for (Node node : robot.from(table(table)).lookup(".table-cell").queryAll()) {
            if (node instanceof TableCell<?, ?> cell
                    && which.equals(cell.getTableColumn())
                    && cell.getIndex() == row) {
                return cell.getText();
            }
        }
        return "";
    }

    private void waitForCell(String table, String column, int row, String text) {
        hands.waits(
                text + " but " + cell(table, column, row),
                () -> cell(table, column, row).equals(text));
    }
}
