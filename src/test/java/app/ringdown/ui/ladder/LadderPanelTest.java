package app.ringdown.ui.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Side;
import app.ringdown.order.Order;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.ui.Hands;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.orders.OrderRow;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;
import app.ringdown.venue.VenueException;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
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
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** The ladder under a trader's hands. */
@ExtendWith(ApplicationExtension.class)
class LadderPanelTest {
    private static final long BID = 6_400_009;
    private static final long ASK = 6_400_011;

    private LadderDesk trading;
    private FxRobot robot;
    private Hands hands;

    @Start
    void open(Stage stage) {
        trading = new LadderDesk();
        trading.show(stage, Theme.Mode.DARK);
    }

    @BeforeEach
    void look(FxRobot hand) {
        robot = hand;
        hands = new Hands(robot);
        hands.waits(
                "the book is wanted",
                () -> trading.venue.wanted().contains(new Subscription.Book(trading.btc)));
        hands.sees("#ladder-state", "Rebuilding the book");
        trading.change(1);
        hands.sees("#ladder-spread", "Spread 0.02");
        hands.waits("book", () -> hands.text("#ladder-state").isEmpty());
        trading.change(70_000);
        hands.waits("painted", () -> spot(LadderColumn.BIDS, BID).getY() > 0);
    }

    @Stop
    void close() {
        trading.close();
    }

