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
    /** An exit that is refused is tried again after 0.5, 1, 2, ... s, but not for ever. */
    private static final int ATTEMPTS = 7;

    private static final long AGAIN_MS = 500;

    private final OrderDesk orders;
    private final Quotes quotes;
    private final Later later;
    private final Map<String, Integer> failures = new HashMap<>(); // by entry
    private final Set<String> failed = new HashSet<>(); // orders and pairs that were counted
    private final Set<String> toldTooSmall = new HashSet<>(); // entries

    Brackets(OrderDesk orders, Quotes quotes, Later later) {
        this.orders = orders;
        this.quotes = quotes;
        this.later = later;
    }

    /** Looks at an order that has changed. */
    void onOrder(Order order) {
        String entry = order.request().links().entry();
        if (!order.request().exits().isEmpty()) {
            cover(order);
        } else if (!entry.isEmpty() && isFailed(order)) {
            Order of = orders.orders().get(entry);
            if (of != null && failed.add(key(order))) {
                onFailure(of);
            }
        } else if (!entry.isEmpty() && order.state() == OrderState.EXPIRED) {
            tellOfLostStop(order);
        }
    }

    /** Looks at all orders, after their fate was read from the venue. */
    void review() {
        failures.clear();
        for (Order order : orders.orders().all()) {
            if (!order.request().exits().isEmpty()) {
                cover(order);
            }
        }
    }

    private void onFailure(Order entry) {
        String id = entry.clientOrderId();
        int count = failures.merge(id, 1, Integer::sum);
        if (openLots(entry) == 0) {
            return;
        }
        if (count < ATTEMPTS) {
            later.run(AGAIN_MS << (count - 1), () -> coverAgain(id));
        } else {
            orders.warn(
                    "notice.exits.refused",
                    entry.request().instrument().symbol(),
                    quantity(entry, openLots(entry)));
        }
    }

    private void coverAgain(String id) {
        Order entry = orders.orders().get(id);
        if (entry != null) {
            cover(entry);
        }
    }

    /** The venue ends the stop of a pair as soon as the target trades, however little. */
    private void tellOfLostStop(Order stop) {
        String list = stop.request().links().list();
        boolean works =
                !list.isEmpty()
                        && orders.orders().open().stream()
                                .anyMatch(each -> each.request().links().list().equals(list));
        if (stop.request().type().hasStop() && works) {
            orders.warn("notice.exits.stop-ended", stop.request().instrument().symbol());
        }
    }

    /** What a pair is counted by: both of it are one. */
    private static String key(Order exit) {
        String list = exit.request().links().list();
        return list.isEmpty() ? exit.clientOrderId() : list;
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
        long open = instrument.lotsWithin(held) - coveredLots(entry.clientOrderId());
        if (entry.request().side() == Side.BUY) {
            // What was sold by other ways needs no exit any more.
            open = Math.min(open, orders.closing().lots(instrument) - exitLots(instrument));
        }
        return Math.max(0, open);
    }

    private long coveredLots(String entry) {
        Set<String> replaced = new HashSet<>();
        for (Order exit : orders.orders().all()) {
            replaced.add(exit.request().links().replaces());
        }
        Set<String> seen = new HashSet<>();
        long lots = 0;
        for (Order exit : orders.orders().all()) {
            if (!exit.request().links().entry().equals(entry) || isFailed(exit)) {
                continue;
            }
            boolean gaveWay =
                    exit.state() == OrderState.REPLACED
                            || (exit.state() == OrderState.CANCELLED
                                    && replaced.contains(exit.clientOrderId()));
            if (gaveWay) {
                lots += exit.executedLots();
            } else if (seen.add(key(exit))) {
                lots += exit.request().lots();
            }
        }
        return lots;
    }

    /** What open exits of an instrument will sell. */
    private long exitLots(Instrument instrument) {
        Set<String> seen = new HashSet<>();
        long lots = 0;
        for (Order exit : orders.orders().open()) {
            boolean ofIt =
                    exit.request().instrument().equals(instrument)
                            && exit.request().side() == Side.SELL
                            && !exit.request().links().entry().isEmpty();
            if (ofIt && seen.add(key(exit))) {
                lots += exit.remainingLots();
            }
        }
        return lots;
    }

    private void cover(Order entry) {
        if (orders.killSwitch().isBlocked()
                || failures.getOrDefault(entry.clientOrderId(), 0) >= ATTEMPTS) {
            return;
        }
        long lots = openLots(entry);
        if (lots == 0) {
            return;
        }
        Instrument instrument = entry.request().instrument();
        Exits exits = entry.request().exits();
        if (!isTooSmall(instrument, exits, lots)) {
            send(entry, exits, lots);
        } else if (entry.state().isFinal() && toldTooSmall.add(entry.clientOrderId())) {
            orders.warn("notice.exits.too-small", instrument.symbol(), quantity(entry, lots));
        }
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
