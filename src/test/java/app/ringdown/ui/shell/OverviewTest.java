package app.ringdown.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.NeedsWindowing;
import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;

import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** The market overview as a trader uses it. */
@NeedsWindowing
class OverviewTest extends WindowFixture {
    private static final Subscription ALL = new Subscription.AllDays();

    @BeforeEach
    void start() throws TimeoutException {
        openLive();
        clickOn("#paper"); // gives the window the keyboard
        push(KeyCode.CONTROL, KeyCode.DIGIT8);
        until(() -> lookup("#overview-table").tryQuery().isPresent());
        until(() -> !rowsShown().isEmpty() && venue.wanted().contains(ALL));
    }

    private TableView<?> overview() {
        return lookup("#overview-table").queryAs(TableView.class);
    }

    private List<String> listed() {
        return onFx(() -> overview().getItems().stream().map(String::valueOf).toList());
    }

    private List<? extends TableRow<?>> rowsShown() {
        return onFx(() ->
                lookup("#overview-table .table-row-cell").queryAllAs(TableRow.class).stream()
                        .filter(row -> row.isVisible() && !row.isEmpty())
                        .map(row -> (TableRow<?>) row)
                        .toList());
    }

    private TableRow<?> overviewRow(String symbol) {
        return rowsShown().stream()
                .filter(row -> symbol.equals(String.valueOf(row.getItem())))
                .findFirst()
                .orElseThrow();
    }

