package app.ringdown.ui.watch;

import app.ringdown.desk.Freshness;
import app.ringdown.desk.MarketFeed;
import app.ringdown.desk.Settings;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.QuoteWords;
import app.ringdown.ui.base.Selection;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The watch list: the instruments that a person follows, live, and the one that the window is
 * about. What is in the list is subscribed to, and only that. JavaFX thread.
 */
public final class WatchPanel extends VBox implements LiveDesk.Listener, AutoCloseable {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final long SECOND = 1_000_000_000L;
    private static final long LOOK_NANOS = SECOND / 4;
    private static final long TREND_SLICES = 20;
    private static final long TREND_NANOS = SECOND / TREND_SLICES;

    private final LiveDesk desk;
    private final Selection selection;
    private final Texts texts;
    private final QuoteWords quoteWords;
    private final Format format;
    private final WatchSettings settings;
    private final Runnable open;
    private final WatchRows rows = new WatchRows();
    private final @Nullable WatchRow[] byIndex;
    private final Map<WatchRow, MarketFeed.Handle> handles = new HashMap<>();
    private final WatchTable table;
    private final Trends trends;
    private final TextField search = new TextField();
    private final Label state = new Label();
    private final Button addButton;
    private final AddSymbol addSymbol;
    private long nextLook;
    private long nextSecond;
    private long staleSince;
    private long trendSlice;
    private boolean wasOpen;

