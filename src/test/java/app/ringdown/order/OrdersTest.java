package app.ringdown.order;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Side;

import org.junit.jupiter.api.Test;

class OrdersTest {
    private final Orders orders = new Orders();

    @Test
    void anEventOfAnUnknownOrderTellsNothing() {
        assertThat(orders.apply(new OrderEvent.NotFound("a", 1))).isNull();
        assertThat(orders.all()).isEmpty();
    }

    @Test
    void anEventMovesTheOrderOnOnceAndIsNewsOnce() {
        orders.put(order("a"));
        OrderEvent event = new OrderEvent.Rejected("a", 2, -2010, "no");
        assertThat(orders.apply(event)).isNotNull().isSameAs(orders.get("a"));
        assertThat(orders.apply(event)).isNull();
    }

    @Test
    void openOrdersComeInTheOrderInWhichTheyWereMade() {
        orders.put(order("a"));
        orders.put(order("b"));
        orders.put(order("c"));
        orders.apply(new OrderEvent.Rejected("b", 2, -2010, "no"));
        assertThat(orders.open()).extracting(Order::clientOrderId).containsExactly("a", "c");
        assertThat(orders.all()).extracting(Order::clientOrderId).containsExactly("a", "b", "c");
    }

    private static Order order(String id) {
        return Order.of(
                new OrderRequest(
                        id,
                        Samples.BTC,
                        Side.BUY,
                        OrderType.LIMIT,
                        TimeInForce.GTC,
                        100,
                        100,
                        null),
                1);
    }
}
