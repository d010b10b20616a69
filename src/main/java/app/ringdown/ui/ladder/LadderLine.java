package app.ringdown.ui.ladder;

import app.ringdown.order.Order;
import app.ringdown.ui.orders.OrderRow;
import app.ringdown.ui.orders.OrderWords;
import app.ringdown.ui.orders.OrdersModel;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The ladder's line of words: what was just done, why it was not, and what became of it, as it
 * moves on. The newest wins. JavaFX thread.
 */
final class LadderLine extends Label {
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass DOUBT = PseudoClass.getPseudoClass("doubt");

    private final OrdersModel orders;
    private final OrderWords words;
    private String followed = "";
    private Set<String> awaited = Set.of();
    private boolean isMoving;
    private OrderRow.@Nullable Sight shown;

    LadderLine(OrdersModel orders, OrderWords words) {
        this.orders = orders;
        this.words = words;
        setId("ladder-line");
        getStyleClass().add("ladder-line");
        setAccessibleRole(AccessibleRole.TEXT);
        setWrapText(true);
        setMaxWidth(Double.MAX_VALUE);
        setMinHeight(Region.USE_PREF_SIZE);
        orders.watch(this::onOrder);
    }

    /** Says something that is neither good nor bad. */
    void say(String sentence) {
        tell(sentence, null);
    }

    /** Says that something was not done. */
    void refuse(String sentence) {
        tell("✕ " + sentence, BAD);
    }

    /** Says that something is not done unless it is wanted twice. */
    void ask(String sentence) {
        tell("⚠ " + sentence, DOUBT);
    }

    private void tell(String sentence, @Nullable PseudoClass tone) {
        followed = "";
        awaited = Set.of();
        shown = null;
        setText(sentence);
        tone(tone);
    }

    private void tone(@Nullable PseudoClass tone) {
        for (PseudoClass each : List.of(GOOD, BAD, DOUBT)) {
            pseudoClassStateChanged(each, each.equals(tone));
        }
    }

    /** Says something of an order, and what becomes of it once the desk has told. */
    void follow(String sentence, String clientOrderId) {
        say(sentence);
        followed = clientOrderId;
    }

    /** Says that orders are to end, and what becomes of them: of each end the newest. */
    void awaitEnds(String sentence, Collection<String> clientOrderIds) {
        say(sentence);
        awaited = Set.copyOf(clientOrderIds);
        isMoving = false;
    }

    /** Says that orders are to be replaced, and what becomes of those that replace them. */
    void awaitMoves(String sentence, Collection<String> clientOrderIds) {
        awaitEnds(sentence, clientOrderIds);
        isMoving = true;
    }

    private void onOrder(Order order) {
        boolean isBy = isMoving && awaited.contains(order.request().links().replaces());
        if (isBy || (awaited.contains(order.clientOrderId()) && isEnd(order))) {
            followed = order.clientOrderId();
        }
    }

    /** That it made room for another one is no end of what is moved. */
    private boolean isEnd(Order order) {
        return switch (order.state()) {
            case CANCELLED, REPLACED -> !isMoving;
            case DENIED, FILLED, EXPIRED, REJECTED -> true;
            case SUBMITTED, UNKNOWN, ACCEPTED, PARTLY_FILLED -> false;
        };
    }

    /** Once a frame. */
    void refresh() {
        orders.row(followed).map(row -> row.sight().get()).ifPresent(this::show);
    }

    private void show(OrderRow.Sight sight) {
        if (sight.equals(shown)) {
            return;
        }
        shown = sight;
        PseudoClass tone =
                switch (sight.order().state()) {
                    case DENIED, REJECTED -> BAD;
                    case UNKNOWN -> DOUBT;
                    case ACCEPTED, PARTLY_FILLED, FILLED -> GOOD;
                    case SUBMITTED, CANCELLED, REPLACED, EXPIRED -> null;
                };
        tone(tone);
        String mark =
                switch (sight.order().state()) {
                    case DENIED, REJECTED -> "✕ ";
                    case UNKNOWN -> "⚠ ";
                    case FILLED -> "✓ ";
                    case ACCEPTED, PARTLY_FILLED -> "● ";
                    case SUBMITTED -> "… ";
                    case CANCELLED, REPLACED, EXPIRED -> "○ ";
                };
        setText(mark + words.outcome(sight));
    }
}
