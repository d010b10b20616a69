package app.ringdown;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.Exchange;
import app.ringdown.exchange.drill.Exercise;
import app.ringdown.exchange.drill.Fault;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A trader's hands on the whole window, at the real exchange. */
class TradeDayTest extends DeskFixture {

    private void size(String quantity) {
        hands.type("#ticket-size", quantity);
    }

    private void send() {
        hands.click("#ticket-submit");
    }

    private List<String> working(String column) {
        return rows(WORKING).stream().map(row -> row.get(column)).sorted().toList();
    }

    private void works(int orders) {
        until(
                orders + " working orders",
                () ->
                        rows(WORKING).size() == orders
                                && rows(WORKING).stream()
                                        .allMatch(row -> row.get("status").equals("Working")));
    }

    private void cancelAll() {
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.X);
        until("nothing at work", () -> rows(WORKING).isEmpty());
    }

    @Test
    void everyTypeThatTheVenueTakesIsSentFromTheTicket() {
        openLive(connections);
        size("0.01");
        hands.click("#ticket-type-stop");
        hands.type("#ticket-stop", partOfBid("1.1"));
        hands.sees("#ticket-submit", "Buy 0.01000 BTC at market on stop");
        send();
        works(1);
        size("0.01");
        hands.click("#ticket-type-stop-limit");
        hands.type("#ticket-price", partOfBid("1.12"));
        hands.sees("#ticket-submit", "on stop");
        send();
        works(2);
        size("0.01");
        hands.click("#ticket-type-take-profit");
        hands.sees("#ticket-stop-problem", "It would trigger at once: below");
        hands.type("#ticket-stop", partOfBid("0.9"));
        send();
        works(3);
        size("0.01");
        hands.click("#ticket-type-take-profit-limit");
        hands.type("#ticket-price", partOfBid("0.9"));
        send();
        works(4);
        size("0.01");
        hands.click("#ticket-type-trailing-stop");
        hands.type("#ticket-stop", "2.5");
        hands.sees("#ticket-submit", "trailing by 2.5 %");
        send();
        works(5);
        hands.click("#ticket-type-post-only");
        hands.type("#ticket-price", partOfBid("0.9"));
        size("0.02");
        hands.click("#ticket-iceberg");
        hands.type("#ticket-display", "0.005");
        hands.sees("#ticket-submit", "showing 0.00500");
        send();
        works(6);
        assertThat(working("type"))
                .containsExactly(
                        "Post-only",
                        "Stop",
                        "Stop-limit",
                        "Take-profit",
                        "Take-profit limit",
                        "Trailing stop");
        cancelAll();
    }

    @Test
    void aBracketLeavesItsExitsAtTheVenueAndTheyFollowTheFill() {
        openLive(connections);
        hands.click("#ticket-type-market");
        size("0.05");
        hands.click("#ticket-bracket");
        hands.sees("#ticket-bracket-managed", "works only while Ringdown runs");
        hands.type("#ticket-target", "5");
        hands.type("#ticket-exit-stop", "4");
        hands.sees("#ticket-submit", "target");
        send();
        // As many pairs as there were fills, and all that was bought is covered, less its fee.
        until("exits for all that was bought", () -> exits("Stop") && exits("Post-only"));
        assertThat(working("type")).containsOnly("Post-only", "Stop");
        assertThat(working("side")).containsOnly("▼ Sell");
        int pairs = rows(WORKING).size() / 2;
        // One is cancelled, and with it the other.
        hands.click(".blotter-cancel");
        until("a pair less", () -> rows(WORKING).size() == 2 * (pairs - 1));
        showTab("history");
        until(
                "both cancelled",
                () ->
                        rows(HISTORY).stream()
                                        .filter(row -> row.get("status").equals("Cancelled"))
                                        .count()
                                == 2);
    }

    private boolean exits(String type) {
        BigDecimal covered =
                rows(WORKING).stream()
                        .filter(row -> row.get("type").equals(type))
                        .filter(row -> row.get("status").equals("Working"))
                        .map(row -> new BigDecimal(row.get("quantity")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return covered.compareTo(new BigDecimal("0.0499")) > 0
                && covered.compareTo(new BigDecimal("0.05")) <= 0;
    }

    @Test
    void aPairIsSentFromTheTicketAndOneCancelsTheOther() {
        openLive(connections);
        hands.click("#ticket-side-sell");
        hands.click("#ticket-pair");
        size("0.05");
        hands.type("#ticket-price", partOfBid("1.1"));
        hands.type("#ticket-stop", partOfBid("1.2"));
        hands.sees("#ticket-stop-problem", "It would trigger at once: below");
        hands.type("#ticket-stop", partOfBid("0.8"));
        hands.sees("#ticket-submit", "or at market on stop");
        send();
        works(2);
        assertThat(working("type")).containsExactly("Post-only", "Stop");
        hands.click(".blotter-cancel");
        until("nothing at work", () -> rows(WORKING).isEmpty());
    }

    @Test
    void theSizeFollowsFromTheRisk() {
        openLive(connections);
        hands.click("#ticket-type-limit");
        hands.type("#ticket-price", partOfBid("0.9"));
        hands.click("#ticket-size-mode-risk");
        hands.type("#ticket-size", "1");
        hands.sees("#ticket-size-problem", "It needs the bracket’s stop");
        hands.click("#ticket-bracket");
        hands.type("#ticket-exit-stop", "2");
        hands.sees("#ticket-submit", "Buy 1.");
        hands.sees("#ticket-submit", "stop");
    }

    @Test
    void aWorkingOrderIsChangedInPlaceOrReplaced() {
        openLive(connections);
        sendLimit(partOfBid("0.5"), "0.05");
        works(1);
        hands.click("0.05000");
        type(KeyCode.F2);
        until("the dialog", () -> hands.isShown("#amend-quantity"));
        hands.type("#amend-quantity", "0.03");
        hands.sees("#amend-says", "keeps its place in the queue");
        hands.click("#amend-ok");
        until("a smaller order", () -> working("quantity").equals(List.of("0.03000")));
        works(1);

        hands.click("0.03000");
        type(KeyCode.F2);
        until("the dialog", () -> hands.isShown("#amend-price"));
        hands.type("#amend-price", partOfBid("0.6"));
        hands.sees("#amend-says", "queues anew");
        hands.click("#amend-ok");
        showTab("history");
        until(
                "the old one",
                () -> rows(HISTORY).stream().anyMatch(r -> r.get("status").equals("Replaced")));
        showTab("working");
        works(1);
        cancelAll();
    }

    @Test
    void theLadderTradesByKeyboardOnceItIsArmed() {
        openLive(connections);
        push(KeyCode.CONTROL, KeyCode.DIGIT9);
        until("the ladder", () -> hands.isShown("#ladder-plot"));
        hands.type("#ladder-quantity", "0.01");
        hands.click("#ladder-armed");
        hands.sees("#ladder-armed", "ARMED");
        onLadder(KeyCode.SPACE, 1); // centre
        onLadder(KeyCode.DOWN, 8); // below the market
        onLadder(KeyCode.B, 1);
        works(1);
        assertThat(working("quantity")).containsExactly("0.01000");
        onLadder(KeyCode.DELETE, 1);
        until("nothing at work", () -> rows(WORKING).isEmpty());
    }

    private void onLadder(KeyCode key, int times) {
        interact(() -> lookup("#ladder-plot").query().requestFocus());
        for (int i = 0; i < times; i++) {
            push(key);
        }
    }

    @Test
    void hotKeysDoNothingRiskyUntilTheyAreArmed() {
        openLive(connections);
        hands.click("#ticket-type-limit");
        size("0.01");
        push(KeyCode.ALT, KeyCode.DIGIT4);
        hands.sees("#notice", "the hot keys are not armed");
        assertThat(rows(WORKING)).isEmpty();
        hands.sees("#hot-armed", "Keys: safe");
        hands.click("#hot-armed");
        hands.sees("#hot-armed", "Keys: ARMED");
        push(KeyCode.ALT, KeyCode.DIGIT4);
        hands.sees("#ticket-outcome", "Filled: bought 0.01000 BTC");
        assertThat(hands.text("#ticket-size")).as("it stays for the next key").isEqualTo("0.01");

        push(KeyCode.ALT, KeyCode.O); // close
        showTab("history");
        until(
                "bought and sold",
                () ->
                        rows(HISTORY).stream()
                                .map(row -> row.get("side") + " " + row.get("status"))
                                .sorted()
                                .toList()
                                .equals(List.of("▲ Buy Filled", "▼ Sell Filled")));
    }

    @Test
    void aKeyThatIsTakenIsRefused() {
        openLive(connections);
        push(KeyCode.CONTROL, KeyCode.F1);
        until("the dialog", () -> hands.isShown("#hot-key-BUY_BID"));
        hands.click("#hot-key-BUY_BID");
        push(KeyCode.ALT, KeyCode.DIGIT2);
        hands.sees("#hot-keys-message", "Alt+2 is taken: Buy at mid.");
        hands.click("#hot-key-BUY_BID");
        push(KeyCode.CONTROL, KeyCode.L);
        hands.sees("#hot-keys-message", "is a key of the menus");
        hands.click("#hot-key-BUY_BID");
        push(KeyCode.ALT, KeyCode.Q);
        hands.sees("#hot-key-BUY_BID", "Alt+Q");
        hands.click("#hot-keys-close");
    }

    @Test
    void theKillSwitchProvesThatAllHasEndedAndStaysOnOverARestart() throws Exception {
        openLive(connections);
        sendLimit(partOfBid("0.5"), "0.01");
        sendLimit(partOfBid("0.6"), "0.01");
        works(2);
        hands.click("#kill-open");
        until("the dialog", () -> hands.isShown("#kill-engage"));
        hands.click("#kill-engage");
        hands.sees("#kill-state", "2 of 2 orders have ended by the venue’s word");
        hands.click("#kill-dialog-close");
        hands.sees("#kill-words", "Kill switch is on");
        sendLimit(partOfBid("0.5"), "0.01");
        hands.sees("#ticket-outcome", "the kill switch is on");
        stop();

        start();
        openLive(connections);
        hands.sees("#kill-words", "Kill switch is on");
        hands.click("#kill-details");
        until("the dialog", () -> hands.isShown("#kill-release"));
        hands.click("#kill-release");
        hands.sees("#kill-state", "Orders go through.");
        until("no bar", () -> !hands.isShown("#kill-bar"));
        hands.click("#kill-dialog-close");
        sendLimit(partOfBid("0.5"), "0.01");
        works(1);
        cancelAll();
    }

    @Test
    void anOrderOverOnesOwnLimitIsNotSentAndADialogSaysWhy() {
        openLive(connections);
        hands.click("#menu-trade");
        hands.click("#menu-trade-settings");
        until("the dialog", () -> hands.isShown("#trade-settings-ok"));
        hands.type("#trade-settings-max-quantity", "0.02");
        hands.click("#trade-settings-confirm-ALWAYS");
        hands.click("#trade-settings-ok");
        sendLimit(partOfBid("0.5"), "0.03");
        hands.sees("#ticket-question-text", "Send this? Buy 0.03000 BTC");
        hands.click("#ticket-question-send");
        until("a dialog", () -> hands.isShown("#own-limit-close"));
        hands.click("#own-limit-close");
        hands.sees("#ticket-outcome", "your own limit on the quantity of an order");
        assertThat(rows(WORKING)).isEmpty();
        sendLimit(partOfBid("0.5"), "0.02");
        hands.click("#ticket-question-send");
        works(1);
        cancelAll();
    }

    /** What is not said to be paper is taken to be real money. */
    @Test
    void aLiveAccountLooksOtherwiseAndTakesNoOrderUntilItsNameIsTyped() throws Exception {
        try (Exchange exchange = exchange(0, 0)) {
            openLive(at(exchange));
            assertThat(title()).contains("PAPER");
            push(KeyCode.CONTROL, KeyCode.L);
            until("the dialog", () -> hands.isShown("#login-rest"));
            hands.type("#login-rest", exchange.rest());
            hands.type("#login-stream", exchange.stream());
            hands.type("#login-account", exchange.wsApi());
            hands.type("#login-key", exchange.apiKey());
            hands.type("#login-secret", exchange.apiSecret());
            hands.click("#login-do");
            until("the dialog gone", () -> !hands.isShown("#login-rest"));
            waitsLive();
            until("a live title", () -> title().contains("LIVE"));
            hands.sees("#paper", "LIVE");
            hands.sees("#ticket-venue", "LIVE");
            hands.sees("#live-armed", "not armed");
            sendLimit(partOfBid("0.5"), "0.01");
            hands.sees("#ticket-submit", "LIVE: ");
            hands.sees("#ticket-outcome", "the live account is not armed");
            assertThat(rows(WORKING)).isEmpty();

            hands.click("#live-armed");
            until("the dialog", () -> hands.isShown("#live-name"));
            assertThat(hands.isUsable("#live-arm")).isFalse();
            hands.type("#live-name", exchange.rest().replace("http://", ""));
            hands.click("#live-arm");
            hands.sees("#live-armed", "LIVE: armed");
            sendLimit(partOfBid("0.5"), "0.01");
            works(1);
            cancelAll();
            stop();
        }
    }

    private String title() {
        Node any = lookup("#paper").query();
        return ((Stage) any.getScene().getWindow()).getTitle();
    }

    /** Each trouble once, as a trader meets it: nothing doubled, nothing lost, the truth shown. */
    @Test
    void inEveryTroubleOfTheDrillTheScreenSaysTheTruth() throws Exception {
        try (Exchange exchange = exchange(0, 0)) {
            openLive(at(exchange));
            drill(exchange, "no-answer,count=1,scope=orders");
            sendLimit(partOfBid("0.5"), "0.01");
            until(
                    "an order in doubt",
                    () ->
                            working("status").stream()
                                    .anyMatch(s ->
                                            s.startsWith("Unknown for") || s.equals("Working")));
            works(1); // found by its id
            assertThat(open(exchange)).isEqualTo(1);

            drill(exchange, "answer-twice,count=1,scope=orders");
            sendLimit(partOfBid("0.5"), "0.02");
            works(2);
            assertThat(open(exchange)).isEqualTo(2);

            drill(exchange, "cut,count=1,scope=orders");
            sendLimit(partOfBid("0.5"), "0.03");
            works(3);
            assertThat(open(exchange)).isEqualTo(3);

            exchange.control().drill().begin(Exercise.parse("clock-jump,amount=5000"));
            sendLimit(partOfBid("0.5"), "0.04");
            works(4);
            exchange.control().drill().lift(Fault.CLOCK_JUMP);

            drill(exchange, "too-many,count=1,amount=1,scope=orders");
            push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.X);
            until("all cancelled, the second time", () -> rows(WORKING).isEmpty());
            assertThat(open(exchange)).isZero();
            showTab("history");
            until("four ends", () -> rows(HISTORY).size() == 4);
            assertThat(rows(HISTORY))
                    .extracting(row -> row.get("status"))
                    .containsOnly("Cancelled");
            stop();
        }
    }

    private static void drill(Exchange exchange, String exercise) {
        exchange.control().drill().begin(Exercise.parse(exercise));
    }

    private static int open(Exchange exchange) {
        return new app.ringdown.exchange.ApiClient(exchange)
                .signed("GET", "openOrders", Map.of("symbol", "BTCUSDT"))
                .array()
                .size();
    }
}