    /**
     * Adds itself to {@code desk}.
     *
     * @param open what Enter on a row does, once the row is the selected one
     */
    public WatchPanel(
            LiveDesk desk,
            Selection selection,
            Settings settings,
            Theme theme,
            Texts texts,
            QuoteWords quoteWords,
            Runnable open) {
        this.desk = desk;
        this.selection = selection;
        this.texts = texts;
        this.quoteWords = quoteWords;
        this.format = new Format(texts.locale());
        this.settings = new WatchSettings(settings);
        this.open = open;
        this.byIndex = new WatchRow[desk.instruments().size()];
        this.trends = new Trends(desk.desk().feed());
        this.table = new WatchTable(rows, this.settings, theme, texts, this::origin);
        this.addButton = new Button(texts.get("watch.add"));
        this.addSymbol = new AddSymbol(texts, this::missing, this::add);
        setId("watch-panel");
        getStyleClass().addAll("panel", "watch-panel");
        getChildren().addAll(header(), table);
        VBox.setVgrow(table, Priority.ALWAYS);
        new WatchActions(this, table, rows, texts);
        rows.setOwn(this.settings.instruments(desk.instruments()).stream().map(this::row).toList());
        table.setPlaceholder(new Label(texts.get("watch.empty")));
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> {
                    if (row != null) {
                        selection.select(row.instrument());
                    }
                });
        selection.instrument().subscribe(this::mark);
        rows.subscribe(this::reorder);
        desk.add(this);
    }

    private HBox header() {
        Label title = new Label(texts.get("watch.title"));
        title.getStyleClass().add("panel-title");
        title.setLabelFor(table);
        title.setMinWidth(USE_PREF_SIZE);
        state.setId("watch-state");
        state.getStyleClass().add("watch-state");
        search.setId("watch-search");
        search.setPromptText(texts.get("watch.search"));
        search.setAccessibleText(texts.get("watch.search"));
        search.setPrefColumnCount(9);
        search.textProperty().subscribe(rows::search);
        search.textProperty().subscribe(text -> mark(selection.get()));
        search.addEventHandler(KeyEvent.KEY_PRESSED, this::onSearchKey);
        addButton.setId("watch-add");
        addButton.setMnemonicParsing(false);
        addButton.setMinWidth(USE_PREF_SIZE);
        addButton.setOnAction(event -> addSymbol());
        HBox header = new HBox(title, state, search, addButton);
        header.getStyleClass().add("panel-header");
        HBox.setHgrow(state, Priority.ALWAYS);
        state.setMaxWidth(Double.MAX_VALUE);
        search.setMinWidth(0);
        return header;
    }

    // What a person does; also for menus and keys of the window.

    /** Puts the cursor into the search field. */
    public void search() {
        search.requestFocus();
        search.selectAll();
    }

    /** Starts a search with what was typed on the table. */
    void searchFor(String typed) {
        search.requestFocus();
        search.setText(typed);
        search.end();
    }

    /** Opens the list of what can be added. */
    public void addSymbol() {
        addSymbol.showBelow(addButton);
    }

    /** Takes the selected instrument out of the list. */
    public void removeSelected() {
        WatchRow row = table.getSelectionModel().getSelectedItem();
        if (row == null) {
            return;
        }
        int at = rows.indexOf(row);
        List<WatchRow> own = new ArrayList<>(rows.own());
        own.remove(row);
        byIndex[row.instrument().index()] = null;
        MarketFeed.Handle handle = handles.remove(row);
        if (handle != null) {
            handle.close();
        }
        rows.setOwn(own);
        keep();
        if (!rows.isEmpty()) {
            table.getSelectionModel().clearAndSelect(Math.min(at, rows.size() - 1));
        }
    }

    /** Moves the selected row by {@code rowsDown} in the person's own order. */
    public void moveSelected(int rowsDown) {
        WatchRow row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            moveTo(row, rows.indexOf(row) + rowsDown);
        }
    }

    void moveTo(WatchRow row, int index) {
        rows.move(row, index);
        table.getSortOrder().clear();
        keep();
    }

    /** Columns and order as at the first start; the instruments stay. */
    public void resetLayout() {
        table.resetColumns();
    }

    /** What is on the screen now, as far as this panel is, in no order. */
    public List<Instrument> visible() {
        return table.visible().map(WatchRow::instrument).toList();
    }

    void openSelected() {
        if (table.getSelectionModel().getSelectedItem() != null) {
            open.run();
        }
    }

    private List<Instrument> missing() {
        return desk.instruments().stream().filter(i -> byIndex[i.index()] == null).toList();
    }

    private void add(Instrument instrument) {
        List<WatchRow> own = new ArrayList<>(rows.own());
        WatchRow row = row(instrument);
        own.add(row);
        search.clear();
        rows.setOwn(own);
        keep();
        table.getSelectionModel().clearAndSelect(rows.indexOf(row));
        table.scrollTo(row);
    }

    private WatchRow row(Instrument instrument) {
        WatchRow row = new WatchRow(desk.quote(instrument), format);
        byIndex[instrument.index()] = row;
        handles.put(row, desk.desk().feed().want(new Subscription.Level1(instrument)));
        trends.want(instrument);
        return row;
    }

    private void keep() {
        settings.keepInstruments(rows.own().stream().map(WatchRow::instrument).toList());
    }

    private void onSearchKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            search.clear();
            table.requestFocus();
        } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN) {
            if (!rows.isEmpty()) {
                table.getSelectionModel().clearAndSelect(0);
                table.requestFocus();
            }
        } else {
            return;
        }
        event.consume();
    }

    /** Marks the window's instrument in the table, if it is shown there. */
    private void mark(Instrument instrument) {
        WatchRow row = byIndex[instrument.index()];
        int at = row == null ? -1 : rows.indexOf(row);
        if (at >= 0 && table.getSelectionModel().getSelectedIndex() != at) {
            table.getSelectionModel().clearAndSelect(at);
        }
    }

    /** The table keeps what is selected through a new order, but not where its keys start from. */
    private void reorder() {
        int at = table.getSelectionModel().getSelectedIndex();
        if (at >= 0 && table.getFocusModel().getFocusedIndex() != at) {
            table.getFocusModel().focus(at);
        }
    }

    // What the desk tells.

    @Override
    public void onQuote(Quote quote) {
        WatchRow row = byIndex[quote.instrument().index()];
        if (row != null) {
            row.update(quote, System.nanoTime());
            judge(row);
        }
    }

    /** Says of a row how old its quote is, if it is too old. */
    private void judge(WatchRow row) {
        Instrument instrument = row.instrument();
        row.stale(
                desk.freshness(instrument) == Freshness.STALE
                        ? quoteWords.age(desk.age(instrument))
                        : "");
    }

    private String origin(WatchRow row) {
        Instrument instrument = row.instrument();
        return quoteWords.origin(
                desk.quote(instrument), desk.freshness(instrument), System.nanoTime());
    }

    @Override
    public void onLine(LineState line) {
        boolean stale = line != LineState.OPEN;
        table.pseudoClassStateChanged(STALE, stale);
        state.pseudoClassStateChanged(STALE, stale);
        if (stale) {
            long heard = desk.desk().health().lastMessageNanos();
            staleSince = heard > 0 ? heard : System.nanoTime();
        } else if (wasOpen) {
            trends.refresh();
        }
        wasOpen = wasOpen || !stale;
        rows.forEach(this::judge);
        tellState(line);
    }

    private void tellState(LineState line) {
        if (desk.desk().feed().polling()) {
            state.setText(texts.get("watch.polling"));
            return;
        }
        long seconds = (System.nanoTime() - staleSince) / SECOND;
        state.setText(
                switch (line) {
                    case OPEN -> "";
                    case CONNECTING -> texts.get("watch.connecting");
                    case CLOSED, RECONNECTING -> texts.get("watch.stale", seconds);
                });
    }

    @Override
    public void onFrame(long nanos) {
        trends.step(nanos);
        updateTrends(nanos);
        if (nanos - nextLook >= 0) {
            nextLook = nanos + LOOK_NANOS;
            rows.forEach(this::judge);
            table.keepOrigins();
        }
        if (nanos - nextSecond >= 0) {
            nextSecond = nanos + SECOND;
            rows.resort(table.hovered());
            table.keep();
            table.announce(nanos);
            tellState(desk.line());
        }
        table.onFrame(nanos);
    }

    /** Each trend once a second, but not all in the same frame: a line is dear to paint. */
    private void updateTrends(long nanos) {
        long slice = nanos / TREND_NANOS % TREND_SLICES;
        if (slice == trendSlice) {
            return;
        }
        trendSlice = slice;
        for (int i = 0; i < rows.size(); i++) {
            WatchRow row = rows.get(i);
            if (row.instrument().index() % TREND_SLICES == slice) {
                long[] prices = trends.prices(row.quote());
                if (!Arrays.equals(prices, row.trend())) {
                    row.trend(prices);
                }
            }
        }
    }

    /** Gives the subscriptions back. */
    @Override
    public void close() {
        handles.values().forEach(MarketFeed.Handle::close);
        handles.clear();
        table.dispose();
    }
}
