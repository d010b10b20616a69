package app.ringdown.ui.shell;

import app.ringdown.desk.Desk;
import app.ringdown.desk.Notice;
import app.ringdown.desk.Settings;
import app.ringdown.market.Instrument;
import app.ringdown.order.Order;
import app.ringdown.ui.account.AccountPanel;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Pulse;
import app.ringdown.ui.base.QuoteWords;
import app.ringdown.ui.base.Selection;
import app.ringdown.ui.base.SideWindow;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.blotter.BlotterPanel;
import app.ringdown.ui.blotter.PerformancePanel;
import app.ringdown.ui.blotter.PositionsPanel;
import app.ringdown.ui.chart.ChartPanel;
import app.ringdown.ui.depth.DepthPanel;
import app.ringdown.ui.ladder.LadderPanel;
import app.ringdown.ui.orders.OrderWords;
import app.ringdown.ui.orders.OrdersModel;
import app.ringdown.ui.orders.PerformanceModel;
import app.ringdown.ui.orders.PositionsModel;
import app.ringdown.ui.quote.QuotePanel;
import app.ringdown.ui.tape.TapePanel;
import app.ringdown.ui.ticket.TicketPanel;
import app.ringdown.ui.trade.AmendDialog;
import app.ringdown.ui.trade.ArmBar;
import app.ringdown.ui.trade.Arming;
import app.ringdown.ui.trade.FlattenDialog;
import app.ringdown.ui.trade.HotKeyDialog;
import app.ringdown.ui.trade.HotKeys;
import app.ringdown.ui.trade.KillBar;
import app.ringdown.ui.trade.KillDialog;
import app.ringdown.ui.trade.LiveArming;
import app.ringdown.ui.trade.OrderNotices;
import app.ringdown.ui.trade.TradeAction;
import app.ringdown.ui.trade.TradeHands;
import app.ringdown.ui.trade.TradeSettings;
import app.ringdown.ui.trade.TradeSettingsDialog;
import app.ringdown.ui.watch.OverviewPanel;
import app.ringdown.ui.watch.WatchPanel;
import app.ringdown.venue.Traffic.OrderKey;

import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The panels of one desk and how they lie beside each other: watch list, chart over orders, ticket
 * over account, book and trades. JavaFX thread.
 */
public final class Workspace {
    private static final String CHOSEN = "window.instrument";
    private static final double[] COLUMNS = {0.348, 0.785};
    private static final double[] CENTRE = {0.68};
    private static final double[] RIGHT = {0.72};

    private final Dividers dividers;
    private final Clock clock;
    private final Runnable painted = this::painted;
    private final Pulse pulse;
    private final Pulse.Member looks = _ -> tellWindows();
    private final LiveDesk live;
    private final Selection selection;
    private final OrdersModel orders;
    private final PositionsModel positions;
    private final OrderWords words;
    private final WatchPanel watch;
    private final OverviewPanel overview;
    private final SideWindow overviewWindow;
    private final LadderPanel ladder;
    private final SideWindow ladderWindow;
    private final QuotePanel quote;
    private final ChartPanel chart;
    private final TicketPanel ticket;
    private final BlotterPanel blotter;
    private final AccountPanel account;
    private final DepthPanel depth;
    private final TapePanel tape;
    private final SideTabs side;
    private final Subscription ageLimit;
    private final Subscription sizes;
    private final Subscription limits;
    private final Texts texts;
    private final Format format;
    private final Theme theme;
    private final LiveArming liveArming;
    private final Arming arming = new Arming();
    private final TradeSettings wishes;
    private final HotKeys keys;
    private final Set<KeyCode> held = EnumSet.noneOf(KeyCode.class); // hot keys that are down
    private final TradeHands hands;
    private final OrderNotices told;
    private final KillBar killBar;
    private final VBox root;
    private final SplitPane columns = new SplitPane();
    private final SplitPane centre = new SplitPane();
    private final SplitPane right = new SplitPane();

