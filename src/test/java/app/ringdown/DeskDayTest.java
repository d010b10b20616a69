package app.ringdown;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.Exchange;
import app.ringdown.exchange.flow.Scenario;

import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/** What a trader does on a day, in the window on the embedded exchange. */
@NeedsWindowing
class DeskDayTest extends DeskFixture {
    private static final Pattern SIGNATURE =
            Pattern.compile("signature=[^*]|[0-9a-f]{64}", Pattern.CASE_INSENSITIVE);

    @Test
    void quotesMove() {
        openLive(connections);
        String last = watched("last");
        String bid = watched("bid");
        String ask = watched("ask");
        until("another last price", () -> !watched("last").equals(last));
        until("another bid", () -> !watched("bid").equals(bid));
        until("another ask", () -> !watched("ask").equals(ask));
    }

    @Test
    void limitOrdersFarFromTheMarketWorkUntilCancelled() {
        openLive(connections);
        BigDecimal free = balance("USDT", "free");
        sendLimit(partOfBid("0.5"), "0.01");
        hands.sees("#ticket-outcome", "Accepted and working: Buy 0.01000 BTC at");
        Map<String, String> order = theRow(WORKING, "status", "Working");
        assertThat(order)
                .containsEntry("symbol", "BTCUSDT")
                .containsEntry("side", "▲ Buy")
                .containsEntry("quantity", "0.01000");
        until("its money put aside", () -> balance("USDT", "free").compareTo(free) < 0);

        hands.click(".blotter-cancel");
        showTab("history");
        theRow(HISTORY, "status", "Cancelled");
        hands.sees("#ticket-outcome", "Cancelled");
        until("its money back", () -> balance("USDT", "free").compareTo(free) == 0);

        showTab("working");
        sendLimit(partOfBid("0.5"), "0.02");
        theRow(WORKING, "status", "Working");
        hands.click("0.02000");
        type(KeyCode.DELETE);
        until("nothing at work", () -> rows(WORKING).isEmpty());
        showTab("history");
        until("both in history", () -> rows(HISTORY).size() == 2);
        assertThat(rows(HISTORY)).allMatch(row -> row.get("status").equals("Cancelled"));
    }

    @Test
    void aMarketOrderForPartOfTheBalanceFillsAndTheBalancesMove() {
        openLive(connections);
        BigDecimal dollars = balance("USDT", "total");
        BigDecimal coins = balance("BTC", "total");
        hands.click("#ticket-type-market");
        hands.click("#ticket-percent-25");
        hands.sees("#ticket-submit", "Buy BTC for");
        hands.click("#ticket-submit");
        hands.sees("#ticket-outcome", "Filled: bought");
        until("dollars gone", () -> balance("USDT", "total").compareTo(dollars) < 0);
        until("coins come", () -> balance("BTC", "total").compareTo(coins) > 0);
        BigDecimal spent = dollars.subtract(balance("USDT", "total"));
        assertThat(spent)
                .isBetween(
                        dollars.multiply(new BigDecimal("0.24")),
                        dollars.multiply(new BigDecimal("0.25")));

        showTab("fills");
        until("fills", () -> !rows(FILLS).isEmpty());
        assertThat(rows(FILLS))
                .allSatisfy(fill ->
                        assertThat(fill)
                                .containsEntry("symbol", "BTCUSDT")
                                .containsEntry("side", "▲ Buy"));
        showTab("history");
        theRow(HISTORY, "status", "Filled");
    }

    @Test
    void aPriceTooFarFromTheMarketIsMendedBeforeItIsSent() {
        openLive(connections);
        hands.click("#ticket-type-limit");
        hands.type("#ticket-price", partOfBid("0.1"));
        hands.type("#ticket-size", "0.05");
        hands.sees("#ticket-price-problem", "Too far from the market: at least");
        hands.click("#ticket-price-fix-0");
        hands.sees("#ticket-submit", "Buy 0.05000 BTC at");
        hands.click("#ticket-submit");
        hands.sees("#ticket-outcome", "Accepted and working");
    }

    /** That trading is halted is not known to the client, which read the rules at its start. */
    @Test
    void anOrderThatTheVenueRefusesIsShownInPlainWords() throws Exception {
        try (Exchange halted = exchange(freePort(), freePort())) {
            openLive(at(halted));
            String price = partOfBid("0.9");
            halted.control().play(Scenario.HALT, halted.control().listings(), null);
            sendLimit(price, "0.05");
            hands.sees(
                    "#ticket-outcome",
                    "Rejected, the market is closed (venue code -2010): Buy 0.05000");
            assertThat(rows(WORKING)).isEmpty();
            showTab("history");
            theRow(HISTORY, "status", "Rejected: the market is closed (venue code -2010)");
        }
    }

    @Test
    void anExchangeThatStopsAndStartsAgainIsSurvived() throws Exception {
        int restPort = freePort();
        int streamPort = freePort();
        try (Exchange before = exchange(restPort, streamPort)) {
            openLive(at(before));
            sendLimit(partOfBid("0.5"), "0.01");
            theRow(WORKING, "status", "Working");
        }
        // After some seconds it says that it polls, in vain here.
        until("a lost line", () -> hands.text("#status-stream").matches(".*(Reconn|Poll).*"));
        until("stale quotes", () -> hands.text("#watch-state").matches(".*(STALE|Poll).*"));
        hands.sees("#ticket-between", "old");
        hands.sees("#chart-stale", "Connection lost");
        try (Exchange after = exchange(restPort, streamPort)) {
            assertThat(endpoints(after).rest().getPort()).isEqualTo(restPort);
            waitsLive();
            String bid = watched("bid");
            until("another bid", () -> !watched("bid").equals(bid));
            until("fresh prices", () -> !hands.text("#ticket-between").contains("⚠"));
            theRow(WORKING, "status", "Working");
            hands.click(".blotter-cancel");
            until("cancelled", () -> rows(WORKING).isEmpty());

            sendLimit(partOfBid("0.5"), "0.03");
            hands.sees("#ticket-outcome", "Accepted and working: Buy 0.03000 BTC");
            assertThat(theRow(WORKING, "status", "Working")).containsEntry("quantity", "0.03000");
            stop();
            String written = written();
            assertThat(written).contains("CREATE TABLE", "BTCUSDT", "signature=***");
            assertThat(written.contains(after.apiSecret())).isFalse();
            assertThat(SIGNATURE.matcher(written).find()).isFalse();
        }
    }

