package app.ringdown.desk;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.Order;
import app.ringdown.order.OrderCheck;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderType;
import app.ringdown.order.Position;
import app.ringdown.order.TimeInForce;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Closes positions by market orders: what our own fills have opened, and what the account held
 * before only where that is asked for. On thread {@code desk}.
 */
final class Closing {
    private static final long LOOK_MS = 100;

    /** How long it waits for the venue to confirm that orders have ended before it closes. */
    private static final long PATIENCE_MS = 10_000;

    private final Set<String> own = new HashSet<>();
    private final OrderDesk orders;
    private final PositionDesk positions;
    private final Later later;

    Closing(OrderDesk orders, PositionDesk positions, Later later) {
        this.orders = orders;
        this.positions = positions;
        this.later = later;
    }

    /** What our fills have opened of an instrument, lots; not below zero on a spot venue. */
    long lots(Instrument instrument) {
        return Math.max(0, positions.position(instrument).lots());
    }

    /** Instruments with something to close. */
    List<Instrument> held() {
        List<Instrument> held = new ArrayList<>();
        for (Position position : positions.all()) {
            if (sellable(position.instrument(), 100) > 0) {
                held.add(position.instrument());
            }
        }
        return held;
    }

    /** What is left open after closing, as text. */
    List<String> residuals() {
        List<String> left = new ArrayList<>();
        for (Position position : positions.all()) {
            Instrument of = position.instrument();
            if (lots(of) > 0) {
                left.add(of.quantity(lots(of)).toPlainString() + " " + of.base());
            }
        }
        return left;
    }

    /**
     * A part of a position in whole steps, no more than the account has free: fees may have been
     * taken from it.
     */
    private long sellable(Instrument instrument, int percent) {
        long step = instrument.rules().lotStep();
        long wanted = Math.multiplyExact(lots(instrument), (long) percent) / 100;
        long free = instrument.lotsWithin(orders.account().free(instrument.base()));
        long lots = Math.min(wanted - underWay(instrument), free);
        return Math.max(0, lots - lots % step);
    }

    /** What sales of ours are about to take from the position. */
    private long underWay(Instrument instrument) {
        return orders.orders().open().stream()
                .filter(order -> order.request().instrument().equals(instrument))
                .filter(order -> isOwn(order.clientOrderId()))
                .mapToLong(Order::remainingLots)
                .sum();
    }

    /** Whether an order closes a position: no limit and no block holds it back. */
    boolean isOwn(String clientOrderId) {
        return own.contains(clientOrderId);
    }

    /** Sells {@code percent} of the position at market, under the id given. */
    void close(String id, Instrument instrument, int percent) {
        long lots = sellable(instrument, percent);
        if (lots > 0) {
            sell(id, instrument, lots);
        } else {
            orders.warn("notice.close.nothing", instrument.symbol());
        }
    }

    /** In as many orders as the venue's largest asks for, the first under the id given. */
    private void sell(String id, Instrument instrument, long lots) {
        long most = OrderCheck.mostLots(instrument.rules(), OrderType.MARKET);
        long part = most == 0 ? lots : Math.min(lots, most);
        own.add(id);
        orders.placeOnDesk(
                new OrderRequest(
                        id,
                        instrument,
                        Side.SELL,
                        OrderType.MARKET,
                        TimeInForce.GTC,
                        0,
                        part,
                        null),
                System.nanoTime());
        if (lots > part) {
            sell(orders.nextId(), instrument, lots - part);
        }
    }

    /** Cancels all orders of the instrument, waits until they have ended, and sells the rest. */
    void flatten(Instrument instrument, boolean withHoldings) {
        orders.cancelOpen(order -> order.request().instrument().equals(instrument));
        awaitEnd(instrument, withHoldings, PATIENCE_MS);
    }

    private void awaitEnd(Instrument instrument, boolean withHoldings, long patienceMs) {
        List<Order> open =
                orders.orders().open().stream()
                        .filter(order -> order.request().instrument().equals(instrument))
                        .toList();
        if (open.isEmpty()) {
            orders.readAccount(isRead -> sellAll(instrument, withHoldings, isRead));
        } else if (patienceMs > 0) {
            later.run(LOOK_MS, () -> awaitEnd(instrument, withHoldings, patienceMs - LOOK_MS));
        } else {
            orders.warn("notice.flatten.open", instrument.symbol(), String.valueOf(open.size()));
        }
    }

    private void sellAll(Instrument instrument, boolean withHoldings, boolean isRead) {
        long free = instrument.lotsWithin(orders.account().free(instrument.base()));
        long lots = withHoldings ? free : sellable(instrument, 100);
        if (lots > 0) {
            sell(orders.nextId(), instrument, lots);
        } else if (!isRead && lots(instrument) > 0) {
            orders.warn("notice.close.nothing", instrument.symbol());
        }
    }
}