    /**
     * @param liveArming of the account, which holds orders back until a live one is armed
     * @param showOnWire shows what went over the wire about an order
     */
    Workspace(
            Desk desk,
            LiveArming liveArming,
            Pulse pulse,
            Notices notices,
            Settings settings,
            Theme theme,
            Texts texts,
            Clock clock,
            AgeLimit ageLimit,
            Consumer<OrderKey> showOnWire) {
        this.format = new Format(texts.locale());
        this.dividers = new Dividers(new WindowSettings(settings), theme.textSize());
        this.clock = clock;
        this.pulse = pulse;
        this.live = new LiveDesk(desk);
        this.selection = new Selection(first(live.instruments(), settings));
        this.orders = new OrdersModel(live, clock);
        this.positions = new PositionsModel(live, settings);
        this.words = new OrderWords(texts, format, clock.getZone());
        this.texts = texts;
        this.theme = theme;
        this.liveArming = liveArming;
        this.wishes = new TradeSettings(settings);
        this.keys = new HotKeys(settings);
        QuoteWords quoteWords = new QuoteWords(texts, format, clock);
        this.watch =
                new WatchPanel(
                        live, selection, settings, theme, texts, quoteWords, this::goToTicket);
        this.chart = new ChartPanel(live, selection.instrument(), theme, texts, format, clock);
        this.ticket =
                new TicketPanel(
                        live,
                        orders,
                        selection.instrument(),
                        texts,
                        format,
                        words,
                        quoteWords,
                        settings,
                        wishes);
        this.blotter =
                new BlotterPanel(
                        live,
                        orders,
                        new PositionsPanel(
                                positions, selection, settings, texts, format, quoteWords, theme),
                        new PerformancePanel(
                                live, new PerformanceModel(live, positions), texts, format, theme),
                        selection,
                        texts,
                        format,
                        words,
                        theme,
                        clock,
                        settings,
                        showOnWire,
                        this::amend);
        this.account = new AccountPanel(live, texts, format, quoteWords);
        this.depth =
                new DepthPanel(
                        live,
                        orders,
                        selection.instrument(),
                        ticket::putPrice,
                        settings,
                        theme,
                        texts,
                        format);
        this.tape =
                new TapePanel(
                        live,
                        selection.instrument(),
                        settings,
                        theme,
                        texts,
                        format,
                        clock.getZone());
        this.side = new SideTabs(account, depth, tape, settings, texts);
        this.quote =
                new QuotePanel(
                        live,
                        selection.instrument(),
                        theme,
                        texts,
                        format,
                        quoteWords,
                        clock.getZone());
        this.overview =
                new OverviewPanel(live, selection, settings, theme, texts, quoteWords, watch::add);
        this.overviewWindow =
                new SideWindow(
                        settings,
                        "overview",
                        1140,
                        760,
                        overview,
                        theme,
                        texts.get("overview.window", desk.venue().id()),
                        MainMenu.OVERVIEW,
                        pulse);
        this.ladder =
                new LadderPanel(
                        live,
                        orders,
                        selection.instrument(),
                        settings,
                        theme,
                        texts,
                        format,
                        words,
                        quoteWords);
        this.ladderWindow =
                new SideWindow(
                        settings,
                        "ladder",
                        620,
                        860,
                        ladder,
                        theme,
                        texts.get("ladder.window", desk.venue().id()),
                        MainMenu.LADDER,
                        pulse);
        live.add(notices);
        this.hands =
                new TradeHands(
                        live,
                        orders,
                        selection,
                        arming,
                        ticket::send,
                        texts,
                        why -> notices.tell(Notice.Level.WARNING, why));
        this.told =
                new OrderNotices(
                        orders, wishes, words, clock, notices::tell, this::askAboutOwnLimit);
        this.limits = wishes.choices().subscribe(next -> desk.orders().limits(next.limits()));
        this.killBar = new KillBar(live, orders, texts, this::showKillSwitch);
        this.root = new VBox(killBar, columns);
        VBox.setVgrow(columns, Priority.ALWAYS);
        if (!liveArming.isPaper()) {
            ticket.sayLive();
        }
        selection.instrument().subscribe(next -> settings.put(CHOSEN, next.symbol()));
        arrange();
        this.ageLimit =
                ageLimit.seconds().subscribe(next -> desk.feed().ageLimit(next.longValue() * 1000));
        this.sizes =
                theme.textSize()
                        .subscribe(size -> {
                            watch.setMinWidth(theme.scaled(180));
                            right.setMinWidth(theme.scaled(280));
                            centre.setMinWidth(theme.scaled(200));
                        });
        pulse.add(live);
        pulse.add(looks);
        columns.sceneProperty().subscribe(this::toScene);
    }

