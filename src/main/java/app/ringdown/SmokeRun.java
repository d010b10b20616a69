package app.ringdown;

import app.ringdown.market.Quote;
import app.ringdown.order.Order;
import app.ringdown.order.OrderState;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Pictures;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.shell.MainWindow;
import app.ringdown.venue.LineState;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TabPane;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.util.Duration;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One run through the window by its own buttons: wait for live quotes, buy at market with a quarter
 * of the balance, see the fill, take pictures dark and light. JavaFX thread.
 */
final class SmokeRun implements LiveDesk.Listener {
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;

    /** JavaFX's Headless screen has 1000 by 1000 pixels, and no setting for more. */
    private static final double SCREEN = 1000;

    private static final int QUOTES_WANTED = 200;
    private static final Duration LIMIT = Duration.seconds(60);
    private static final Duration WATCHING = Duration.seconds(4);
    private static final Duration DRAWING = Duration.seconds(1.5);

    private final MainWindow window;
    private final Texts texts;
    private final Path out;
    private final CompletableFuture<String> outcome;
    private final long begunNanos = System.nanoTime();
    private final BitSet seen = new BitSet();
    private long quotes;
    private long firstQuoteNanos;
    private long orderedNanos;
    private String filled = "";
    private boolean watched;
    private Region content = new Region();

    /** The run's summary goes to {@code outcome}, or the sentence of what was missing. */
    SmokeRun(MainWindow window, Texts texts, Path out, CompletableFuture<String> outcome) {
        this.window = window;
        this.texts = texts;
        this.out = out;
        this.outcome = outcome;
    }

    void begin() {
        fit();
        after(LIMIT, () -> fail(missing()));
        window.workspaceProperty()
                .subscribe(workspace -> {
                    if (workspace != null) {
                        workspace.live().add(this);
                        after(WATCHING, () -> watched = true);
                    }
                });
    }

    /** Lays the window out in the size of a desk's screen, and shows it small enough to fit. */
    private void fit() {
        content = (Region) window.scene().getRoot();
        Group small = new Group();
        window.scene().setRoot(small);
        small.getChildren().add(content);
        small.getTransforms().add(new Scale(SCREEN / WIDTH, SCREEN / WIDTH));
        content.setPrefSize(WIDTH, HEIGHT);
        window.scene().getWindow().setWidth(SCREEN);
        window.scene().getWindow().setHeight(SCREEN * HEIGHT / WIDTH);
    }

    private String missing() {
        if (window.workspace().isEmpty()) {
            return texts.get("cli.smoke.window");
        }
        return quotes < QUOTES_WANTED
                ? texts.get("cli.smoke.quotes")
                : texts.get("cli.smoke.order", OrderState.UNKNOWN);
    }

    @Override
    public void onQuote(Quote quote) {
        if (window.workspace().orElseThrow().live().line() != LineState.OPEN) {
            return; // what was read by REST before the stream's first word
        }
        if (quotes++ == 0) {
            firstQuoteNanos = System.nanoTime();
        }
        seen.set(quote.instrument().index());
    }

    @Override
    public void onFrame(long nanos) {
        if (watched && orderedNanos == 0 && quotes >= QUOTES_WANTED) {
            orderedNanos = System.nanoTime();
            press("#ticket-type-market");
            press("#ticket-percent-25");
            press("#ticket-submit");
        }
    }

    @Override
    public void onOrder(Order order) {
        if (order.state() == OrderState.FILLED && filled.isEmpty()) {
            BigDecimal average = Objects.requireNonNull(order.averagePrice());
            int decimals = order.request().instrument().priceDecimals();
            filled = average.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
            long fillNanos = System.nanoTime();
            showHistory();
            after(WATCHING, () -> picture("window-dark.png", () -> light(fillNanos)));
        } else if (order.state().isFinal() && filled.isEmpty()) {
            fail(texts.get("cli.smoke.order", order.state() + " " + order.reason()));
        }
    }

    private void light(long fillNanos) {
        window.theme().set(Theme.Mode.LIGHT);
        after(DRAWING, () -> picture("window-light.png", () -> succeed(fillNanos)));
    }

    private void succeed(long fillNanos) {
        end(() ->
                outcome.complete(
                        texts.get(
                                "cli.smoke.done",
                                quotes,
                                seen.cardinality(),
                                ms(firstQuoteNanos - begunNanos),
                                ms(fillNanos - orderedNanos),
                                filled,
                                out)));
    }

    private void fail(String sentence) {
        end(() -> outcome.completeExceptionally(new IllegalStateException(sentence)));
    }

    private void end(Runnable tell) {
        if (!outcome.isDone()) {
            tell.run();
            window.end();
        }
    }

    private void showHistory() {
        if (window.scene().lookup("#blotter-tabs") instanceof TabPane tabs) {
            tabs.getSelectionModel().select(1);
        }
    }

    private void press(String id) {
        Node node = window.scene().lookup(id);
        if (node instanceof ButtonBase button && !button.isDisabled()) {
            button.fire();
        } else {
            fail(texts.get("cli.smoke.order", id));
        }
    }

    /** Takes a picture, and writes it on another thread before what follows. */
    private void picture(String name, Runnable next) {
        WritableImage picture = Pictures.of(content, window.theme().palette().get().background());
        Thread.ofVirtual()
                .name("picture")
                .start(() -> {
                    try {
                        Pictures.write(picture, out.resolve(name));
                        Platform.runLater(next);
                    } catch (IOException e) {
                        Platform.runLater(() -> fail(String.valueOf(e.getMessage())));
                    }
                });
    }

    private static void after(Duration pause, Runnable task) {
        PauseTransition transition = new PauseTransition(pause);
        transition.setOnFinished(_ -> task.run());
        transition.play();
    }

    private static long ms(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
