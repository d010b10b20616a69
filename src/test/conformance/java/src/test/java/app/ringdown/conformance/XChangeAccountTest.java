package app.ringdown.conformance;

import static app.ringdown.conformance.Served.ascend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.binance.dto.trade.BinanceCancelOrderParams;
import org.knowm.xchange.binance.dto.trade.BinanceOrder;
import org.knowm.xchange.binance.dto.trade.OrderType;
import org.knowm.xchange.binance.dto.trade.TimeInForce;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.account.Balance;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.dto.trade.UserTrade;
import org.knowm.xchange.exceptions.ExchangeException;
import org.knowm.xchange.exceptions.FundsExceededException;
import org.knowm.xchange.exceptions.OrderNotValidException;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What XChange reads of the account, and how it is refused. */
class XChangeAccountTest extends XChangeTrading {
    @Test
    void aTestOrderIsCheckedAndNeverPlaced() throws IOException {
        Map<Currency, Balance> before = XChange.balances(exchange);
        LimitOrder order =
                new LimitOrder.Builder(Order.OrderType.BID, PAIR)
                        .originalAmount(TWO)
                        .flag(TimeInForce.GTC)
                        .build();
        BigDecimal price = quote().getBid();
        trading.placeTestOrder(OrderType.LIMIT, order, price, null);
        assertThatThrownBy(() ->
                        trading.placeTestOrder(
                                OrderType.LIMIT, order, price.add(new BigDecimal("0.00001")), null))
                .isInstanceOf(ExchangeException.class);
        assertThat(XChange.balances(exchange)).isEqualTo(before);
    }

    @Test
    void refusalsArriveAsTheErrorsXChangeKnows() throws IOException {
        BigDecimal bid = quote().getBid();
        LimitOrder.Builder order =
                new LimitOrder.Builder(Order.OrderType.BID, PAIR).limitPrice(times(bid, 1));
        assertThatThrownBy(() ->
                        trading.placeLimitOrder(
                                order.originalAmount(new BigDecimal("5000")).build()))
                .isInstanceOf(FundsExceededException.class);
        assertThatThrownBy(() ->
                        trading.placeLimitOrder(
                                order.originalAmount(new BigDecimal("0.01")).build()))
                .isInstanceOf(OrderNotValidException.class)
                .hasMessageContaining("NOTIONAL");
        assertThatThrownBy(() -> order("1")).isInstanceOf(ExchangeException.class);
        assertThatThrownBy(() -> trading.cancelOrder(new BinanceCancelOrderParams(PAIR, "1", null)))
                .isInstanceOf(ExchangeException.class)
                .hasMessageContaining("Unknown order");
    }

    @Test
    void historiesAreInOrderAndAgree() throws IOException {
        trading.placeMarketOrder(
                new MarketOrder.Builder(Order.OrderType.BID, PAIR).originalAmount(TWO).build());
        List<BinanceOrder> orders = trading.allOrders(PAIR, null, 1000);
        ascend(orders.stream().map(order -> order.orderId).toList());
        List<BinanceOrder> page = trading.allOrders(PAIR, orders.get(0).orderId, 1);
        assertThat(page).singleElement().satisfies(order -> sameOrder(order, orders.get(0)));
        BinanceOrder last = orders.get(orders.size() - 1);
        assertThat(
                        Served.sum(
                                fills(Long.toString(last.orderId)).stream()
                                        .map(UserTrade::getOriginalAmount)
                                        .toList()))
                .isEqualByComparingTo(last.executedQty);
    }

    private static void sameOrder(BinanceOrder a, BinanceOrder b) {
        assertThat(a).usingRecursiveComparison().isEqualTo(b);
    }

    @Test
    void theFeesAreThoseThatFillsAreCharged() throws IOException {
        assertThat(account.getDynamicTradingFeesByInstrument().keySet())
                .isEqualTo(exchange.getExchangeMetaData().getInstruments().keySet());
        assertThat(account.getDynamicTradingFeesByInstrument().get(PAIR).getTakerFee())
                .isEqualByComparingTo("0.001");
        assertThat(account.getAssetDetails()).isNotNull();
        assertThat(account.currencyInfos()).isNotEmpty();
    }

    @Test
    void anEd25519KeyIsAsGood() throws Exception {
        BinanceExchange signing = XChange.rest(Served.newKey());
        assertThat(XChange.balances(signing)).isEqualTo(XChange.balances(exchange));
        String id =
                signing.getTradeService()
                        .placeLimitOrder(
                                new LimitOrder.Builder(Order.OrderType.BID, PAIR)
                                        .originalAmount(TWO)
                                        .limitPrice(times(quote().getBid(), 0.8))
                                        .build());
        cancel(id);
    }
}
