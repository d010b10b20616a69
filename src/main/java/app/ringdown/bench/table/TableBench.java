package app.ringdown.bench.table;

import app.ringdown.desk.Desk;
import app.ringdown.desk.Settings;
import app.ringdown.order.Journal;
import app.ringdown.order.Order;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Texts;

import com.google.gson.JsonObject;

import javafx.application.Platform;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Shows the watch list at the top left of the screen, fed by a server of another process by the
 * program's own way: line, parser, store, pulse, rows. Whoever looks at the screen sees by the
 * {@link Marker} how old what is on it is; what is known inside is told at the end.
 */
public final class TableBench {
    /** The server's own names, from SYM0000. */
    private static final List<String> SYMBOLS =
            IntStream.range(0, 1_000).mapToObj("SYM%04d"::formatted).toList();

    private static final String COLUMNS =
            "symbol:160:shown,last:160:shown,change:120:shown,trend:120:shown,bid:150:shown,"
                    + "ask:150:shown,range:100:shown,spread:140:shown,bid-size:150:shown,"
                    + "ask-size:150:shown,volume:140:shown";

    /** Who looks at the screen has seen the first update a little later. */
    private static final Duration LONGER = Duration.ofSeconds(2);

    private final FeedVenue venue;
    private final boolean sorted;
    private final Texts texts;

    /**
     * @param feed where the frames come from, ws:// on this computer
     * @param sorted whether the list is sorted by change, the highest first
     */
    public TableBench(URI feed, boolean sorted, Texts texts) {
        this.venue = new FeedVenue(feed, SYMBOLS);
        this.sorted = sorted;
        this.texts = texts;
    }

    /**
     * Opens the window, and tells of so long a time after the first update is on it. JavaFX must
     * have been started; not to be called on its thread.
     */
    public JsonObject run(Duration length) throws InterruptedException {
        try (Desk desk = Desk.logIn(venue, new NoOrders(), Clock.systemUTC()).join()) {
            venue.endBarsAt(desk.feed().quotes());
            BenchWindow window =
                    onFx(() -> {
                        LiveDesk live = new LiveDesk(desk);
                        return new BenchWindow(live, venue.line(), settings(), sorted, texts);
                    });
            window.awaitFirst();
            Thread.sleep(length);
            JsonObject figures = onFx(window::figures);
            Thread.sleep(LONGER);
            onFx(window::close);
            return figures;
        }
    }

    /** All instruments, in columns that fill the window. */
    private static Settings settings() {
        Settings settings = Settings.inMemory();
        settings.put("watch.symbols", String.join(",", SYMBOLS));
        settings.put("watch.columns", COLUMNS);
        return settings;
    }

    private static void onFx(Runnable call) {
        onFx(() -> {
            call.run();
            return true;
        });
    }

    private static <T> T onFx(Supplier<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(call.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    private record NoOrders() implements Journal {
        @Override
        public void save(List<Order> orders) {}

        @Override
        public List<Order> load(Instruments instruments, int ended) {
            return List.of();
        }

        @Override
        public void block(boolean on) {}

        @Override
        public boolean isBlocked() {
            return false;
        }

        @Override
        public Past executions(Instruments instruments) {
            return new Past(List.of(), 0);
        }
    }
}
