package app.ringdown.ui.ticket;

import app.ringdown.desk.MarketFeed;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;
import app.ringdown.order.Account;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.orders.OrderWords;
import app.ringdown.ui.orders.OrdersModel;
import app.ringdown.venue.Capabilities;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The order ticket of the chosen instrument. It says while one types whether the order would be
 * accepted, and on its button exactly what will be sent; after sending, what became of it. JavaFX
 * thread.
 */
public final class TicketPanel extends BorderPane implements LiveDesk.Listener, AutoCloseable {
    private enum SizeMode {
        QUANTITY,
        AMOUNT
    }

    private static final int[] PERCENTS = {25, 50, 75, 100};

    private final LiveDesk live;
    private final OrdersModel orders;
    private final Texts texts;
    private final OrderWords words;
    private final DraftCheck check;
    private final Label symbol = new Label();
    private final TouchView touch;
    private final Segments<Side> side;
    private final Segments<OrderType> type;
    private final Segments<TimeInForce> timeInForce;
    private final Segments<SizeMode> sizeMode;
    private final Label priceName = new Label();
    private final NumberField price;
    private final NumberField size;
    private final EstimateView estimate;
    private final OutcomeView outcome;
    private final SubmitBar submit;
    private @Nullable Instrument instrument;
    private MarketFeed.@Nullable Handle wanted;
    private boolean stale;
    private boolean changed = true;

    /**
     * Adds itself to {@code live}.
     *
     * @param chosen what the ticket is for; null for nothing yet
     */
    public TicketPanel(
            LiveDesk live,
            OrdersModel orders,
            ObservableValue<? extends @Nullable Instrument> chosen,
            Texts texts,
            Format format,
            OrderWords words) {
        this.live = live;
        this.orders = orders;
        this.texts = texts;
        this.words = words;
        this.check = new DraftCheck(texts, format);
        this.touch = new TouchView(texts, format);
        this.side =
                new Segments<>(
                        "ticket-side", texts.get("ticket.side"), Side.class, Side.BUY, words::side);
        this.type =
                new Segments<>(
                        "ticket-type",
                        texts.get("ticket.type"),
                        OrderType.class,
                        OrderType.LIMIT,
                        words::type);
        this.timeInForce =
                new Segments<>(
                        "ticket-tif",
                        texts.get("ticket.tif"),
                        TimeInForce.class,
                        TimeInForce.GTC,
                        words::timeInForce);
        this.sizeMode =
                new Segments<>(
                        "ticket-size-mode",
                        texts.get("ticket.size.mode"),
                        SizeMode.class,
                        SizeMode.QUANTITY,
                        _ -> "");
        this.price = new NumberField("ticket-price", texts, priceHead(), this::stepPrice);
        this.size = new NumberField("ticket-size", texts, sizeMode, this::stepSize);
        this.estimate = new EstimateView(texts, format);
        this.outcome = new OutcomeView(words);
        this.submit = new SubmitBar(texts, live.desk().venue().id(), outcome, this::submit);
        setId("ticket");
        getStyleClass().add("ticket");
        lay();
        offer(live.desk().venue().capabilities());
        react();
        orders.watch(_ -> changed = true);
        live.add(this);
        stale = live.line() != LineState.OPEN;
        choose(chosen.getValue());
        chosen.addListener((_, _, next) -> choose(next));
    }

