package app.ringdown.ui;

import app.ringdown.desk.Desk;
import app.ringdown.desk.FakeVenue;
import app.ringdown.desk.Notice;
import app.ringdown.desk.Settings;
import app.ringdown.order.Order;
import app.ringdown.ui.account.AccountPanel;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Pulse;
import app.ringdown.ui.base.QuoteWords;
import app.ringdown.ui.base.Selection;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.blotter.BlotterPanel;
import app.ringdown.ui.blotter.PerformancePanel;
import app.ringdown.ui.blotter.PositionsPanel;
import app.ringdown.ui.orders.OrderWords;
import app.ringdown.ui.orders.OrdersModel;
import app.ringdown.ui.orders.PerformanceModel;
import app.ringdown.ui.orders.PositionsModel;
import app.ringdown.ui.ticket.TicketPanel;
import app.ringdown.ui.trade.TradeSettings;
import app.ringdown.venue.Traffic.OrderKey;

import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Ticket, account and blotter on a venue in memory, as the window puts them together. */
public final class TradingDesk implements AutoCloseable {
    public final FakeVenue venue = new FakeVenue();
    public final Desk desk = venue.desk();
    public final Pulse pulse = new Pulse();
    public final Theme theme = new Theme();
    public final Selection selection = new Selection(venue.instrument("BTCUSDT"));
    public final List<OrderKey> onWire = new ArrayList<>();
    public final List<Order> amended = new ArrayList<>();
    public final List<Notice> notices = new CopyOnWriteArrayList<>();
    public final OrdersModel orders;
    public final Settings settings = Settings.inMemory();
    public final PositionsModel positions;
    public final TicketPanel ticket;
    public final AccountPanel account;
    public final BlotterPanel blotter;

    public TradingDesk(Locale locale) {
        Texts texts = new Texts(locale);
        Format format = new Format(locale);
        Clock clock = Clock.systemUTC();
        LiveDesk live = new LiveDesk(desk);
        OrderWords words = new OrderWords(texts, format, ZoneOffset.UTC);
        QuoteWords ages = new QuoteWords(texts, format, clock);
        orders = new OrdersModel(live, clock);
        positions = new PositionsModel(live, settings);
        ticket =
                new TicketPanel(
                        live,
                        orders,
                        selection.instrument(),
                        texts,
                        format,
                        words,
                        ages,
                        settings,
                        new TradeSettings(settings));
        account = new AccountPanel(live, texts, format, ages);
        blotter =
                new BlotterPanel(
                        live,
                        orders,
                        new PositionsPanel(
                                positions, selection, settings, texts, format, ages, theme),
                        new PerformancePanel(
                                live, new PerformanceModel(live, positions), texts, format, theme),
                        selection,
                        texts,
                        format,
                        words,
                        theme,
                        clock,
                        settings,
                        onWire::add,
                        amended::add);
        live.add(
                new LiveDesk.Listener() {
                    @Override
                    public void onNotice(Notice notice) {
                        notices.add(notice);
                    }
                });
        pulse.add(live);
    }

    /** Shows all three. JavaFX thread. */
    public void show(Stage stage, Theme.Mode mode) {
        theme.set(mode);
        BorderPane left = new BorderPane();
        left.setBottom(blotter);
        blotter.setPrefHeight(280);
        SplitPane right = new SplitPane(ticket, account);
        right.setOrientation(Orientation.VERTICAL);
        right.setDividerPositions(0.7);
        right.setMinWidth(380); // whatever its texts: nothing moves under the pointer
        right.setMaxWidth(380);
        BorderPane root = new BorderPane(left);
        root.setRight(right);
        Scene scene = new Scene(root, 1600, 900);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        pulse.start();
    }

    @Override
    public void close() {
        pulse.stop();
        javafx.application.Platform.runLater(blotter::close);
        ticket.close();
        account.close();
        positions.close();
        desk.close();
    }
}
