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

import javafx.scene.control.Button;
import javafx.scene.control.Label;
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
    private static final List<WatchColumn> SHOWN =
            List.of(
                    WatchColumn.SYMBOL,
                    WatchColumn.LAST,
                    WatchColumn.CHANGE,
                    WatchColumn.TREND,
                    WatchColumn.BID,
                    WatchColumn.ASK,
                    WatchColumn.RANGE,
                    WatchColumn.SPREAD,
                    WatchColumn.BID_SIZE,
                    WatchColumn.ASK_SIZE,
                    WatchColumn.VOLUME);
    private static final List<WatchColumn> HIDDEN =
            List.of(
                    WatchColumn.HIGH,
                    WatchColumn.LOW,
                    WatchColumn.SWING,
                    WatchColumn.BASE_VOLUME,
                    WatchColumn.AGE);
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
    private final TableSearch search;
    private final FeedState state;
    private final Button addButton;
    private final AddSymbol addSymbol;
    private long nextLook;
    private long nextSecond;
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
        this.table =
                new WatchTable(
                        rows,
                        new TableSettings(settings, "watch", TableSettings.of(SHOWN, HIDDEN)),
                        theme,
                        texts,
                        texts.get("watch.title"),
                        row -> quoteWords.origin(desk, row.instrument()));
        this.search = new TableSearch("watch-search", texts.get("watch.search"), table, rows);
        this.state = new FeedState("watch-state", desk, texts, table);
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
        search.textProperty().subscribe(text -> mark(selection.get()));
        addButton.setId("watch-add");
        addButton.setMnemonicParsing(false);
        addButton.setMinWidth(USE_PREF_SIZE);
        addButton.setOnAction(event -> addSymbol());
        HBox header = new HBox(title, state, search, addButton);
        header.getStyleClass().add("panel-header");
        HBox.setHgrow(state, Priority.ALWAYS);
        return header;
    }

    // What a person does; also for menus and keys of the window.

    /** Puts the cursor into the search field. */
    public void search() {
        search.start();
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

    /**
     * Takes an instrument into the list, if it is not there, and goes to it.
     *
     * @return false if it was there
     */
    public boolean add(Instrument instrument) {
        if (byIndex[instrument.index()] != null) {
            return false;
        }
        List<WatchRow> own = new ArrayList<>(rows.own());
        WatchRow row = row(instrument);
        own.add(row);
        search.clear();
        rows.setOwn(own);
        keep();
        table.getSelectionModel().clearAndSelect(rows.indexOf(row));
        table.scrollTo(row);
        return true;
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

    private void tellAge(WatchRow row) {
        if (!table.shows(WatchColumn.AGE)) {
            row.age("");
            return;
        }
        row.age(
                row.quote().arrivalNanos() == 0
                        ? Format.NONE
                        : quoteWords.age(desk.age(row.instrument())));
    }

    @Override
    public void onLine(LineState line) {
        state.onLine(line);
        boolean open = line == LineState.OPEN;
        if (open && wasOpen) {
            trends.refresh();
        }
        wasOpen = wasOpen || open;
        rows.forEach(this::judge);
    }

    @Override
    public void onFrame(long nanos) {
        trends.step(nanos);
        updateTrends(nanos);
        if (nanos - nextLook >= 0) {
            nextLook = nanos + LOOK_NANOS;
            rows.forEach(this::judge);
            table.visible().forEach(this::tellAge);
            table.keepOrigins();
        }
        if (nanos - nextSecond >= 0) {
            nextSecond = nanos + SECOND;
            table.onSecond(nanos);
            state.tell();
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
