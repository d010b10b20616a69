package app.ringdown.store;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.market.TradingRules;
import app.ringdown.order.Order;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;

import java.util.List;

/** Instruments and orders for the tests of the store. */
final class Samples {
    static final Instrument BTC = instrument("BTCUSDT", 2, 5);

    private Samples() {}

    static Instrument instrument(String symbol, int priceDecimals, int lotDecimals) {
        return new Instrument(
                0,
                "test",
                symbol,
                "BTC",
                "USDT",
                priceDecimals,
                lotDecimals,
                TradingRules.NONE,
                true);
    }

    static OrderRequest limit(String id) {
        return new OrderRequest(
                id, BTC, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 6_400_010, 1_500, null);
    }

    static Order order(String id, OrderState state, long createdMs) {
        return new Order(
                limit(id),
                state,
                "77",
                0,
                0,
                List.of(),
                false,
                false,
                "",
                createdMs,
                createdMs + 5,
                Order.Times.NONE);
    }
}
