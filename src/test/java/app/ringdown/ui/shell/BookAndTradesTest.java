package app.ringdown.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;
import app.ringdown.venue.VenueException;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** The tabs with the book and the trades of the chosen instrument. */
class BookAndTradesTest extends WindowFixture {
    private Instrument btc;
    private long id = 1_000;

    @BeforeEach
    void start() throws TimeoutException {
        openLive();
        btc = instrument("BTCUSDT");
    }

    /** The best bid is of so many lots now. */
    private void change(long lots) {
        venue.depth(btc, ++id, update -> update.bids().add(6_400_009, lots));
    }

    private void gap() {
        id += 5;
        venue.lose(id);
        change(1);
    }

    private String spoken(String plot) {
        return onFx(() -> lookup(plot).queryAs(Node.class).getAccessibleText());
    }

    private void openBook() {
        push(KeyCode.CONTROL, KeyCode.DIGIT6);
        until(() -> venue.wanted().contains(new Subscription.Book(btc)));
        change(1); // upon it a snapshot is asked for
        until(() -> spoken("#depth-plot").startsWith("BTCUSDT: bid 64,000.09"));
        change(70_000);
        until(() -> spoken("#depth-plot").contains("bid 64,000.09 for 0.70000"));
    }

    @Test
    void theBookIsWantedWhileItIsInFrontAndFollowsTheChosen() {
        assertThat(venue.wanted()).doesNotContain(new Subscription.Book(btc));
        openBook();
        assertThat(text("#depth-spread")).startsWith("Spread 0.02 (0.00 bp)");
        assertThat(text("#depth-state")).isEmpty();
        change(80_000);
        until(() -> spoken("#depth-plot").contains("bid 64,000.09 for 0.80000, ask 64,000.11"));

        clickOn(cell("ETHUSDT", "symbol"));
        Instrument eth = instrument("ETHUSDT");
        until(() -> venue.wanted().contains(new Subscription.Book(eth)));
        assertThat(venue.wanted()).doesNotContain(new Subscription.Book(btc));
        until(() -> spoken("#depth-plot").startsWith("ETHUSDT: bid 3,450.11"));

        push(KeyCode.CONTROL, KeyCode.DIGIT7);
        until(() -> !venue.wanted().contains(new Subscription.Book(eth)));
    }

    @Test
    void aBookThatIsRebuiltSaysSo() {
        openBook();
        venue.failWith(VenueException.Kind.RATE_LIMITED, 0, "Too many requests.");
        gap();
        until(() -> text("#depth-state").startsWith("The book can't be read"));
        assertThat(text("#depth-state")).endsWith("Too many requests.");
        assertThat(text("#depth-spread")).isEqualTo("Spread –");
        venue.recover();
        until(() -> text("#depth-state").isEmpty());
        assertThat(onFx(() -> lookup("#depth-spread").queryAs(Label.class).getTooltip().getText()))
                .isEqualTo(
                        "Thrown away and built anew 1 times; the last time because changes were"
                                + " missing.");
    }

    @Test
    void aLostLineIsTold() {
        openBook();
        venue.lines(LineState.RECONNECTING);
        until(() -> text("#depth-state").startsWith("Connection lost"));
        venue.lines(LineState.OPEN);
        change(1);
        until(() -> text("#depth-state").isEmpty());
        change(90_000);
        until(() -> spoken("#depth-plot").contains("for 0.90000"));
    }

    @Test
    void groupsAreChosenByKeysAndKept() {
        openBook();
        write("++");
        until(() -> settings.get("depth.group.BTCUSDT").equals(Optional.of("5")));
        clickOn("#depth-finer");
        until(() -> settings.get("depth.group.BTCUSDT").equals(Optional.of("2")));
        push(KeyCode.CONTROL, KeyCode.DIGIT6);
        push(KeyCode.DOWN);
        until(() -> spoken("#depth-plot").startsWith("Bid 64,000.08: "));
        clickOn(cell("ETHUSDT", "symbol"));
        clickOn(cell("BTCUSDT", "symbol"));
        assertThat(settings.get("depth.group.BTCUSDT")).contains("2");
    }

    @Test
    void aLevelHandsItsPriceToTheTicketAndSendsNothing() {
        openBook();
        assertThat(text("#depth-mid")).isEqualTo("Mid 64,000.100");
        clickOn("#ticket-type-market");
        push(KeyCode.CONTROL, KeyCode.DIGIT6);
        push(KeyCode.RIGHT);
        push(KeyCode.DOWN);
        until(() -> spoken("#depth-plot").startsWith("Ask 64,000.12: "));
        push(KeyCode.ENTER);
        until(() -> text("#ticket-price").equals("64000.12"));
        Bounds plot = onFx(() -> boundsOf("#depth-plot"));
        clickOn(plot.getMinX() + plot.getWidth() / 4, plot.getMinY() + 1.5 * 19);
        until(() -> text("#ticket-price").equals("64000.09"));
        assertThat(venue.placed()).isZero();
    }

    private Bounds boundsOf(String query) {
        Node node = lookup(query).query();
        return node.localToScreen(node.getLayoutBounds());
    }

