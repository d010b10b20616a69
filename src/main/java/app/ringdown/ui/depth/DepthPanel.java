package app.ringdown.ui.depth;

import app.ringdown.desk.Books;
import app.ringdown.desk.MarketFeed;
import app.ringdown.desk.Settings;
import app.ringdown.market.BookView;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;
import app.ringdown.order.Order;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.orders.OrderRow;
import app.ringdown.ui.orders.OrdersModel;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;
import app.ringdown.venue.VenueException;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * The book of the chosen instrument: twenty levels of each side, or groups of them, one's own
 * orders among them, or the same as a chart; mid and spread, and a word while it is being rebuilt.
 * A click on a level, or Enter, hands its price over. The book is wanted of the venue only while
 * the panel is shown. JavaFX thread.
 */
public final class DepthPanel extends VBox implements LiveDesk.Listener, AutoCloseable {
    private static final String AS_CHART = "depth.chart";
    private static final long SPOKEN_EVERY_NANOS = 1_000_000_000L;

    private final LiveDesk live;
    private final OrdersModel orders;
    private final LongConsumer onPrice;
    private final Texts texts;
    private final DepthWords words;
    private final GroupChooser group;
    private final DepthPlot plot;
    private final DepthChart chart;
    private final ToggleButton asChart = new ToggleButton();
    private final Label mid = new Label();
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
    private @Nullable String refused;
    private long nextSpoken;

    /**
     * Adds itself to {@code live}.
     *
     * @param onPrice is handed the price of a level that was chosen, in ticks
     */
    public DepthPanel(
            LiveDesk live,
            OrdersModel orders,
            ReadOnlyObjectProperty<Instrument> selected,
            LongConsumer onPrice,
            Settings settings,
            Theme theme,
            Texts texts,
            Format format) {
        this.live = live;
        this.orders = orders;
        this.onPrice = onPrice;
        this.texts = texts;
        this.words = new DepthWords(texts, format);
        this.instrument = selected.get();
        this.plot = new DepthPlot(theme, texts, format, instrument);
        this.chart = new DepthChart(theme, texts, format, instrument);
        this.group =
                new GroupChooser("depth", 0, settings, texts, format, instrument, this::changed);
        setId("depth");
        getStyleClass().addAll("panel", "depth");
        state.setId("depth-state");
        state.getStyleClass().add("depth-state");
        state.setWrapText(true);
        state.setMouseTransparent(true);
        StackPane body = new StackPane(plot, chart, state);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        for (Region each : List.of(plot, chart)) {
            each.setFocusTraversable(true);
            each.setAccessibleRole(AccessibleRole.TEXT);
        }
        plot.visibleProperty().bind(asChart.selectedProperty().not());
        chart.visibleProperty().bind(asChart.selectedProperty());
        plot.setOnMouseClicked(this::onClick);
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        chart.setOnMousePressed(_ -> chart.requestFocus());
        chart.addEventHandler(KeyEvent.KEY_PRESSED, this::onChartKey);
        addEventHandler(KeyEvent.KEY_TYPED, this::onTyped);
        getChildren().addAll(header(settings), middle(), body);
        orders.watch(_ -> changed());
        live.add(this);
        selection = selected.subscribe(this::choose);
    }

    private HBox header(Settings settings) {
        asChart.setId("depth-as-chart");
        asChart.setText(texts.get("depth.chart"));
        asChart.setTooltip(new Tooltip(texts.get("depth.chart.tip")));
        asChart.setSelected(settings.get(AS_CHART).orElse("").equals("yes"));
        asChart.selectedProperty()
                .addListener((_, _, is) -> {
                    settings.put(AS_CHART, is ? "yes" : "no");
                    changed();
                });
        group.visibleProperty().bind(asChart.selectedProperty().not());
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox header = new HBox(group, between, asChart);
        header.getStyleClass().add("panel-header");
        return header;
    }

    private HBox middle() {
        mid.setId("depth-mid");
        spread.setId("depth-spread");
        for (Label each : List.of(mid, spread)) {
            each.getStyleClass().add("number");
            each.setTooltip(tooltip);
        }
        spread.getStyleClass().add("muted");
        HBox middle = new HBox(mid, spread);
        middle.getStyleClass().add("depth-middle");
        return middle;
    }

