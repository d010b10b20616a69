package app.ringdown.ui.ladder;

import app.ringdown.desk.Settings;
import app.ringdown.market.BookView;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.order.Order;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.QuoteWords;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.depth.DepthWords;
import app.ringdown.ui.depth.GroupChooser;
import app.ringdown.ui.orders.OrderRow;
import app.ringdown.ui.orders.OrderWords;
import app.ringdown.ui.orders.OrdersModel;
import app.ringdown.venue.LineState;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.List;

/**
 * The trading ladder of the chosen instrument. The row of a price does not move when the market
 * moves: it is a person who scrolls and centres, or the panel itself if the market has left the
 * view and no pointer is over it. Clicks send orders only while it is armed, which it is not
 * whenever it is opened, nor for another instrument. Book and quote are wanted of the venue only
 * while it is shown. JavaFX thread.
 */
public final class LadderPanel extends VBox implements LiveDesk.Listener, AutoCloseable {
    private static final PseudoClass ARMED = PseudoClass.getPseudoClass("armed");
    private static final long SPOKEN_EVERY_NANOS = 1_000_000_000L;

    private final LadderFeed feed;
    private final OrdersModel orders;
    private final Texts texts;
    private final LadderWords words;

    /** So wide that a market which moves as usual stays in view for a while. */
    private static final long USUAL_PART = 80_000;

    private final GroupChooser group;
    private final QuantityBox quantity;
    private final LadderPlot plot;
    private final LadderBar bar;
    private final LadderLine line;
    private final LadderHands hands;
    private final Label state = new Label();
    private final Label hint = new Label();
    private final javafx.util.Subscription selection;
    private LadderView view;
    private final LadderScroll scroll = new LadderScroll();
    private boolean isShown;
    private boolean isOffered;
    private boolean changed;
    private BookView book = BookView.EMPTY;
    private LadderDepth depth = new LadderDepth(book, 1);
    private BookView depthOf = book;
    private long depthStep = 1;
    private String notice = "";
    private long nextSpoken;

    /** Adds itself to {@code live}. */
    public LadderPanel(
            LiveDesk live,
            OrdersModel orders,
            ReadOnlyObjectProperty<Instrument> selected,
            Settings settings,
            Theme theme,
            Texts texts,
            Format format,
            OrderWords orderWords,
            QuoteWords quoteWords) {
        Instrument instrument = selected.get();
        this.orders = orders;
        this.texts = texts;
        this.view = LadderView.empty(instrument);
        DepthWords depthWords = new DepthWords(texts, format);
        this.feed = new LadderFeed(live, depthWords, quoteWords, texts, instrument);
        this.words = new LadderWords(texts, format, orderWords);
        this.group =
                new GroupChooser(
                        "ladder", USUAL_PART, settings, texts, format, instrument, this::regroup);
        this.quantity = new QuantityBox(settings, texts, format, instrument);
        this.plot = new LadderPlot(theme, texts, format, instrument);
        this.line = new LadderLine(orders, orderWords);
        this.bar = new LadderBar(quantity, group, settings, texts, this::changed, this::centre);
        LadderTrader trader = new LadderTrader(live, orders, line, texts, format, orderWords);
        Now now = new Now();
        this.hands = new LadderHands(plot, now, new LadderActs(now, quantity, trader, line, texts));
        setId("ladder");
        getStyleClass().addAll("panel", "ladder");
        state.setId("ladder-state");
        state.getStyleClass().add("ladder-state");
        state.setWrapText(true);
        state.setMouseTransparent(true);
        state.visibleProperty().bind(state.textProperty().isNotEmpty());
        hint.setId("ladder-hint");
        hint.getStyleClass().addAll("muted", "ladder-hint");
        hint.setWrapText(true);
        hint.setMaxWidth(Double.MAX_VALUE);
        plot.setFocusTraversable(true);
        plot.setAccessibleRole(AccessibleRole.TEXT);
        StackPane body = new StackPane(plot, state);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().addAll(bar, body, hint, line);
        bar.armed().selectedProperty().addListener((_, _, is) -> onArmed(is));
        orders.watch(_ -> changed());
        live.add(this);
        selection = selected.subscribe(this::choose);
    }

    private void onArmed(boolean is) {
        pseudoClassStateChanged(ARMED, is);
        plot.setArmed(is);
        line.say(texts.get(is ? "ladder.armed.now" : "ladder.unarmed.now"));
        plot.requestFocus();
        nextSpoken = Long.MIN_VALUE;
    }

    /** Takes the keys to the ladder. */
    public void focusLadder() {
        plot.requestFocus();
    }

