package app.ringdown.conformance;

import static app.ringdown.conformance.Served.ascend;
import static app.ringdown.conformance.XChange.onGrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.knowm.xchange.binance.dto.trade.BinanceCancelOrderParams;
import org.knowm.xchange.binance.dto.trade.BinanceNewOrder;
import org.knowm.xchange.binance.dto.trade.BinanceOrder;
import org.knowm.xchange.binance.dto.trade.BinanceOrderFlags;
import org.knowm.xchange.binance.dto.trade.OrderSide;
import org.knowm.xchange.binance.dto.trade.OrderType;
import org.knowm.xchange.binance.dto.trade.TimeInForce;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.Order.OrderStatus;
import org.knowm.xchange.dto.account.Balance;
import org.knowm.xchange.dto.marketdata.Ticker;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.dto.trade.UserTrade;
import org.knowm.xchange.exceptions.ExchangeException;
import org.knowm.xchange.service.trade.params.DefaultCancelAllOrdersByInstrument;
import org.knowm.xchange.service.trade.params.orders.DefaultOpenOrdersParamInstrument;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** XChange's orders by REST: what is told of an order, and that its money adds up. */
class XChangeTradingTest extends XChangeTrading {
    @Test
    void aMarketOrderFillsInsideTheBookAndCostsWhatItsFillsSay() throws IOException {
        Map<Currency, Balance> before = XChange.balances(exchange);
        Ticker quote = quote();
        for (Order.OrderType side : List.of(Order.OrderType.BID, Order.OrderType.ASK)) {
            String id =
                    trading.placeMarketOrder(
                            new MarketOrder.Builder(side, PAIR).originalAmount(TWO).build());
            Order order = order(id);
            assertThat(order.getStatus()).isEqualTo(OrderStatus.FILLED);
            assertThat(order.getCumulativeAmount()).isEqualByComparingTo(TWO);
            assertThat(order.getAveragePrice())
                    .isBetween(times(quote.getBid(), 0.98), times(quote.getAsk(), 1.02));
            List<UserTrade> fills = fills(id);
            ascend(fills.stream().map(fill -> Long.valueOf(fill.getId())).toList());
            assertThat(Served.sum(fills.stream().map(UserTrade::getOriginalAmount).toList()))
                    .isEqualByComparingTo(TWO);
            reconciles(before, fills);
            before = XChange.balances(exchange);
        }
    }

