package app.ringdown.ui.depth;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.FakeVenue;
import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.Order;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Where one's own orders stand in a book. */
class OwnLevelsTest {
    private final FakeVenue venue = new FakeVenue();
    private final Instrument btc = venue.instrument("BTCUSDT");
    private int orders;

    private Order submitted(Instrument of, Side side, long ticks, long lots) {
        OrderRequest request =
                new OrderRequest(
                        "o" + orders++,
                        of,
                        side,
                        OrderType.LIMIT,
                        TimeInForce.GTC,
                        ticks,
                        lots,
                        null);
        return Order.of(request, 1);
    }

    private Order working(Side side, long ticks, long lots, long filled) {
        Order order = submitted(btc, side, ticks, lots);
        return order.apply(
                new OrderEvent.Report(
                        order.clientOrderId(),
                        2,
                        "v",
                        filled > 0 ? OrderState.PARTLY_FILLED : OrderState.ACCEPTED,
                        filled,
                        filled * ticks,
                        null));
    }

    @Test
    void whatRestsIsAddedUpAtItsGroup() {
        Order unknown = submitted(btc, Side.SELL, 205, 9);
        List<Order> all =
                List.of(
                        working(Side.BUY, 104, 10, 0),
                        working(Side.BUY, 101, 20, 5),
                        working(Side.SELL, 201, 7, 0),
                        submitted(btc, Side.BUY, 103, 1_000),
                        submitted(venue.instrument("ETHUSDT"), Side.BUY, 104, 1_000),
                        unknown.apply(new OrderEvent.Unknown(unknown.clientOrderId(), 2, "late")));
        OwnLevels exact = new OwnLevels(all, btc, 1);
        assertThat(exact.lots(Side.BUY, 104)).isEqualTo(10);
        assertThat(exact.lots(Side.BUY, 101)).isEqualTo(15);
        assertThat(exact.lots(Side.BUY, 103)).as("nobody has it yet").isZero();
        assertThat(exact.lots(Side.SELL, 104)).isZero();
        OwnLevels ten = new OwnLevels(all, btc, 10);
        assertThat(ten.lots(Side.BUY, 100)).isEqualTo(25);
        assertThat(ten.lots(Side.SELL, 210)).isEqualTo(16);
        assertThat(ten.isDoubtful(Side.SELL, 210)).isTrue();
        assertThat(ten.isDoubtful(Side.BUY, 100)).isFalse();
    }
}
