package app.ringdown.ui.ladder;

import app.ringdown.desk.OrderDesk;
import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.Account;
import app.ringdown.order.Order;
import app.ringdown.order.OrderCheck;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderRules;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.orders.OrderWords;
import app.ringdown.ui.orders.OrdersModel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes orders, changes and cancels of what a hand wants; checks them, and either sends them or
 * says why not. JavaFX thread.
 */
final class LadderTrader {
    private final LiveDesk live;
    private final OrdersModel orders;
    private final LadderLine line;
    private final Texts texts;
    private final Format format;
    private final OrderWords words;

    LadderTrader(
            LiveDesk live,
            OrdersModel orders,
            LadderLine line,
            Texts texts,
            Format format,
            OrderWords words) {
        this.live = live;
        this.orders = orders;
        this.line = line;
        this.texts = texts;
        this.format = format;
        this.words = words;
    }

    /** The order that a click stands for; it has no id yet. */
    static OrderRequest request(Instrument of, Side side, boolean stop, long ticks, long lots) {
        OrderRequest request =
                new OrderRequest(
                        "",
                        of,
                        side,
                        stop ? OrderType.STOP : OrderType.LIMIT,
                        TimeInForce.GTC,
                        stop ? 0 : ticks,
                        lots,
                        null);
        return stop ? request.withTrigger(ticks, 0) : request;
    }

    /**
     * Sends an order if nothing is known to be wrong with it.
     *
     * @param clickNanos {@link System#nanoTime()} of the click
     */
    void place(OrderRequest request, long clickNanos) {
        Optional<String> wrong = wrong(request, live.account());
        if (wrong.isPresent()) {
            line.refuse(wrong.get());
            return;
        }
        OrderDesk desk = live.desk().orders();
        String id = desk.nextId();
        line.follow(texts.get("order.outcome.SUBMITTED", words.intent(request)), id);
        desk.place(request.withClientOrderId(id), clickNanos);
    }

    /** Why it must not be sent, as a sentence. */
    private Optional<String> wrong(OrderRequest request, Account account) {
        Instrument of = request.instrument();
        OrderRules rules = live.desk().venue().orderRules(of);
        return OrderCheck.check(request, live.quote(of), account, rules).stream()
                .findFirst()
                .map(breach ->
                        texts.get(
                                "order.outcome.DENIED",
                                words.intent(request),
                                texts.get("reason." + breach.kind().name())));
    }

    /**
     * Moves orders to a price, all or none: one change for each.
     *
     * @param ids client order ids as they were when the drag began
     * @param ticks where they are to stand
     */
    void move(List<String> ids, long ticks, long clickNanos) {
        List<Order> moving = new ArrayList<>();
        for (Order order : open(ids)) {
            if (LadderOrders.standsAt(order) == ticks) {
                continue;
            }
            if (!LadderMove.canMove(order)
                    || !live.desk().venue().orderRules(order.request().instrument()).replace()) {
                line.refuse(texts.get("ladder.move.not", words.intent(order.request())));
                return;
            }
            OrderRequest by = LadderMove.moved(order, ticks);
            Optional<String> wrong = wrong(by, LadderMove.spendable(live.account(), order));
            if (wrong.isPresent()) {
                line.refuse(wrong.get());
                return;
            }
            moving.add(order);
        }
        if (moving.isEmpty()) {
            line.refuse(texts.get("ladder.gone"));
            return;
        }
        Instrument of = moving.getFirst().request().instrument();
        line.awaitMoves(
                texts.get("ladder.moving", moving.size(), format.price(of, ticks)),
                moving.stream().map(Order::clientOrderId).toList());
        for (Order order : moving) {
            OrderRequest by = LadderMove.moved(order, ticks);
            live.desk()
                    .orders()
                    .amend(
                            order.clientOrderId(),
                            by.ticks(),
                            by.stopTicks(),
                            order.request().lots(),
                            clickNanos);
        }
    }

    /** Asks for the end of orders, if they have not ended. */
    void cancel(List<String> ids) {
        List<String> ending =
                open(ids).stream()
                        .filter(order -> !order.cancelling())
                        .map(Order::clientOrderId)
                        .toList();
        if (ending.isEmpty()) {
            line.refuse(texts.get("ladder.gone"));
            return;
        }
        line.awaitEnds(texts.get("ladder.cancelling", ending.size()), ending);
        ending.forEach(live.desk().orders()::cancel);
    }

    private List<Order> open(List<String> ids) {
        return ids.stream()
                .flatMap(id -> orders.row(id).stream())
                .map(row -> row.order())
                .filter(order -> !order.state().isFinal())
                .toList();
    }
}
