package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.account.OrderList.Contingency;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A user's order list while it lives. */
final class UserList {
    final long id;
    final Contingency contingency;
    final String clientOrderId;
    final Market market;
    final int owner;
    final long created;

    /** The orders by both their names; of one that is amended the client's changes. */
    private final List<OrderList.Leg> legs = new ArrayList<>();

    /** The orders that are known to this session: of an earlier one those that were open. */
    final List<UserOrder> orders = new ArrayList<>();

    OrderList.StatusType statusType = OrderList.StatusType.EXEC_STARTED;
    OrderList.OrderStatus orderStatus = OrderList.OrderStatus.EXECUTING;
    long updated;

    UserList(
            long id,
            Contingency contingency,
            String clientOrderId,
            Market market,
            int owner,
            long created) {
        this.id = id;
        this.contingency = contingency;
        this.clientOrderId = clientOrderId;
        this.market = market;
        this.owner = owner;
        this.created = created;
        updated = created;
    }

    /** A list of an earlier session, without its orders. */
    UserList(OrderList list, Market market) {
        this(
                list.id(),
                list.contingency(),
                list.clientOrderId(),
                market,
                list.account(),
                list.created());
        legs.addAll(list.orders());
        statusType = list.statusType();
        updated = list.updated();
    }

    /** One more order, in the sequence in which the list shows them. */
    void add(UserOrder order) {
        legs.add(new OrderList.Leg(order.id(), order.terms.clientOrderId()));
        restore(order);
    }

    /** An order that the list names already. */
    void restore(UserOrder order) {
        orders.add(order);
        order.list = this;
    }

    boolean open() {
        return orderStatus == OrderList.OrderStatus.EXECUTING;
    }

    /** Whether an order is the one that the others wait for. */
    boolean isWorking(UserOrder order) {
        return contingency == Contingency.OTO && legs.getFirst().orderId() == order.id();
    }

    /** The other one of two of which one cancels the other, if it is open. */
    @Nullable UserOrder pairOf(UserOrder order) {
        if (isWorking(order)) {
            return null;
        }
        for (UserOrder other : orders) {
            if (other != order && !isWorking(other) && other.status.open()) {
                return other;
            }
        }
        return null;
    }

    /** As {@link #pairOf}, once it is in the market. */
    @Nullable UserOrder partner(UserOrder order) {
        UserOrder other = pairOf(order);
        return other == null || other.isPending() ? null : other;
    }

    /** Those that wait for the working one to be filled. */
    List<UserOrder> pending() {
        return orders.stream().filter(UserOrder::isPending).toList();
    }

    List<UserOrder> openOrders() {
        return orders.stream().filter(order -> order.status.open()).toList();
    }

    OrderList view() {
        List<OrderList.Leg> now = new ArrayList<>();
        for (OrderList.Leg leg : legs) {
            now.add(
                    orders.stream()
                            .filter(order -> order.id() == leg.orderId())
                            .findFirst()
                            .map(order ->
                                    new OrderList.Leg(order.id(), order.terms.clientOrderId()))
                            .orElse(leg));
        }
        return new OrderList(
                id,
                owner,
                market.listing,
                contingency,
                clientOrderId,
                statusType,
                orderStatus,
                created,
                updated,
                now);
    }
}
