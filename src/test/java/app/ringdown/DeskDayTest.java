package app.ringdown;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Map;

/** What a trader does on a day, in the window on the embedded exchange. */
@NeedsWindowing
class DeskDayTest extends DeskFixture {
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
        clickOn("0.02000").type(KeyCode.DELETE);
        until("nothing at work", () -> rows(WORKING).isEmpty());
        showTab("history");
        until("both in history", () -> rows(HISTORY).size() == 2);
        assertThat(rows(HISTORY)).allMatch(row -> row.get("status").equals("Cancelled"));
    }
}
