package app.ringdown.ui.ticket;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;
import app.ringdown.order.Account;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.orders.OrderWords;
import app.ringdown.venue.Capabilities;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.math.BigDecimal;
import java.util.List;

/** The fields of the ticket: it knows what stands in them, and nothing of what it means. */
final class TicketForm extends ScrollPane {
    private enum SizeMode {
        QUANTITY,
        AMOUNT
    }

    /** What a person can do here besides typing and choosing. */
    interface Actions {
        void stepPrice(int steps);

        void stepSize(int steps);

        void fillBid();

        void fillMid();

        void fillAsk();

        void fillPercent(int percent);

        void submit();
    }

    private static final int[] PERCENTS = {25, 50, 75, 100};

    private final Texts texts;
    private final Label symbol = new Label();
    private final TouchView touch;
    private final Segments<Side> side;
    private final Segments<OrderType> type;
    private final Segments<TimeInForce> timeInForce;
    private final Segments<SizeMode> sizeMode;
    private final Label priceName = new Label();
    private final HBox quickPrices;
    private final NumberField price;
    private final NumberField size;
    private final HBox percents = new HBox();
    private final EstimateView estimate;

    TicketForm(Texts texts, Format format, OrderWords words, Capabilities can, Actions actions) {
        this.texts = texts;
        touch = new TouchView(texts, format);
        side =
                new Segments<>(
                        "ticket-side", texts.get("ticket.side"), Side.class, Side.BUY, words::side);
        type =
                new Segments<>(
                        "ticket-type",
                        texts.get("ticket.type"),
                        OrderType.class,
                        OrderType.LIMIT,
                        words::type);
        timeInForce =
                new Segments<>(
                        "ticket-tif",
                        texts.get("ticket.tif"),
                        TimeInForce.class,
                        TimeInForce.GTC,
                        words::timeInForce);
        sizeMode =
                new Segments<>(
                        "ticket-size-mode",
                        texts.get("ticket.size.mode"),
                        SizeMode.class,
                        SizeMode.QUANTITY,
                        _ -> "");
        quickPrices =
                new HBox(
                        4,
                        small("ticket-price-bid", "ticket.bid", actions::fillBid),
                        small("ticket-price-mid", "ticket.mid", actions::fillMid),
                        small("ticket-price-ask", "ticket.ask", actions::fillAsk));
        price = new NumberField("ticket-price", texts, priceHead(), actions::stepPrice);
        size = new NumberField("ticket-size", texts, sizeMode, actions::stepSize);
        estimate = new EstimateView(texts, format);
        for (int percent : PERCENTS) {
            Button button =
                    small(
                            "ticket-percent-" + percent,
                            "ticket.percent." + percent,
                            () -> actions.fillPercent(percent));
            button.setTooltip(new Tooltip(texts.get("ticket.percent.tip")));
            percents.getChildren().add(button);
        }
        price.field().setOnAction(_ -> actions.submit());
        size.field().setOnAction(_ -> actions.submit());
        sizeMode.value()
                .addListener((_, _, _) -> {
                    nameSize();
                    size.clear();
                });
        lay();
        offer(can);
    }

    private void lay() {
        symbol.setId("ticket-symbol");
        symbol.getStyleClass().add("ticket-symbol");
        side.getStyleClass().add("ticket-sides");
        percents.getStyleClass().add("ticket-percents");
        VBox form =
                new VBox(symbol, touch, side, type, timeInForce, price, size, percents, estimate);
        form.getStyleClass().add("ticket-form");
        getStyleClass().add("ticket-scroll");
        setContent(form);
        setFitToWidth(true);
        setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    }

    private HBox priceHead() {
        priceName.getStyleClass().add("ticket-muted");
        priceName.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(priceName, Priority.ALWAYS);
        HBox head = new HBox(4, priceName, quickPrices);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Button small(String id, String key, Runnable action) {
        Button button = new Button(texts.get(key));
        button.setId(id);
        button.getStyleClass().add("ticket-small");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
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

    /** Calls {@code changed} after each change of what is chosen or typed. */
    void onInput(Runnable changed) {
        List<ObservableValue<?>> inputs =
                List.of(
                        side.value(),
                        type.value(),
                        timeInForce.value(),
                        sizeMode.value(),
                        price.text(),
                        size.text());
        inputs.forEach(input -> input.addListener((_, _, _) -> changed.run()));
    }

    /**
     * The words of another instrument; a price or size of the last one would mean something else.
     */
    void choose(Instrument instrument) {
        symbol.setText(instrument.symbol());
        priceName.setText(texts.get("ticket.price", instrument.quote()));
        sizeMode.setText(SizeMode.QUANTITY, texts.get("ticket.quantity", instrument.base()));
        sizeMode.setText(SizeMode.AMOUNT, texts.get("ticket.amount", instrument.quote()));
        price.setName(priceName.getText());
        nameSize();
        clear();
    }

    private void nameSize() {
        size.setName(sizeMode.button(sizeMode.get()).getText());
    }

    void chooseNothing() {
        symbol.setText(texts.get("ticket.none"));
        clear();
    }

    void clear() {
        price.clear();
        size.clear();
    }

    /**
     * Turns off what the chosen type has no use for; before {@link #draft}, as it may move a price.
     */
    void settle() {
        boolean priced = type.get() != OrderType.MARKET;
        timeInForce.setVisible(type.get() == OrderType.LIMIT);
        quickPrices.setDisable(!priced);
        price.setUsable(priced, texts.get("ticket.price.market"));
    }

    /** What stands in the fields. */
    Draft draft(Instrument of) {
        return new Draft(
                of,
                side.get(),
                type.get(),
                type.get() == OrderType.LIMIT ? timeInForce.get() : TimeInForce.GTC,
                price.text().get(),
                sizeMode.get() == SizeMode.AMOUNT,
                size.text().get());
    }

    /**
     * Shows the market.
     *
     * @param doubt why it may stand elsewhere by now; empty if it is live
     * @param origin where the quote comes from
     */
    void show(Quote quote, String doubt, String origin) {
        touch.show(quote.instrument(), quote, doubt, origin);
    }

    /** Says what the check found at the fields. */
    void show(Draft draft, DraftCheck.Checked checked, Account account) {
        price.show(checked.at(Problem.Field.PRICE).orElse(null));
        size.show(checked.at(Problem.Field.SIZE).orElse(null));
        estimate.show(draft, checked.cost(), account);
    }

    void setSide(Side next) {
        side.set(next);
    }

    NumberField price() {
        return price;
    }

    NumberField size() {
        return size;
    }

    /** A market order has no price, so a limit order it is then. */
    void putPrice(String value) {
        if (type.get() == OrderType.MARKET) {
            type.set(OrderType.LIMIT);
        }
        price.put(value);
    }

    void putSize(boolean byAmount, String value) {
        sizeMode.set(byAmount ? SizeMode.AMOUNT : SizeMode.QUANTITY);
        size.put(value);
    }

    /** Where typing goes on when {@code field} lacks something. */
    void focus(Problem.Field field) {
        Node node = field == Problem.Field.PRICE ? price.field() : size.field();
        node.requestFocus();
    }

    /** A step of an amount; of a quantity it is a lot. */
    static BigDecimal leastStep(Draft draft) {
        Instrument of = draft.instrument();
        return draft.byAmount() ? BigDecimal.ONE : of.quantity(of.rules().lotStep());
    }
}
