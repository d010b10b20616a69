package app.ringdown.ui.blotter;

import app.ringdown.order.Order;
import app.ringdown.order.OrderLinks;
import app.ringdown.order.OrderStep;
import app.ringdown.order.Records;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.orders.OrderRow;
import app.ringdown.ui.orders.OrdersModel;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A window for each order that a person looks at; it moves on with the order. The life of the order
 * is read on another thread. JavaFX thread.
 */
final class DetailsWindows {
    private static final Logger LOG = LoggerFactory.getLogger(DetailsWindows.class);
    private static final double WIDTH = 980;
    private static final double HEIGHT = 700;

    private record Shown(Stage stage, OrderDetails details, AtomicLong asked) {}

    private final OrdersModel orders;
    private final Records records;
    private final Theme theme;
    private final Texts texts;
    private final Function<Order, OrderDetails> make;
    private final Map<String, Shown> byId = new HashMap<>();

    DetailsWindows(
            OrdersModel orders,
            Records records,
            Theme theme,
            Texts texts,
            Function<Order, OrderDetails> make) {
        this.orders = orders;
        this.records = records;
        this.theme = theme;
        this.texts = texts;
        this.make = make;
        orders.watch(this::moved);
    }

    /** Opens the window of an order, or brings it to the front. */
    void open(Order order, Window owner) {
        Shown shown = byId.get(order.clientOrderId());
        if (shown == null) {
            shown = make(order, owner);
            byId.put(order.clientOrderId(), shown);
            refresh(order, shown);
        }
        shown.stage().show();
        shown.stage().toFront();
        shown.stage().requestFocus();
    }

    private Shown make(Order order, Window owner) {
        OrderDetails details = make.apply(order);
        Stage stage = new Stage();
        stage.initOwner(owner);
        Scene scene = new Scene(details, theme.scaled(WIDTH), theme.scaled(HEIGHT));
        theme.dress(scene);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.ESCAPE), stage::close);
        scene.getAccelerators().put(KeyCombination.valueOf("Shortcut+W"), stage::close);
        stage.setTitle(
                texts.get(
                        "details.window",
                        order.request().instrument().symbol(),
                        order.clientOrderId()));
        stage.setScene(scene);
        stage.setOnHidden(_ -> byId.remove(order.clientOrderId()));
        return new Shown(stage, details, new AtomicLong());
    }

    private void moved(Order order) {
        Shown shown = byId.get(order.clientOrderId());
        if (shown != null) {
            refresh(order, shown);
        }
    }

    private void refresh(Order order, Shown shown) {
        OrderRow.Sight sight =
                orders.row(order.clientOrderId())
                        .map(row -> row.sight().get())
                        .orElseGet(() -> new OrderRow.Sight(order, order.updatedMs()));
        Window owner = shown.stage().getOwner();
        shown.details().show(sight, links(sight.order()), other -> open(other, owner));
        read(order.clientOrderId(), shown, shown.asked().incrementAndGet());
    }

    /** The newest answer is shown; what was asked for before it is not waited for. */
    private void read(String id, Shown shown, long asked) {
        Thread _ =
                Thread.ofVirtual()
                        .name("order-life")
                        .start(() -> {
                            Runnable show;
                            try {
                                List<OrderStep> steps = records.steps(id);
                                show = () -> shown.details().show(steps);
                            } catch (IOException | RuntimeException e) {
                                LOG.warn("The life of {} can't be read", id, e);
                                String why = String.valueOf(e.getMessage());
                                show = () -> shown.details().failed(why);
                            }
                            Runnable then = show;
                            Platform.runLater(() -> {
                                if (shown.asked().get() == asked) {
                                    then.run();
                                }
                            });
                        });
    }

    /** Those of this session that the order belongs to, or that belong to it. */
    private List<OrderDetails.Link> links(Order order) {
        List<OrderDetails.Link> links = new ArrayList<>();
        OrderLinks of = order.request().links();
        String id = order.clientOrderId();
        Stream.concat(orders.working().stream(), orders.history().stream())
                .map(OrderRow::order)
                .filter(other -> !other.clientOrderId().equals(id))
                .forEach(other -> {
                    OrderLinks theirs = other.request().links();
                    if (!of.list().isEmpty() && of.list().equals(theirs.list())) {
                        links.add(new OrderDetails.Link("list", other));
                    }
                    if (other.clientOrderId().equals(of.entry())) {
                        links.add(new OrderDetails.Link("entry", other));
                    }
                    if (other.clientOrderId().equals(of.replaces())) {
                        links.add(new OrderDetails.Link("replaces", other));
                    }
                    if (theirs.entry().equals(id)) {
                        links.add(new OrderDetails.Link("exit", other));
                    }
                    if (theirs.replaces().equals(id)) {
                        links.add(new OrderDetails.Link("replaced-by", other));
                    }
                });
        return links;
    }

    /** Closes all of them. */
    void close() {
        List.copyOf(byId.values()).forEach(shown -> shown.stage().close());
    }
}
