package app.ringdown;

import app.ringdown.desk.Desk;
import app.ringdown.exchange.Exchange;
import app.ringdown.exchange.ExchangeException;
import app.ringdown.exchange.ExchangeOptions;
import app.ringdown.store.Database;
import app.ringdown.store.SqliteSettings;
import app.ringdown.ui.Hands;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.paper.PaperExchange;
import app.ringdown.ui.shell.Connector;
import app.ringdown.ui.shell.MainWindow;
import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;

import javafx.application.Platform;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The whole program on its exchange, in a folder of its own, and what a trader does and reads. */
abstract class DeskFixture extends FxRobot {
    static final String WATCH = "watch-column-";
    static final String WORKING = "blotter-working-";
    static final String HISTORY = "blotter-history-";
    static final String FILLS = "blotter-fills-";
    static final String ACCOUNT = "account-table-";

    @TempDir Path folder;

    final Hands hands = new Hands(this);
    Connections connections;
    private final FileAppender<ILoggingEvent> log = new FileAppender<>();
    private SqliteSettings settings;
    private boolean open;
    private volatile boolean quit;
    private MainWindow window;

    @BeforeEach
    void start() throws Exception {
        keepLog();
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        Database database = Database.open(folder.resolve("ringdown.db"), Clock.systemUTC());
        settings = new SqliteSettings(database);
        connections =
                new Connections(
                        folder, database, new Texts(Locale.ENGLISH), Clock.systemUTC(), _ -> {});
        open = true;
        quit = true; // there is no window yet
    }

    /** All that is logged, in more detail than the program does, where the program has its log. */
    private void keepLog() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(root.getLoggerContext());
        encoder.setPattern("%msg%n");
        encoder.start();
        log.setContext(root.getLoggerContext());
        log.setFile(folder.resolve("logs").resolve("ringdown.log").toString());
        log.setEncoder(encoder);
        log.start();
        root.addAppender(log);
    }

    /** All that the client has written down, and nothing of the exchange's. */
    String written() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(folder.resolve("exchange"))) {
                    all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return all.toString();
    }

    /** Opens the window, at the real exchange or at what stands in its place. */
    void open(Connector connector) {
        quit = false;
        interact(() -> {
            window =
                    new MainWindow(
                            new Stage(),
                            connector,
                            settings,
                            new Texts(Locale.ENGLISH),
                            Clock.systemUTC(),
                            "1",
                            () -> quit = true);
            window.show();
        });
    }

    /** Opens the window and waits until it is live. */
    void openLive(Connector connector) {
        open(connector);
        waitsLive();
    }

    void waitsLive() {
        until("panels", () -> lookup("#watch-table").tryQuery().isPresent());
        hands.sees("#status-stream", "Live");
        hands.sees("#status-account", "Live");
        until("a row of bitcoin", () -> !watched("last").isEmpty());
        until("a price to trade at", () -> hands.text("#ticket-bid").matches("[0-9].*"));
    }

    boolean hasQuit() {
        return quit;
    }

    /** Ends the program as far as it runs, leaving working orders; it may be started again. */
    @AfterEach
    void stop() throws IOException {
        if (!open) {
            return;
        }
        open = false;
        try {
            if (!quit) {
                Platform.runLater(window::quit);
                until(
                        "the end",
                        () -> {
                            lookup("#quit-leave")
                                    .tryQueryAs(ButtonBase.class)
                                    .ifPresent(ButtonBase::fire);
                            return quit;
                        });
            }
        } finally {
            settings.close();
            connections.close();
            ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(log);
            log.stop();
        }
    }

    /** An exchange of our own making on the folder that the program's would have. */
    Exchange exchange(int restPort, int streamPort) throws ExchangeException {
        return Exchange.start(
                ExchangeOptions.in(folder.resolve("exchange")).withPorts(restPort, streamPort));
    }

    static Endpoints endpoints(Exchange exchange) {
        return new Endpoints(
                URI.create(exchange.rest()),
                URI.create(exchange.stream()),
                URI.create(exchange.wsApi()));
    }

    /** The way to an exchange that stands in the place of the program's own. */
    Connector at(Exchange exchange) {
        Endpoints endpoints = endpoints(exchange);
        Credentials key = new Credentials(exchange.apiKey(), exchange.apiSecret());
        return new Connector() {
            @Override
            public CompletableFuture<Desk> embedded() {
                return connections.connect(endpoints, key);
            }

            @Override
            public CompletableFuture<Desk> connect(Endpoints other, Credentials as) {
                return connections.connect(other, as);
            }

            @Override
            public PaperExchange paper() {
                return new EmbeddedPaper(exchange::control);
            }
        };
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Types a limit order into the ticket and sends it by Enter. */
    void sendLimit(String price, String quantity) {
        hands.click("#ticket-type-limit");
        hands.type("#ticket-price", price);
        hands.type("#ticket-size", quantity);
        type(KeyCode.ENTER);
    }

    /** A price that the market is far above, as one types it. */
    String partOfBid(String part) {
        return new BigDecimal(hands.text("#ticket-bid").replace(",", ""))
                .multiply(new BigDecimal(part))
                .setScale(2, RoundingMode.DOWN)
                .toPlainString();
    }

    void showTab(String name) {
        hands.click("#blotter-tab-" + name);
    }

    /** What the watch list says of bitcoin; empty while it says nothing. */
    String watched(String column) {
        return rows(WATCH).stream()
                .filter(row -> row.get("symbol").equals("BTC/USDT"))
                .map(row -> row.get(column))
                .findFirst()
                .orElse("");
    }

    BigDecimal balance(String asset, String column) {
        return rows(ACCOUNT).stream()
                .filter(row -> row.get("asset").equals(asset))
                .map(row -> new BigDecimal(row.get(column).replace(",", "")))
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    /** The rows in sight of a table, each as the texts of its cells by the ends of their ids. */
    List<Map<String, String>> rows(String columns) {
        return onFx(() ->
                lookup(".table-row-cell").queryAllAs(TableRow.class).stream()
                        .filter(row -> row.isVisible() && !row.isEmpty())
                        .sorted(Comparator.comparingInt(row -> row.getIndex()))
                        .map(row -> cells(row, columns))
                        .filter(cells -> !cells.isEmpty())
                        .toList());
    }

    private static Map<String, String> cells(TableRow<?> row, String columns) {
        Map<String, String> texts = new HashMap<>();
        for (Node node : row.getChildrenUnmodifiable()) {
            if (node instanceof TableCell<?, ?> cell
                    && cell.getTableColumn().getId().startsWith(columns)) {
                texts.put(
                        cell.getTableColumn().getId().substring(columns.length()),
                        String.valueOf(cell.queryAccessibleAttribute(AccessibleAttribute.TEXT)));
            }
        }
        return texts;
    }

    /** The one row of a table, once there is one and it says {@code text} in {@code column}. */
    Map<String, String> theRow(String columns, String column, String text) {
        until(
                text + " in " + columns + column,
                () ->
                        rows(columns).size() == 1
                                && rows(columns).getFirst().get(column).equals(text));
        return rows(columns).getFirst();
    }

    /** Waits until something seen on the JavaFX thread is so. */
    void until(String what, Callable<Boolean> condition) {
        hands.waits(what, () -> onFx(condition));
    }

    private static <T> T onFx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
    }
}