    @Test
    void aLogInThatFailsSaysWhyInTheDialog() throws Exception {
        try (Exchange exchange = exchange(0, 0)) {
            openLive(at(exchange));
            push(KeyCode.CONTROL, KeyCode.L);
            until("the dialog", () -> hands.isShown("#login-rest"));
            paste("#login-rest", "http://127.0.0.1:" + freePort());
            paste("#login-stream", exchange.stream());
            paste("#login-account", exchange.wsApi());
            paste("#login-key", exchange.apiKey());
            paste("#login-secret", "not-the-secret");
            hands.click("#login-do");
            hands.sees("#login-outcome", "No connection: there is no server at this address");

            paste("#login-rest", exchange.rest());
            hands.click("#login-do");
            hands.sees("#login-outcome", "does not accept this key or its signature (code -1022)");

            paste("#login-key", "0".repeat(64));
            hands.click("#login-do");
            hands.sees("#login-outcome", "does not accept this key or its signature (code -2015)");

            paste("#login-key", exchange.apiKey());
            paste("#login-secret", exchange.apiSecret());
            hands.click("#login-do");
            until("the dialog gone", () -> !hands.isShown("#login-rest"));
            waitsLive();
            stop();
        }
    }

    @Test
    void anExchangeThatCannotBeHadIsToldAndTriedAgain() throws Exception {
        try (Exchange other = exchange(0, 0)) {
            assertThat(other.apiKey()).isNotEmpty();
            open(connections);
            hands.sees("#connection-sentence", "Another Ringdown may be running on it.");
            hands.sees("#connection-retry", "Try again");
        }
        hands.click("#connection-retry");
        waitsLive();
    }

    @Test
    void anOrderLeftWorkingIsThereAtTheNextStart() throws Exception {
        openLive(connections);
        String price = partOfBid("0.5");
        sendLimit(price, "0.01");
        Map<String, String> left = theRow(WORKING, "status", "Working");
        push(KeyCode.CONTROL, KeyCode.Q);
        until("the question", () -> hands.isShown("#quit-leave"));
        assertThat(hasQuit()).isFalse();
        assertThat(hands.text("#quit-orders")).contains("BTCUSDT", "Buy 0.01000 BTC");
        hands.click("#quit-leave");
        until("the end", this::hasQuit);
        stop();

        start();
        openLive(connections);
        assertThat(theRow(WORKING, "status", "Working"))
                .containsEntry("price", left.get("price"))
                .containsEntry("quantity", left.get("quantity"));
        hands.click(".blotter-cancel");
        until("cancelled", () -> rows(WORKING).isEmpty());
    }

    @Test
    void thePaperAccountIsPaidIntoAndStartedOver() {
        openLive(connections);
        BigDecimal coins = balance("BTC", "total");
        sendLimit(partOfBid("0.5"), "0.01");
        theRow(WORKING, "status", "Working");

        hands.click("#menu-exchange");
        hands.click("Paper account…");
        until("the dialog", () -> hands.isShown("#paper-amount"));
        paste("#paper-amount", "250000");
        hands.click("#paper-pay-in");
        hands.sees("#paper-outcome", "250,000 USDT paid in.");
        until(
                "the dollars",
                () -> balance("USDT", "total").compareTo(new BigDecimal(350_000)) == 0);

        hands.click("#paper-reset");
        hands.sees("#paper-question", "Cancel one order");
        hands.click("#paper-really");
        hands.sees("#paper-outcome", "The account is as new.");
        until("nothing at work", () -> rows(WORKING).isEmpty());
        until("the start", () -> balance("USDT", "free").compareTo(new BigDecimal(100_000)) == 0);
        assertThat(balance("BTC", "total")).isEqualByComparingTo(coins);
    }

    @Test
    void aHaltIsSwitchedOnAndOffFromTheWindowAndShownMeanwhile() {
        openLive(connections);
        String price = partOfBid("0.5");
        hands.click("#menu-exchange");
        hands.click("Scenario…");
        until("the dialog", () -> hands.isShown("#paper-scenario-halt"));
        hands.click("#paper-scenario-halt");
        hands.click("#paper-play");
        hands.sees("#status-drill", "Halt");
        hands.click("#paper-close");
        sendLimit(price, "0.01");
        hands.sees("#ticket-outcome", "Rejected");

        hands.click("#menu-exchange");
        hands.click("Scenario…");
        until("the dialog", () -> hands.isShown("#paper-scenario-normal"));
        hands.click("#paper-scenario-normal");
        hands.click("#paper-play");
        until("every day again", () -> !hands.isShown("#status-drill"));
        hands.click("#paper-close");
        sendLimit(price, "0.01");
        theRow(WORKING, "status", "Working");
    }

    private void paste(String field, String text) {
        interact(() ->
                Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
        hands.click(field);
        push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.CONTROL, KeyCode.V);
    }
}
