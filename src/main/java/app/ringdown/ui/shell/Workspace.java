package app.ringdown.ui.shell;

import app.ringdown.desk.Desk;
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
import app.ringdown.ui.blotter.PositionsPanel;
import app.ringdown.ui.chart.ChartPanel;
import app.ringdown.ui.depth.DepthPanel;
import app.ringdown.ui.ladder.LadderPanel;
import app.ringdown.ui.orders.OrderWords;
import app.ringdown.ui.orders.OrdersModel;
import app.ringdown.ui.orders.PositionsModel;
import app.ringdown.ui.quote.QuotePanel;
import app.ringdown.ui.tape.TapePanel;
import app.ringdown.ui.ticket.TicketPanel;
import app.ringdown.ui.watch.OverviewPanel;
import app.ringdown.ui.watch.WatchPanel;
import app.ringdown.venue.Traffic.OrderKey;

import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * The panels of one desk and how they lie beside each other: watch list, chart over orders, ticket
 * over account, book and trades. JavaFX thread.
 */
public final class Workspace {
    private static final String CHOSEN = "window.instrument";
    private static final double[] COLUMNS = {0.348, 0.785};
    private static final double[] CENTRE = {0.68};
    private static final double[] RIGHT = {0.66};

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
    private final SplitPane columns = new SplitPane();
    private final SplitPane centre = new SplitPane();
    private final SplitPane right = new SplitPane();

    /**
     * @param showOnWire shows what went over the wire about an order
     */
    Workspace(
            Desk desk,
            Pulse pulse,
            Notices notices,
            Settings settings,
            Theme theme,
            Texts texts,
            Clock clock,
            AgeLimit ageLimit,
            Consumer<OrderKey> showOnWire) {
        Format format = new Format(texts.locale());
        this.dividers = new Dividers(new WindowSettings(settings), theme.textSize());
        this.clock = clock;
        this.pulse = pulse;
        this.live = new LiveDesk(desk);
        this.selection = new Selection(first(live.instruments(), settings));
        this.orders = new OrdersModel(live, clock);
        this.positions = new PositionsModel(live, settings);
        this.words = new OrderWords(texts, format, clock.getZone());
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
                        settings);
        this.blotter =
                new BlotterPanel(
                        live,
                        orders,
                        new PositionsPanel(
                                positions, selection, settings, texts, format, quoteWords, theme),
                        selection,
                        texts,
                        format,
                        words,
                        theme,
                        clock,
                        showOnWire);
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
        return columns;
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
        watch.close();
        quote.close();
        chart.close();
        ticket.close();
        account.close();
        positions.close();
        depth.close();
        tape.close();
        Thread.ofVirtual().name("closing-" + live.desk().venue().id()).start(live.desk()::close);
    }
}
