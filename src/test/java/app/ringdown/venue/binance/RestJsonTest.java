package app.ringdown.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.ringdown.market.Bar;
import app.ringdown.market.DepthSnapshot;
import app.ringdown.market.Instrument;
import app.ringdown.market.Print;
import app.ringdown.market.Side;
import app.ringdown.order.Account;
import app.ringdown.order.Fill;
import app.ringdown.order.OrderEvent.Report;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.venue.Venue.OrderReport;
import app.ringdown.venue.binance.Json.UnreadableException;

import com.google.gson.JsonElement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What REST answers, from payload files. */
class RestJsonTest {
    private static final OrderRequest REQUEST =
            new OrderRequest(
                    "rd-abc-1",
                    Payloads.BTCUSDT,
                    Side.BUY,
                    OrderType.LIMIT,
                    TimeInForce.GTC,
                    6426000,
                    50000,
                    null);

    private final Script told = new Script();

    @Test
    void instrumentsAreReadLeniently() throws UnreadableException {
        ExchangeInfo info = ExchangeInfo.read("test", Payloads.json("exchangeInfo"));
        assertThat(info.weightPerMinute()).isEqualTo(6000);
        assertThat(info.instruments())
                .extracting(Instrument::symbol)
                .containsExactly("BTCUSDT", "ODDBTC", "BAREUSDT");

        Instrument btc = info.instruments().getFirst();
        assertThat(btc.priceDecimals()).isEqualTo(2);
        assertThat(btc.lotDecimals()).isEqualTo(5);
        assertThat(btc.trading()).isTrue();
        assertThat(btc.rules().minTicks()).isEqualTo(1);
        assertThat(btc.rules().maxTicks()).isEqualTo(100_000_000);
        assertThat(btc.rules().tickStep()).isEqualTo(1);
        assertThat(btc.rules().minLots()).isEqualTo(1);
        assertThat(btc.rules().maxLots()).isEqualTo(900_000_000);
        assertThat(btc.rules().maxMarketLots()).isEqualTo(12_050_000);
        assertThat(btc.rules().minNotional()).isEqualByComparingTo("5");
        assertThat(btc.rules().minNotionalOnMarket()).isTrue();
        assertThat(btc.rules().maxNotional()).isEqualByComparingTo("9000000");
        assertThat(btc.rules().amountAllowed()).isTrue();

        Instrument odd = info.instruments().get(1);
        assertThat(odd.index()).isEqualTo(1);
        assertThat(odd.trading()).isFalse();
        assertThat(odd.priceDecimals()).isEqualTo(7);
        assertThat(odd.rules().tickStep()).isEqualTo(25);
        assertThat(odd.lotDecimals()).isZero();
        assertThat(odd.rules().lotStep()).isEqualTo(50);
        assertThat(odd.rules().minLots()).isEqualTo(50);
        assertThat(odd.rules().maxLots()).as("beyond a long is no limit").isZero();
        assertThat(odd.rules().minNotionalOnMarket()).isFalse();

        Instrument bare = info.instruments().get(2);
        assertThat(bare.priceDecimals()).isEqualTo(8);
        assertThat(bare.lotDecimals()).isEqualTo(8);
    }

    @Test
    void tickersTellWhatIsListedAndReadable() throws UnreadableException {
        MarketJson.tickers(Payloads.json("ticker24hr"), Payloads.SYMBOLS, 99, told);
        assertThat(told.lines)
                .containsExactly(
                        "day BTCUSDT 6312000 6499999 6288001 6425036 1825012345 1166400123"
                                + " 1784620000123 99",
                        "touch BTCUSDT 6425035 312000 6425036 40664 0 99");
    }

    @Test
    void barsKnowWhetherTheyAreClosed() throws UnreadableException {
        List<Bar> bars =
                MarketJson.bars(
                        Payloads.json("klines"), Payloads.BTCUSDT, Long.MAX_VALUE, 1784619960000L);
        assertThat(bars)
                .containsExactly(
                        new Bar(1784619900000L, 6423000, 6424500, 6422800, 6424000, 1050000, true),
                        new Bar(
                                1784619960000L,
                                6424000,
                                6426010,
                                6423850,
                                6425036,
                                1234567,
                                false));
        assertThat(
                        MarketJson.bars(
                                Payloads.json("klines"),
                                Payloads.BTCUSDT,
                                1784619960000L,
                                Long.MAX_VALUE))
                .hasSize(1);
    }

