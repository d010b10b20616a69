package app.ringdown.ui.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.order.Order;
import app.ringdown.ui.Hands;
import app.ringdown.ui.TradingDesk;
import app.ringdown.ui.base.Theme;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;
import app.ringdown.venue.VenueException;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

import java.util.Locale;

@ExtendWith(ApplicationExtension.class)
class TicketPanelTest {
    private TradingDesk trading;
    private Hands hands;

    @Start
    void open(Stage stage) {
        trading = new TradingDesk(Locale.US);
        trading.show(stage, Theme.Mode.DARK);
    }

    @BeforeEach
    void look(FxRobot robot) {
        hands = new Hands(robot);
        hands.sees("#ticket-free", "100,000.00 USDT");
    }

    @Stop
    void close() {
        trading.close();
    }

    @Test
    void anOrderIsTypedExplainedSentAcceptedAndFilled(FxRobot robot) {
        hands.sees("#ticket-bid", "64,000.09");
        hands.sees("#ticket-venue", "FAKE");
        assertThat(hands.isUsable("#ticket-submit")).isFalse();
        hands.sees("#ticket-reason", "Enter a price.");

        hands.type("#ticket-price", "63999.123");
        hands.sees("#ticket-price-problem", "Prices go in steps of 0.01.");
        hands.sees("#ticket-reason", "Prices go in steps of 0.01.");
        hands.click("#ticket-price-fix-0");
        assertThat(hands.text("#ticket-price")).isEqualTo("63999.12");
        assertThat(hands.text("#ticket-price-problem")).isEmpty();

        hands.type("#ticket-size", "5");
        hands.sees("#ticket-size-problem", "Only 100,000 USDT free.");
        hands.type("#ticket-size", "0.05");
        hands.sees("#ticket-submit", "Buy 0.05000 BTC at 63,999.12");
        hands.sees("#ticket-cost", "3,199.96 USDT");
        hands.sees("#ticket-fee", "0.0000375 BTC");
        hands.sees("#ticket-after", "96,800.04 USDT");
        assertThat(hands.isUsable("#ticket-submit")).isTrue();

        robot.type(KeyCode.ENTER);
        hands.sees("#ticket-outcome", "Accepted and working: Buy 0.05000 BTC at 63,999.12.");
        assertThat(hands.text("#ticket-size")).isEmpty();
        robot.type(KeyCode.ENTER); // held too long
        assertThat(trading.venue.placed()).isEqualTo(1);

        trading.venue.fill(trading.venue.orderIds().getFirst(), 2_000);
        hands.sees("#ticket-outcome", "0.02000 BTC filled at 63,999.1200, the rest is working");
        trading.venue.fill(trading.venue.orderIds().getFirst(), 3_000);
        hands.sees("#ticket-outcome", "Filled: bought 0.05000 BTC at 63,999.1200.");
    }

    @Test
    void aRejectIsSaidInPlainWordsWithTheVenuesCode(FxRobot robot) {
        trading.venue.failWith(
                VenueException.Kind.REFUSED,
                -2010,
                "Account has insufficient balance for requested action.");
        hands.type("#ticket-price", "64000");
        hands.type("#ticket-size", "0.05");
        robot.type(KeyCode.ENTER);
        hands.sees(
                "#ticket-outcome",
                "Rejected, the free balance does not reach (venue code -2010): Buy 0.05000 BTC");
    }

    @Test
    void wordsThatWeDoNotKnowAreTheVenuesOwn(FxRobot robot) {
        trading.venue.failWith(VenueException.Kind.REFUSED, -9876, "Moon in the wrong phase.");
        hands.type("#ticket-price", "64000");
        hands.type("#ticket-size", "0.05");
        robot.type(KeyCode.ENTER);
        hands.sees(
                "#ticket-outcome", "the venue says “Moon in the wrong phase.” (venue code -9876)");
    }

    @Test
    void anOrderWhoseFateIsUnknownIsShownAndSolved(FxRobot robot) {
        trading.venue.loseAnswers();
        hands.type("#ticket-price", "64000");
        hands.type("#ticket-size", "0.05");
        robot.type(KeyCode.ENTER);
        hands.sees("#ticket-outcome", "Unknown for");
        hands.sees("#ticket-outcome", "Do not send it again.");
        hands.sees("#ticket-outcome", "Accepted and working");
        assertThat(trading.venue.placed()).isEqualTo(1);
    }

    @Test
    void nothingIsSentWhenTheVenueCannotBeReached(FxRobot robot) {
        trading.venue.failWith(VenueException.Kind.UNREACHABLE, 0, "connection refused");
        hands.type("#ticket-price", "64000");
        hands.type("#ticket-size", "0.05");
        robot.type(KeyCode.ENTER);
        hands.sees("#ticket-outcome", "Not sent, the venue could not be reached");
    }

