package app.ringdown.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.Desk;
import app.ringdown.desk.FakeVenue;
import app.ringdown.desk.Settings;
import app.ringdown.market.Instrument;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.paper.FakePaper;
import app.ringdown.ui.paper.PaperExchange;
import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;

import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The window on a venue in memory, and the hands and eyes of the one who tests it. */
abstract class WindowFixture extends FxRobot {
    final FakeVenue venue = new FakeVenue();
    final FakePaper paper = new FakePaper();
    final Settings settings = Settings.inMemory();
    final Deque<CompletableFuture<Desk>> logIns = new ArrayDeque<>();
    volatile Endpoints dialled;
    volatile boolean quit;
    MainWindow window;
    Stage stage;

    /** Opens the window; each log-in is answered by the next of {@link #logIns}. */
    void open() throws TimeoutException {
        settings.put(AgeLimit.KEPT, "3600"); // longer than any test takes
        stage = FxToolkit.registerPrimaryStage();
        Connector connector =
                new Connector() {
                    @Override
                    public CompletableFuture<Desk> embedded() {
                        return logIns.remove();
                    }

                    @Override
                    public CompletableFuture<Desk> connect(Endpoints at, Credentials as) {
                        dialled = at;
                        return logIns.remove();
                    }

                    @Override
                    public PaperExchange paper() {
                        return paper;
                    }
                };
        interact(() -> {
            window =
                    new MainWindow(
                            stage,
                            connector,
                            settings,
                            new Texts(Locale.ENGLISH),
                            Clock.systemUTC(),
                            "1",
                            () -> quit = true);
            window.show();
        });
    }

    /** Opens the window and logs in. */
    void openLive() throws TimeoutException {
        logIns.add(CompletableFuture.completedFuture(venue.desk()));
        open();
        until(() -> window.workspace().isPresent());
        until(() -> table().getItems().size() == 25 && row("BTCUSDT") != null);
    }

    @AfterEach
    void close() throws TimeoutException {
        if (!quit) {
            interact(window::end);
        }
        FxToolkit.cleanupStages();
    }

    static void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> onFx(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("It did not come to be within 10 s", e);
        }
    }

    static <T> T onFx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
    }

    Instrument instrument(String symbol) {
        return venue.instrument(symbol);
    }

    TableView<?> table() {
        return lookup("#watch-table").queryAs(TableView.class);
    }

    List<String> shown() {
        return onFx(() -> table().getItems().stream().map(String::valueOf).toList());
    }

    /** The row on screen of an instrument, or null. */
    TableRow<?> row(String symbol) {
        return lookup("#watch-table .table-row-cell").queryAllAs(TableRow.class).stream()
                .filter(r -> r.isVisible() && symbol.equals(String.valueOf(r.getItem())))
                .findFirst()
                .orElse(null);
    }

    Node cell(String symbol, String column) {
        TableRow<?> row = row(symbol);
        assertThat(row).as("row of " + symbol).isNotNull();
        return row.getChildrenUnmodifiable().stream()
                .filter(n ->
                        n instanceof javafx.scene.control.TableCell<?, ?> c
                                && c.getTableColumn().getId().equals("watch-column-" + column))
                .findFirst()
                .orElseThrow();
    }

    /** What a screen reader is told of a cell. */
    String told(String symbol, String column) {
        IndexedCell<?> cell = (IndexedCell<?>) cell(symbol, column);
        return String.valueOf(cell.queryAccessibleAttribute(AccessibleAttribute.TEXT));
    }

    /** An item of a menu that need not be open. */
    MenuItem item(String id) {
        return lookup("#menu").queryAs(MenuBar.class).getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    String text(String query) {
        Node node = lookup(query).query();
        return onFx(() ->
                node instanceof TextInputControl input
                        ? input.getText()
                        : ((Labeled) node).getText());
    }

    boolean isThere(String query) {
        Node node = lookup(query).tryQuery().orElse(null);
        boolean there = node != null;
        for (Node at = node; at != null; at = at.getParent()) {
            there &= at.isVisible();
        }
        return there;
    }
}
