package app.ringdown;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The window on the line, beside the window on the embedded exchange. */
@NeedsWindowing
class LineWindowTest extends DeskFixture {
    private static final String WIRE = "wire-column-";

    private void openLine() {
        openLive(connections);
        until(
                "keys that reach the window",
                () -> lookup("#watch-table").query().getScene().getWindow().isFocused());
        type(KeyCode.F12);
        until("the window", () -> lookup("#wire-table").tryQuery().isPresent());
        until("its list", () -> !table().getItems().isEmpty());
    }

    private static <T> T onFx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
    }

    private TableView<?> table() {
        return lookup("#wire-table").queryAs(TableView.class);
    }

    /** What the rows in sight say in a column. */
    private List<String> seen(String column) {
        return rows(WIRE).stream().map(row -> row.get(column)).toList();
    }

    private void filter(String text) {
        interact(() -> lookup("#wire-filter").queryAs(TextField.class).setText(text));
    }

    private void press(String toggle) {
        interact(() -> lookup(toggle).queryAs(ToggleButton.class).fire());
    }

    /** Chooses the first row in sight that says so. */
    private void choose(String column, String text) {
        until(text, () -> seen(column).contains(text));
        interact(() -> {
            TableView<?> table = table();
            int at =
                    lookup("#wire-table .table-row-cell")
                            .queryAllAs(javafx.scene.control.TableRow.class)
                            .stream()
                            .filter(row -> row.isVisible() && !row.isEmpty())
                            .filter(row ->
                                    row.getChildrenUnmodifiable().stream()
                                            .anyMatch(cell -> says(cell, WIRE + column, text)))
                            .mapToInt(row -> row.getIndex())
                            .min()
                            .orElseThrow();
            table.getSelectionModel().select(at);
        });
    }

    private static boolean says(Node node, String column, String text) {
        return node instanceof javafx.scene.control.TableCell<?, ?> cell
                && cell.getTableColumn().getId().equals(column)
                && text.equals(cell.getText());
    }

    private String label(String id) {
        return onFx(() -> lookup(id).queryAs(Label.class).getText());
    }

    private String body() {
        return onFx(() -> lookup("#wire-body").queryAs(TextArea.class).getText());
    }

    private void showLineTab(String id) {
        interact(() -> {
            TabPane tabs = lookup("#line-tabs").queryAs(TabPane.class);
            tabs.getTabs().stream()
                    .filter(tab -> id.equals(tab.getId()))
                    .forEach(tabs.getSelectionModel()::select);
        });
    }

    @Test
    void connectionsTellWhatTheyCarryAndLatencyHowLongItTakes() {
        openLine();
        showLineTab("line-tab-lines");
        until("both lines", () -> rows("lines-table-").size() == 2);
        until(
                "messages",
                () -> {
                    Map<String, String> market = rows("lines-table-").getFirst();
                    return market.get("state").equals("● Live")
                            && !market.get("rate").equals("0")
                            && !market.get("streams").equals("0");
                });
        assertThat(onFx(() -> lookup("#lines-streams").queryAs(ListView.class).getItems().size()))
                .isGreaterThan(10);
        assertThat(label("#lines-rest")).contains(" ms").contains("600,000");

        showLineTab("line-tab-latency");
        until(
                "ticks",
                () ->
                        rows("latency-stages-").size() == 5
                                && rows("latency-stages-").stream()
                                        .allMatch(row -> row.get("p50").matches("[0-9].*")));
        until("a symbol", () -> rows("latency-symbols-").size() > 5);
    }

    @Test
    void callsAndFramesAreListedNarrowedAndExplained() {
        openLine();
        filter("exchangeInfo");
        until("the call", () -> seen("kind").equals(List.of("GET /api/v3/exchangeInfo")));
        assertThat(rows(WIRE).getFirst().get("line")).isEqualTo("REST");
        assertThat(rows(WIRE).getFirst().get("result")).matches("200 in [0-9,.]+ ms");

        filter("btcusdt@bookTicker");
        choose("kind", "btcusdt@bookTicker");
        until("its words", () -> label("#wire-changed").startsWith("BTCUSDT: bid "));
        assertThat(body()).contains("\"stream\": \"btcusdt@bookTicker\"");
        assertThat(onFx(() -> lookup("#wire-follow").queryAs(ToggleButton.class).isSelected()))
                .as("what was chosen stays where it is")
                .isFalse();
        press("#wire-frames");
        until("a call or a request", () -> seen("line").stream().allMatch("REST"::equals));
    }

    @Test
    void noKeyAndNoSignatureIsShownCopiedOrExported() throws Exception {
        openLine();
        filter("/api/v3/account");
        press("#wire-frames");
        choose("kind", "GET /api/v3/account");
        assertThat(body()).contains("signature=***", "X-MBX-APIKEY: ***");
        interact(() -> lookup("#wire-curl").queryAs(Button.class).fire());
        Object copied =
                onFx(() -> Clipboard.getSystemClipboard().getContent(DataFormat.PLAIN_TEXT));
        assertThat((String) copied)
                .startsWith("curl -H 'X-MBX-APIKEY: '\"$API_KEY\" 'http://127.0.0.1:")
                .endsWith("&signature='\"$SIGNATURE\"");

        press("#wire-frames");
        press("#wire-calls");
        filter("userDataStream.subscribe.signature");
        choose("kind", "userDataStream.subscribe.signature");
        assertThat(body()).contains("\"apiKey\": \"***\"", "\"signature\": \"***\"");
        assertThat(label("#wire-changed")).isEqualTo("Sent by this program");
    }

    @Test
    void anOrderLeadsToItsCallsAndFrames() {
        openLive(connections);
        sendLimit(partOfBid("0.5"), "0.01");
        theRow(WORKING, "status", "Working");
        hands.click("0.01000");
        type(KeyCode.W);
        until("the window", () -> lookup("#wire-table").tryQuery().isPresent());
        until(
                "the order, sent and told",
                () ->
                        seen("kind").contains("POST /api/v3/order")
                                && seen("kind").contains("executionReport"));
        assertThat(seen("kind")).doesNotContain("btcusdt@bookTicker");
        choose("kind", "executionReport");
        until("its words", () -> label("#wire-changed").startsWith("Order rd"));
        assertThat(label("#wire-changed"))
                .contains("in BTCUSDT, Buy 0.01000 BTC at", ": working", "0.00000 of 0.01000 BTC");
        interact(() -> lookup("#wire-order").queryAs(Button.class).fire());
        until("all again", () -> table().getItems().size() > 50);
    }

    @Test
    void pollingIsMeasuredAgainstThePushWhenOneSaysSo() {
        openLine();
        showLineTab("line-tab-poll");
        until("the panel", () -> lookup("#poll-start").tryQuery().isPresent());
        assertThat(label("#poll-sentence")).isEqualTo("Nothing was measured yet.");
        hands.click("#poll-start");
        until("polls and pushes", () -> number("#poll-2-1") > 2 && number("#poll-2-2") > 2);
        hands.click("#poll-start");
        until("the end", () -> label("#poll-sentence").startsWith("In "));
        assertThat(number("#poll-3-1")).as("bytes of requests").isGreaterThan(100);
        assertThat(number("#poll-3-2")).isZero();
        assertThat(label("#poll-sentence")).contains("the quote of BTCUSDT was asked for");
    }

    private long number(String id) {
        String text = label(id).replaceAll("[^0-9]", "");
        return text.isEmpty() ? -1 : Long.parseLong(text);
    }

    @Test
    void itClosesByTheSameKeyAndHindersNothing() {
        openLine();
        type(KeyCode.F12);
        until("no window", () -> lineWindows() == 0);
        type(KeyCode.F12);
        until("the window again", () -> lineWindows() == 1);
    }

    private static long lineWindows() {
        return Window.getWindows().stream()
                .filter(window ->
                        window instanceof Stage stage
                                && String.valueOf(stage.getTitle()).startsWith("The line"))
                .count();
    }
}
