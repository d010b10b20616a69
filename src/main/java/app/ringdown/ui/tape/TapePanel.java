package app.ringdown.ui.tape;

import app.ringdown.desk.MarketFeed;
import app.ringdown.desk.Settings;
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
import app.ringdown.venue.VenueException;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;

/**
 * Time and sales of the chosen instrument: those read when it was chosen, and each that comes; what
 * is missing is said in its place. It stands still while the pointer is over it, while it is
 * paused, and where it is scrolled back. JavaFX thread.
 */
public final class TapePanel extends VBox implements LiveDesk.Listener, AutoCloseable {
    /** Trades kept: some minutes of the busiest market. */
    static final int KEPT = 10_000;

    private static final int WHEEL_LINES = 3;
    private static final long SPOKEN_EVERY_NANOS = 1_000_000_000L;

    private final LiveDesk live;
    private final Texts texts;
    private final Format format;
    private final TapeRows rows = new TapeRows(KEPT);
    private final TapeScroll scroll = new TapeScroll(rows);
    private final TapeFill fill;
    private final TapePlot plot;
    private final SizeFilter filter;
    private final ToggleButton pause = new ToggleButton();
    private final Label state = new Label();
    private final Tooltip stateTip = new Tooltip();
    private final Label refusal = new Label();
    private final javafx.util.Subscription selection;
    private Instrument instrument;
    private boolean isShown;
    private MarketFeed.@Nullable Handle handle;
    private Tape.@Nullable Reader reader;
    private long version = -1;
    private int page;
    private long nextSpoken;

    /**
     * Adds itself to {@code live}.
     *
     * @param zone in which times are shown
     */
    public TapePanel(
            LiveDesk live,
            ReadOnlyObjectProperty<Instrument> selected,
            Settings settings,
            Theme theme,
            Texts texts,
            Format format,
            ZoneId zone) {
        this.live = live;
        this.texts = texts;
        this.format = format;
        this.instrument = selected.get();
        this.plot = new TapePlot(rows, scroll, theme, texts, format, zone, instrument);
        this.fill = new TapeFill(rows, instrument, live.desk().feed()::trades);
        this.filter = new SizeFilter(settings, texts, format, instrument, this::applyFilter);
        setId("tape");
        getStyleClass().addAll("panel", "tape");
        state.setId("tape-state");
        state.getStyleClass().add("muted");
        state.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(state, Priority.ALWAYS);
        state.setTooltip(stateTip);
        pause.setId("tape-pause");
        pause.setText(texts.get("tape.pause"));
        pause.setMinWidth(USE_PREF_SIZE);
        pause.setTooltip(new Tooltip(texts.get("tape.pause.tip")));
        pause.setAccessibleText(texts.get("tape.pause.tip"));
        pause.setOnAction(_ -> togglePause());
        HBox header = new HBox(filter.box(), state, pause);
        header.getStyleClass().add("panel-header");
        refusal.setId("tape-refusal");
        refusal.getStyleClass().add("depth-state");
        refusal.setWrapText(true);
        refusal.setMouseTransparent(true);
        StackPane body = new StackPane(plot, refusal);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        body.setAlignment(Pos.CENTER);
        plot.setFocusTraversable(true);
        plot.setAccessibleRole(AccessibleRole.TEXT);
        plot.addEventHandler(ScrollEvent.SCROLL, this::onWheel);
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        plot.setOnMousePressed(_ -> plot.requestFocus());
        plot.hoverProperty()
                .subscribe(over -> {
                    scroll.point(over);
                    show();
                });
        getChildren().addAll(header, filter.help(), body);
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
        filter.choose(next);
        rows.filter(filter.passes());
        scroll.begin();
        MarketFeed feed = live.desk().feed();
        handle = feed.want(new Subscription.Trades(next));
        reader = feed.tapes().reader(next).orElse(null);
        fill.begin(next);
        show();
    }

    private void release() {
        reader = null;
        if (handle != null) {
            handle.close();
            handle = null;
        }
    }

    private void applyFilter() {
        rows.filter(filter.passes());
        show();
    }

    private void togglePause() {
        scroll.togglePause();
        show();
    }

    private void onWheel(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            scroll.scroll(event.getDeltaY() < 0 ? WHEEL_LINES : -WHEEL_LINES);
            show();
            event.consume();
        }
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        switch (event.getCode()) {
            case UP -> scroll.scroll(-1);
            case DOWN -> scroll.scroll(1);
            case PAGE_UP -> scroll.scroll(-plot.page());
            case PAGE_DOWN -> scroll.scroll(plot.page());
            case HOME -> scroll.scrollTo(0);
            case END -> scroll.scrollTo(scroll.last());
            case SPACE -> scroll.togglePause();
            default -> {
                return;
            }
        }
        show();
        event.consume();
    }

    @Override
    public void onLine(LineState next) {
        if (next == LineState.OPEN) {
            fill.want(); // what was traded while it was not
        }
        show();
    }

    @Override
    public void onFrame(long nanos) {
        Tape.Reader from = reader;
        if (from != null) {
            from.drain(rows::add); // what was overwritten is missing among the numbers
        }
        fill.step(nanos, live.line() == LineState.OPEN);
        if (!isShown) {
            return;
        }
        String refused = live.desk().feed().refusal(new Subscription.Trades(instrument));
        refusal.setText(refused == null ? "" : texts.get("tape.refused", refused));
        if (rows.version() != version || plot.page() != page || rows.size() == 0) {
            show();
        }
        if (nanos >= nextSpoken) {
            nextSpoken = nanos + SPOKEN_EVERY_NANOS;
            speak();
        }
        plot.onFrame();
    }

    private void show() {
        version = rows.version();
        page = plot.page();
        scroll.update(page);
        plot.show(instrument, nothing());
        pause.setSelected(scroll.isPaused());
        String key = stateKey();
        int more = scroll.more();
        state.setText(key.isEmpty() ? "" : texts.get(key, more));
        stateTip.setText(key.isEmpty() ? "" : texts.get(key + ".tip", KEPT));
    }

    /** What stands where the list would be. */
    private String nothing() {
        VenueException failed = fill.trouble();
        if (failed != null && !rows.hasTrades()) {
            return texts.get("tape.unread", String.valueOf(failed.getMessage()));
        }
        if (!filter.words().isEmpty() && rows.hasTrades()) {
            return texts.get("tape.empty.filter", filter.words());
        }
        return fill.isBeginning() ? texts.get("tape.reading") : texts.get("tape.empty");
    }

    /** What is to be said of the list in a word or two; its tip says more. */
    private String stateKey() {
        if (live.line() != LineState.OPEN) {
            return "tape.stale";
        }
        if (scroll.hasOverflowed()) {
            return "tape.overflow";
        }
        if (scroll.isPaused()) {
            return "tape.paused";
        }
        if (scroll.isScrolled()) {
            return "tape.back";
        }
        return scroll.isHeld() ? "tape.held" : "";
    }

    /** What a screen reader is told, not so often that it can't be followed. */
    private void speak() {
        Print print = rows.newest();
        plot.setAccessibleText(
                print == null
                        ? nothing()
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
