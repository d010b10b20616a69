package app.ringdown.ui.depth;

import app.ringdown.desk.Books;
import app.ringdown.desk.MarketFeed;
import app.ringdown.market.BookView;
import app.ringdown.market.Instrument;
import app.ringdown.market.LiveBook;
import app.ringdown.market.Side;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;
import app.ringdown.venue.VenueException;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/**
 * The book of the chosen instrument: twenty levels of each side, the spread, and a word while it is
 * being rebuilt. It is wanted of the venue only while the panel is shown. JavaFX thread.
 */
public final class DepthPanel extends VBox implements LiveDesk.Listener, AutoCloseable {
    private static final long SPOKEN_EVERY_NANOS = 1_000_000_000L;

    private final LiveDesk live;
    private final Texts texts;
    private final Format format;
    private final DepthPlot plot;
    private final Label spread = new Label();
    private final Label state = new Label();
    private final Tooltip tooltip = new Tooltip();
    private final javafx.util.Subscription selection;
    private Instrument instrument;
    private boolean isShown;
    private MarketFeed.@Nullable Handle handle;
    private long version;
    private LineState line = LineState.CLOSED;
    private @Nullable VenueException trouble;
    private long nextSpoken;

    /** Adds itself to {@code live}. */
    public DepthPanel(
            LiveDesk live,
            ReadOnlyObjectProperty<Instrument> selected,
            Theme theme,
            Texts texts,
            Format format) {
        this.live = live;
        this.texts = texts;
        this.format = format;
        this.instrument = selected.get();
        this.plot = new DepthPlot(theme, texts, format, instrument);
        setId("depth");
        getStyleClass().addAll("panel", "depth");
        spread.setId("depth-spread");
        spread.getStyleClass().add("number");
        spread.setMinWidth(USE_PREF_SIZE);
        state.setId("depth-state");
        state.getStyleClass().add("depth-state");
        state.setWrapText(true);
        state.setMouseTransparent(true);
        spread.setTooltip(tooltip);
        HBox header = new HBox(spread);
        header.getStyleClass().add("panel-header");
        StackPane body = new StackPane(plot, state);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        plot.setFocusTraversable(true);
        plot.setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(header, body);
        live.add(this);
        selection = selected.subscribe(this::choose);
    }

    /** Somebody looks at it, or nobody does any more. */
    public void setShown(boolean next) {
        isShown = next;
        choose(instrument);
    }

    private void choose(Instrument next) {
        release();
        instrument = next;
        if (isShown) {
            handle = live.desk().feed().want(new Subscription.Book(next));
        }
        version = Long.MIN_VALUE;
    }

    private void release() {
        if (handle != null) {
            handle.close();
            handle = null;
        }
    }

    @Override
    public void onFrame(long nanos) {
        if (!isShown) {
            return;
        }
        Books books = live.desk().feed().books();
        long now = books.version(instrument);
        VenueException failed = books.trouble(instrument);
        if (now != version || live.line() != line || failed != trouble) {
            version = now;
            line = live.line();
            trouble = failed;
            show(books.view(instrument));
            nextSpoken = Math.min(nextSpoken, nanos);
        }
        if (nanos >= nextSpoken) {
            nextSpoken = nanos + SPOKEN_EVERY_NANOS;
            speak(books.view(instrument));
        }
        plot.onFrame();
    }

    private void show(BookView view) {
        plot.show(instrument, view);
        long ticks = view.spread();
        spread.setText(
                ticks < 0
                        ? texts.get("depth.spread.none")
                        : texts.get(
                                "depth.spread",
                                format.price(instrument, ticks),
                                format.scaled(basisPoints(ticks, view.ticks(Side.BUY, 0)), 2)));
        state.setText(view.isLive() ? "" : notice());
        tooltip.setText(history(view));
    }

    /** Hundredths of a ten-thousandth of the price. */
    private static long basisPoints(long spread, long price) {
        return Math.round(1e6 * spread / price);
    }

    /** Why there is no book. */
    private String notice() {
        VenueException failed = trouble;
        return switch (line) {
            case OPEN ->
                    failed == null
                            ? texts.get("depth.rebuilding")
                            : texts.get("depth.failed", String.valueOf(failed.getMessage()));
            case CONNECTING -> texts.get("depth.connecting");
            case RECONNECTING -> texts.get("depth.reconnecting");
            case CLOSED -> texts.get("depth.closed");
        };
    }

    private String history(BookView view) {
        if (view.rebuilds() == 0) {
            return texts.get("depth.rebuilt.never");
        }
        return texts.get("depth.rebuilt", view.rebuilds(), cause(view.cause()));
    }

    private String cause(LiveBook.Cause cause) {
        return switch (cause) {
            case NONE -> "";
            case GAP -> texts.get("depth.cause.gap");
            case CROSSED -> texts.get("depth.cause.crossed");
            case BEYOND -> texts.get("depth.cause.beyond");
            case LINE -> texts.get("depth.cause.line");
        };
    }

    /** What a screen reader is told, not so often that it can't be followed. */
    private void speak(BookView view) {
        plot.setAccessibleText(
                view.size(Side.BUY) == 0 || view.size(Side.SELL) == 0
                        ? notice()
                        : texts.get(
                                "depth.spoken",
                                instrument.symbol(),
                                format.price(instrument, view.ticks(Side.BUY, 0)),
                                format.quantity(instrument, view.lots(Side.BUY, 0)),
                                format.price(instrument, view.ticks(Side.SELL, 0)),
                                format.quantity(instrument, view.lots(Side.SELL, 0))));
    }

    @Override
    public void close() {
        selection.unsubscribe();
        release();
    }
}