    private static <T> T onFx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
    }

    /** Where a price is painted, on the screen. */
    private Point2D spot(LadderColumn column, long ticks) {
        return onFx(() -> {
            LadderPlot plot = trading.ladder.plot();
            double y = plot.middleOf(ticks);
            LadderSpot there = plot.spotAt(plot.middleOf(column), y);
            return there != null && there.equals(new LadderSpot(column, ticks))
                    ? plot.localToScreen(plot.middleOf(column), y)
                    : new Point2D(-1, -1);
        });
    }

    private void pointAt(LadderColumn column, long ticks) {
        robot.robotContext().getMouseRobot().move(spot(column, ticks));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void click(LadderColumn column, long ticks) {
        pointAt(column, ticks);
        robot.press(MouseButton.PRIMARY).release(MouseButton.PRIMARY);
    }

    private void arm(String quantity) {
        hands.type("#ladder-quantity", quantity);
        hands.click("#ladder-armed");
        hands.sees("#ladder-line", "Armed");
    }

    private List<Order> working() {
        return onFx(() -> trading.orders.working().stream().map(OrderRow::order).toList());
    }

    private OrderRequest only() {
        hands.waits("one order", () -> working().size() == 1 && isWorking());
        return working().getFirst().request();
    }

    private boolean isWorking() {
        return working().stream().allMatch(order -> order.state().isWorking());
    }

    private String spoken() {
        return onFx(() -> trading.ladder.plot().getAccessibleText());
    }

    private void settle() {
        WaitForAsyncUtils.sleep(150, TimeUnit.MILLISECONDS);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void external(String id, Side side, long ticks) throws VenueException {
        trading.venue.external(
                new OrderRequest(
                        id,
                        trading.btc,
                        side,
                        OrderType.LIMIT,
                        TimeInForce.GTC,
                        ticks,
                        2_500,
                        null));
    }

    @Test
    void itIsNotArmedAtTheStartAndAClickMarksTheRowOnly() {
        assertThat(hands.text("#ladder-armed")).isEqualTo("Not armed");
        hands.type("#ladder-quantity", "0.05");
        click(LadderColumn.BIDS, BID);
        hands.sees("#ladder-line", "Not armed: nothing was sent");
        hands.waits("marked", () -> spoken().startsWith("64,000.09: bids 0.70000, asks 0.00000."));
        assertThat(spoken()).endsWith("Not armed");
        assertThat(trading.venue.placed()).isZero();
    }

    @Test
    void aClickInTheBidsBuysAtThatPriceAndSaysWhatBecameOfIt() {
        arm("0.05");
        click(LadderColumn.BIDS, BID - 3);
        OrderRequest order = only();
        assertThat(order.side()).isEqualTo(Side.BUY);
        assertThat(order.type()).isEqualTo(OrderType.LIMIT);
        assertThat(order.ticks()).isEqualTo(BID - 3);
        assertThat(order.lots()).isEqualTo(5_000);
        hands.sees("#ladder-line", "Accepted and working: Buy 0.05000 BTC at 64,000.06.");
        hands.waits("own", () -> spoken().contains("Your buys: 1, together 0.05000"));
        trading.venue.fill(order.clientOrderId(), 5_000);
        hands.sees("#ladder-line", "Filled: bought 0.05000 BTC");
        assertThat(trading.settings.get("ladder.quantity.BTCUSDT")).contains("0.05");
    }

    @Test
    void aClickInTheAsksSells() {
        arm("0.05");
        click(LadderColumn.ASKS, ASK + 4);
        OrderRequest order = only();
        assertThat(order.side()).isEqualTo(Side.SELL);
        assertThat(order.ticks()).isEqualTo(ASK + 4);
    }

    @Test
    void aShiftClickIsAStopAndOneThatWouldTriggerAtOnceIsNotSent() {
        arm("0.05");
        trading.trade(6_400_010);
        robot.press(KeyCode.SHIFT);
        click(LadderColumn.BIDS, BID - 3);
        hands.sees("#ladder-line", "it would trigger at once");
        assertThat(trading.venue.placed()).isZero();
        click(LadderColumn.BIDS, ASK + 4);
        robot.release(KeyCode.SHIFT);
        OrderRequest order = only();
        assertThat(order.type()).isEqualTo(OrderType.STOP);
        assertThat(order.side()).isEqualTo(Side.BUY);
        assertThat(order.stopTicks()).isEqualTo(ASK + 4);
        hands.waits("shown", () -> onFx(() -> ids(LadderColumn.OWN_BUYS, ASK + 4)).size() == 1);
    }

    private List<String> ids(LadderColumn column, long ticks) {
        return trading.ladder.plot().idsAt(new LadderSpot(column, ticks));
    }

    @Test
    void aDragMovesAllOrdersOfARowOnceAndEscapeLetsThemGo() throws VenueException {
        external("one", Side.BUY, BID - 2);
        external("two", Side.BUY, BID - 2);
        arm("0.05");
        hands.waits("shown", () -> onFx(() -> ids(LadderColumn.OWN_BUYS, BID - 2)).size() == 2);
        pointAt(LadderColumn.OWN_BUYS, BID - 2);
        robot.press(MouseButton.PRIMARY);
        pointAt(LadderColumn.OWN_BUYS, BID - 6);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        robot.release(MouseButton.PRIMARY);
        settle();
        assertThat(trading.venue.placed()).isEqualTo(2);

        pointAt(LadderColumn.OWN_BUYS, BID - 2);
        robot.press(MouseButton.PRIMARY);
        pointAt(LadderColumn.OWN_BUYS, BID - 4);
        pointAt(LadderColumn.OWN_BUYS, BID - 6);
        robot.release(MouseButton.PRIMARY);
        hands.waits("moved", () -> onFx(() -> ids(LadderColumn.OWN_BUYS, BID - 6)).size() == 2);
        hands.sees("#ladder-line", "Accepted and working: Buy 0.02500 BTC at 64,000.03.");
        settle();
        assertThat(trading.venue.placed()).as("one change for each").isEqualTo(4);
        assertThat(working()).allMatch(order -> order.request().ticks() == BID - 6);
    }

    @Test
    void aRightClickCancelsOnlyWhileArmedAndTheDeleteKeyAlways() throws VenueException {
        external("one", Side.SELL, ASK + 2);
        external("two", Side.SELL, ASK + 3);
        hands.waits("shown", () -> onFx(() -> ids(LadderColumn.OWN_SELLS, ASK + 3)).size() == 1);
        pointAt(LadderColumn.OWN_SELLS, ASK + 2);
        robot.press(MouseButton.SECONDARY).release(MouseButton.SECONDARY);
        hands.sees("#ladder-line", "Not armed: nothing was cancelled");
        robot.push(KeyCode.DELETE);
        hands.waits("cancelled", () -> trading.venue.open() == 1);
        arm("0.05");
        pointAt(LadderColumn.OWN_SELLS, ASK + 3);
        robot.press(MouseButton.SECONDARY).release(MouseButton.SECONDARY);
        hands.waits("cancelled", () -> trading.venue.open() == 0);
        hands.sees("#ladder-line", "nothing was filled: Sell 0.02500 BTC at 64,000.14.");
    }

    @Test
    void theRowUnderThePointerStandsStillWhenTheMarketJumps() {
        arm("0.05");
        pointAt(LadderColumn.BIDS, BID - 3);
        Point2D before = spot(LadderColumn.BIDS, BID - 3);
        robot.press(MouseButton.PRIMARY);
        trading.jump(5_000);
        hands.waits("jumped", () -> best() == BID + 5_000);
        settle();
        assertThat(spot(LadderColumn.BIDS, BID - 3)).isEqualTo(before);
        robot.release(MouseButton.PRIMARY);
        assertThat(only().ticks()).as("what was painted there").isEqualTo(BID - 3);
        assertThat(spot(LadderColumn.BIDS, BID - 3)).isEqualTo(before);

        robot.robotContext().getMouseRobot().move(robot.point("#ladder-symbol").query());
        hands.waits("followed", () -> spot(LadderColumn.BIDS, BID + 5_000).getY() > 0);
    }

    private long best() {
        return trading.desk.feed().books().view(trading.btc).ticks(Side.BUY, 0);
    }

    @Test
    void aRowThatScrolledAwayBetweenPressAndReleaseSendsNothing() {
        arm("0.05");
        pointAt(LadderColumn.BIDS, BID - 3);
        robot.press(MouseButton.PRIMARY);
        robot.push(KeyCode.PAGE_UP);
        hands.waits("scrolled", () -> spot(LadderColumn.BIDS, BID - 3).getY() < 0);
        robot.release(MouseButton.PRIMARY);
        hands.sees("#ladder-line", "Nothing was sent: pointer and row were not the same");
        assertThat(trading.venue.placed()).isZero();
        robot.push(KeyCode.SPACE);
        hands.waits("centred", () -> spot(LadderColumn.BIDS, BID).getY() > 0);
    }

    @Test
    void nothingIsSentWhileTheBookIsRebuiltOrTheLineIsLost() {
        arm("0.05");
        trading.venue.failWith(VenueException.Kind.RATE_LIMITED, 0, "Too many requests.");
        trading.gap();
        hands.sees("#ladder-state", "The book can't be read");
        click(LadderColumn.BIDS, BID);
        hands.sees("#ladder-line", "Nothing was sent. The book can't be read");
        trading.venue.recover();
        hands.waits("book", () -> hands.text("#ladder-state").isEmpty());
        trading.venue.lines(LineState.RECONNECTING);
        hands.sees("#ladder-state", "Connection lost");
        click(LadderColumn.ASKS, ASK);
        hands.sees("#ladder-line", "Nothing was sent. Connection lost");
        assertThat(trading.venue.placed()).isZero();
    }

    @Test
    void anOldQuoteIsAskedAbout() {
        arm("0.05");
        trading.desk.feed().ageLimit(1);
        settle();
        click(LadderColumn.BIDS, BID - 1);
        hands.sees("#ladder-line", "its quote is not live");
        assertThat(trading.venue.placed()).isZero();
        click(LadderColumn.BIDS, BID - 1);
        assertThat(only().ticks()).isEqualTo(BID - 1);
    }

    @Test
    void whatTheVenueWouldNotTakeIsSaidAndNotSent() {
        arm("50");
        click(LadderColumn.BIDS, BID - 1);
        hands.sees("#ladder-line", "Not sent, the free balance does not reach: Buy 50.00000 BTC");
        hands.type("#ladder-quantity", "");
        click(LadderColumn.BIDS, BID - 1);
        hands.sees("#ladder-line", "Nothing was sent. Enter a quantity.");
        assertThat(trading.venue.placed()).isZero();
    }

    @Test
    void theKeysMarkBuySellAndCancel() {
        arm("0.05");
        click(LadderColumn.PRICE, BID);
        robot.push(KeyCode.DOWN);
        hands.waits("moved", () -> spoken().startsWith("64,000.08: "));
        robot.push(KeyCode.B);
        assertThat(only().ticks()).isEqualTo(BID - 1);
        robot.push(KeyCode.DELETE);
        hands.waits("cancelled", () -> working().isEmpty());
        for (int i = 0; i < 5; i++) {
            robot.push(KeyCode.UP);
        }
        robot.push(KeyCode.S);
        assertThat(only().side()).isEqualTo(Side.SELL);
        assertThat(only().ticks()).isEqualTo(BID + 4);
    }

    @Test
    void nothingIsSentAtAMarkedRowThatIsOutOfView() {
        arm("0.05");
        robot.push(KeyCode.B);
        hands.sees("#ladder-line", "Nothing was done: mark a row first");
        click(LadderColumn.PRICE, BID - 1);
        robot.push(KeyCode.PAGE_UP);
        hands.waits("scrolled", () -> spot(LadderColumn.BIDS, BID - 1).getY() < 0);
        robot.push(KeyCode.B);
        hands.waits("in view", () -> spot(LadderColumn.BIDS, BID - 1).getY() > 0);
        assertThat(trading.venue.placed()).isZero();
        robot.push(KeyCode.B);
        assertThat(only().ticks()).isEqualTo(BID - 1);
    }

    @Test
    void anOrderWhoseFateIsNotKnownIsMarked() {
        arm("0.05");
        trading.venue.failWith(VenueException.Kind.UNKNOWN, 0, "timed out");
        click(LadderColumn.BIDS, BID - 1);
        hands.waits(
                "unknown",
                () -> working().stream().anyMatch(order -> order.state() == OrderState.UNKNOWN));
        hands.waits("said", () -> spoken().contains("The fate of one is not known."));
        hands.sees("#ladder-line", "⚠ Unknown");
    }

    @Test
    void groupedRowsSendAtExactlyTheirPrice() {
        arm("0.05");
        robot.interact(() -> robot.lookup("#ladder-wider").queryButton().fire());
        robot.interact(() -> robot.lookup("#ladder-wider").queryButton().fire());
        hands.waits("by five", () -> spot(LadderColumn.ASKS, 6_400_015).getY() > 0);
        click(LadderColumn.ASKS, 6_400_020);
        assertThat(only().ticks()).isEqualTo(6_400_020);
        pointAt(LadderColumn.BIDS, 6_400_000);
        hands.sees("#ladder-hint", "Click: Buy 0.05000 BTC at 64,000.00");
        hands.sees("#ladder-hint", "the lowest price of this row");
    }

    @Test
    void itIsDisarmedForAnotherSymbolAndWheneverItOpensAndCancelsNothing() throws VenueException {
        external("one", Side.BUY, BID - 2);
        arm("0.05");
        robot.interact(() -> trading.selection.select(trading.venue.instrument("ETHUSDT")));
        hands.sees("#ladder-line", "this is ETHUSDT now");
        assertThat(isArmed()).isFalse();
        assertThat(hands.text("#ladder-quantity")).isEmpty();
        robot.interact(() -> trading.selection.select(trading.btc));
        assertThat(hands.text("#ladder-quantity")).isEqualTo("0.05");
        hands.click("#ladder-armed");
        assertThat(isArmed()).isTrue();
        robot.interact(() -> trading.ladder.setShown(false));
        hands.waits(
                "nothing wanted",
                () -> !trading.venue.wanted().contains(new Subscription.Book(trading.btc)));
        robot.interact(() -> trading.ladder.setShown(true));
        assertThat(isArmed()).isFalse();
        assertThat(trading.venue.open()).isEqualTo(1);
    }

    private boolean isArmed() {
        Node node = robot.lookup("#ladder-armed").query();
        return onFx(() -> ((ToggleButton) node).isSelected());
    }
}
