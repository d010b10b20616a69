package app.ringdown.ui.shell;

import app.ringdown.desk.Desk;
import app.ringdown.desk.FakeVenue;
import app.ringdown.desk.Settings;
import app.ringdown.ui.base.Pictures;
import app.ringdown.ui.base.Texts;
import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;

import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The window on a venue in memory, to be looked at and measured by hand: {@code --rate} updates a
 * second for {@code --seconds}, then a picture to {@code --out}. Prints frames a second and what
 * the process took of one core.
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
            CompletableFuture<WritableImage> picture = new CompletableFuture<>();
            Platform.runLater(() -> picture.complete(Pictures.of(window.scene())));
            String out = argument("out", "");
            if (!out.isEmpty()) {
                Pictures.write(picture.get(), Path.of(out));
            }
            if (argument("stay", "no").equals("no")) {
                Platform.runLater(window::quit);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
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
            return CompletableFuture.supplyAsync(venue::desk);
        }

        @Override
        public CompletableFuture<Desk> connect(Endpoints endpoints, Credentials credentials) {
            return embedded();
        }
    }
}
