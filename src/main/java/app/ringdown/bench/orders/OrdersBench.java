package app.ringdown.bench.orders;

import app.ringdown.bench.Samples;
import app.ringdown.desk.Desk;
import app.ringdown.desk.Settings;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.shell.Connector;
import app.ringdown.ui.shell.MainWindow;
import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;
import app.ringdown.venue.LineState;
import app.ringdown.venue.LineStatus;

import com.google.gson.JsonObject;

import javafx.application.Platform;
import javafx.stage.Stage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Clicks on the ticket of the program's own window, which is logged in at an exchange of another
 * process, and notes how long it takes until the order's bytes are there and until the blotter has
 * it as accepted: while a whole market streams in, and when nothing moves.
 */
public final class OrdersBench {
    static final String LOAD =
            "The program's window with all symbols in its watch list, on an exchange in a process"
                + " of its own with its journal on disk, through a relay on loopback. Clicks at"
                + " random moments on the JavaFX thread, one order at a time, each a limit far"
                + " below the market that is cancelled when it is seen. Sent: from the click to"
                + " where the order is handed to the connector, as its row in the blotter tells."
                + " Bytes: from before the button's action to the return of the read in the relay"
                + " that brought the order. Exchange: from then to the first bytes of its answer"
                + " there. Screen: from the click to the end of the layout of the first frame whose"
                + " blotter has the order as accepted. Handler: how long the button held the JavaFX"
                + " thread. Idle: the same when the market does not move";

    /** The listings' prices stay about 100. */
    private static final String PRICE = "50";

    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;
    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final long PATIENCE_S = 30;
    private static final int LEAST_PAUSE_MS = 60;
    private static final int PAUSE_MS = 100;

    private final Load load;
    private final Path folder;
    private final LogIn logIn;
    private final Texts texts;
    private final Random random = new Random(1);

    /**
     * How much there is to do.
     *
     * @param orders that are measured under load, and idle
     * @param warmUp orders before them
     * @param symbols that are listed and watched
     * @param messages a second that the exchange's market is to send
     */
    public record Load(int orders, int warmUp, int symbols, int messages) {}

    /** How the window comes to a desk at that server, and at no other. */
    @FunctionalInterface
    public interface LogIn {
        /** Made before the window is, for it alone. */
        Connector at(Endpoints endpoints, Credentials credentials);
    }

    /**
     * A bench that has not run.
     *
     * @param folder for the exchange's journal, empty
     */
    public OrdersBench(Load load, Path folder, LogIn logIn, Texts texts) {
        this.load = load;
        this.folder = folder;
        this.logIn = logIn;
        this.texts = texts;
    }

    /**
     * Opens the window, trades, and closes it. JavaFX must have been started; not to be called on
     * its thread.
     *
     * @throws IOException if the exchange does not start or an order did not go its way
     */
    public JsonObject run() throws IOException, InterruptedException {
        try (BusyServer exchange = new BusyServer(folder, load.symbols());
                OrderTap tap = new OrderTap(exchange.rest())) {
            Connector connector = logIn.at(exchange.endpoints(tap.uri()), exchange.key());
            MainWindow window = onFx(() -> window(connector));
            try {
                return measure(exchange, tap, window);
            } finally {
                onFx(window::end);
            }
        }
    }

    private MainWindow window(Connector connector) {
        Settings settings = Settings.inMemory();
        settings.put(
                "watch.symbols",
                IntStream.range(0, load.symbols())
                        .mapToObj(i -> String.format(Locale.ROOT, "B%03dUSDT", i))
                        .collect(Collectors.joining(",")));
        Stage stage = new Stage();
        MainWindow window =
                new MainWindow(
                        stage,
                        connector,
                        settings,
                        texts,
                        Clock.system(ZoneId.systemDefault()),
                        "",
                        () -> {});
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        window.show();
        return window;
    }

