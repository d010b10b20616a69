package app.ringdown.ui.ticket;

import app.ringdown.desk.Settings;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;
import app.ringdown.order.Account;
import app.ringdown.order.OrderRules;
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
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The fields of the ticket: it knows what stands in them, and nothing of what it means. */
final class TicketForm extends ScrollPane {
    /** What a person can do here besides typing and choosing. */
    interface Actions {
        void step(Problem.Field field, int steps);

        void fillBid();

        void fillMid();

        void fillAsk();

        void fillPercent(int percent);

        void submit();
    }

    private static final int[] PERCENTS = {25, 50, 75, 100};
    private static final int TYPES_PER_ROW = 4;
    private static final BigDecimal LEAST_RISK = new BigDecimal("0.1");

    private final Texts texts;
    private final Label symbol = new Label();
    private final TouchView touch;
    private final Segments<Side> side;
    private final Segments<OrderType> type;
    private final Segments<TimeInForce> timeInForce;
    private final Segments<SizeUnit> sizeUnit;
    private final Label priceName = new Label();
    private final HBox quickPrices;
    private final NumberField price;
    private final Label stopName = new Label();
    private final NumberField stop;
    private final NumberField size;
    private final PresetBar presets;
    private final ToggleButton iceberg = new ToggleButton();
    private final ToggleButton pair = new ToggleButton();
    private final NumberField display;
    private final BracketFields bracket;
    private final HBox percents = new HBox();
    private final EstimateView estimate;
    private @Nullable Instrument chosen;
    private boolean takesIceberg = true;
    private Set<OrderType> taken = Set.of();

    TicketForm(
            Texts texts,
            Format format,
            OrderWords words,
            Settings settings,
            Capabilities can,
            Actions actions) {
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
                        each -> texts.get("ticket.type." + each),
                        TYPES_PER_ROW);
        timeInForce =
                new Segments<>(
                        "ticket-tif",
                        texts.get("ticket.tif"),
                        TimeInForce.class,
                        TimeInForce.GTC,
                        words::timeInForce);
        sizeUnit =
                new Segments<>(
                        "ticket-size-mode",
                        texts.get("ticket.size.mode"),
                        SizeUnit.class,
                        SizeUnit.QUANTITY,
                        _ -> "");
        quickPrices =
                new HBox(
                        4,
                        small("ticket-price-bid", "ticket.bid", actions::fillBid),
                        small("ticket-price-mid", "ticket.mid", actions::fillMid),
                        small("ticket-price-ask", "ticket.ask", actions::fillAsk));
        price =
                new NumberField(
                        "ticket-price",
                        texts,
                        priceHead(),
                        steps -> actions.step(Problem.Field.PRICE, steps));
        stopName.getStyleClass().add("ticket-muted");
        stop =
                new NumberField(
                        "ticket-stop",
                        texts,
                        stopName,
                        steps -> actions.step(Problem.Field.STOP, steps));
        size =
                new NumberField(
                        "ticket-size",
                        texts,
                        sizeUnit,
                        steps -> actions.step(Problem.Field.SIZE, steps));
        presets = new PresetBar(settings, texts, () -> size.text().get(), size()::put);
        Label displayName = new Label(texts.get("ticket.display"));
        displayName.getStyleClass().add("ticket-muted");
        display =
                new NumberField(
                        "ticket-display",
                        texts,
                        displayName,
                        steps -> actions.step(Problem.Field.DISPLAY, steps));
        display.setName(displayName.getText());
        iceberg.setText(texts.get("ticket.iceberg"));
        iceberg.setId("ticket-iceberg");
        iceberg.setTooltip(new Tooltip(texts.get("ticket.iceberg.tip")));
        bracket = new BracketFields(texts, actions::step);
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
        for (NumberField each :
                List.of(price, stop, size, display, bracket.target(), bracket.stop())) {
            each.field().setOnAction(_ -> actions.submit());
        }
        sizeUnit.value()
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
        pair.setText(texts.get("ticket.pair"));
        pair.setId("ticket-pair");
        pair.setTooltip(new Tooltip(texts.get("ticket.pair.tip")));
        HBox extras = new HBox(4, bracket.toggle(), pair, iceberg);
        extras.getStyleClass().add("ticket-extras");
        VBox form =
                new VBox(
                        symbol,
                        touch,
                        side,
                        type,
                        timeInForce,
                        price,
                        stop,
                        size,
                        percents,
                        presets,
                        extras,
                        display,
                        bracket,
                        estimate);
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

