package app.ringdown;

import app.ringdown.desk.Notice;
import app.ringdown.store.Database;
import app.ringdown.store.SqliteSettings;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.shell.MainWindow;

import javafx.application.Platform;
import javafx.stage.Stage;

import picocli.CommandLine.ExitCode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** The desktop: the window on its exchange, from the first part to the last. */
final class Desktop {
    private Desktop() {}

    /** Opens the window and returns when the person has closed it. */
    static int open(Path dataDir, Texts texts) {
        SystemLibraries.requireToOpenWindows();
        run(dataDir, texts, _ -> {});
        return ExitCode.OK;
    }

    /**
     * Opens the window, with the screen that JavaFX is set to, and returns once it is closed.
     *
     * @param opened gets the window on the JavaFX thread, once it is shown
     */
    static void run(Path dataDir, Texts texts, Consumer<MainWindow> opened) {
        Clock clock = Clock.system(ZoneId.systemDefault());
        Queue<Notice> notices = new ConcurrentLinkedQueue<>();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Database database = open(dataDir, texts, clock, notices);
        try (SqliteSettings settings = new SqliteSettings(database);
                Connections connections =
                        new Connections(dataDir, database, texts, clock, notices::add)) {
            connections.prepare();
            Platform.startup(() -> {
                Platform.setImplicitExit(false);
                try {
                    MainWindow window =
                            new MainWindow(
                                    new Stage(),
                                    connections,
                                    settings,
                                    texts,
                                    clock,
                                    Version.number(),
                                    () -> closed.complete(null));
                    window.tellFrom(notices);
                    window.show();
                    opened.accept(window);
                } catch (RuntimeException e) {
                    closed.completeExceptionally(e);
                }
            });
            closed.join();
            Platform.exit();
        } catch (IOException e) {
            throw new Explained(texts.get("cli.data.unwritable", dataDir), e);
        }
    }

    private static Database open(Path dataDir, Texts texts, Clock clock, Queue<Notice> notices) {
        try {
            Database database = Database.open(dataDir.resolve("ringdown.db"), clock);
            database.setAside()
                    .ifPresent(aside ->
                            notices.add(
                                    Notice.of(
                                            Notice.Level.WARNING,
                                            aside.newer()
                                                    ? "notice.data.newer"
                                                    : "notice.data.damaged",
                                            aside.file().toString())));
            return database;
        } catch (IOException e) {
            throw new Explained(texts.get("cli.data.unwritable", dataDir), e);
        }
    }
}