    private JsonObject measure(BusyServer exchange, OrderTap tap, MainWindow window)
            throws IOException, InterruptedException {
        awaitLive(window);
        Clicks clicks = onFx(() -> new Clicks(window, PRICE));
        Desk desk = onFx(() -> window.workspace().orElseThrow().live().desk());
        exchange.rate(load.messages());
        Thread.sleep(SETTLE);
        trade(clicks, tap, desk, load.warmUp());
        JsonObject all = new JsonObject();
        all.addProperty("bench", "orders");
        all.addProperty("java", Runtime.version().toString());
        all.addProperty("cores", Runtime.getRuntime().availableProcessors());
        all.addProperty("warmUp", load.warmUp());
        all.addProperty("symbols", load.symbols());
        all.add("loaded", trade(clicks, tap, desk, load.orders()));
        exchange.rate(0);
        Thread.sleep(SETTLE);
        all.add("idle", trade(clicks, tap, desk, load.orders()));
        all.addProperty("load", LOAD);
        return all;
    }

    private void awaitLive(MainWindow window) throws IOException, InterruptedException {
        long due = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!onFx(() -> isLive(window))) {
            if (System.nanoTime() - due > 0) {
                throw new IOException("the window did not come to be live");
            }
            Thread.sleep(50);
        }
    }

    private static boolean isLive(MainWindow window) {
        return window.workspace()
                .filter(held -> held.live().line() == LineState.OPEN)
                .filter(held -> held.live().desk().accountLine() == LineState.OPEN)
                .filter(held -> held.live().quote(held.live().instruments().getFirst()).bid() > 0)
                .isPresent();
    }

    /** One order after the other; each has ended before the next. */
    private JsonObject trade(Clicks clicks, OrderTap tap, Desk desk, int orders)
            throws IOException, InterruptedException {
        Samples bytes = new Samples();
        Samples answer = new Samples();
        Samples screen = new Samples();
        Samples handler = new Samples();
        Samples sent = new Samples();
        long messages = messages(desk);
        long begun = System.nanoTime();
        for (int i = 0; i < orders; i++) {
            // A hand does not know when the screen has a frame.
            Thread.sleep(LEAST_PAUSE_MS + random.nextInt(PAUSE_MS));
            TimeUnit.MICROSECONDS.sleep(random.nextInt(1_000));
            Clicks.Click click = onFx(clicks::click);
            await(click.shown);
            long arrival = tap.arrival(click.clientOrderId).orElseThrow();
            bytes.add(arrival - click.nanos);
            screen.add(click.shownNanos - click.nanos);
            handler.add(click.handledNanos - click.nanos);
            await(click.ended);
            sent.add(TimeUnit.MICROSECONDS.toNanos(click.sentMicros));
            // After the end: the account's line may have told of it before the answer came.
            tap.answer(click.clientOrderId).ifPresent(nanos -> answer.add(nanos - arrival));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        JsonObject figures = new JsonObject();
        figures.addProperty("orders", orders);
        figures.addProperty("seconds", millis(seconds));
        figures.addProperty("messagesPerSecond", Math.round((messages(desk) - messages) / seconds));
        figures.add("bytesMillis", figures(bytes));
        figures.add("sentMillis", figures(sent));
        figures.add("exchangeMillis", figures(answer));
        figures.add("screenMillis", figures(screen));
        figures.add("handlerMillis", figures(handler));
        return figures;
    }

    private static void await(CompletableFuture<Clicks.Click> step)
            throws IOException, InterruptedException {
        try {
            Clicks.Click _ = step.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("an order did not go its way", e);
        }
    }

    private static long messages(Desk desk) {
        return desk.venue().lines().stream().mapToLong(LineStatus::messages).sum();
    }

    private static JsonObject figures(Samples nanos) {
        JsonObject figures = new JsonObject();
        if (nanos.size() > 0) {
            figures.addProperty("p50", millis(nanos.quantile(0.5) / 1e6));
            figures.addProperty("p95", millis(nanos.quantile(0.95) / 1e6));
            figures.addProperty("p99", millis(nanos.quantile(0.99) / 1e6));
            figures.addProperty("max", millis(nanos.quantile(1) / 1e6));
        }
        return figures;
    }

    /** To the third decimal. */
    private static double millis(double exact) {
        return Math.round(exact * 1e3) / 1e3;
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
}