    /** Offers what the venue takes at all; the rest is off and says why. */
    private void offer(Capabilities can) {
        for (TimeInForce each : TimeInForce.values()) {
            timeInForce.button(each).setDisable(!can.timesInForce().contains(each));
            timeInForce.setTip(each, texts.get("ticket.tif." + each + ".tip"));
        }
        side.setTip(Side.BUY, texts.get("ticket.buy.tip"));
        side.setTip(Side.SELL, texts.get("ticket.sell.tip"));
        for (SizeUnit each : SizeUnit.values()) {
            sizeUnit.setTip(each, texts.get("ticket.size." + each + ".tip"));
        }
    }

    /** Offers what it takes in an instrument. */
    private void offer(OrderRules rules) {
        taken = rules.types();
        for (OrderType each : OrderType.values()) {
            boolean on = taken.contains(each);
            type.setTip(each, texts.get(on ? "ticket.type." + each + ".tip" : "ticket.type.off"));
        }
        if (!rules.types().contains(type.get())) {
            type.set(OrderType.LIMIT);
        }
        takesIceberg = rules.iceberg();
        pair.setDisable(!rules.oco());
    }

    /** Calls {@code changed} after each change of what is chosen or typed. */
    void onInput(Runnable changed) {
        List<ObservableValue<?>> inputs =
                new ArrayList<>(
                        List.of(
                                side.value(),
                                type.value(),
                                timeInForce.value(),
                                sizeUnit.value(),
                                price.text(),
                                stop.text(),
                                size.text(),
                                iceberg.selectedProperty(),
                                pair.selectedProperty(),
                                display.text()));
        inputs.addAll(bracket.inputs());
        inputs.forEach(input -> input.addListener((_, _, _) -> changed.run()));
    }

    /**
     * The words of another instrument; a price or size of the last one would mean something else.
     */
    void choose(Instrument instrument, OrderRules rules) {
        chosen = instrument;
        symbol.setText(instrument.symbol());
        priceName.setText(texts.get("ticket.price", instrument.quote()));
        sizeUnit.setText(SizeUnit.QUANTITY, instrument.base());
        sizeUnit.setText(SizeUnit.AMOUNT, instrument.quote());
        sizeUnit.setText(SizeUnit.PERCENT, texts.get("ticket.size.PERCENT"));
        sizeUnit.setText(SizeUnit.RISK, texts.get("ticket.size.RISK"));
        price.setName(priceName.getText());
        nameSize();
        offer(rules);
        clear();
    }

    private void nameSize() {
        if (chosen == null) {
            return;
        }
        SizeUnit unit = sizeUnit.get();
        size.setName(texts.get("ticket.size." + unit + ".name", chosen.base(), chosen.quote()));
        presets.choose(chosen.symbol(), unit);
        percents.setDisable(unit == SizeUnit.RISK);
    }

    /** The next unit of size, round and round. */
    void nextUnit() {
        sizeUnit.set(
                switch (sizeUnit.get()) {
                    case QUANTITY -> SizeUnit.AMOUNT;
                    case AMOUNT -> SizeUnit.PERCENT;
                    case PERCENT -> SizeUnit.RISK;
                    case RISK -> SizeUnit.QUANTITY;
                });
        size.field().requestFocus();
    }