    @Test
    void theChartSaysWhatLiesUpToAPrice() {
        openBook();
        write("c");
        until(() -> spoken("#depth-chart").startsWith("Point at a price"));
        assertThat(settings.get("depth.chart")).contains("yes");
        push(KeyCode.RIGHT);
        // The axis ends at 100 ticks or more: a fiftieth of it is within the asks.
        until(() -> spoken("#depth-chart").startsWith("Asks to 64,000.1"));
        assertThat(spoken("#depth-chart")).contains("(0.00 % of mid)").contains(" BTC for ");
        push(KeyCode.HOME);
        push(KeyCode.LEFT);
        until(() -> spoken("#depth-chart").startsWith("Bids to 64,000.0"));
        clickOn("#depth-as-chart");
        until(() -> isThere("#depth-plot"));
        assertThat(isThere("#depth-chart")).isFalse();
    }

    @Test
    void onesOwnOrdersStandInTheBook() throws VenueException {
        openBook();
        venue.external(
                new OrderRequest(
                        "mine",
                        btc,
                        Side.BUY,
                        OrderType.LIMIT,
                        TimeInForce.GTC,
                        6_400_009,
                        2_500,
                        null));
        push(KeyCode.DOWN);
        until(() -> spoken("#depth-plot").endsWith("Your own: 0.02500"));
        venue.fill("mine", 1_000);
        until(() -> spoken("#depth-plot").endsWith("Your own: 0.01500"));
    }

    @Test
    void aBookWhoseChangesAreRefusedIsNotShown() {
        openBook();
        venue.refuse(new Subscription.Book(btc), "Invalid request");
        until(() -> text("#depth-state").endsWith("changes of this book: Invalid request"));
        until(() -> text("#depth-spread").equals("Spread –"));
        venue.refuse(new Subscription.Book(btc), null);
        until(() -> text("#depth-state").isEmpty());
    }

    private void openTrades() {
        push(KeyCode.CONTROL, KeyCode.DIGIT7);
        until(() -> isThere("#tape-plot"));
        moveTo("#watch-table"); // it is held still under the pointer
    }

    @Test
    void theTapeGoesOnBehindTheOtherTabsAndStandsStillWhenScrolledBack() {
        assertThat(venue.wanted()).contains(new Subscription.Trades(btc));
        for (int i = 0; i < 200; i++) {
            venue.trade(btc, 6_400_000 + i, 12_000, Side.SELL);
        }
        openTrades();
        until(() -> spoken("#tape-plot").equals("0.12000 BTCUSDT sold at 64,001.99"));
        push(KeyCode.PAGE_DOWN);
        until(() -> text("#tape-state").endsWith(" newer"));
        int back = back();
        venue.trade(btc, 6_400_000, 5_000, Side.BUY);
        until(() -> back() == back + 1);
        push(KeyCode.HOME);
        until(() -> text("#tape-state").isEmpty());
        until(() -> spoken("#tape-plot").equals("0.05000 BTCUSDT bought at 64,000.00"));
    }

    private int back() {
        return Integer.parseInt(text("#tape-state").replaceAll(" .*", ""));
    }

    @Test
    void theTapeIsHeldUnderThePointerAndByAKey() {
        openTrades();
        moveTo("#tape-plot");
        until(() -> text("#tape-state").equals("0 more"));
        venue.trade(btc, 6_400_000, 5_000, Side.BUY);
        until(() -> spoken("#tape-plot").startsWith("0.05000")); // with that one it begins
        venue.trade(btc, 6_400_000, 5_000, Side.BUY);
        venue.trade(btc, 6_400_000, 5_000, Side.BUY);
        until(() -> text("#tape-state").equals("2 more"));
        push(KeyCode.SPACE);
        moveTo("#watch-table");
        until(() -> text("#tape-state").equals("Paused: 2"));
        push(KeyCode.SPACE);
        until(() -> text("#tape-state").isEmpty());
    }

    @Test
    void aFilterBySizeIsKeptForItsSymbolAndSaysWhatIsWrong() {
        openTrades();
        clickOn("#tape-least").write("1.5");
        until(() -> settings.get("tape.least.BTCUSDT").equals(Optional.of("quantity 1.5")));
        clickOn("#tape-least-unit");
        until(() -> settings.get("tape.least.BTCUSDT").equals(Optional.of("value 1.5")));
        clickOn(cell("ETHUSDT", "symbol"));
        until(() -> text("#tape-least").isEmpty());
        clickOn("#tape-least").write("1.2.3");
        until(() -> text("#tape-least-problem").endsWith("not a number: all sizes are shown."));
        clickOn(cell("BTCUSDT", "symbol"));
        until(() -> text("#tape-least").equals("1.5"));
        assertThat(text("#tape-least-problem")).isEmpty();
    }

    @Test
    void aRefusedStreamIsToldWhereItsTradesWouldBe() {
        openTrades();
        venue.refuse(new Subscription.Trades(btc), "Invalid request");
        until(() -> text("#tape-refusal").endsWith("does not bring new trades: Invalid request"));
        venue.refuse(new Subscription.Trades(btc), null);
        until(() -> text("#tape-refusal").isEmpty());
    }

    @Test
    void tradesThatTheStreamDidNotBringAreReadWhenItIsOpenAgain() {
        openTrades();
        venue.trade(btc, 6_400_000, 5_000, Side.BUY);
        until(() -> spoken("#tape-plot").startsWith("0.05000"));
        venue.lines(LineState.RECONNECTING);
        until(() -> text("#tape-state").endsWith("STALE"));
        venue.tradeUnheard(btc, 6_400_100, 7_000, Side.SELL);
        venue.lines(LineState.OPEN);
        until(() -> spoken("#tape-plot").equals("0.07000 BTCUSDT sold at 64,001.00"));
    }

    @Test
    void theTabInFrontIsKept() {
        openBook();
        assertThat(settings.get("layout.side")).contains("side-tab-book");
    }
}
