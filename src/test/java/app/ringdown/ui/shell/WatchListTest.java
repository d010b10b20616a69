package app.ringdown.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.NeedsWindowing;
import app.ringdown.market.Side;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;

import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.TimeoutException;

/** The watch list as a trader uses it. */
class WatchListTest extends WindowFixture {
    @BeforeEach
    void start() throws TimeoutException {
        openLive();
        clickOn("#paper"); // gives the window the keyboard
        onFx(() -> {
            window.workspace().orElseThrow().goToWatch();
            return true;
        });
    }

    @Test
    void aQuoteIsShownAndItsCellFlashes() {
        Node cell = cell("BTCUSDT", "bid");
        until(() -> told("BTCUSDT", "bid").equals("64,000.09"));
        Color before = ground(cell);
        venue.touch(instrument("BTCUSDT"), 6_400_500, 1, 6_400_600, 1);
        until(() -> told("BTCUSDT", "bid").equals("64,005.00"));
        Color flash = ground(cell);
        assertThat(flash.getGreen()).as("up is green").isGreaterThan(before.getGreen() + 0.02);
        until(() -> ground(cell).equals(before));
    }

    @Test
    void changeFollowsTheLastPrice() {
        venue.trade(instrument("ETHUSDT"), 340_000, 5, Side.SELL);
        until(() -> told("ETHUSDT", "last").equals("3,400.00"));
        assertThat(onFx(() -> told("ETHUSDT", "change"))).startsWith("+0.56");
        assertThat(onFx(() -> told("ETHUSDT", "spread"))).isEqualTo("2 · 0.1 bp");
    }

    @Test
    void aScreenReaderIsToldWhatIsPaintedNow() {
        venue.touch(instrument("BTCUSDT"), 6_400_500, 100, 6_400_600, 100);
        until(() ->
                toldOfRow("BTCUSDT").startsWith("Symbol BTC/USDT, Last ")
                        && toldOfRow("BTCUSDT").contains(", Bid 64,005.00, Ask 64,006.00, "));
        assertThat(onFx(() -> toldOfRow("BTCUSDT"))).contains(onFx(() -> toldOfCells("BTCUSDT")));
        TableColumn<?, ?> last = column("last");
        interact(() -> last.setVisible(false));
        until(() -> toldOfRow("BTCUSDT").startsWith("Symbol BTC/USDT, Change "));
    }

    private String toldOfRow(String symbol) {
        return String.valueOf(row(symbol).queryAccessibleAttribute(AccessibleAttribute.TEXT));
    }