    private String says(String symbol, String column) {
        return onFx(() ->
                overviewRow(symbol).getChildrenUnmodifiable().stream()
                        .filter(node ->
                                node instanceof TableCell<?, ?> cell
                                        && cell.getTableColumn()
                                                .getId()
                                                .equals("overview-column-" + column))
                        .map(node ->
                                String.valueOf(
                                        node.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
                        .findFirst()
                        .orElseThrow());
    }

    private Stage overviewStage() {
        return (Stage) overview().getScene().getWindow();
    }

    /** Without the scroll of a header that may be out of the screen. */
    private void sortBy(String column, TableColumn.SortType way) {
        onFx(() -> {
            TableColumn<?, ?> by =
                    overview().getColumns().stream()
                            .filter(c -> c.getId().equals("overview-column-" + column))
                            .findFirst()
                            .orElseThrow();
            by.setSortType(way);
            setSort(overview(), by);
            return true;
        });
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // of whatever the table shows
    private static void setSort(TableView table, TableColumn column) {
        table.getSortOrder().setAll(List.of(column));
    }

    private void select(String symbol) {
        onFx(() -> {
            overview().getSelectionModel().clearAndSelect(listedNow().indexOf(symbol));
            overview().requestFocus();
            return true;
        });
    }

    private List<String> listedNow() {
        return overview().getItems().stream().map(String::valueOf).toList();
    }

    @Test
    void allSymbolsAreThereTheLargestFirst() {
        assertThat(listed()).hasSize(60);
        until(() -> listed().getFirst().equals("BTCUSDT"));
        assertThat(text("#overview-count")).isEqualTo("60 of 60");
        until(() -> says("BTCUSDT", "last").equals("64,000.10"));
        assertThat(says("BTCUSDT", "change")).startsWith("+3.09");
        assertThat(says("BTCUSDT", "spread")).startsWith("2 · ");
        assertThat(says("BTCUSDT", "swing")).endsWith(" %").isNotEqualTo("–");
    }

    @Test
    void itIsSortedByChangeAndFollowsTheMarket() {
        sortBy("change", TableColumn.SortType.DESCENDING);
        clickOn("#overview-count"); // no row is under the pointer
        venue.trade(instrument("ADAUSDT"), 9_000, 5, Side.BUY);
        until(() -> listed().getFirst().equals("ADAUSDT"));
        sortBy("change", TableColumn.SortType.ASCENDING);
        until(() -> listed().getLast().equals("ADAUSDT"));
        assertThat(settings.get("overview.sort")).contains("change:ascending");
    }

    @Test
    void wordsAndTheQuoteAssetFilterIt() {
        clickOn("#overview-search");
        write("sol");
        until(() -> listed().stream().allMatch(s -> s.contains("SOL")) && !listed().isEmpty());
        push(KeyCode.ESCAPE);
        until(() -> listed().size() == 60);
        String other = onFx(() -> String.valueOf(quoteAssets().getItems().getLast()));
        chooseQuote(other);
        until(() -> listed().size() == count(other));
        assertThat(listed()).allSatisfy(s -> assertThat(s).endsWith(other));
        assertThat(settings.get("overview.quote-asset")).contains(other);
    }

    @SuppressWarnings("unchecked") // of texts
    private ChoiceBox<String> quoteAssets() {
        return lookup("#overview-quote").queryAs(ChoiceBox.class);
    }

    private void chooseQuote(String asset) {
        onFx(() -> {
            quoteAssets().setValue(asset);
            return true;
        });
    }

    private long count(String quote) {
        return window.workspace().orElseThrow().live().instruments().stream()
                .filter(i -> i.quote().equals(quote))
                .count();
    }

    @Test
    void enterShowsTheSymbolInChartAndTicket() {
        Instrument sol = instrument("SOLUSDT");
        select("SOLUSDT");
        push(KeyCode.ENTER);
        until(() -> window.workspace().orElseThrow().selection().get().equals(sol));
        until(() ->
                venue.wanted().stream()
                        .anyMatch(w ->
                                w instanceof Subscription.Bars bars
                                        && bars.instrument().equals(sol)));
        until(() -> stage.getTitle().startsWith("SOLUSDT"));
        doubleClickOn(overviewRow("ETHUSDT"));
        until(() -> window.workspace().orElseThrow().selection().get().symbol().equals("ETHUSDT"));
    }

    @Test
    void insertTakesItIntoTheWatchList() {
        onFx(() -> {
            lookup("#overview-search").queryAs(TextField.class).setText("WMT");
            return true;
        });
        until(() -> listed().equals(List.of("WMTUSDT")));
        select("WMTUSDT");
        push(KeyCode.INSERT);
        until(() -> shown().contains("WMTUSDT"));
        assertThat(text("#overview-note")).isEqualTo("WMTUSDT is in the watch list now.");
        push(KeyCode.INSERT);
        until(() -> text("#overview-note").equals("WMTUSDT is in the watch list already."));
        assertThat(shown()).containsOnlyOnce("WMTUSDT");
    }

    @Test
    void quotesAreWantedForWhatIsInViewAndOnlyWhileItIsShown() {
        Set<Subscription> atRest = Set.copyOf(venue.wanted());
        until(() -> inViewAreWanted());
        String outside =
                listed().stream()
                        .filter(s ->
                                !shown().contains(s)
                                        && rowsShown().stream()
                                                .noneMatch(
                                                        r -> s.equals(String.valueOf(r.getItem()))))
                        .findFirst()
                        .orElseThrow();
        Subscription level1 = new Subscription.Level1(instrument(outside));
        assertThat(venue.wanted()).doesNotContain(level1);
        onFx(() -> {
            overview().scrollTo(listedNow().indexOf(outside));
            return true;
        });
        until(() -> venue.wanted().contains(level1));
        clickOn("#overview-count");
        push(KeyCode.CONTROL, KeyCode.W);
        until(() -> !venue.wanted().contains(ALL) && !venue.wanted().contains(level1));
        assertThat(venue.wanted()).isSubsetOf(atRest);
        assertThat(shown())
                .as("the watch list wants its own")
                .allSatisfy(s ->
                        assertThat(venue.wanted())
                                .contains(new Subscription.Level1(instrument(s))));
    }

    private boolean inViewAreWanted() {
        return rowsShown().stream()
                .map(row -> new Subscription.Level1(instrument(String.valueOf(row.getItem()))))
                .allMatch(venue.wanted()::contains);
    }

    @Test
    void itWantsNothingWhileItIsAnIcon() {
        until(this::inViewAreWanted);
        interact(() -> overviewStage().setIconified(true));
        until(() -> !venue.wanted().contains(ALL));
    }

    @Test
    void whatIsNotFreshSaysSo() {
        until(() -> inViewAreWanted() && !says("BTCUSDT", "age").startsWith("⚠"));
        venue.lines(LineState.RECONNECTING);
        until(() -> says("BTCUSDT", "symbol").contains("⚠"));
        until(() -> says("BTCUSDT", "age").startsWith("⚠"));
        until(() -> text("#overview-state").matches(".*(STALE|Polling).*"));
        venue.lines(LineState.OPEN);
        until(() -> !says("BTCUSDT", "symbol").contains("⚠"));
        until(() -> text("#overview-state").isEmpty());
    }

    @Test
    void aRowSaysAllOfItself() {
        until(() -> says("BTCUSDT", "last").equals("64,000.10"));
        Node row = overviewRow("BTCUSDT");
        String all =
                onFx(() -> String.valueOf(row.queryAccessibleAttribute(AccessibleAttribute.TEXT)));
        assertThat(all)
                .startsWith("Symbol BTC/USDT, Last 64,000.10, Change ")
                .contains(", High ", ", Low ", ", Range % ", ", Volume ", ", Turnover ", ", Age ");
        List<String> sorted = listed();
        assertThat(sorted).isNotEqualTo(sorted.stream().sorted(Comparator.naturalOrder()).toList());
    }
}
