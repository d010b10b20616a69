package app.ringdown.ui.ladder;

import app.ringdown.desk.Desk;
import app.ringdown.desk.FakeVenue;
import app.ringdown.desk.Settings;
import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Pulse;
import app.ringdown.ui.base.QuoteWords;
import app.ringdown.ui.base.Selection;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.orders.OrderWords;
import app.ringdown.ui.orders.OrdersModel;

import javafx.scene.Scene;
import javafx.stage.Stage;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;

/** A ladder on a venue in memory. */
final class LadderDesk implements AutoCloseable {
    final FakeVenue venue = new FakeVenue();
    final Desk desk = venue.desk();
    final Pulse pulse = new Pulse();
    final Theme theme = new Theme();
    final Instrument btc = venue.instrument("BTCUSDT");
    final Selection selection = new Selection(btc);
    final Settings settings = Settings.inMemory();
    final OrdersModel orders;
    final LadderPanel ladder;
    private long bookId = 1_000;

    LadderDesk() {
        Texts texts = new Texts(Locale.US);
        Format format = new Format(Locale.US);
        settings.put("ladder.group.BTCUSDT", "1"); // a row for each step of the price
        LiveDesk live = new LiveDesk(desk);
        orders = new OrdersModel(live, Clock.systemUTC());
        ladder =
                new LadderPanel(
                        live,
                        orders,
                        selection.instrument(),
                        settings,
                        theme,
                        texts,
                        format,
                        new OrderWords(texts, format, ZoneOffset.UTC),
                        new QuoteWords(texts, format, Clock.systemUTC()));
        pulse.add(live);
    }

    /** Shows it. JavaFX thread. */
    void show(Stage stage, Theme.Mode mode) {
        theme.set(mode);
        Scene scene = new Scene(ladder, 620, 760);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        pulse.start();
        ladder.setShown(true);
        ladder.focusLadder();
    }

    /** The best bid is of so many lots now; upon the first change a book is asked for. */
    void change(long lots) {
        venue.depth(btc, ++bookId, update -> update.bids().add(6_400_009, lots));
    }

    /** Everything of the book is somewhere else, a hundred levels of it. */
    void jump(long ticksUp) {
        venue.depth(
                btc,
                ++bookId,
                update -> {
                    for (int i = 1; i <= 100; i++) {
                        update.bids().add(6_400_010 - i, 0);
                        update.asks().add(6_400_010 + i, 0);
                    }
                    for (int i = 1; i <= 100; i++) {
                        update.bids().add(6_400_010 + ticksUp - i, 1_000 + i);
                        update.asks().add(6_400_010 + ticksUp + i, 1_000 + i);
                    }
                });
        venue.touch(btc, 6_400_009 + ticksUp, 1_001, 6_400_011 + ticksUp, 1_001);
    }

    /** Changes are missing, and no book can be read. */
    void gap() {
        bookId += 5;
        venue.lose(bookId);
        change(1);
    }

    /** Somebody else trades. */
    void trade(long ticks) {
        venue.trade(btc, ticks, 1_000, Side.BUY);
    }

    @Override
    public void close() {
        pulse.stop();
        ladder.close();
        desk.close();
    }
}