    private void lay() {
        symbol.setId("ticket-symbol");
        symbol.getStyleClass().add("ticket-symbol");
        side.getStyleClass().add("ticket-sides");
        HBox percents = new HBox();
        percents.getStyleClass().add("ticket-percents");
        for (int percent : PERCENTS) {
            Button button =
                    small("ticket-percent-" + percent, texts.get("ticket.percent", percent));
            button.setOnAction(_ -> fillPercent(percent));
            percents.getChildren().add(button);
        }
        VBox form =
                new VBox(symbol, touch, side, type, timeInForce, price, size, percents, estimate);
        form.getStyleClass().add("ticket-form");
        ScrollPane scroll = new ScrollPane(form);
        scroll.getStyleClass().add("ticket-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        setBottom(submit);
    }

    private HBox priceHead() {
        Button bid = small("ticket-price-bid", texts.get("ticket.bid"));
        bid.setOnAction(_ -> fillPrice(live.quote(chosen()).bid()));
        Button mid = small("ticket-price-mid", texts.get("ticket.mid"));
        mid.setOnAction(_ -> fillPrice(mid(live.quote(chosen()))));
        Button ask = small("ticket-price-ask", texts.get("ticket.ask"));
        ask.setOnAction(_ -> fillPrice(live.quote(chosen()).ask()));
        priceName.getStyleClass().add("ticket-muted");
        priceName.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(priceName, Priority.ALWAYS);
        HBox head = new HBox(4, priceName, bid, mid, ask);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Button small(String id, String text) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("ticket-small");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(button, Priority.SOMETIMES);
        return button;
    }

    /** Offers what the venue takes; the rest is off and says why. */
    private void offer(Capabilities can) {
        for (OrderType each : OrderType.values()) {
            boolean on = can.orderTypes().contains(each);
            type.button(each).setDisable(!on);
            type.setTip(each, texts.get(on ? "ticket.type." + each + ".tip" : "ticket.type.off"));
        }
        for (TimeInForce each : TimeInForce.values()) {
            timeInForce.button(each).setDisable(!can.timesInForce().contains(each));
            timeInForce.setTip(each, texts.get("ticket.tif." + each + ".tip"));
        }
        side.setTip(Side.BUY, texts.get("ticket.buy.tip"));
        side.setTip(Side.SELL, texts.get("ticket.sell.tip"));
    }

    private void react() {
        for (ObservableValue<?> input :
                new ObservableValue<?>[] {
                    side.value(),
                    type.value(),
                    timeInForce.value(),
                    sizeMode.value(),
                    price.text(),
                    size.text()
                }) {
            input.addListener((_, _, _) -> {
                submit.dismiss(); // it was asked about another order
                refresh();
            });
        }
        sizeMode.value().addListener((_, _, _) -> size.text().set(""));
        price.field().setOnAction(_ -> submit());
        size.field().setOnAction(_ -> submit());
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        if (event.getCode() == KeyCode.B) {
            side.set(Side.BUY);
        } else if (event.getCode() == KeyCode.S) {
            side.set(Side.SELL);
        } else if (event.getCode() == KeyCode.ESCAPE) {
            clear();
        } else if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof Button button) {
            button.fire(); // as Space does
        } else {
            return;
        }
        event.consume();
    }

    private void clear() {
        if (submit.isAsking()) {
            submit.dismiss();
        } else {
            price.text().set("");
            size.text().set("");
            outcome.clear();
        }
    }

    /** Another instrument: its price and size would mean something else, so they go. */
    private void choose(@Nullable Instrument next) {
        if (wanted != null) {
            wanted.close();
            wanted = null;
        }
        instrument = next;
        setDisable(next == null);
        if (next == null) {
            symbol.setText(texts.get("ticket.none"));
            return;
        }
        wanted = live.desk().feed().want(new Subscription.Level1(next));
        symbol.setText(next.symbol());
        priceName.setText(texts.get("ticket.price", next.quote()));
        sizeMode.setText(SizeMode.QUANTITY, texts.get("ticket.quantity", next.base()));
        sizeMode.setText(SizeMode.AMOUNT, texts.get("ticket.amount", next.quote()));
        price.text().set("");
        size.text().set("");
        submit.dismiss();
        refresh();
    }

    private Instrument chosen() {
        if (instrument == null) {
            throw new IllegalStateException("a disabled ticket was used");
        }
        return instrument;
    }

    private Draft draft(Instrument of) {
        return new Draft(
                of,
                side.get(),
                type.get(),
                type.get() == OrderType.LIMIT ? timeInForce.get() : TimeInForce.GTC,
                price.text().get(),
                sizeMode.get() == SizeMode.AMOUNT,
                size.text().get());
    }

    private void refresh() {
        changed = false;
        if (instrument == null) {
            return;
        }
        Quote quote = live.quote(instrument);
        Draft draft = draft(instrument);
        DraftCheck.Checked checked = check.check(draft, quote, live.account());
        touch.show(instrument, quote, stale);
        timeInForce.setVisible(type.get() == OrderType.LIMIT);
        price.setUsable(!draft.isMarket());
        price.field().setPromptText(draft.isMarket() ? texts.get("ticket.price.market") : "");
        price.show(checked.at(Problem.Field.PRICE).orElse(null));
        size.show(checked.at(Problem.Field.SIZE).orElse(null));
        estimate.show(draft, checked.cost(), live.account());
        OrderRequest request = checked.request();
        submit.say(
                side.get(),
                request != null
                        ? words.intent(request)
                        : words.side(side.get()) + " " + instrument.base(),
                checked.problems().stream().map(Problem::sentence).findFirst().orElse(""));
        submit.warn(
                orders.anyUnknown(instrument)
                        ? "⚠ " + texts.get("ticket.unknown", instrument.symbol())
                        : "");
    }

