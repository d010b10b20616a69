package app.ringdown.exchange.account;

import app.ringdown.exchange.book.SelfTradePrevention;
import app.ringdown.exchange.listing.Catalogue;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** An order to be shown: on the book since {@link #TIME} unless a test says otherwise. */
public final class SampleOrder {
    /** Prices with two decimals, quantities with five. */
    public static final Listing BTC = Catalogue.listings().getFirst();

    /** In microseconds since the epoch. */
    public static final long TIME = 1_784_000_000_123_456L;

    public NewOrder terms;
    public OrderStatus status = OrderStatus.NEW;
    public long id = 28;
    public long listId = -1;
    public long preventedLots;
    public long preventedMatchId = -1;
    public long working = TIME;
    public @Nullable ExpiryReason expiryReason;
    public @Nullable Trail trail;

    public SampleOrder(NewOrder terms) {
        this.terms = terms;
    }

    /** A bid for half a bitcoin. */
    public static SampleOrder limit() {
        return new SampleOrder(NewOrder.limit(7, BTC, Side.BUY, 6_000_000, 50_000).with("mine"));
    }

    /** A conditional order with every label that an order can have. */
    public static SampleOrder conditional(OrderType type, Trigger trigger) {
        SampleOrder order =
                new SampleOrder(
                        new NewOrder(
                                7,
                                BTC,
                                Side.SELL,
                                type,
                                TimeInForce.GTC,
                                type.atMarket() ? 0 : 5_900_000,
                                50_000,
                                0,
                                "mine",
                                SelfTradePrevention.EXPIRE_BOTH,
                                type.atMarket() ? 0 : 1_000,
                                trigger,
                                37L,
                                1_000_000));
        order.working = -1;
        return order;
    }

    public Order build() {
        return new Order(
                id,
                terms,
                status,
                listId,
                0,
                0,
                preventedLots,
                TIME,
                TIME,
                working,
                expiryReason,
                trail,
                0,
                preventedMatchId,
                0,
                null);
    }

    /** A list of these orders. */
    public static OrderList list(OrderList.Contingency contingency, Order... orders) {
        return new OrderList(
                4,
                7,
                BTC,
                contingency,
                "pair",
                OrderList.StatusType.EXEC_STARTED,
                OrderList.OrderStatus.EXECUTING,
                TIME,
                TIME,
                List.of(orders).stream()
                        .map(order -> new OrderList.Leg(order.id(), order.terms().clientOrderId()))
                        .toList());
    }
}
