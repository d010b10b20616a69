package app.ringdown.ui.blotter;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.CostMethod;
import app.ringdown.order.Mark;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.ui.Hands;
import app.ringdown.ui.TradingDesk;
import app.ringdown.ui.base.Theme;
import app.ringdown.venue.LineState;

import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
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
class PositionsPanelTest {
    private TradingDesk trading;
    private FxRobot robot;
    private Hands hands;
    private Instrument btc;

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
        show("positions");
    }

    @Stop
    void close() {
        trading.close();
    }

    @Test
    void nothingOpenSaysWhatAPositionIs() {
        hands.sees("#blotter-positions-empty", "what your own fills have opened");
        assertThat(tab()).isEqualTo("Positions 0");
    }

    @Test
    void aPositionShowsAllThatIsKnownOfIt() {
        filled(Side.BUY, 6_390_000, 20_000);
        trading.venue.touch(btc, 6_400_000, 10, 6_400_100, 10);
        waitForCell("symbol", "BTCUSDT");
        waitForCell("side", "▲ Long");
        waitForCell("quantity", "0.19985"); // the fee was in BTC
        waitForCell("average", "63,900.0000");
        waitForCell("break-even", "63,947.9610");
        waitForCell("mark", "64,000.00 bid");
        waitForCell("unrealised", "+19.98");
        assertThat(styles("unrealised")).contains("blotter-up");
        waitForCell("realised", "-9.58");
        assertThat(styles("realised")).contains("blotter-down");
        waitForCell("fees", "0.00015 BTC");
        assertThat(cell("as-of")).matches("\\d\\d:\\d\\d:\\d\\d");
        assertThat(tab()).isEqualTo("Positions 1");
        hands.sees("#positions-total-USDT-unrealised", "+19.98");
        hands.sees("#positions-total-USDT-realised", "-9.58");
        hands.sees("#positions-total-USDT-all", "+10.40");
    }

    @Test
    void aSaleBeyondItFlipsItAndTheMarkIsTheAsk() {
        filled(Side.BUY, 6_390_000, 10_000);
        filled(Side.SELL, 6_400_000, 30_000);
        trading.venue.touch(btc, 6_399_900, 10, 6_400_100, 10);
        waitForCell("side", "▼ Short");
        waitForCell("average", "64,000.0000");
        waitForCell("mark", "64,001.00 ask");
        waitForCell("unrealised", "-0.20");
        waitForCell("fees", "0.000075 BTC, 14.4 USDT");
    }

    @Test
    void theMarkAndTheMethodAreChosenAndSaid() {
        filled(Side.SELL, 6_400_000, 10_000);
        filled(Side.SELL, 6_420_000, 10_000);
        filled(Side.BUY, 6_400_000, 10_000);
        trading.venue.touch(btc, 6_400_000, 10, 6_400_101, 10);
        waitForCell("average", "64,100.0000");
        choose("#positions-mark", Mark.MID);
        waitForCell("mark", "64,000.505 mid");
        choose("#positions-mark", Mark.LAST);
        hands.waits("the last price", () -> cell("mark").endsWith(" last"));
        choose("#positions-cost", CostMethod.FIFO);
        hands.waits("what was sold last is left", () -> cell("average").startsWith("64,19"));
        assertThat(trading.settings.get("positions.mark")).contains("LAST");
        assertThat(trading.settings.get("positions.cost")).contains("FIFO");
    }

    @Test
    void aPositionOnAQuoteThatIsNotLiveIsGreyAndSaysOfWhenItIs() {
        filled(Side.BUY, 6_390_000, 20_000);
        trading.venue.touch(btc, 6_400_000, 10, 6_400_100, 10);
        waitForCell("unrealised", "+19.98");
        trading.venue.lines(LineState.RECONNECTING);
        hands.waits("stale", () -> cell("as-of").matches("\\d\\d:\\d\\d:\\d\\d (stale|polled)"));
        assertThat(styles("unrealised")).contains("blotter-old").doesNotContain("blotter-up");
        assertThat(styles("mark")).contains("blotter-old");
        hands.sees("#positions-as-of", "as of ");
    }

    @Test
    void whatIsFlatIsShownWhenAskedFor() {
        filled(Side.SELL, 6_390_000, 10_000);
        filled(Side.BUY, 6_395_000, 10_008); // half a lot is left: the fee was in BTC
        hands.waits("flat", () -> tab().equals("Positions 0"));
        assertThat(table("positions").getItems()).isEmpty();
        hands.click("#positions-flat");
        waitForCell("side", "Flat");
        waitForCell("unrealised", "–");
        assertThat(cell("realised")).startsWith("-");
        assertThat(trading.settings.get("positions.flat")).contains("true");
    }

    @Test
    void aDoubleClickChoosesTheInstrument() {
        robot.interact(() -> trading.selection.select(trading.venue.instrument("ETHUSDT")));
        filled(Side.BUY, 6_390_000, 20_000);
        waitForCell("symbol", "BTCUSDT");
        robot.doubleClickOn(cellNode("positions", "symbol"));
        hands.waits("BTC chosen", () -> trading.selection.get().equals(btc));
    }

    @Test
    void eachDayShowsWhatItHasBroughtAndTheLineSaysTheSum() {
        filled(Side.BUY, 6_390_000, 10_000);
        filled(Side.SELL, 6_410_000, 9_992);
        hands.waits("filled", () -> trading.orders.fills().size() == 2);
        show("performance");
        hands.waits("the day", () -> cell("days", "day").matches("\\d{4}-\\d\\d-\\d\\d"));
        // 19.984 less 4.7925 in BTC and 4.8036540 in USDT
        hands.waits("its sum", () -> cell("days", "net").equals("+10.39"));
        assertThat(cell("days", "cumulative")).isEqualTo("+10.39");
        assertThat(cell("days", "fills")).isEqualTo("2");
        hands.waits(
                "the line's words",
                () ->
                        String.valueOf(
                                        robot.lookup("#performance-curve")
                                                .query()
                                                .getAccessibleText())
                                .endsWith(": +10.39 USDT"));
        filled(Side.SELL, 6_390_000, 10_000);
        hands.waits("it goes on", () -> cell("days", "fills").equals("3"));
    }

    private void filled(Side side, long ticks, long lots) {
        String id = trading.desk.orders().nextId();
        trading.desk
                .orders()
                .place(
                        new OrderRequest(
                                id,
                                btc,
                                side,
                                OrderType.LIMIT,
                                TimeInForce.GTC,
                                ticks,
                                lots,
                                null));
        hands.waits(
                "accepted",
                () ->
                        trading.orders
                                .row(id)
                                .filter(row -> row.order().state().isWorking())
                                .isPresent());
        trading.venue.fill(id, lots);
    }

    private void show(String tab) {
        robot.interact(() -> {
            TabPane tabs = robot.lookup("#blotter-tabs").queryAs(TabPane.class);
            tabs.getTabs().stream()
                    .filter(t -> t.getId().equals("blotter-tab-" + tab))
                    .forEach(tabs.getSelectionModel()::select);
        });
    }

    private String tab() {
        TabPane tabs = robot.lookup("#blotter-tabs").queryAs(TabPane.class);
        return tabs.getTabs().stream()
                .filter(t -> t.getId().equals("blotter-tab-positions"))
                .findFirst()
                .orElseThrow()
                .getText();
    }

    @SuppressWarnings("unchecked")
    private <E> void choose(String query, E value) {
        robot.interact(() ->
                ((ChoiceBox<E>) robot.lookup(query).queryAs(ChoiceBox.class)).setValue(value));
    }

    private TableView<?> table(String name) {
        return robot.lookup("#blotter-" + name).queryAs(TableView.class);
    }

    /** The cell of the first row, between two frames. */
    private TableCell<?, ?> cellNode(String table, String column) {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> {
                    for (Node node : robot.from(table(table)).lookup(".table-cell").queryAll()) {
                        if (node instanceof TableCell<?, ?> cell
                                && cell.getIndex() == 0
                                && cell.getTableColumn()
                                        .getId()
                                        .equals("blotter-" + table + "-" + column)) {
                            return cell;
                        }
                    }
                    return new TableCell<>();
                });
    }

    private String cell(String column) {
        return cell("positions", column);
    }

    private String cell(String table, String column) {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> String.valueOf(cellNode(table, column).getText()));
    }

    private List<String> styles(String column) {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> List.copyOf(cellNode("positions", column).getStyleClass()));
    }

    private void waitForCell(String column, String text) {
        hands.waits(text + " but " + cell(column), () -> cell(column).equals(text));
    }
}
