package app.ringdown.conformance;

import static app.ringdown.conformance.XChange.onGrid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.binance.dto.trade.BinanceCancelOrderParams;
import org.knowm.xchange.binance.dto.trade.BinanceOrder;
import org.knowm.xchange.binance.dto.trade.BinanceQueryOrderParams;
import org.knowm.xchange.binance.dto.trade.BinanceTradeHistoryParams;
import org.knowm.xchange.binance.service.BinanceAccountService;
import org.knowm.xchange.binance.service.BinanceTradeService;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.Order.OrderStatus;
import org.knowm.xchange.dto.account.Balance;
import org.knowm.xchange.dto.marketdata.Ticker;
import org.knowm.xchange.dto.trade.UserTrade;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The account of the paper exchange as XChange trades on it, with what every test asks of it. */
abstract class XChangeTrading {

    static final CurrencyPair PAIR = new CurrencyPair("SOL", "USDT");
    static final Currency BASE = PAIR.getBase();
    static final Currency QUOTE = PAIR.getCounter();
    static final BigDecimal TWO = new BigDecimal("2");

    final BinanceExchange exchange = XChange.rest();
    final BinanceTradeService trading = (BinanceTradeService) exchange.getTradeService();
    final BinanceAccountService account = (BinanceAccountService) exchange.getAccountService();

    @AfterEach
    void nothingIsLeftOpen() throws IOException {
        List<Order> open = trading.getOpenOrders(PAIR).getAllOpenOrders();
        for (Order each : open) {
            trading.cancelOrder(new BinanceCancelOrderParams(PAIR, each.getId(), null));
        }
        assertThat(open).isEmpty();
    }

    Ticker quote() throws IOException {
        return exchange.getMarketDataService().getTicker(PAIR);
    }

    BigDecimal times(BigDecimal price, double factor) {
        return onGrid(exchange, PAIR, price.doubleValue() * factor);
    }

    Order order(String id) throws IOException {
        return trading.getOrder(new BinanceQueryOrderParams(PAIR, id)).iterator().next();
    }

    BinanceOrder raw(String id) throws IOException {
        return trading.orderStatusAllProducts(PAIR, Long.valueOf(id), null);
    }

    void cancel(String id) throws IOException {
        assertThat(trading.cancelOrder(new BinanceCancelOrderParams(PAIR, id, null))).isTrue();
        assertThat(order(id).getStatus()).isEqualTo(OrderStatus.CANCELED);
    }

    List<UserTrade> fills(String id) throws IOException {
        BinanceTradeHistoryParams params = new BinanceTradeHistoryParams(PAIR);
        params.setLimit(1000);
        return trading.getTradeHistory(params).getUserTrades().stream()
                .filter(fill -> fill.getOrderId().equals(id))
                .toList();
    }

    /** The balances changed by the fills and by nothing else. */
    void reconciles(Map<Currency, Balance> before, List<UserTrade> fills) throws IOException {
        Map<Currency, Balance> now = XChange.balances(exchange);
        BigDecimal base = before.get(BASE).getTotal();
        BigDecimal quote = before.get(QUOTE).getTotal();
        for (UserTrade fill : fills) {
            boolean buys = fill.getType() == Order.OrderType.BID;
            BigDecimal cost = fill.getPrice().multiply(fill.getOriginalAmount());
            BigDecimal amount = fill.getOriginalAmount();
            base = buys ? base.add(amount) : base.subtract(amount);
            quote = buys ? quote.subtract(cost) : quote.add(cost);
            assertThat(fill.getFeeCurrency()).isEqualTo(buys ? BASE : QUOTE);
            base = buys ? base.subtract(fill.getFeeAmount()) : base;
            quote = buys ? quote : quote.subtract(fill.getFeeAmount());
        }
        assertThat(now.get(BASE).getTotal()).isEqualByComparingTo(base);
        assertThat(now.get(QUOTE).getTotal()).isEqualByComparingTo(quote);
    }
}