    /** The tick meter ends where a frame is painted: after all panels have. */
    private void toScene(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.removePostLayoutPulseListener(painted);
        }
        if (now != null) {
            // The panels come into the scene, and add theirs, after the node that they are on.
            Platform.runLater(() -> now.addPostLayoutPulseListener(painted));
        }
    }

    private void painted() {
        Desk desk = live.desk();
        desk.feed()
                .meter()
                .painted(System.nanoTime(), () -> clock.millis() + desk.health().clockOffsetMs());
    }

    private static Instrument first(List<Instrument> instruments, Settings settings) {
        String kept = settings.get(CHOSEN).orElse("BTCUSDT");
        return instruments.stream()
                .filter(i -> i.symbol().equals(kept))
                .findFirst()
                .orElse(instruments.getFirst());
    }

    private void arrange() {
        columns.setId("columns");
        centre.setId("centre");
        right.setId("right");
        centre.setOrientation(Orientation.VERTICAL);
        right.setOrientation(Orientation.VERTICAL);
        chart.setMinWidth(0); // as narrow as the divider has it
        VBox.setVgrow(chart, Priority.ALWAYS);
        centre.getItems().addAll(new VBox(quote, chart), blotter);
        right.getItems().addAll(ticket, side);
        columns.getItems().addAll(watch, centre, right);
        SplitPane.setResizableWithParent(watch, false);
        SplitPane.setResizableWithParent(right, false);
        dividers.add(columns, COLUMNS);
        dividers.add(centre, CENTRE);
        dividers.add(right, RIGHT);
    }

    Node node() {
        return root;
    }

    /** The switches that belong at the top of the window. */
    Node arms() {
        return new ArmBar(arming, liveArming, texts, this::armAccount, this::showKillSwitch);
    }

    private void armAccount() {
        liveArming.ask(window(), theme, texts);
    }

    private Window window() {
        return root.getScene().getWindow();
    }

    /** Does what a key says, if it says something here, once a press; tells whether it did. */
    boolean onHotKey(KeyEvent event) {
        Optional<TradeAction> action = keys.action(event);
        if (action.isPresent() && held.add(event.getCode())) {
            hands.act(action.get());
        }
        return action.isPresent();
    }

    /** A key was let go: the next time it is pressed anew. */
    void onKeyReleased(KeyCode code) {
        held.remove(code);
    }

    /** What the hot keys do, by their keys in words. */
    Map<String, String> hotKeys() {
        Map<String, String> bound = new LinkedHashMap<>();
        for (TradeAction action : TradeAction.values()) {
            keys.of(action)
                    .ifPresent(combination ->
                            bound.put(
                                    combination.getDisplayText(),
                                    texts.get("trade.action." + action)));
        }
        return bound;
    }

    /** The window has lost the focus: what is let go of is not heard. */
    void forgetKeys() {
        held.clear();
    }

    void act(TradeAction action) {
        hands.act(action);
    }

    void askToFlatten() {
        new FlattenDialog(window(), theme, texts, live.desk().orders(), selection.get()).show();
    }

    void switchArming() {
        arming.armed().set(!arming.isArmed());
    }

    /**
     * @param taken keys that can't be had
     */
    void showHotKeys(List<KeyCombination> taken) {
        new HotKeyDialog(window(), theme, texts, keys, taken).show();
    }

    private void amend(Order order) {
        new AmendDialog(
                        window(),
                        theme,
                        texts,
                        format,
                        words,
                        live.desk().orders(),
                        live.desk().venue().orderRules(order.request().instrument()),
                        order)
                .show();
    }

    void showTradeSettings() {
        new TradeSettingsDialog(window(), theme, texts, wishes).show();
    }

    void showKillSwitch() {
        new KillDialog(window(), theme, texts, live, orders, words, clock, pulse).show();
    }

    /** An order that one's own limit denied: the way to the limit is offered. */
    private void askAboutOwnLimit(Order order) {
        ButtonType change =
                new ButtonType(texts.get("trade.limit.change"), ButtonBar.ButtonData.OTHER);
        Alert alert =
                new Alert(
                        Alert.AlertType.WARNING,
                        texts.get(
                                "trade.limit.text",
                                words.intent(order.request()),
                                words.why(order)),
                        change,
                        ButtonType.CLOSE);
        alert.initOwner(window());
        alert.setTitle(texts.get("trade.limit.title"));
        alert.setHeaderText(null);
        alert.getDialogPane().setId("own-limit");
        alert.getDialogPane().lookupButton(change).setId("own-limit-change");
        alert.getDialogPane().lookupButton(ButtonType.CLOSE).setId("own-limit-close");
        theme.dress(alert.getDialogPane().getScene());
        alert.setOnHidden(_ -> {
            if (alert.getResult() == change) {
                showTradeSettings();
            }
        });
        alert.show();
    }

    public LiveDesk live() {
        return live;
    }

    public Selection selection() {
        return selection;
    }

    WatchPanel watch() {
        return watch;
    }

    /** Orders that have not ended, or whose end is not known. */
    List<Order> openOrders() {
        return orders.working().stream().map(row -> row.order()).toList();
    }

    /** Each order as a line of text. */
    List<String> words(List<Order> open) {
        return open.stream()
                .map(order ->
                        order.request().instrument().symbol()
                                + "  "
                                + words.intent(order.request()))
                .toList();
    }

    /** The paper account is as new; what was filled before is not of it. */
    void paperStartedOver() {
        positions.startOver(clock.millis());
    }

    void cancelAll() {
        live.desk().orders().cancelAll(order -> true);
    }

    void cancelAllOfSelected() {
        Instrument chosen = selection.get();
        live.desk().orders().cancelAll(order -> order.request().instrument().equals(chosen));
    }

    /** What is not on a screen wants nothing. */
    private void tellWindows() {
        overview.setShown(overviewWindow.isSeen());
        ladder.setShown(ladderWindow.isSeen());
    }

    void goToWatch() {
        focusFirst(watch.lookup("#watch-table"));
    }

    void goToChart() {
        focusFirst(chart);
    }

    void goToTicket() {
        focusFirst(ticket);
    }

    void goToOrders() {
        focusFirst(blotter);
    }

    void goToFilter() {
        blotter.focusFilter();
    }

    void goToAccount() {
        side.showAccount();
        focusFirst(account);
    }

    void goToBook() {
        side.showBook();
        depth.focusBook();
    }

    /** Opens the window with all instruments. */
    void showOverview() {
        overviewWindow.show();
        overview.setShown(true);
        overview.goToTable();
    }

    /** Opens the window with the trading ladder of the chosen instrument. */
    void showLadder() {
        if (!ladderWindow.isSeen()) {
            ladder.setShown(false); // closed since the last look: it comes up anew
        }
        ladderWindow.show();
        ladder.setShown(true);
        ladder.focusLadder();
    }

    void goToTrades() {
        side.showTrades();
        focusFirst(tape.lookup("#tape-plot"));
    }

    /** Gives the focus to {@code node} or to the first inside it that takes one. */
    private static boolean focusFirst(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return false;
        }
        if (node.isFocusTraversable()) {
            node.requestFocus();
            return true;
        }
        return node instanceof javafx.scene.Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(Workspace::focusFirst);
    }

    /** Puts everything where it was at the first start. */
    void resetLayout() {
        dividers.reset();
        watch.resetLayout();
        overview.resetLayout();
    }

    /** Keeps where things are. */
    void keep() {
        dividers.keep();
        blotter.keep();
        overviewWindow.keep();
        ladderWindow.keep();
    }

    /** Takes the panels off the desk and closes it, on another thread since lines may take long. */
    void close() {
        pulse.remove(live);
        pulse.remove(looks);
        overviewWindow.close();
        overview.dispose();
        ladderWindow.close();
        ladder.close();
        sizes.unsubscribe();
        dividers.close();
        ageLimit.unsubscribe();
        limits.unsubscribe();
        told.close();
        watch.close();
        quote.close();
        chart.close();
        ticket.close();
        account.close();
        blotter.close();
        positions.close();
        depth.close();
        tape.close();
        Thread.ofVirtual().name("closing-" + live.desk().venue().id()).start(live.desk()::close);
    }
}
