package app.ringdown.ui.ticket;

import app.ringdown.order.Order;
import app.ringdown.ui.orders.OrderRow;
import app.ringdown.ui.orders.OrderWords;
import app.ringdown.ui.orders.OrdersModel;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What became of the order that was sent last, in words that change as it moves on. */
final class OutcomeView extends Label {
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("doubt");

    private final OrderWords words;
    private final Tooltip tip = new Tooltip();
    private String clientOrderId = "";
    private OrderRow.@Nullable Sight shown;

    OutcomeView(OrderWords words) {
        this.words = words;
        setId("ticket-outcome");
        getStyleClass().add("ticket-outcome");
        setWrapText(true);
        setMaxWidth(Double.MAX_VALUE);
        setMinHeight(Region.USE_PREF_SIZE);
        clear();
    }

    void follow(String id) {
        clientOrderId = id;
    }

    /** Client order id of the order that is followed; empty for none. */
    String followed() {
        return clientOrderId;
    }

    /** Forgets the order; only its view ends, not the order. */
    void clear() {
        clientOrderId = "";
        shown = null;
        setText("");
        setTooltip(null);
    }

    /** Shows the order that is followed as it stands now. */
    void refresh(OrdersModel orders) {
        orders.row(clientOrderId).map(row -> row.sight().get()).ifPresent(this::show);
    }

    private void show(OrderRow.Sight sight) {
        if (sight.equals(shown)) {
            return;
        }
        shown = sight;
        Order order = sight.order();
        PseudoClass tone =
                switch (order.state()) {
                    case DENIED, REJECTED -> BAD;
                    case UNKNOWN -> OPEN;
                    case ACCEPTED, PARTLY_FILLED, FILLED -> GOOD;
                    case SUBMITTED, CANCELLED, REPLACED, EXPIRED -> null;
                };
        for (PseudoClass each : List.of(GOOD, BAD, OPEN)) {
            pseudoClassStateChanged(each, each.equals(tone));
        }
        String mark =
                switch (order.state()) {
                    case DENIED, REJECTED -> "✕ ";
                    case UNKNOWN -> "⚠ ";
                    case FILLED -> "✓ ";
                    case ACCEPTED, PARTLY_FILLED -> "● ";
                    case SUBMITTED -> "… ";
                    case CANCELLED, REPLACED, EXPIRED -> "○ ";
                };
        setText(mark + words.outcome(sight));
        String original = words.original(order);
        tip.setText(original);
        setTooltip(original.isEmpty() ? null : tip);
    }
}
