package app.ringdown.ui.shell;

import app.ringdown.desk.Desk;
import app.ringdown.desk.FakeVenue;
import app.ringdown.desk.OrderDesk;
import app.ringdown.desk.Settings;
import app.ringdown.market.Side;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.ui.base.Pictures;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.paper.FakePaper;
import app.ringdown.ui.paper.PaperExchange;
import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;
import app.ringdown.venue.LineState;
import app.ringdown.venue.VenueException;

import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.SplitPane;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Screen;
import javafx.stage.Stage;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The window on a venue in memory, to be looked at and measured by hand: {@code --rate} updates a
 * second for {@code --seconds}, then a picture of the screen to {@code --out}. Prints frames a
 * second and what the process took of one core. {@code --press=CONTROL+L,F1} presses keys first,
 * {@code --line=RECONNECTING} loses the line, {@code --fail=BAD_KEY} the log-in, {@code --orders=2}
 * places some, {@code --only=watch-panel} takes the other panels off the window.
 */
public final class WindowTrial extends Application {
    private final FakeVenue venue = new FakeVenue();
    private final AtomicLong frames = new AtomicLong();

    public static void main(String[] args) {
        launch(args);
    }

    @Override
    public void start(Stage stage) {
        Settings settings = Settings.inMemory();
        settings.put("window.theme", argument("theme", "dark"));
        settings.put("window.text", argument("text", "100"));
        if (argument("all", "no").equals("yes")) {
            settings.put("watch.symbols", String.join(",", FakeVenue.symbols()));
        }
        String size = argument("size", "");
        if (!size.isEmpty()) {
            settings.put("window.place", "0,0," + size.replace('x', ','));
        }
        MainWindow window =
                new MainWindow(
                        stage,
                        new FakeConnector(),
                        settings,
                        new Texts(Locale.ENGLISH),
                        Clock.systemUTC(),
                        "0.1.0",
                        Platform::exit);
        window.show();
        AnimationTimer counter =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        frames.incrementAndGet();
                    }
                };
        counter.start();
        int rate = Integer.parseInt(argument("rate", "200"));
        Thread.ofPlatform().daemon().name("ws-fake").start(() -> feed(rate));
        int seconds = Integer.parseInt(argument("seconds", "10"));
        Thread.ofPlatform().daemon().name("trial").start(() -> watch(window, seconds));
    }

    private String argument(String name, String usual) {
        return getParameters().getNamed().getOrDefault(name, usual);
    }

    private void feed(int rate) {
        Random random = new Random(1);
        long start = System.nanoTime();
        for (long n = 0; ; n++) {
            venue.step(random);
            long due = start + n * 1_000_000_000L / rate;
            long wait = due - System.nanoTime();
            if (wait > 1_000_000) {
                LockSupport.parkNanos(wait);
            }
        }
    }

    private void watch(MainWindow window, int seconds) {
        try {
            Thread.sleep(5_000);
            if (!argument("only", "").isEmpty()) {
                Platform.runLater(() -> {
                    SplitPane columns = (SplitPane) window.scene().lookup("#columns");
                    columns.getItems().removeIf(node -> !argument("only", "").equals(node.getId()));
                });
                Thread.sleep(1_000);
            }
            long cpu = cpuNanos();
            long nanos = System.nanoTime();
            long frame = frames.get();
            Thread.sleep(seconds * 1000L);
            double took = System.nanoTime() - nanos;
            System.out.printf(
                    Locale.ROOT,
                    "%.1f frames/s, %.0f %% of a core%n",
                    (frames.get() - frame) * 1e9 / took,
                    (cpuNanos() - cpu) * 100 / took);
            act(window);
            Thread.sleep(2_500);
            CompletableFuture<WritableImage> picture = new CompletableFuture<>();
            Platform.runLater(() ->
                    picture.complete(
                            new Robot().getScreenCapture(null, Screen.getPrimary().getBounds())));
            String out = argument("out", "");
            if (!out.isEmpty()) {
                Pictures.write(picture.get(), Path.of(out));
            }
            if (argument("stay", "no").equals("no")) {
                Platform.runLater(window::end);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void act(MainWindow window) throws InterruptedException {
        for (int i = 0; i < Integer.parseInt(argument("orders", "0")); i++) {
            OrderDesk orders = window.workspace().orElseThrow().live().desk().orders();
            orders.place(
                    new OrderRequest(
                            orders.nextId(),
                            venue.instrument("BTCUSDT"),
                            Side.BUY,
                            OrderType.LIMIT,
                            TimeInForce.GTC,
                            6_000_000 - i,
                            1_000,
                            null));
        }
        if (!argument("line", "").isEmpty()) {
            venue.lines(LineState.valueOf(argument("line", "")));
        }
        for (String keys : argument("press", "").split(",", -1)) {
            Thread.sleep(700);
            if (!keys.isEmpty()) {
                List<KeyCode> codes =
                        Arrays.stream(keys.split("\\+", -1)).map(KeyCode::valueOf).toList();
                Platform.runLater(() -> {
                    Robot robot = new Robot();
                    codes.forEach(robot::keyPress);
                    codes.reversed().forEach(robot::keyRelease);
                });
            }
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private final class FakeConnector implements Connector {
        @Override
        public CompletableFuture<Desk> embedded() {
            String fail = argument("fail", "");
            return fail.isEmpty()
                    ? CompletableFuture.supplyAsync(venue::desk)
                    : CompletableFuture.failedFuture(
                            new VenueException(
                                    VenueException.Kind.valueOf(fail), -2015, "Invalid API-key"));
        }

        @Override
        public CompletableFuture<Desk> connect(Endpoints endpoints, Credentials credentials) {
            return embedded();
        }

        @Override
        public PaperExchange paper() {
            return new FakePaper();
        }
    }
}