    /** Takes the keys to what is shown of the book. */
    public void focusBook() {
        (asChart.isSelected() ? chart : plot).requestFocus();
    }

    /** Somebody looks at it, or nobody does any more. */
    public void setShown(boolean next) {
        isShown = next;
        choose(instrument);
    }

    private void choose(Instrument next) {
        release();
        instrument = next;
        Quote quote = live.quote(next);
        group.offer(next, Math.max(quote.last(), quote.bid()));
        if (isShown) {
            handle = live.desk().feed().want(new Subscription.Book(next));
        }
        changed();
    }

    /** The next frame shows it anew. */
    private void changed() {
        version = Long.MIN_VALUE;
    }

    private void onClick(MouseEvent event) {
        plot.requestFocus();
        plot.pointAt(event.getX(), event.getY());
        if (event.getButton() == MouseButton.PRIMARY) {
            plot.marked().ifPresent(onPrice);
        }
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        switch (event.getCode()) {
            case UP -> plot.moveMark(-1);
            case DOWN -> plot.moveMark(1);
            case LEFT -> plot.markSide(Side.BUY);
            case RIGHT -> plot.markSide(Side.SELL);
            case ENTER -> plot.marked().ifPresent(onPrice);
            default -> {
                return;
            }
        }
        nextSpoken = Long.MIN_VALUE; // what is marked now is told at once
        event.consume();
    }

    private void onChartKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        int steps = event.isShiftDown() ? 10 : 1;
        switch (event.getCode()) {
            case LEFT -> chart.moveMark(-steps);
            case RIGHT -> chart.moveMark(steps);
            case HOME, ESCAPE -> chart.unmark();
            default -> {
                return;
            }
        }
        nextSpoken = Long.MIN_VALUE;
        event.consume();
    }

    private void widen(int by) {
        if (asChart.isSelected()) {
            chart.zoom(by);
        } else {
            group.move(by);
        }
    }

    /** By what is typed and not by key, for the signs are elsewhere on other keyboards. */
    private void onTyped(KeyEvent event) {
        switch (event.getCharacter()) {
            case "+" -> widen(1);
            case "-" -> widen(-1);
            case "c" -> {
                asChart.fire();
                focusBook();
            }
            default -> {
                return;
            }
        }
        event.consume();
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
        String no = live.desk().feed().refusal(new Subscription.Book(instrument));
        if (now != version
                || live.line() != line
                || failed != trouble
                || !Objects.equals(no, refused)) {
            version = now;
            line = live.line();
            trouble = failed;
            refused = no;
            show(view());
            nextSpoken = Math.min(nextSpoken, nanos);
        }
        if (nanos >= nextSpoken) {
            nextSpoken = nanos + SPOKEN_EVERY_NANOS;
            speak(view());
        }
        (asChart.isSelected() ? chart : plot).onFrame();
    }

    /** A book whose changes do not come is not shown: nobody would see that it stands still. */
    private BookView view() {
        return refused == null ? live.desk().feed().books().view(instrument) : BookView.EMPTY;
    }

    private void show(BookView view) {
        List<Order> working = orders.working().stream().map(OrderRow::order).toList();
        if (asChart.isSelected()) {
            chart.show(instrument, view);
        } else {
            plot.show(instrument, view, group.step(), working);
        }
        mid.setText(words.mid(instrument, view));
        spread.setText(words.spread(instrument, view));
        state.setText(view.isLive() ? "" : words.notice(line, refused, trouble));
        tooltip.setText(words.history(view));
    }

    /** What a screen reader is told, not so often that it can't be followed. */
    private void speak(BookView view) {
        String touch = words.touch(instrument, view);
        String all = touch.isEmpty() ? words.notice(line, refused, trouble) : touch;
        boolean isMarked = plot.isFocused() && plot.marked().isPresent();
        plot.setAccessibleText(isMarked ? plot.spoken(texts) : all);
        chart.setAccessibleText(touch.isEmpty() ? all : chart.spoken());
    }

    @Override
    public void close() {
        selection.unsubscribe();
        release();
    }
}
