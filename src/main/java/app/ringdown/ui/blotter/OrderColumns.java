package app.ringdown.ui.blotter;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.Order;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.orders.OrderRow;
import app.ringdown.ui.orders.OrderRow.Sight;
import app.ringdown.ui.orders.OrderWords;

import javafx.scene.control.TableColumn;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The columns that working orders and past ones have in common. */
final class OrderColumns {
    private static final int MONEY_DECIMALS = 2;

    private final Texts texts;
    private final Format format;
    private final OrderWords words;

    OrderColumns(Texts texts, Format format, OrderWords words) {
        this.texts = texts;
        this.format = format;
        this.words = words;
    }

    void addTo(LiveTable<OrderRow, Sight> table) {
        TableColumn<OrderRow, Sight> time =
                table.text(
                        "time",
                        title("time"),
                        80,
                        Comparator.comparingLong((Sight s) -> s.order().createdMs()),
                        s -> words.time(s.order().createdMs(), s.seenMs()));
        table.text(
                "symbol", title("symbol"), 96, by(s -> symbol(s.order())), s -> symbol(s.order()));
        table.column(
                "side",
                title("side"),
                58,
                by(s -> s.order().request().side()),
                s -> words.side(s.order().request().side()),
                s -> sideStyle(s.order().request().side()),
                "blotter-text");
        table.text(
                "type",
                title("type"),
                80,
                by(s -> s.order().request().type()),
                s -> words.type(s.order().request().type()));
        table.number(
                "price",
                title("price"),
                88,
                by(s -> price(s.order().request())),
                s -> format.price(instrument(s), s.order().request().ticks()));
        table.number(
                "stop",
                title("stop"),
                88,
                by(s -> instrument(s).price(s.order().request().stopTicks())),
                s -> words.stop(s.order().request()));
        table.number(
                "quantity", title("quantity"), 100, by(s -> quantity(s.order())), this::quantity);
        table.column(
                "status",
                title("status"),
                212,
                by(this::status),
                this::status,
                s -> statusStyle(s.order().state()),
                "blotter-text");
        table.number(
                "filled",
                title("filled"),
                88,
                by(s -> instrument(s).quantity(s.order().executedLots())),
                s -> format.quantity(instrument(s), s.order().executedLots()));
        table.number(
                "remaining",
                title("remaining"),
                88,
                by(s -> instrument(s).quantity(s.order().remainingLots())),
                s -> format.quantity(instrument(s), s.order().remainingLots()));
        table.number(
                "average",
                title("average"),
                108,
                by(s -> orZero(s.order().averagePrice())),
                s -> words.average(s.order()));
        table.number("value", title("value"), 96, by(s -> value(s.order())), this::value);
        table.text(
                "tif",
                title("tif"),
                46,
                by(s -> s.order().request().timeInForce()),
                s -> words.timeInForce(s.order().request()));
        table.text(
                "client-id",
                title("client-id"),
                130,
                by(s -> s.order().clientOrderId()),
                s -> s.order().clientOrderId());
        addRest(table);
        table.newestFirst(time);
    }

    /** What is asked for more seldom. */
    private void addRest(LiveTable<OrderRow, Sight> table) {
        table.number(
                "shown",
                title("shown"),
                88,
                by(s -> instrument(s).quantity(s.order().request().displayLots())),
                s -> shown(s.order().request()));
        table.number(
                "sent",
                title("sent"),
                76,
                by(s -> s.order().times().clickToSent()),
                s -> words.millis(s.order().times().clickToSent()));
        table.number(
                "answer",
                title("answer"),
                84,
                by(s -> s.order().times().sentToAnswer()),
                s -> words.millis(s.order().times().sentToAnswer()));
        table.text("links", title("links"), 110, by(this::links), this::links);
        table.text(
                "reason",
                title("reason"),
                260,
                by(s -> words.why(s.order())),
                s -> words.why(s.order()));
    }

    private String shown(OrderRequest request) {
        return request.displayLots() == 0
                ? Format.NONE
                : format.quantity(request.instrument(), request.displayLots());
    }

    /** What the order is to others. */
    private String links(Sight sight) {
        OrderRequest request = sight.order().request();
        List<String> marks = new ArrayList<>();
        mark(marks, !request.links().list().isEmpty(), "list");
        mark(marks, !request.exits().isEmpty(), "bracket");
        mark(marks, !request.links().entry().isEmpty(), "exit");
        mark(marks, !request.links().replaces().isEmpty(), "replaces");
        return String.join(", ", marks);
    }

    private void mark(List<String> marks, boolean is, String key) {
        if (is) {
            marks.add(texts.get("blotter.mark." + key));
        }
    }

    static String sideStyle(Side side) {
        return side == Side.BUY ? "blotter-buy" : "blotter-sell";
    }

    static String statusStyle(OrderState state) {
        return switch (state) {
            case DENIED, REJECTED -> "blotter-bad";
            case UNKNOWN -> "blotter-doubt";
            case FILLED -> "blotter-done";
            case SUBMITTED, ACCEPTED, PARTLY_FILLED, CANCELLED, REPLACED, EXPIRED -> "";
        };
    }

    private String title(String column) {
        return texts.get("blotter.column." + column);
    }

    /** Orders that were not made here are marked. */
    private String status(Sight sight) {
        String status = words.status(sight);
        return sight.order().external() ? texts.get("blotter.external", status) : status;
    }

    private String quantity(Sight sight) {
        OrderRequest request = sight.order().request();
        BigDecimal amount = request.amount();
        return amount == null
                ? format.quantity(request.instrument(), request.lots())
                : texts.get("blotter.amount", format.plain(amount), request.instrument().quote());
    }

    private String value(Sight sight) {
        BigDecimal value = value(sight.order());
        return value.signum() == 0 ? Format.NONE : format.money(value, MONEY_DECIMALS);
    }

    private static String symbol(Order order) {
        return order.request().instrument().symbol();
    }

    private static BigDecimal price(OrderRequest request) {
        return request.instrument().price(request.ticks());
    }

    private static BigDecimal quantity(Order order) {
        return order.request().instrument().quantity(order.request().lots());
    }

    /** What was paid or received once it has ended; before that, what it is for. */
    private static BigDecimal value(Order order) {
        OrderRequest request = order.request();
        Instrument instrument = request.instrument();
        BigDecimal executed =
                BigDecimal.valueOf(
                        order.executedNotional(),
                        instrument.priceDecimals() + instrument.lotDecimals());
        if (order.state().isFinal() || request.ticks() == 0) {
            return executed;
        }
        return instrument.notional(request.ticks(), request.lots());
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    private static Instrument instrument(Sight sight) {
        return sight.order().request().instrument();
    }

    private static <T extends Comparable<? super T>> Comparator<Sight> by(Function<Sight, T> key) {
        return Comparator.comparing(key);
    }
}