    @Test
    void aMarketOrderOnOldPricesAsksFirst(FxRobot robot) {
        trading.venue.lines(LineState.RECONNECTING);
        hands.sees("#ticket-between", "⚠");
        hands.click("#ticket-type-market");
        hands.type("#ticket-size", "0.1");
        hands.sees("#ticket-submit", "Buy 0.10000 BTC at market");
        robot.type(KeyCode.ENTER);
        assertThat(hands.isShown("#ticket-question")).isTrue();
        hands.click("#ticket-question-cancel");
        assertThat(hands.isShown("#ticket-question")).isFalse();

        hands.click("#ticket-submit");
        robot.type(KeyCode.ESCAPE);
        assertThat(hands.isShown("#ticket-question")).isFalse();
        assertThat(hands.text("#ticket-size")).isEqualTo("0.1");
        assertThat(trading.venue.placed()).isZero();

        hands.click("#ticket-submit");
        hands.click("#ticket-question-send");
        hands.sees("#ticket-outcome", "Filled: bought 0.10000 BTC");
        assertThat(trading.venue.placed()).isEqualTo(1);
    }

    @Test
    void aMarketOrderOnAQuoteThatIsTooOldAsksFirst() {
        hands.click("#ticket-type-market");
        hands.type("#ticket-size", "0.1");
        trading.desk.feed().ageLimit(1);
        hands.sees("#ticket-between", "s old");
        hands.sees("#ticket-submit", "Buy 0.10000 BTC at market");
        hands.click("#ticket-submit");
        hands.sees("#ticket-question-text", "s old");
        assertThat(trading.venue.placed()).isZero();
        hands.click("#ticket-question-cancel");

        trading.desk.feed().ageLimit(3_600_000);
        hands.sees("#ticket-between", "0.02");
        hands.click("#ticket-submit");
        hands.sees("#ticket-outcome", "Filled: bought 0.10000 BTC");
    }

    @Test
    void aLimitOrderOnOldPricesIsSentAsItSaysItsOwnPrice(FxRobot robot) {
        trading.venue.lines(LineState.RECONNECTING);
        hands.sees("#ticket-between", "⚠");
        hands.type("#ticket-price", "64000");
        hands.type("#ticket-size", "0.05");
        robot.type(KeyCode.ENTER);
        hands.sees("#ticket-outcome", "Accepted");
    }

    @Test
    void partsOfTheBalanceAreFilledInRoundedToTheLot(FxRobot robot) {
        hands.click("#ticket-percent-50");
        assertThat(hands.text("#ticket-size")).isEmpty(); // no price yet
        hands.click("#ticket-price-ask");
        assertThat(hands.text("#ticket-price")).isEqualTo("64000.11");
        hands.click("#ticket-percent-25");
        assertThat(hands.text("#ticket-size")).isEqualTo("0.39062");
        hands.click("#ticket-percent-100");
        assertThat(hands.text("#ticket-size")).isEqualTo("1.56249");
        assertThat(hands.isUsable("#ticket-submit")).isTrue();

        robot.type(KeyCode.S);
        hands.click("#ticket-percent-75");
        assertThat(hands.text("#ticket-size")).isEqualTo("1.125");

        robot.type(KeyCode.B);
        hands.click("#ticket-type-market");
        hands.click("#ticket-percent-100");
        hands.sees("#ticket-submit", "Buy BTC for 100,000 USDT at market");
        assertThat(hands.isUsable("#ticket-submit")).isTrue();
    }

    @Test
    void anAmountIsSpentAtMarket(FxRobot robot) {
        hands.click("#ticket-type-market");
        hands.click("#ticket-size-mode-amount");
        hands.type("#ticket-size", "1");
        hands.sees("#ticket-size-problem", "Worth at least 5 USDT.");
        hands.click("#ticket-size-fix-0");
        assertThat(hands.text("#ticket-size")).isEqualTo("5");
        hands.type("#ticket-size", "640.50");
        hands.sees("#ticket-submit", "Buy BTC for 640.5 USDT at market");
        robot.type(KeyCode.ENTER);
        hands.sees("#ticket-outcome", "Filled: bought 0.01000 BTC");
    }

    @Test
    void aNumberThatCanBeReadInTwoWaysIsAsked() {
        hands.type("#ticket-price", "64,000");
        hands.sees("#ticket-price-problem", "two ways");
        hands.sees("#ticket-price-fix-0", "Use 64");
        hands.click("#ticket-price-fix-1");
        assertThat(hands.text("#ticket-price")).isEqualTo("64000");
        hands.type("#ticket-size", "0,05");
        hands.sees("#ticket-submit", "Buy 0.05000 BTC at 64,000.00");
    }

