package app.ringdown.desk;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Quotes;
import app.ringdown.market.Side;
import app.ringdown.order.Exits;
import app.ringdown.order.Fill;
import app.ringdown.order.Order;
import app.ringdown.order.OrderLinks;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The exits of orders that want them: whenever such an order is filled further, what is not covered
 * yet gets its target and its stop, at the venue, as two orders of which one cancels the other. So
 * they follow partial fills without a gap. What is not sent yet is sent only while the program
 * runs; at its next start it is. On thread {@code desk}.
 */
final class Brackets {
    /** An exit that the venue refuses is not tried for ever. */
    private static final int ATTEMPTS = 3;

    private final OrderDesk orders;
    private final Quotes quotes;
    private final Map<String, Integer> failures = new HashMap<>(); // by entry

    Brackets(OrderDesk orders, Quotes quotes) {
        this.orders = orders;
        this.quotes = quotes;
    }

    /** Looks at an order that has changed. */
    void onOrder(Order order) {
        String entry = order.request().links().entry();
        if (!order.request().exits().isEmpty()) {
            cover(order);
        } else if (!entry.isEmpty() && isFailed(order)) {
            Order of = orders.orders().get(entry);
            if (of != null) {
                failed(of);
            }
        }
    }

    /** Looks at all orders, after their fate was read from the venue. */
    void review() {
        for (Order order : orders.orders().all()) {
            if (!order.request().exits().isEmpty()) {
                cover(order);
            }
        }
    }

    private void failed(Order entry) {
        String id = entry.clientOrderId();
        int count = failures.merge(id, 1, Integer::sum);
        // Both orders of a pair fail together and are told of one after the other.
        if (openLots(entry) == 0) {
            return;
        }
        if (count < 2 * ATTEMPTS) {
            cover(entry);
        } else {
            orders.warn(
                    "notice.exits.refused",
                    entry.request().instrument().symbol(),
                    quantity(entry, openLots(entry)));
        }
    }

    private static boolean isFailed(Order order) {
        return order.executedLots() == 0
                && (order.state() == OrderState.DENIED || order.state() == OrderState.REJECTED);
    }

    /** Lots of the position that have no exit yet. */
    long openLots(Order entry) {
        Instrument instrument = entry.request().instrument();
        BigDecimal held = instrument.quantity(entry.executedLots());
        for (Fill fill : entry.fills()) {
            if (fill.feeAsset().equals(instrument.base()) && entry.request().side() == Side.BUY) {
                held = held.subtract(fill.fee());
            }
        }
        return Math.max(0, instrument.lotsWithin(held) - coveredLots(entry.clientOrderId()));
    }

    private long coveredLots(String entry) {
        Set<String> seen = new HashSet<>();
        long lots = 0;
        for (Order exit : orders.orders().all()) {
            OrderLinks links = exit.request().links();
            String key = links.list().isEmpty() ? exit.clientOrderId() : links.list();
            boolean counts = !isFailed(exit) && exit.state() != OrderState.REPLACED;
            if (links.entry().equals(entry) && counts && seen.add(key)) {
                lots += exit.request().lots();
            } else if (links.entry().equals(entry) && exit.state() == OrderState.REPLACED) {
                lots += exit.executedLots();
            }
        }
        return lots;
    }

    private void cover(Order entry) {
        long lots = openLots(entry);
        if (lots == 0 || failures.getOrDefault(entry.clientOrderId(), 0) >= 2 * ATTEMPTS) {
            return;
        }
        Instrument instrument = entry.request().instrument();
        Exits exits = entry.request().exits();
        if (isTooSmall(instrument, exits, lots)) {
            if (entry.state().isFinal()) {
                orders.warn("notice.exits.too-small", instrument.symbol(), quantity(entry, lots));
                failures.put(entry.clientOrderId(), 2 * ATTEMPTS); // said once
            }
            return; // more may come
        }
        send(entry, exits, lots);
    }

    /** The venue would refuse so little. */
    private static boolean isTooSmall(Instrument instrument, Exits exits, long lots) {
        long lower =
                exits.targetTicks() == 0
                        ? exits.stopTicks()
                        : exits.stopTicks() == 0
                                ? exits.targetTicks()
                                : Math.min(exits.targetTicks(), exits.stopTicks());
        return lots < instrument.rules().minLots()
                || instrument.notional(lower, lots).compareTo(instrument.rules().minNotional()) < 0;
    }

    private void send(Order entry, Exits exits, long lots) {
        long now = System.nanoTime();
        Side side = entry.request().side() == Side.BUY ? Side.SELL : Side.BUY;
        Quote quote = quotes.read(entry.request().instrument().index());
        boolean sells = side == Side.SELL;
        boolean stopped =
                exits.stopTicks() > 0
                        && quote.last() > 0
                        && (sells
                                ? quote.last() <= exits.stopTicks()
                                : quote.last() >= exits.stopTicks());
        boolean reached =
                exits.targetTicks() > 0
                        && (sells
                                ? quote.bid() >= exits.targetTicks()
                                : quote.ask() > 0 && quote.ask() <= exits.targetTicks());
        if (stopped) {
            orders.placeOnDesk(exit(entry, side, OrderType.MARKET, 0, 0, lots), now);
        } else if (reached || exits.stopTicks() == 0) {
            orders.placeOnDesk(
                    exit(entry, side, OrderType.LIMIT, exits.targetTicks(), 0, lots), now);
        } else if (exits.targetTicks() == 0) {
            orders.placeOnDesk(exit(entry, side, OrderType.STOP, 0, exits.stopTicks(), lots), now);
        } else {
            OrderRequest target =
                    exit(entry, side, OrderType.POST_ONLY, exits.targetTicks(), 0, lots);
            OrderRequest stop = exit(entry, side, OrderType.STOP, 0, exits.stopTicks(), lots);
            orders.placeOcoOnDesk(sells ? target : stop, sells ? stop : target, now);
        }
    }

    private OrderRequest exit(
            Order entry, Side side, OrderType type, long ticks, long stopTicks, long lots) {
        return new OrderRequest(
                        orders.nextId(),
                        entry.request().instrument(),
                        side,
                        type,
                        TimeInForce.GTC,
                        ticks,
                        lots,
                        null)
                .withTrigger(stopTicks, 0)
                .withLinks(new OrderLinks("", entry.clientOrderId(), ""));
    }

    private static String quantity(Order entry, long lots) {
        Instrument of = entry.request().instrument();
        return of.quantity(lots).toPlainString() + " " + of.base();
    }
}
