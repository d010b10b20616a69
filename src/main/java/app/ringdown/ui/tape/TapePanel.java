package app.ringdown.ui.tape;

import app.ringdown.desk.MarketFeed;
import app.ringdown.market.Instrument;
import app.ringdown.market.Print;
import app.ringdown.market.Side;
import app.ringdown.market.Tape;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;

/**
 * The public trades of the chosen instrument as they come; what is missing is said in its place.
 * JavaFX thread.
 */
public final class TapePanel extends VBox implements LiveDesk.Listener, AutoCloseable {
    private static final int KEPT = 2_000;
    private static final int WHEEL_LINES = 3;
    private static final long SPOKEN_EVERY_NANOS = 1_000_000_000L;

    private final LiveDesk live;
    private final Texts texts;
    private final Format format;
    private final TapeRows rows = new TapeRows(KEPT);
    private final TapePlot plot;
    private final Label state = new Label();
    private final javafx.util.Subscription selection;
    private Instrument instrument;
    private boolean isShown;
    private MarketFeed.@Nullable Handle handle;
    private Tape.@Nullable Reader reader;
    private LineState line = LineState.CLOSED;
    private @Nullable Print newest;
    private long nextSpoken;

    /**
     * Adds itself to {@code live}.
     *
     * @param zone in which times are shown
     */
    public TapePanel(
            LiveDesk live,
            ReadOnlyObjectProperty<Instrument> selected,
            Theme theme,
            Texts texts,
            Format format,
            ZoneId zone) {
        this.live = live;
        this.texts = texts;
        this.format = format;
        this.instrument = selected.get();
        this.plot = new TapePlot(rows, theme, texts, format, zone, instrument);
        setId("tape");
        getStyleClass().addAll("panel", "tape");
        state.setId("tape-state");
        state.getStyleClass().add("muted");
        state.setMaxWidth(Double.MAX_VALUE);
        HBox header = new HBox(state);
        header.getStyleClass().add("panel-header");
        HBox.setHgrow(state, Priority.ALWAYS);
        header.managedProperty().bind(state.textProperty().isNotEmpty());
        header.visibleProperty().bind(header.managedProperty());
        VBox.setVgrow(plot, Priority.ALWAYS);
        plot.setMinHeight(0);
        plot.setFocusTraversable(true);
        plot.setAccessibleRole(AccessibleRole.TEXT);
        plot.addEventHandler(ScrollEvent.SCROLL, this::onWheel);
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        plot.setOnMousePressed(_ -> plot.requestFocus());
        getChildren().addAll(header, plot);
        live.add(this);
        selection = selected.subscribe(this::choose);
    }

    /** Whether somebody looks at it: the tape goes on, but is not painted, while nobody does. */
    public void setShown(boolean next) {
        isShown = next;
    }

    private void choose(Instrument next) {
        release();
        instrument = next;
        rows.clear();
        newest = null;
        plot.scrollTo(0);
        plot.show(next, 0);
        MarketFeed feed = live.desk().feed();
        handle = feed.want(new Subscription.Trades(next));
        reader = feed.tapes().reader(next).orElse(null);
        say();
    }

    private void release() {
        reader = null;
        if (handle != null) {
            handle.close();
            handle = null;
        }
    }

    private void onWheel(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            plot.scroll(event.getDeltaY() < 0 ? WHEEL_LINES : -WHEEL_LINES);
            say();
            event.consume();
        }
    }

    private void onKey(KeyEvent event) {
        int before = plot.back();
        switch (event.getCode()) {
            case UP -> plot.scroll(-1);
            case DOWN -> plot.scroll(1);
            case PAGE_UP -> plot.scroll(-plot.page());
            case PAGE_DOWN -> plot.scroll(plot.page());
            case HOME -> plot.scrollTo(0);
            case END -> plot.scrollTo(plot.last());
            default -> {
                return;
            }
        }
        if (plot.back() != before) {
            say();
        }
        event.consume();
    }

    @Override
    public void onFrame(long nanos) {
        Tape.Reader from = reader;
        if (from == null) {
            return;
        }
        long before = rows.added();
        long overwritten =
                from.drain(print -> {
                    rows.add(print);
                    newest = print;
                });
        rows.addMissing(overwritten);
        if (rows.added() != before || live.line() != line) {
            line = live.line();
            plot.show(instrument, rows.added() - before);
            say();
        }
        if (isShown) {
            if (nanos >= nextSpoken) {
                nextSpoken = nanos + SPOKEN_EVERY_NANOS;
                speak();
            }
            plot.onFrame();
        }
    }

    private void say() {
        state.setText(
                line != LineState.OPEN
                        ? texts.get("tape.stale")
                        : plot.back() > 0 ? texts.get("tape.back", plot.back()) : "");
    }

    /** What a screen reader is told, not so often that it can't be followed. */
    private void speak() {
        Print print = newest;
        plot.setAccessibleText(
                print == null
                        ? texts.get("tape.empty")
                        : texts.get(
                                print.aggressor() == Side.BUY
                                        ? "tape.spoken.bought"
                                        : "tape.spoken.sold",
                                format.quantity(instrument, print.lots()),
                                instrument.symbol(),
                                format.price(instrument, print.ticks())));
    }

    @Override
    public void close() {
        selection.unsubscribe();
        release();
    }
}