    void chooseNothing() {
        symbol.setText(texts.get("ticket.none"));
        clear();
    }

    void clear() {
        price.clear();
        stop.clear();
        size.clear();
        display.clear();
        bracket.clear();
    }

    /**
     * Turns off what the chosen type has no use for; before {@link #draft}, as it may move a price.
     */
    void settle() {
        if (isPair()) {
            type.set(OrderType.POST_ONLY); // the only limit order that the venue takes in a pair
        }
        for (OrderType each : OrderType.values()) {
            type.button(each).setDisable(isPair() ? each != OrderType.POST_ONLY : !takes(each));
        }
        bracket.toggle().setDisable(isPair());
        OrderType of = type.get();
        timeInForce.setVisible(of.hasTimeInForce());
        quickPrices.setDisable(!of.hasPrice());
        price.setUsable(of.hasPrice(), texts.get("ticket.price.market"));
        boolean trails = of == OrderType.TRAILING_STOP;
        show(stop, of.isTriggered() || isPair());
        stopName.setText(
                trails
                        ? texts.get("ticket.trailing")
                        : texts.get("ticket.stop", chosen == null ? "" : chosen.quote()));
        stop.setName(stopName.getText());
        iceberg.setDisable(!canHide());
        show(display, iceberg.isSelected() && canHide());
    }

    private static void show(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    private boolean isPair() {
        return pair.isSelected() && !pair.isDisabled();
    }

    private boolean takes(OrderType which) {
        return taken.contains(which);
    }

    private boolean canHide() {
        OrderType of = type.get();
        boolean rests =
                of == OrderType.POST_ONLY
                        || (of.hasTimeInForce() && timeInForce.get() == TimeInForce.GTC);
        return takesIceberg && rests && !isPair();
    }

    /** What stands in the fields. */
    Draft draft(Instrument of) {
        OrderType as = type.get();
        return new Draft(
                of,
                side.get(),
                as,
                as.hasTimeInForce() ? timeInForce.get() : TimeInForce.GTC,
                price.text().get(),
                stop.text().get(),
                sizeUnit.get(),
                size.text().get(),
                iceberg.isSelected() && canHide() ? display.text().get() : "",
                isPair() ? Draft.Bracket.OFF : bracket.draft(),
                isPair());
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
        stop.show(checked.at(Problem.Field.STOP).orElse(null));
        size.show(checked.at(Problem.Field.SIZE).orElse(null));
        display.show(checked.at(Problem.Field.DISPLAY).orElse(null));
        bracket.show(checked);
        estimate.show(draft, checked, account);
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

    /** The field that a problem is of. */
    NumberField field(Problem.Field which) {
        return switch (which) {
            case PRICE -> price;
            case STOP -> stop;
            case SIZE, ORDER -> size;
            case DISPLAY -> display;
            case TARGET -> bracket.target();
            case EXIT_STOP -> bracket.stop();
        };
    }

    /** An order without a price becomes a limit order then. */
    void putPrice(String value) {
        if (!type.get().hasPrice()) {
            type.set(OrderType.LIMIT);
        }
        price.put(value);
    }

    void putSize(boolean byAmount, String value) {
        sizeUnit.set(byAmount ? SizeUnit.AMOUNT : SizeUnit.QUANTITY);
        size.put(value);
    }

    SizeUnit unit() {
        return sizeUnit.get();
    }

    /** Where typing goes on when {@code field} lacks something. */
    void focus(Problem.Field which) {
        field(which).field().requestFocus();
    }

    /** A step of an amount; of a quantity it is a lot. */
    static BigDecimal leastStep(Draft draft) {
        Instrument of = draft.instrument();
        return switch (draft.unit()) {
            case QUANTITY -> of.quantity(of.rules().lotStep());
            case AMOUNT, PERCENT -> BigDecimal.ONE;
            case RISK -> LEAST_RISK;
        };
    }
}