    /** Somebody looks at it, or nobody does any more. It is not armed when it comes up. */
    public void setShown(boolean next) {
        if (next != isShown) {
            isShown = next;
            choose(feed.instrument());
        }
    }

    private void choose(Instrument next) {
        hands.letGo();
        boolean wasArmed = bar.armed().isSelected();
        bar.armed().setSelected(false);
        boolean isOther = !next.equals(feed.instrument());
        line.say(
                wasArmed && isOther
                        ? texts.get("ladder.other", next.symbol())
                        : texts.get("ladder.unarmed.now"));
        feed.choose(next, isShown);
        quantity.choose(next);
        isOffered = false;
        scroll.reset();
        changed();
    }

    /** The next frame shows it anew. */
    private void changed() {
        changed = true;
    }

    /** Rows of another width, about the same price as before. */
    private void regroup() {
        scroll.regroup(group.step(), plot.rows());
        changed();
    }

    private void centre() {
        scroll.centre(group.step(), feed.middle(), plot.rows());
        changed();
    }

    @Override
    public void onQuote(Quote quote) {
        changed |= quote.instrument().equals(feed.instrument());
    }

    @Override
    public void onLine(LineState next) {
        changed();
    }

    @Override
    public void onFrame(long nanos) {
        if (!isShown) {
            return;
        }
        line.refresh();
        settle();
        String trouble = feed.noBook();
        BookView now = feed.book();
        if (changed || now != book || !trouble.equals(notice)) {
            changed = false;
            book = now;
            notice = trouble;
            show();
        }
        if (nanos >= nextSpoken) {
            nextSpoken = nanos + SPOKEN_EVERY_NANOS;
            plot.setAccessibleText(words.spoken(view, bar.armed().isSelected()));
        }
        plot.onFrame();
        pointed();
    }

    /** The row under the pointer is another one when a person has scrolled. */
    private void pointed() {
        LadderSpot at = hands.pointed();
        plot.point(at);
        hint.setText(at == null ? texts.get("ladder.hint.keys") : said(at));
    }

    private String said(LadderSpot at) {
        String said =
                hands.isCarrying()
                        ? words.carrying(view, at)
                        : words.hint(view, at, quantity.lots());
        return said.isEmpty() ? texts.get("ladder.hint.keys") : said;
    }

    private void show() {
        Instrument instrument = feed.instrument();
        if (!isOffered) {
            long about = feed.middle();
            isOffered = about > 0;
            group.offer(instrument, about);
        }
        long step = group.step();
        if (book != depthOf || step != depthStep) {
            depthOf = book;
            depthStep = step;
            depth = new LadderDepth(book, step);
        }
        settle(); // with the new book and step
        List<Order> open = orders.working().stream().map(OrderRow::order).toList();
        view =
                new LadderView(
                        instrument,
                        scroll.rows(),
                        depth,
                        new LadderOrders(open, instrument, step),
                        notice.isEmpty(),
                        feed.last(),
                        bar.isCumulative(),
                        scroll.marked());
        plot.show(view);
        bar.show(instrument.symbol(), feed.spread());
        state.setText(notice);
    }

    /** Brings the market into view: at first, and when it has left it while nobody's hand is in. */
    private void settle() {
        if (scroll.wantsCentre(depth, plot.rows(), bar.isFollowing(), hands.isHolding())) {
            centre();
        }
    }

    LadderPlot plot() {
        return plot;
    }

    @Override
    public void close() {
        selection.unsubscribe();
        feed.close();
    }

    /** How things stand when a hand does something, and what it can move. */
    private final class Now implements LadderActs.State, LadderHands.View {
        @Override
        public Instrument instrument() {
            return feed.instrument();
        }

        @Override
        public boolean isArmed() {
            return bar.armed().isSelected();
        }

        @Override
        public String noBook() {
            return feed.noBook();
        }

        @Override
        public String doubt() {
            return feed.doubt();
        }

        @Override
        public LadderOrders orders() {
            return view.orders();
        }

        @Override
        public void scroll(long rowsUp) {
            scroll.scroll(rowsUp);
            changed();
        }

        @Override
        public void centre() {
            LadderPanel.this.centre();
        }

        @Override
        public void widen(int by) {
            group.move(by);
        }

        @Override
        public long marked() {
            return scroll.marked();
        }

        @Override
        public void mark(long ticks) {
            scroll.mark(ticks);
            nextSpoken = Long.MIN_VALUE;
            changed();
        }

        @Override
        public void moveMark(int rowsDown) {
            scroll.moveMark(rowsDown, plot.rows());
            nextSpoken = Long.MIN_VALUE;
            changed();
        }
    }
}
