package app.ringdown.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.knowm.xchange.binance.dto.trade.BinanceOrder;
import org.knowm.xchange.binance.dto.trade.OrderType;
import org.knowm.xchange.binance.dto.trade.TrailingFlag;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.Order.OrderStatus;
import org.knowm.xchange.dto.account.Balance;
import org.knowm.xchange.dto.trade.StopOrder;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** XChange's orders that wait for a price. */
class XChangeConditionalTest extends XChangeTrading {
    /** Each kind of conditional order, on the side of the market where it waits. */
    @ParameterizedTest
    @EnumSource(
            value = OrderType.class,
            names = {"STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT"})
    void aConditionalOrderWaitsAndIsCancelled(OrderType type) throws IOException {
        boolean stop = type == OrderType.STOP_LOSS || type == OrderType.STOP_LOSS_LIMIT;
        boolean limit = type == OrderType.STOP_LOSS_LIMIT || type == OrderType.TAKE_PROFIT_LIMIT;
        BigDecimal last = quote().getLast();
        Map<Currency, Balance> before = XChange.balances(exchange);
        for (Order.OrderType side : List.of(Order.OrderType.BID, Order.OrderType.ASK)) {
            boolean above = stop == (side == Order.OrderType.BID);
            BigDecimal trigger = times(last, above ? 1.1 : 0.9);
            StopOrder.Builder order =
                    new StopOrder.Builder(side, PAIR)
                            .originalAmount(TWO)
                            .stopPrice(trigger)
                            .intention(
                                    stop
                                            ? StopOrder.Intention.STOP_LOSS
                                            : StopOrder.Intention.TAKE_PROFIT);
            String id = trading.placeStopOrder((limit ? order.limitPrice(trigger) : order).build());
            BinanceOrder placed = raw(id);
            assertThat(placed.type).isEqualTo(type);
            assertThat(placed.stopPrice).isEqualByComparingTo(trigger);
            assertThat(placed.executedQty).isZero();
            assertThat(order(id)).isInstanceOf(StopOrder.class);
            cancel(id);
        }
        assertThat(XChange.balances(exchange)).isEqualTo(before);
    }

    @Test
    void aTrailingStopFollows() throws IOException {
        StopOrder.Builder order =
                new StopOrder.Builder(Order.OrderType.ASK, PAIR)
                        .originalAmount(TWO)
                        .intention(StopOrder.Intention.STOP_LOSS);
        order.flag(TrailingFlag.P1);
        String id = trading.placeStopOrder(order.build());
        assertThat(order(id).getStatus()).isEqualTo(OrderStatus.NEW);
        cancel(id);
    }
}