    @Test
    void aMarketOrderByCostSpendsNoMoreThanThat() throws IOException {
        Map<Currency, Balance> before = XChange.balances(exchange);
        BigDecimal cost = new BigDecimal("250");
        BinanceNewOrder placed =
                trading.newOrder(
                        PAIR,
                        OrderSide.BUY,
                        OrderType.MARKET,
                        null,
                        null,
                        cost,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        BinanceOrder order = raw(Long.toString(placed.orderId));
        assertThat(order.cumulativeQuoteQty)
                .isLessThanOrEqualTo(cost)
                .isGreaterThan(new BigDecimal("248"));
        assertThat(
                        Served.sum(
                                placed.fills.stream()
                                        .map(fill -> fill.price.multiply(fill.qty))
                                        .toList()))
                .isEqualByComparingTo(order.cumulativeQuoteQty);
        reconciles(before, fills(Long.toString(placed.orderId)));
    }

    @Test
    void aLimitOrderRestsLocksItsCostAndIsCancelled() throws IOException {
        Map<Currency, Balance> before = XChange.balances(exchange);
        BigDecimal price = times(quote().getBid(), 0.8);
        String id =
                trading.placeLimitOrder(
                        new LimitOrder.Builder(Order.OrderType.BID, PAIR)
                                .originalAmount(TWO)
                                .limitPrice(price)
                                .userReference("xchange-1")
                                .build());
        Order order = order(id);
        assertThat(order.getStatus()).isEqualTo(OrderStatus.NEW);
        assertThat(order.getUserReference()).isEqualTo("xchange-1");
        assertThat(((LimitOrder) order).getLimitPrice()).isEqualByComparingTo(price);
        for (var open :
                List.of(
                        trading.getOpenOrders(),
                        trading.getOpenOrders(new DefaultOpenOrdersParamInstrument(PAIR)))) {
            assertThat(open.getOpenOrders())
                    .filteredOn(each -> each.getId().equals(id))
                    .singleElement()
                    .satisfies(
                            each -> assertThat(each.getLimitPrice()).isEqualByComparingTo(price));
        }
        Balance locked = XChange.balances(exchange).get(QUOTE);
        assertThat(locked.getTotal()).isEqualByComparingTo(before.get(QUOTE).getTotal());
        assertThat(before.get(QUOTE).getAvailable().subtract(locked.getAvailable()))
                .isEqualByComparingTo(price.multiply(TWO));
        assertThat(trading.cancelOrder(new BinanceCancelOrderParams(PAIR, id, "xchange-1")))
                .isTrue();
        assertThat(order(id).getStatus()).isEqualTo(OrderStatus.CANCELED);
        assertThat(XChange.balances(exchange)).isEqualTo(before);
    }

    @Test
    void immediateOrdersFillOrExpire() throws IOException {
        Map<Currency, Balance> before = XChange.balances(exchange);
        Ticker quote = quote();
        for (TimeInForce life : List.of(TimeInForce.IOC, TimeInForce.FOK)) {
            LimitOrder.Builder order =
                    new LimitOrder.Builder(Order.OrderType.BID, PAIR)
                            .originalAmount(TWO)
                            .limitPrice(times(quote.getBid(), 0.9));
            order.flag(life);
            String missed = trading.placeLimitOrder(order.build());
            assertThat(order(missed).getStatus()).isEqualTo(OrderStatus.EXPIRED);
            String hit =
                    trading.placeLimitOrder(order.limitPrice(times(quote.getAsk(), 1.02)).build());
            assertThat(order(hit).getStatus()).isEqualTo(OrderStatus.FILLED);
            assertThat(raw(hit).timeInForce).isEqualTo(life);
            reconciles(before, fills(hit));
            before = XChange.balances(exchange);
        }
    }

    @Test
    void aPostOnlyOrderRestsOrIsRefused() throws IOException {
        Ticker quote = quote();
        LimitOrder.Builder order =
                new LimitOrder.Builder(Order.OrderType.ASK, PAIR)
                        .originalAmount(TWO)
                        .limitPrice(times(quote.getAsk(), 1.1));
        order.flag(BinanceOrderFlags.LIMIT_MAKER);
        String id = trading.placeLimitOrder(order.build());
        assertThat(raw(id).type).isEqualTo(OrderType.LIMIT_MAKER);
        cancel(id);
        LimitOrder taking = order.limitPrice(times(quote.getBid(), 0.95)).build();
        assertThatThrownBy(() -> trading.placeLimitOrder(taking))
                .isInstanceOf(ExchangeException.class)
                .hasMessageContaining("immediately match");
    }

    @Test
    void anIcebergRestsWithItsSmallerPart() throws IOException {
        BinanceNewOrder placed =
                trading.newOrder(
                        PAIR,
                        OrderSide.BUY,
                        OrderType.LIMIT,
                        TimeInForce.GTC,
                        TWO,
                        null,
                        times(quote().getBid(), 0.8),
                        null,
                        null,
                        null,
                        new BigDecimal("0.5"),
                        BinanceNewOrder.NewOrderResponseType.RESULT);
        String id = Long.toString(placed.orderId);
        assertThat(raw(id).icebergQty).isEqualByComparingTo("0.5");
        cancel(id);
    }

    @Test
    void cancelAllTakesTheSymbolsOrdersAndNoOther() throws IOException {
        CurrencyPair other = CurrencyPair.ADA_USDT;
        BigDecimal price = times(quote().getBid(), 0.8);
        LimitOrder.Builder order =
                new LimitOrder.Builder(Order.OrderType.BID, PAIR)
                        .originalAmount(BigDecimal.ONE)
                        .limitPrice(price);
        List<String> placed =
                List.of(
                        trading.placeLimitOrder(order.build()),
                        trading.placeLimitOrder(order.build()),
                        trading.placeLimitOrder(order.build()));
        String kept =
                trading.placeLimitOrder(
                        new LimitOrder.Builder(Order.OrderType.BID, other)
                                .originalAmount(new BigDecimal("100"))
                                .limitPrice(
                                        onGrid(
                                                exchange,
                                                other,
                                                exchange.getMarketDataService()
                                                                .getTicker(other)
                                                                .getBid()
                                                                .doubleValue()
                                                        * 0.8))
                                .build());
        assertThat(trading.cancelAllOrders(new DefaultCancelAllOrdersByInstrument(PAIR)))
                .containsExactlyInAnyOrderElementsOf(placed);
        assertThat(trading.getOpenOrders(other).getOpenOrders())
                .extracting(LimitOrder::getId)
                .contains(kept);
        assertThat(trading.cancelOrder(new BinanceCancelOrderParams(other, kept, null))).isTrue();
    }
}
