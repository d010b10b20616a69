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
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All instruments of the venue in one table. Their days come by one stream that tells those of all;
 * tops of book, of which no venue streams those of all, are read once by REST, and are live for the
 * rows in view: the others look old once they are. While it is not shown nothing is wanted, and
 * nothing is done. JavaFX thread.
 */
public final class OverviewPanel extends VBox implements LiveDesk.Listener {
    private static final String SORT = "overview.sort";
    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");
    private static final long SECOND = 1_000_000_000L;
    private static final long LOOK_NANOS = SECOND / 4;
    private static final List<WatchColumn> SHOWN =
            List.of(
                    WatchColumn.SYMBOL,
                    WatchColumn.LAST,
                    WatchColumn.CHANGE,
                    WatchColumn.HIGH,
                    WatchColumn.LOW,
                    WatchColumn.SWING,
                    WatchColumn.RANGE,
                    WatchColumn.BASE_VOLUME,
                    WatchColumn.VOLUME,
                    WatchColumn.BID,
                    WatchColumn.ASK,
                    WatchColumn.SPREAD,
                    WatchColumn.AGE);

    private final LiveDesk desk;
    private final Selection selection;
    private final Settings settings;
    private final Texts texts;
    private final QuoteWords quoteWords;
    private final Predicate<Instrument> watch;
    private final WatchRows rows = new WatchRows();
    private final List<WatchRow> byIndex = new ArrayList<>();
    private final WatchTable table;
    private final TableSearch search;
    private final FeedState state;
    private final ViewedQuotes viewed;
    private final Label count = new Label();
    private final Label note = new Label();
    private final Button add;
    private MarketFeed.@Nullable Handle days;
    private long nextLook;
    private long nextSecond;

