package app.ringdown.conformance;

import static app.ringdown.conformance.Served.ascend;
import static app.ringdown.conformance.XChange.onGrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.binance.dto.trade.BinanceCancelOrderParams;
import org.knowm.xchange.binance.dto.trade.BinanceNewOrder;
import org.knowm.xchange.binance.dto.trade.BinanceOrder;
import org.knowm.xchange.binance.dto.trade.BinanceOrderFlags;
import org.knowm.xchange.binance.dto.trade.BinanceQueryOrderParams;
import org.knowm.xchange.binance.dto.trade.BinanceTradeHistoryParams;
import org.knowm.xchange.binance.dto.trade.OrderSide;
import org.knowm.xchange.binance.dto.trade.OrderType;
import org.knowm.xchange.binance.dto.trade.TimeInForce;
import org.knowm.xchange.binance.dto.trade.TrailingFlag;
import org.knowm.xchange.binance.service.BinanceAccountService;
import org.knowm.xchange.binance.service.BinanceTradeService;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.Order.OrderStatus;
import org.knowm.xchange.dto.account.Balance;
import org.knowm.xchange.dto.marketdata.Ticker;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.dto.trade.StopOrder;
import org.knowm.xchange.dto.trade.UserTrade;
import org.knowm.xchange.exceptions.ExchangeException;
import org.knowm.xchange.exceptions.FundsExceededException;
import org.knowm.xchange.exceptions.OrderNotValidException;
import org.knowm.xchange.service.trade.params.DefaultCancelAllOrdersByInstrument;
import org.knowm.xchange.service.trade.params.orders.DefaultOpenOrdersParamInstrument;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** XChange's orders and account by REST: what is told of an order, and that its money adds up. */
class XChangeTradingTest {
    private static final CurrencyPair PAIR = new CurrencyPair("SOL", "USDT");
    private static final Currency BASE = PAIR.getBase();
    private static final Currency QUOTE = PAIR.getCounter();
    private static final BigDecimal TWO = new BigDecimal("2");

    private final BinanceExchange exchange = XChange.rest();
    private final BinanceTradeService trading = (BinanceTradeService) exchange.getTradeService();
    private final BinanceAccountService account =
            (BinanceAccountService) exchange.getAccountService();

    @AfterEach
    void nothingIsLeftOpen() throws IOException {
        assertThat(trading.getOpenOrders(PAIR).getAllOpenOrders()).isEmpty();
    }

    private Ticker quote() throws IOException {
        return exchange.getMarketDataService().getTicker(PAIR);
    }

    private BigDecimal times(BigDecimal price, double factor) {
        return onGrid(exchange, PAIR, price.doubleValue() * factor);
    }

    private Order order(String id) throws IOException {
        return trading.getOrder(new BinanceQueryOrderParams(PAIR, id)).iterator().next();
    }

    private BinanceOrder raw(String id) throws IOException {
        return trading.orderStatusAllProducts(PAIR, Long.valueOf(id), null);
    }

    private void cancel(String id) throws IOException {
        assertThat(trading.cancelOrder(new BinanceCancelOrderParams(PAIR, id, null))).isTrue();
        assertThat(order(id).getStatus()).isEqualTo(OrderStatus.CANCELED);
    }

    private List<UserTrade> fills(String id) throws IOException {
        BinanceTradeHistoryParams params = new BinanceTradeHistoryParams(PAIR);
        params.setLimit(1000);
        return trading.getTradeHistory(params).getUserTrades().stream()
                .filter(fill -> fill.getOrderId().equals(id))
                .toList();
    }

    /** The balances changed by the fills and by nothing else. */
    private void reconciles(Map<Currency, Balance> before, List<UserTrade> fills)
            throws IOException {
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