    @Test
    void aBookIsItsLevelsBestFirst() throws UnreadableException {
        DepthSnapshot book = MarketJson.depth(Payloads.json("depth"), Payloads.BTCUSDT, 3);
        assertThat(book.lastUpdateId()).isEqualTo(8_000_000_158L);
        assertThat(book.bids().size()).isEqualTo(3);
        assertThat(book.bids().ticks(0)).isEqualTo(6_425_035);
        assertThat(book.bids().lots(2)).isEqualTo(350_000);
        assertThat(book.bidsCutOff()).isTrue();
        assertThat(book.asks().ticks(1)).isEqualTo(6_425_041);
        assertThat(book.asksCutOff()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"lastUpdateId\":1,\"bids\":[[\"1\",\"1\"],[\"2\",\"1\"]],\"asks\":[]}",
                "{\"lastUpdateId\":1,\"bids\":[[\"1\",\"1\"],[\"1\",\"1\"]],\"asks\":[]}",
                "{\"lastUpdateId\":1,\"bids\":[],\"asks\":[[\"2\",\"1\"],[\"1\",\"1\"]]}",
                "{\"lastUpdateId\":1,\"bids\":[],\"asks\":[[\"0\",\"1\"]]}",
                "{\"lastUpdateId\":1,\"bids\":[],\"asks\":[[\"-1\",\"1\"]]}",
                "{\"lastUpdateId\":1,\"bids\":[]}",
                "{\"bids\":[],\"asks\":[]}"
            })
    void aBookThatMakesNoSenseIsRefused(String json) throws UnreadableException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        JsonElement answer = Json.parse(bytes, 0, bytes.length);
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> MarketJson.depth(answer, Payloads.BTCUSDT, 100));
    }

    @Test
    void tradesKnowWhoseSideTookAndWhatIsMissing() throws UnreadableException {
        assertThat(MarketJson.trades(Payloads.json("trades"), Payloads.BTCUSDT, 99))
                .containsExactly(
                        new Print(28457, 6425036, 1200, Side.SELL, 1784620000100L, 99, 0),
                        new Print(28458, 6425041, 1, Side.BUY, 1784620000250L, 99, 0),
                        new Print(28461, 6425035, 40, Side.SELL, 1784620001000L, 99, 2));
        byte[] twice =
                ("[{'id':2,'price':'1','qty':'1','time':1,'isBuyerMaker':true},"
                                + "{'id':2,'price':'1','qty':'1','time':1,'isBuyerMaker':true}]")
                        .replace('\'', '"')
                        .getBytes(StandardCharsets.UTF_8);
        JsonElement answer = Json.parse(twice, 0, twice.length);
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> MarketJson.trades(answer, Payloads.BTCUSDT, 1));
    }

    @Test
    void theAccount() throws UnreadableException {
        Account account = AccountJson.account(Payloads.json("account"));
        assertThat(account.makerRate()).isEqualByComparingTo("0.001");
        assertThat(account.takerRate()).isEqualByComparingTo("0.0015");
        assertThat(account.free("USDT")).isEqualByComparingTo("98750.25");
        assertThat(account.balances().get("USDT").total()).isEqualByComparingTo("100000");
        assertThat(account.timeMs()).isEqualTo(1784620000000L);
    }

    @Test
    void aPlacedOrderIsItsAcceptanceAndEachFillWithTheSumsUpToIt() throws UnreadableException {
        List<Report> reports = OrderJson.placed(Payloads.json("order-placed"), REQUEST);
        assertThat(reports)
                .extracting(Report::state)
                .containsExactly(
                        OrderState.ACCEPTED, OrderState.PARTLY_FILLED, OrderState.PARTLY_FILLED);
        assertThat(reports).extracting(Report::executedLots).containsExactly(0L, 10000L, 30000L);
        assertThat(reports)
                .extracting(Report::executedNotional)
                .containsExactly(0L, 64250360000L, 192751080000L);
        assertThat(reports).allMatch(r -> r.venueOrderId().equals("9007199254740993"));
        assertThat(reports.get(2).fill())
                .isEqualTo(
                        new Fill(
                                3310778123L,
                                6425036,
                                20000,
                                new BigDecimal("0.00030000"),
                                "BTC",
                                false,
                                1784620000500L));
    }

    @Test
    void anOrderThatExpiredAfterAPartSaysSo() throws UnreadableException {
        List<Report> reports = OrderJson.placed(Payloads.json("order-expired"), REQUEST);
        assertThat(reports).hasSize(2);
        assertThat(reports.getLast().state()).isEqualTo(OrderState.EXPIRED);
        assertThat(reports.getLast().executedLots()).isEqualTo(10000);
        assertThat(reports.getLast().fill()).isNotNull();
    }

    @Test
    void aQueriedOrderDescribesItself() throws UnreadableException {
        OrderReport order =
                OrderJson.queried(Json.object(Payloads.json("order-queried")), Payloads.BTCUSDT);
        assertThat(order.as())
                .isEqualTo(
                        new OrderRequest(
                                "rd-abc-3",
                                Payloads.BTCUSDT,
                                Side.SELL,
                                OrderType.MARKET,
                                TimeInForce.GTC,
                                0,
                                0,
                                new BigDecimal("450.00000000")));
        assertThat(order.createdMs()).isEqualTo(1784620000400L);
        assertThat(order.report().state()).isEqualTo(OrderState.FILLED);
        assertThat(order.report().executedLots()).isEqualTo(700);
        assertThat(order.report().executedNotional()).isEqualTo(4497525200L);

        List<Report> fills = OrderJson.fills(Json.objects(Payloads.json("myTrades")), order);
        assertThat(fills).as("those of this order only").hasSize(2);
        assertThat(fills)
                .extracting(Report::state)
                .containsExactly(OrderState.PARTLY_FILLED, OrderState.FILLED);
        assertThat(fills).extracting(Report::executedLots).containsExactly(300L, 700L);
        assertThat(fills.getLast().executedNotional()).isEqualTo(4497525200L);
        assertThat(fills.getLast().fill().maker()).isTrue();
        assertThat(fills.getLast().timeMs()).isEqualTo(1784620000500L);
    }

    @Test
    void aCancelAnswersForTheOrderAndNotForItself() throws UnreadableException {
        Report report =
                OrderJson.report(
                        Json.object(Payloads.json("order-cancelled")),
                        Payloads.BTCUSDT,
                        "rd-abc-1",
                        "transactTime");
        assertThat(report.clientOrderId()).isEqualTo("rd-abc-1");
        assertThat(report.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(report.executedLots()).isEqualTo(30000);
    }

    @Test
    void anOrderGoesOutExactlyAsItIs() {
        assertThat(OrderJson.request(REQUEST).toString())
                .isEqualTo(
                        "symbol=BTCUSDT&side=BUY&type=LIMIT&newClientOrderId=rd-abc-1"
                                + "&quantity=0.50000&price=64260.00&timeInForce=GTC"
                                + "&newOrderRespType=FULL");
        assertThat(
                        OrderJson.request(
                                        new OrderRequest(
                                                "a b",
                                                Payloads.ETHBTC,
                                                Side.SELL,
                                                OrderType.MARKET,
                                                TimeInForce.GTC,
                                                0,
                                                0,
                                                new BigDecimal("1E-7")))
                                .toString())
                .isEqualTo(
                        "symbol=ETHBTC&side=SELL&type=MARKET&newClientOrderId=a%20b"
                                + "&quoteOrderQty=0.0000001&newOrderRespType=FULL");
        assertThat(
                        OrderJson.request(
                                        new OrderRequest(
                                                "x",
                                                Payloads.ETHBTC,
                                                Side.SELL,
                                                OrderType.POST_ONLY,
                                                TimeInForce.GTC,
                                                5100,
                                                10000,
                                                null))
                                .toString())
                .endsWith(
                        "type=LIMIT_MAKER&newClientOrderId=x"
                                + "&quantity=1.0000&price=0.05100&newOrderRespType=FULL");
    }

    @Test
    void aTriggeredOrderNamesWhatItWaitsFor() {
        assertThat(triggered(OrderType.STOP, 0, 6_300_000, 0))
                .contains("type=STOP_LOSS&")
                .contains("stopPrice=63000.00")
                .doesNotContain("timeInForce")
                .doesNotContain("&price=");
        assertThat(triggered(OrderType.STOP_LIMIT, 6_299_000, 6_300_000, 0))
                .contains("type=STOP_LOSS_LIMIT&")
                .contains("&price=62990.00&timeInForce=GTC&stopPrice=63000.00");
        assertThat(triggered(OrderType.TAKE_PROFIT, 0, 6_500_000, 0)).contains("type=TAKE_PROFIT&");
        assertThat(triggered(OrderType.TRAILING_STOP, 0, 0, 150))
                .contains("type=STOP_LOSS&")
                .contains("trailingDelta=150")
                .doesNotContain("stopPrice");
    }

    private static String triggered(OrderType type, long ticks, long stopTicks, int trailing) {
        return OrderJson.request(
                        new OrderRequest(
                                        "t",
                                        Payloads.BTCUSDT,
                                        Side.SELL,
                                        type,
                                        TimeInForce.GTC,
                                        ticks,
                                        1_000,
                                        null)
                                .withTrigger(stopTicks, trailing))
                .toString();
    }

    @Test
    void twoOrdersOfWhichOneCancelsTheOtherNameTheirLegs() {
        OrderRequest above =
                new OrderRequest(
                        "up",
                        Payloads.BTCUSDT,
                        Side.SELL,
                        OrderType.POST_ONLY,
                        TimeInForce.GTC,
                        6_600_000,
                        1_000,
                        null);
        OrderRequest below =
                new OrderRequest(
                                "down",
                                Payloads.BTCUSDT,
                                Side.SELL,
                                OrderType.STOP,
                                TimeInForce.GTC,
                                0,
                                1_000,
                                null)
                        .withTrigger(6_300_000, 0);
        assertThat(OrderJson.oco("list", above, below).toString())
                .isEqualTo(
                        "symbol=BTCUSDT&listClientOrderId=list&side=SELL&quantity=0.01000"
                                + "&aboveType=LIMIT_MAKER&aboveClientOrderId=up&abovePrice=66000.00"
                                + "&belowType=STOP_LOSS&belowClientOrderId=down"
                                + "&belowStopPrice=63000.00&newOrderRespType=RESULT");
    }

    @Test
    void aCancelsReportIsFoundByTheOrdersOwnId() throws UnreadableException {
        for (String file : List.of("user-new", "user-trade", "user-cancelled")) {
            tell(file);
        }
        assertThat(told.reports)
                .extracting(Report::clientOrderId)
                .containsExactly("rd-abc-1", "rd-abc-1", "rd-abc-1");
        assertThat(told.reports)
                .extracting(Report::state)
                .containsExactly(
                        OrderState.ACCEPTED, OrderState.PARTLY_FILLED, OrderState.CANCELLED);
        assertThat(told.reports)
                .extracting(Report::executedNotional)
                .containsExactly(0L, 192751080000L, 192751080000L);
        assertThat(told.as).containsOnly(REQUEST);
        assertThat(told.reports.get(0).fill()).isNull();
        assertThat(told.reports.get(1).fill())
                .isEqualTo(
                        new Fill(
                                3310778123L,
                                6425036,
                                20000,
                                new BigDecimal("0.00030000"),
                                "BTC",
                                true,
                                1784620000600L));
        assertThat(told.reports.get(2).fill()).isNull();
    }

    @Test
    void balancesReplaceWhatWasHeld() throws UnreadableException {
        tell("user-balances");
        assertThat(told.balances).hasSize(2);
        assertThat(told.balances.get(1).locked()).isEqualByComparingTo("12852");
    }

    @Test
    void aDepositsDeltaIsNotABalance() throws UnreadableException {
        var event = AccountJson.event(Json.object(Payloads.json("user-deposit")));
        assertThat(AccountJson.tell(event, Payloads.SYMBOLS, told)).isFalse();
        assertThat(told.balances).isEmpty();
    }

    @Test
    void anEventThatCannotBeUnderstoodIsNotHalfTold() throws UnreadableException {
        var event = AccountJson.event(Json.object(Payloads.json("user-trade")));
        event.addProperty("L", "64250.365");
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> AccountJson.tell(event, Payloads.SYMBOLS, told));
        assertThat(told.reports).isEmpty();
    }

    private void tell(String file) throws UnreadableException {
        var event = AccountJson.event(Json.object(Payloads.json(file)));
        assertThat(AccountJson.tell(event, Payloads.SYMBOLS, told)).isTrue();
    }
}
