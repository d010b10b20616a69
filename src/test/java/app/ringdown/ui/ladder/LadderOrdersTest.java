package app.ringdown.ui.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.FakeVenue;
import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.Account;
import app.ringdown.order.Balance;
import app.ringdown.order.Order;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderLinks;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.ui.base.Format;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where one's own orders stand on a ladder, and what becomes of one that is dragged. */
class LadderOrdersTest {
    private final FakeVenue venue = new FakeVenue();
    private final Instrument btc = venue.instrument("BTCUSDT");
    private final OwnMark mark = new OwnMark(new Format(Locale.US));
    private int made;

    private OrderRequest request(Instrument of, Side side, OrderType type, long ticks, long stop) {
        return new OrderRequest("o" + made++, of, side, type, TimeInForce.GTC, ticks, 10_000, null)
                .withTrigger(stop, 0);
    }

    private static Order working(OrderRequest request, long filled) {
        return Order.of(request, 1)
                .apply(
                        new OrderEvent.Report(
                                request.clientOrderId(),
                                2,
                                "v",
                                filled > 0 ? OrderState.PARTLY_FILLED : OrderState.ACCEPTED,
                                filled,
                                filled * 10,
                                null));
    }

    private Order limit(Side side, long ticks) {
        return working(request(btc, side, OrderType.LIMIT, ticks, 0), 0);
    }

    private Order stop(Side side, long ticks) {
        return working(request(btc, side, OrderType.STOP, 0, ticks), 0);
    }

    @Test
    void anOrderStandsAtItsLimitAndAStopAtItsStopPrice() {
        LadderOrders orders =
                new LadderOrders(
                        List.of(
                                limit(Side.BUY, 101),
                                working(request(btc, Side.BUY, OrderType.LIMIT, 101, 0), 4_000),
                                stop(Side.BUY, 120),
                                working(request(btc, Side.SELL, OrderType.STOP_LIMIT, 88, 90), 0),
                                working(request(btc, Side.BUY, OrderType.MARKET, 0, 0), 0),
                                working(
                                        request(
                                                venue.instrument("ETHUSDT"),
                                                Side.BUY,
                                                OrderType.LIMIT,
                                                101,
                                                0),
                                        0)),
                        btc,
                        1);
        LadderOrders.Cell buys = orders.at(Side.BUY, 101);
        assertThat(buys.limits()).isEqualTo(2);
        assertThat(buys.limitLots()).isEqualTo(16_000);
        assertThat(mark.text(btc, buys)).isEqualTo("2×0.16");
        assertThat(mark.text(btc, orders.at(Side.BUY, 120))).isEqualTo("S 0.1");
        assertThat(orders.at(Side.SELL, 90).stops()).isEqualTo(1);
        assertThat(orders.at(Side.SELL, 88).isEmpty()).isTrue();
        assertThat(orders.at(101)).hasSize(2);
    }

    @Test
    void inRowsOfSeveralPricesABuyCountsBelowItAndASellAbove() {
        LadderOrders orders =
                new LadderOrders(
                        List.of(limit(Side.BUY, 104), limit(Side.BUY, 100), limit(Side.SELL, 111)),
                        btc,
                        5);
        assertThat(orders.at(Side.BUY, 100).limits()).isEqualTo(2);
        assertThat(orders.at(Side.SELL, 115).limits()).isEqualTo(1);
    }

    @Test
    void whatIsNotKnownAndWhatIsOnItsWayAreMarked() {
        OrderRequest asked = request(btc, Side.BUY, OrderType.LIMIT, 100, 0);
        Order sent = Order.of(asked, 1);
        Order unknown = sent.apply(new OrderEvent.Unknown(asked.clientOrderId(), 2, "late"));
        LadderOrders one = new LadderOrders(List.of(sent), btc, 1);
        LadderOrders other = new LadderOrders(List.of(unknown), btc, 1);
        assertThat(mark.text(btc, one.at(Side.BUY, 100))).isEqualTo("0.1 …");
        assertThat(mark.text(btc, other.at(Side.BUY, 100))).isEqualTo("0.1 ?");
        assertThat(LadderMove.canMove(unknown)).isFalse();
        assertThat(LadderMove.canMove(sent)).isFalse();
    }

    @Test
    void aDraggedLimitOrderHasTheNewPriceAndWhatIsOpenOfIt() {
        Order order = working(request(btc, Side.BUY, OrderType.LIMIT, 101, 0), 4_000);
        OrderRequest by = LadderMove.moved(order, 99);
        assertThat(by.ticks()).isEqualTo(99);
        assertThat(by.stopTicks()).isZero();
        assertThat(by.lots()).isEqualTo(6_000);
        assertThat(LadderMove.canMove(order)).isTrue();
    }

    @Test
    void aDraggedStopHasTheNewStopPriceAndItsLimitFollows() {
        OrderRequest stop = LadderMove.moved(stop(Side.SELL, 90), 85);
        assertThat(stop.ticks()).isZero();
        assertThat(stop.stopTicks()).isEqualTo(85);
        Order limited = working(request(btc, Side.SELL, OrderType.STOP_LIMIT, 88, 90), 0);
        assertThat(LadderMove.moved(limited, 85).ticks()).isEqualTo(83);
        assertThat(LadderMove.moved(limited, 85).stopTicks()).isEqualTo(85);
        assertThat(LadderMove.moved(limited, 1).ticks()).as("never below a tick").isEqualTo(1);
    }

    @Test
    void anOrderOfAPairStaysWhereItIs() {
        OrderRequest paired =
                request(btc, Side.SELL, OrderType.LIMIT, 120, 0)
                        .withLinks(OrderLinks.NONE.withList("pair"));
        assertThat(LadderMove.canMove(working(paired, 0))).isFalse();
    }

    @Test
    void itsOwnMoneyComesFree() {
        Account account =
                new Account(
                        Map.of(
                                "USDT",
                                new Balance("USDT", BigDecimal.ONE, new BigDecimal("0.101"))),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        1);
        Order order = limit(Side.BUY, 101); // 0.1 BTC at 1.01
        assertThat(LadderMove.spendable(account, order).free("USDT")).isEqualByComparingTo("1.101");
    }
}