    /**
     * Adds itself to {@code desk}.
     *
     * @param watch takes an instrument into the watch list; false if it was there already
     */
    public OverviewPanel(
            LiveDesk desk,
            Selection selection,
            Settings settings,
            Theme theme,
            Texts texts,
            QuoteWords quoteWords,
            Predicate<Instrument> watch) {
        this.desk = desk;
        this.selection = selection;
        this.settings = settings;
        this.texts = texts;
        this.quoteWords = quoteWords;
        this.watch = watch;
        Format format = new Format(texts.locale());
        for (Instrument instrument : desk.instruments()) {
            WatchRow row = new WatchRow(desk.quote(instrument), format);
            row.age(Format.NONE);
            byIndex.add(row);
        }
        this.table =
                new WatchTable(
                        rows,
                        new TableSettings(settings, "overview", columns()),
                        theme,
                        texts,
                        texts.get("overview.title"),
                        row -> quoteWords.origin(desk, row.instrument()));
        this.search = new TableSearch("overview-search", texts.get("overview.search"), table, rows);
        this.state = new FeedState("overview-state", desk, texts, table);
        this.add = new Button(texts.get("overview.add"));
        this.viewed = new ViewedQuotes(desk.desk().feed(), of -> judge(byIndex.get(of.index())));
        setId("overview-panel");
        getStyleClass().addAll("panel", "overview-panel");
        note.setId("overview-note");
        note.getStyleClass().addAll("muted", "overview-note");
        note.setText(texts.get("overview.note"));
        note.setWrapText(true);
        getChildren().addAll(header(), table, note);
        VBox.setVgrow(table, Priority.ALWAYS);
        table.setPlaceholder(new Label(texts.get("overview.empty")));
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (FIND.match(event)) {
                        search.start();
                        event.consume();
                    }
                });
        table.setContextMenu(menu());
        table.onRow(row ->
                row.addEventHandler(
                        MouseEvent.MOUSE_CLICKED,
                        event -> {
                            if (event.getButton() == MouseButton.PRIMARY
                                    && event.getClickCount() == 2
                                    && !row.isEmpty()) {
                                choose();
                            }
                        }));
        rows.setOwn(byIndex);
        rows.subscribe(this::count);
        sortAsKept();
        table.sorting().subscribe(by -> settings.put(SORT, by));
        count();
        desk.add(this);
    }

    /** Symbols of all lengths, with what they are paid in. */
    private static Map<WatchColumn, TableSettings.Column> columns() {
        Map<WatchColumn, TableSettings.Column> columns =
                TableSettings.of(SHOWN, List.of(WatchColumn.BID_SIZE, WatchColumn.ASK_SIZE));
        columns.put(WatchColumn.SYMBOL, new TableSettings.Column(112, true));
        return columns;
    }

    private HBox header() {
        count.setId("overview-count");
        count.getStyleClass().add("muted");
        count.setMinWidth(USE_PREF_SIZE);
        add.setId("overview-add");
        add.setMnemonicParsing(false);
        add.setMinWidth(USE_PREF_SIZE);
        add.setOnAction(_ -> addToWatchList());
        add.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        HBox header =
                new HBox(
                        search,
                        new QuoteAssets(desk.instruments(), rows, settings, texts),
                        count,
                        state,
                        add);
        header.getStyleClass().add("panel-header");
        HBox.setHgrow(state, Priority.ALWAYS);
        return header;
    }

    private ContextMenu menu() {
        MenuItem choose = new MenuItem(texts.get("overview.menu.choose"));
        choose.setOnAction(_ -> choose());
        MenuItem take = new MenuItem(texts.get("overview.menu.add"));
        take.setId("overview-menu-add");
        take.setOnAction(_ -> addToWatchList());
        return new ContextMenu(choose, take, new SeparatorMenuItem(), table.columnsMenu());
    }

    private void onKey(KeyEvent event) {
        if (event.isAltDown() || event.isControlDown() || event.isMetaDown()) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            choose();
        } else if (event.getCode() == KeyCode.INSERT) {
            addToWatchList();
        } else {
            return;
        }
        event.consume();
    }

    private void choose() {
        WatchRow row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            selection.select(row.instrument());
        }
    }

    private void addToWatchList() {
        WatchRow row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            boolean added = watch.test(row.instrument());
            note.setText(
                    texts.get(
                            added ? "overview.added" : "overview.there",
                            row.instrument().symbol()));
        }
    }

    private void sortAsKept() {
        String[] kept = settings.get(SORT).orElse("volume:descending").split(":", -1);
        table.sortBy(kept[0], kept.length < 2 || !kept[1].equals("descending"));
    }

    private void count() {
        count.setText(texts.get("overview.count", rows.size(), byIndex.size()));
    }

    /** Columns as at the first start. */
    public void resetLayout() {
        table.resetColumns();
    }

    /** Gives the keyboard to the table, where any letter begins a search. */
    public void goToTable() {
        table.requestFocus();
    }

    /** Whether it is on the screen: only then anything is wanted. */
    public void setShown(boolean shown) {
        if (shown == (days != null)) {
            return;
        }
        if (shown) {
            days = desk.desk().feed().want(new Subscription.AllDays());
            byIndex.forEach(row -> onQuote(row, desk.quote(row.instrument())));
            state.onLine(desk.line());
            note.setText(texts.get("overview.note"));
            mark();
        } else {
            close();
        }
    }

    /** Marks the window's instrument, if it is shown here. */
    private void mark() {
        int at = rows.indexOf(byIndex.get(selection.get().index()));
        if (at >= 0) {
            table.getSelectionModel().clearAndSelect(at);
        }
    }

    // What the desk tells.

    @Override
    public void onQuote(Quote quote) {
        if (days != null) {
            onQuote(byIndex.get(quote.instrument().index()), quote);
        }
    }

    private void onQuote(WatchRow row, Quote quote) {
        row.update(quote, System.nanoTime());
        judge(row);
    }

    private void judge(WatchRow row) {
        Instrument instrument = row.instrument();
        Quote quote = row.quote();
        Freshness day = desk.dayFreshness(instrument);
        row.stale(
                day == Freshness.STALE
                        ? quoteWords.age(desk.frameNanos() - quote.arrivalNanos())
                        : "");
        Freshness touch = desk.freshness(instrument);
        row.touchStale(touch == Freshness.STALE || touch == Freshness.UNKNOWN);
    }

    /** How old the row is, in words; of a top of book that may have changed since, its own age. */
    private void tellAge(WatchRow row) {
        Quote quote = row.quote();
        long asOf = row.isStale(WatchColumn.BID) ? quote.touchNanos() : quote.arrivalNanos();
        String mark = row.isStale(WatchColumn.BID) ? WatchRow.STALE_MARK : "";
        row.age(
                quote.arrivalNanos() == 0 || asOf == 0
                        ? mark + Format.NONE
                        : mark + quoteWords.age(desk.frameNanos() - asOf));
    }

    @Override
    public void onLine(LineState line) {
        if (days != null) {
            state.onLine(line);
            byIndex.forEach(this::judge);
        }
    }

    @Override
    public void onFrame(long nanos) {
        if (days == null) {
            return;
        }
        table.visible().forEach(this::judge);
        if (nanos - nextLook >= 0) {
            nextLook = nanos + LOOK_NANOS;
            table.visible().forEach(this::tellAge);
            viewed.look(
                    table.visible().map(WatchRow::instrument).collect(Collectors.toSet()), nanos);
            table.keepOrigins();
        }
        if (nanos - nextSecond >= 0) {
            nextSecond = nanos + SECOND;
            table.onSecond(nanos);
            state.tell();
        }
        table.onFrame(nanos);
    }

    /** Gives back what it wants. */
    public void close() {
        if (days != null) {
            days.close();
            days = null;
        }
        viewed.close();
    }

    /** Lets go of what lives longer. */
    public void dispose() {
        close();
        table.dispose();
    }
}