    /** Cells of columns that are scrolled out are not there. */
    private List<String> toldOfCells(String symbol) {
        return row(symbol).getChildrenUnmodifiable().stream()
                .filter(TableCell.class::isInstance)
                .map(cell -> (TableCell<?, ?>) cell)
                .map(cell ->
                        cell.getTableColumn().getText()
                                + " "
                                + cell.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .toList();
    }

    @Test
    void aHeaderSortsAndSortsBack() {
        clickOn("#watch-column-change");
        until(() -> isSortedByChange(1));
        clickOn("#watch-column-change");
        until(() -> isSortedByChange(-1));
        clickOn("#watch-column-change");
        until(() -> shown().getFirst().equals("BTCUSDT") && shown().get(1).equals("ETHUSDT"));
    }

    @Test
    void aSortedListFollowsTheMarket() {
        clickOn("#watch-column-change");
        clickOn("#watch-column-change");
        moveTo("#status-bar");
        until(() -> isSortedByChange(-1));
        venue.trade(instrument("ADAUSDT"), 9_000, 5, Side.BUY);
        until(() -> shown().getFirst().equals("ADAUSDT"));
    }

    @Test
    void theRowUnderThePointerStays() throws InterruptedException {
        clickOn("#watch-column-last");
        clickOn("#watch-column-last");
        until(() -> shown().getFirst().equals("BTCUSDT"));
        moveTo(cell("BTCUSDT", "symbol"));
        venue.trade(instrument("ADAUSDT"), 990_000_000, 5, Side.BUY);
        until(() -> shown().get(1).equals("ADAUSDT"));
        assertThat(shown().getFirst()).isEqualTo("BTCUSDT");
        moveTo("#status-bar");
        until(() -> shown().getFirst().equals("ADAUSDT"));
    }

    @Test
    void searchFiltersAndEscapeClears() {
        push(KeyCode.CONTROL, KeyCode.F);
        write("sol");
        until(() -> shown().equals(List.of("SOLUSDT")));
        push(KeyCode.ENTER);
        until(() -> chosen().equals("SOLUSDT"));
        push(KeyCode.CONTROL, KeyCode.F);
        push(KeyCode.ESCAPE);
        until(() -> shown().size() == 25);
        assertThat(chosen()).isEqualTo("SOLUSDT");
    }

    @Test
    void typingOnTheTableSearches() {
        push(KeyCode.L);
        push(KeyCode.T);
        until(() -> shown().equals(List.of("LTCUSDT")));
        assertThat(text("#watch-search")).isEqualToIgnoringCase("lt");
    }

    @Test
    void keysChooseWhatTheWindowIsAbout() {
        push(KeyCode.HOME);
        until(() -> chosen().equals("BTCUSDT"));
        push(KeyCode.DOWN);
        until(() -> chosen().equals("ETHUSDT"));
        push(KeyCode.END);
        until(() -> chosen().equals("AMZNUSDT"));
        until(() -> text("#paper").equals("PAPER") && stage.getTitle().startsWith("AMZNUSDT"));
    }

    @Test
    void addsAndRemovesByKeyboard() {
        push(KeyCode.INSERT);
        until(() -> isThere("#watch-add-search"));
        write("wmt");
        push(KeyCode.ENTER);
        push(KeyCode.ESCAPE);
        until(() -> shown().contains("WMTUSDT"));
        var level1 = new Subscription.Level1(instrument("WMTUSDT"));
        assertThat(venue.wanted()).contains(level1);
        assertThat(settings.get("watch.symbols").orElseThrow()).endsWith(",WMTUSDT");
        until(() -> chosen().equals("WMTUSDT"));
        onFx(() -> {
            window.workspace().orElseThrow().goToWatch();
            return true;
        });
        push(KeyCode.DELETE);
        until(() -> !shown().contains("WMTUSDT"));
        assertThat(settings.get("watch.symbols").orElseThrow()).doesNotContain("WMT");
        until(() -> chosen().equals("AMZNUSDT"));
        until(() -> !venue.wanted().contains(level1));
    }

    @Test
    void rowsMoveByKeys() {
        push(KeyCode.HOME);
        push(KeyCode.ALT, KeyCode.DOWN);
        until(() -> shown().get(1).equals("BTCUSDT"));
        assertThat(settings.get("watch.symbols").orElseThrow()).startsWith("ETHUSDT,BTCUSDT,");
        push(KeyCode.ALT, KeyCode.UP);
        until(() -> shown().getFirst().equals("BTCUSDT"));
    }

    @Test
    @NeedsWindowing
    void rowsMoveByDragging() {
        drag(cell("BTCUSDT", "symbol"), MouseButton.PRIMARY).dropTo(cell("XRPUSDT", "symbol"));
        until(() -> shown().get(3).equals("BTCUSDT"));
    }

    @Test
    void aLostLineMakesItStale() {
        venue.lines(LineState.RECONNECTING);
        // After some seconds it says that it polls.
        until(() -> text("#watch-state").matches(".*(STALE|Polling).*"));
        until(() -> text("#status-stream").matches(".*(▲ Reconnecting|Polling).*"));
        venue.lines(LineState.OPEN);
        until(() -> text("#watch-state").isEmpty());
        until(() -> text("#status-stream").contains("● Live"));
    }

    @Test
    void aLineThatStaysDownIsPolledAndItSaysSo() {
        venue.lines(LineState.RECONNECTING);
        until(() -> told("BTCUSDT", "symbol").endsWith("s"));
        until(() -> text("#watch-state").contains("Polling"));
        until(() -> text("#status-stream").contains("Polling"));
        until(() -> told("BTCUSDT", "symbol").equals("BTC/USDT"));
        venue.lines(LineState.OPEN);
        until(() -> text("#watch-state").isEmpty());
        until(() -> !text("#status-stream").contains("Polling"));
    }

    @Test
    void aQuoteThatIsTooOldSaysHowOldItIs() {
        choose("menu-age-limit-2");
        until(() -> told("BTCUSDT", "symbol").matches("BTC/USDT ⚠ \\d+ s"));
        venue.touch(instrument("BTCUSDT"), 6_400_500, 1, 6_400_600, 1);
        until(() -> told("BTCUSDT", "symbol").equals("BTC/USDT"));
        assertThat(settings.get(AgeLimit.KEPT)).contains("2");
    }

    private void choose(String id) {
        MenuItem item =
                ((Menu) item("menu-age-limit"))
                        .getItems().stream()
                                .filter(each -> id.equals(each.getId()))
                                .findFirst()
                                .orElseThrow();
        interact(item::fire);
    }

    @Test
    void aHoverTellsWhereAQuoteComesFrom() {
        moveTo(cell("BTCUSDT", "last"));
        until(() ->
                listWindows().stream()
                        .filter(Tooltip.class::isInstance)
                        .map(tip -> ((Tooltip) tip).getText())
                        .anyMatch(text ->
                                text.startsWith("BTCUSDT at fake\nLive\nArrived ")
                                        && text.contains("\nAsked for by REST")));
    }

    @Test
    void trendsComeByThemselves() {
        until(() -> told("BTCUSDT", "trend").endsWith("%"));
        until(() -> told("AMZNUSDT", "trend").endsWith("%"));
    }

    @Test
    void deleteElsewhereLeavesTheListAlone() {
        onFx(() -> {
            window.workspace().orElseThrow().goToChart();
            return true;
        });
        push(KeyCode.DELETE);
        push(KeyCode.INSERT);
        onFx(() -> {
            window.workspace().orElseThrow().goToWatch();
            return true;
        });
        push(KeyCode.HOME);
        until(() -> chosen().equals("BTCUSDT"));
        assertThat(shown()).hasSize(25);
        assertThat(isThere("#watch-add-search")).isFalse();
    }

    @Test
    void aColumnFitsItsNumbersByDoubleClick() {
        TableColumn<?, ?> bid = column("bid");
        interact(() -> bid.setPrefWidth(30));
        until(() -> bid.getWidth() == 30);
        Node node = lookup("#watch-column-bid").query();
        Bounds header = node.localToScreen(node.getLayoutBounds());
        doubleClickOn(header.getMaxX() - 1, header.getMaxY() - 8);
        until(() -> bid.getWidth() > 80 && bid.getWidth() < 120);
    }

    @Test
    void columnsAreHiddenAndKept() {
        TableColumn<?, ?> column = column("trend");
        int before = onFx(() -> table().getVisibleLeafColumns().size());
        interact(() -> column.setVisible(false));
        until(() -> settings.get("watch.columns").orElse("").contains("trend:62:hidden"));
        assertThat(onFx(() -> table().queryAccessibleAttribute(AccessibleAttribute.COLUMN_COUNT)))
                .isEqualTo(before - 1);
    }

    private TableColumn<?, ?> column(String id) {
        return table().getColumns().stream()
                .filter(c -> c.getId().equals("watch-column-" + id))
                .findFirst()
                .orElseThrow();
    }

    private boolean isSortedByChange(int sign) {
        var symbols = shown();
        double before = Double.NEGATIVE_INFINITY;
        var live = window.workspace().orElseThrow().live();
        for (String symbol : symbols) {
            double change = sign * live.quote(instrument(symbol)).change();
            if (change < before) {
                return false;
            }
            before = change;
        }
        return true;
    }

    private String chosen() {
        return onFx(() -> window.workspace().orElseThrow().selection().get().symbol());
    }

    /** The colour behind the text of a cell, near its top left corner. */
    private Color ground(Node cell) {
        return onFx(() -> {
            WritableImage picture = window.scene().snapshot(null);
            Bounds at = cell.localToScene(cell.getBoundsInLocal());
            return picture.getPixelReader()
                    .getColor((int) at.getMinX() + 3, (int) at.getMinY() + 3);
        });
    }
}