    private void submit() {
        if (instrument == null || submit.isAsking()) {
            return;
        }
        Draft draft = draft(instrument);
        DraftCheck.Checked checked = check.check(draft, live.quote(instrument), live.account());
        OrderRequest request = checked.request();
        if (request == null) {
            boolean priceFirst = checked.at(Problem.Field.PRICE).isPresent();
            (priceFirst ? price : size).field().requestFocus();
        } else if (draft.isMarket() && stale) {
            submit.ask(() -> send(request));
        } else {
            send(request);
        }
    }

    /** Sends, and empties the size, so that a key held down can't send it twice. */
    private void send(OrderRequest request) {
        String id = live.desk().orders().nextId();
        outcome.follow(id);
        live.desk()
                .orders()
                .place(
                        new OrderRequest(
                                id,
                                request.instrument(),
                                request.side(),
                                request.type(),
                                request.timeInForce(),
                                request.ticks(),
                                request.lots(),
                                request.amount()));
        size.text().set("");
        size.field().requestFocus();
    }

    private void fillPrice(long ticks) {
        if (ticks > 0) {
            price.put(check.numbers().write(chosen().price(ticks)));
        }
    }

    private static long mid(Quote quote) {
        long step = quote.instrument().rules().tickStep();
        long mid = (quote.bid() + quote.ask()) / 2;
        return quote.bid() > 0 && quote.ask() > 0 ? mid - mid % step : 0;
    }

    /** A whole tick up or down; from an empty field to the best price of one's own side. */
    private void stepPrice(int steps) {
        if (type.get() == OrderType.MARKET) {
            return;
        }
        Instrument of = chosen();
        Quote quote = live.quote(of);
        long step = of.rules().tickStep();
        long ticks = check.ticks(draft(of), quote);
        if (ticks == 0) {
            fillPrice(side.get() == Side.BUY ? quote.bid() : quote.ask());
            return;
        }
        long onStep = ticks - Math.floorMod(ticks, step);
        fillPrice(Math.max(Math.max(step, of.rules().minTicks()), onStep + steps * step));
    }

    private void stepSize(int steps) {
        Instrument of = chosen();
        Draft draft = draft(of);
        boolean amount = draft.byAmount();
        BigDecimal least = amount ? BigDecimal.ONE : of.quantity(of.rules().lotStep());
        BigDecimal value =
                check.numbers().read(draft.size()) instanceof NumberInput.Reading.Value(var typed)
                        ? typed
                        : BigDecimal.ZERO;
        size.put(check.typed(Sizes.step(value, least, steps)));
    }

    private void fillPercent(int percent) {
        Instrument of = chosen();
        Quote quote = live.quote(of);
        Draft draft = draft(of);
        long ticks = draft.isMarket() ? 0 : check.ticks(draft, quote);
        Optional<Sizes.Size> filled = Sizes.percent(draft, quote, live.account(), ticks, percent);
        if (filled.isEmpty()) {
            price.field().requestFocus(); // it says itself what it lacks
            return;
        }
        sizeMode.set(filled.get().byAmount() ? SizeMode.AMOUNT : SizeMode.QUANTITY);
        size.put(check.typed(filled.get().value()));
    }

    /** Gives its live values back. */
    @Override
    public void close() {
        if (wanted != null) {
            wanted.close();
            wanted = null;
        }
    }

    @Override
    public void onQuote(Quote quote) {
        changed |= quote.instrument().equals(instrument);
    }

    @Override
    public void onAccount(Account account) {
        changed = true;
    }

    @Override
    public void onLine(LineState line) {
        stale = line != LineState.OPEN;
        changed = true;
    }

    @Override
    public void onFrame(long nanos) {
        outcome.refresh(orders);
        if (changed) {
            refresh();
        }
    }
}
