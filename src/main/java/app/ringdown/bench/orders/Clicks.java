package app.ringdown.bench.orders;

import app.ringdown.order.Order;
import app.ringdown.order.OrderState;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.orders.OrderRow;
import app.ringdown.ui.shell.MainWindow;
import app.ringdown.ui.shell.Workspace;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/**
 * The hand on a window's ticket: sends one order after the other that rests far below the market,
 * and sees when the blotter's row says that the exchange has it. JavaFX thread.
 */
final class Clicks implements LiveDesk.Listener {
    private static final String SIZE = "1";

    private final Scene scene;
    private final Workspace workspace;
    private @Nullable Click click;

    /** One click and what came of it, {@link System#nanoTime()}. */
    static final class Click {
        /** Completed once it is accepted on the screen. */
        final CompletableFuture<Click> shown = new CompletableFuture<>();

        /** Completed once its order, which is cancelled for that, has ended. */
        final CompletableFuture<Click> ended = new CompletableFuture<>();

        String clientOrderId = "";
        long nanos;

        /** When the button had done its work, and the screen was free again. */
        long handledNanos;

        long shownNanos;

        /** From the click to where it was handed over to be sent. */
        long sentMicros;

        private boolean accepted;
    }

    /**
     * @param window that is logged in
     * @param price that the market stays above, as one types it
     */
    Clicks(MainWindow window, String price) {
        this.scene = window.scene();
        this.workspace = window.workspace().orElseThrow();
        workspace.live().add(this);
        // After the panels' own: what is seen here is laid out, and goes to the renderer so.
        scene.addPostLayoutPulseListener(this::onLaidOut);
        button("#ticket-type-limit").fire();
        field("#ticket-price").setText(price);
        field("#ticket-size").setText(SIZE);
    }

    /** Presses the button. */
    Click click() {
        ButtonBase button = button("#ticket-submit");
        if (button.isDisabled()) {
            throw new IllegalStateException("the ticket can't be sent");
        }
        move(button);
        Click now = new Click();
        click = now;
        now.nanos = System.nanoTime();
        button.fire();
        now.handledNanos = System.nanoTime();
        field("#ticket-size").setText(SIZE); // which was emptied
        return now;
    }

    /** A hand was on the mouse before it pressed: the screen does not rest. */
    private static void move(Node node) {
        Event.fireEvent(
                node,
                new MouseEvent(
                        MouseEvent.MOUSE_MOVED,
                        1,
                        1,
                        1,
                        1,
                        MouseButton.NONE,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        null));
    }

    @Override
    public void onOrder(Order order) {
        Click now = click;
        if (now == null) {
            return;
        }
        if (now.clientOrderId.isEmpty()) {
            now.clientOrderId = order.clientOrderId();
        }
        if (!order.clientOrderId().equals(now.clientOrderId)) {
            return;
        }
        now.accepted |= order.state() == OrderState.ACCEPTED;
        now.sentMicros = Math.max(now.sentMicros, order.times().clickToSent());
        if (!order.state().isFinal()) {
            return;
        }
        if (order.state() == OrderState.CANCELLED) {
            now.ended.complete(now);
        } else {
            now.shown.completeExceptionally(new IllegalStateException(order.toString()));
        }
    }

    private void onLaidOut() {
        Click now = click;
        if (now != null && now.accepted && !now.shown.isDone() && saysAccepted(now)) {
            now.shownNanos = System.nanoTime();
            workspace.live().desk().orders().cancel(now.clientOrderId);
            now.shown.complete(now);
        }
    }

    /** Whether the cell that says how it stands does say it. */
    private boolean saysAccepted(Click now) {
        for (Node node : scene.getRoot().lookupAll("#blotter-working .table-row-cell")) {
            if (node instanceof TableRow<?> row
                    && row.isVisible()
                    && row.getItem() instanceof OrderRow order
                    && order.order().clientOrderId().equals(now.clientOrderId)) {
                return row.getChildrenUnmodifiable().stream().anyMatch(Clicks::saysAccepted);
            }
        }
        return false;
    }

    private static boolean saysAccepted(Node node) {
        return node instanceof TableCell<?, ?> cell
                && cell.getTableColumn().getId().equals("blotter-working-status")
                && cell.getItem() instanceof OrderRow.Sight sight
                && sight.order().state() == OrderState.ACCEPTED
                && !cell.getText().isEmpty();
    }

    private ButtonBase button(String selector) {
        return (ButtonBase) node(selector);
    }

    private TextField field(String selector) {
        return (TextField) node(selector);
    }

    private Node node(String selector) {
        Node found = scene.lookup(selector);
        if (found == null) {
            throw new IllegalStateException(selector + " is missing");
        }
        return found;
    }
}