    @Test
    void keysStepChooseTheSideAndClear(FxRobot robot) {
        robot.clickOn("#ticket-price").type(KeyCode.UP);
        assertThat(hands.text("#ticket-price")).isEqualTo("64000.09");
        robot.type(KeyCode.UP);
        assertThat(hands.text("#ticket-price")).isEqualTo("64000.10");
        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        assertThat(hands.text("#ticket-price")).isEqualTo("64000.00");
        hands.click("#ticket-price-up");
        assertThat(hands.text("#ticket-price")).isEqualTo("64000.01");
        hands.type("#ticket-size", "0.05");
        robot.type(KeyCode.UP);
        assertThat(hands.text("#ticket-size")).isEqualTo("0.051");
        robot.type(KeyCode.S);
        hands.sees("#ticket-submit", "Sell 0.05100 BTC at 64,000.01");
        robot.write("x");
        assertThat(hands.text("#ticket-size")).isEqualTo("0.051");
        robot.type(KeyCode.ESCAPE);
        assertThat(hands.text("#ticket-price")).isEmpty();
        assertThat(hands.text("#ticket-size")).isEmpty();
    }

    @Test
    void anotherSymbolClearsThePriceAndKeepsSideAndType(FxRobot robot) {
        hands.click("#ticket-side-sell");
        hands.click("#ticket-type-post-only");
        hands.type("#ticket-price", "64001");
        hands.type("#ticket-size", "0.5");
        robot.interact(() -> trading.selection.select(trading.venue.instrument("ETHUSDT")));
        hands.sees("#ticket-symbol", "ETHUSDT");
        hands.sees("#ticket-bid", "3,450.11");
        assertThat(hands.text("#ticket-price")).isEmpty();
        assertThat(hands.text("#ticket-size")).isEmpty();
        hands.type("#ticket-price", "3460");
        hands.type("#ticket-size", "0.5");
        hands.sees("#ticket-submit", "Sell 0.5000 ETH at 3,460.00");
        assertThat(trading.venue.wanted())
                .contains(new Subscription.Level1(trading.venue.instrument("ETHUSDT")));
    }

    @Test
    void aPriceThatWasTypedComesBackAfterAMarketOrder() {
        hands.type("#ticket-price", "64000");
        hands.click("#ticket-type-market");
        assertThat(hands.text("#ticket-price")).isEmpty();
        hands.click("#ticket-type-limit");
        assertThat(hands.text("#ticket-price")).isEqualTo("64000");
        hands.sees("#ticket-reason", "Enter a quantity.");
    }

    @Test
    void theQuoteMovesWhileOneTypes() {
        hands.click("#ticket-type-post-only");
        hands.type("#ticket-price", "64000.10");
        hands.type("#ticket-size", "0.05");
        assertThat(hands.text("#ticket-price-problem")).isEmpty();
        trading.venue.touch(trading.venue.instrument("BTCUSDT"), 6_400_000, 5, 6_400_005, 7);
        hands.sees("#ticket-ask", "64,000.05");
        hands.sees("#ticket-price-problem", "It would trade at once with 64,000.05");
        hands.sees("#ticket-price-fix-0", "64000.04");
    }

    @Test
    void anotherUnknownOrderOfTheSymbolIsWarnedOf(FxRobot robot) {
        trading.venue.failWith(VenueException.Kind.UNKNOWN, 0, "timed out");
        hands.type("#ticket-price", "64000");
        hands.type("#ticket-size", "0.05");
        robot.type(KeyCode.ENTER);
        hands.sees("#ticket-outcome", "Unknown for");
        assertThat(hands.isShown("#ticket-warning")).isFalse();
        robot.type(KeyCode.ESCAPE); // the outcome is put away, the doubt is not
        hands.waits("a warning", () -> hands.isShown("#ticket-warning"));
        hands.sees("#ticket-warning", "BTCUSDT is not known yet");
    }

    @Test
    void theRequestIsWhatTheButtonSaid(FxRobot robot) {
        hands.click("#ticket-side-sell");
        hands.click("#ticket-tif-fok");
        hands.type("#ticket-price", "64000.5");
        hands.type("#ticket-size", "0.125");
        hands.click("#ticket-submit");
        hands.sees("#ticket-outcome", "Sell 0.12500 BTC at 64,000.50");
        Order order = trading.orders.working().getFirst().order();
        assertThat(order.request().toString())
                .contains("side=SELL", "type=LIMIT", "timeInForce=FOK", "ticks=6400050")
                .contains("lots=12500", "amount=null");
    }
}
