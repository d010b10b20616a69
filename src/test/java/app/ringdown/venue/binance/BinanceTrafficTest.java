package app.ringdown.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.market.TradingRules;
import app.ringdown.order.Account;
import app.ringdown.order.Balance;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderRequest;
import app.ringdown.venue.AccountListener;
import app.ringdown.venue.LineState;
import app.ringdown.venue.MarketEars;
import app.ringdown.venue.Traffic.Filter;
import app.ringdown.venue.Traffic.OrderKey;
import app.ringdown.venue.Transfer;
import app.ringdown.wire.Rest.Method;
import app.ringdown.wire.WireFeed;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What is found in the log of the wire, and what it is called. */
class BinanceTrafficTest {
    private static final Instrument BTC =
            new Instrument(0, "test", "BTCUSDT", "BTC", "USDT", 2, 5, TradingRules.NONE, true);
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(5_000), ZoneOffset.UTC);
    private static final String REPORT =
            """
            {"subscriptionId":0,"event":{"e":"executionReport","E":9,"s":"BTCUSDT","c":"rd-1","S":"BUY",\
            "o":"LIMIT","f":"GTC","q":"0.10000","p":"64000.10","P":"0.00","F":"0.00","g":-1,"C":"",\
            "x":"NEW","X":"NEW","r":"NONE","i":77,"l":"0.00000","z":"0.00000","L":"0.00","n":"0",\
            "N":null,"T":9,"t":-1,"I":1,"w":true,"m":false,"M":false,"O":9,"Z":"0.00","Y":"0.00",\
            "Q":"0.00"}}\
            """;

    private final WireFeed wire = new WireFeed();
    private final Symbols symbols = new Symbols(List.of(BTC));
    private final BinanceTraffic traffic = new BinanceTraffic(wire.log, CLOCK, () -> symbols);

    private static String quote(String bid) {
        return "{\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":4,\"s\":\"BTCUSDT\",\"b\":\""
                + bid
                + "\",\"B\":\"1.00000\",\"a\":\"64001.00\",\"A\":\"2.00000\"}}";
    }

    private List<Long> found(Filter filter) {
        List<Long> numbers = new ArrayList<>();
        long at = 0;
        while (at < traffic.next()) {
            at = traffic.find(filter, at, 3, (number, _) -> numbers.add(number));
        }
        return numbers;
    }

    private Transfer.Frame frame(long number) {
        assertThat(traffic.get(number)).isInstanceOf(Transfer.Frame.class);
        return (Transfer.Frame) traffic.get(number);
    }

    @Test
    void framesAreCalledByTheirStreamEventOrMethod() {
        long quote = wire.market(quote("64000.00"));
        long report = wire.account(REPORT);
        long request = wire.sent("{\"id\":1,\"method\":\"userDataStream.subscribe.signature\"}");
        long answer = wire.account("{\"id\":1,\"status\":200,\"result\":{}}");
        long garbage = wire.market("hello");
        assertThat(frame(quote).kind()).isEqualTo("btcusdt@bookTicker");
        assertThat(frame(quote).symbol()).isEqualTo("BTCUSDT");
        assertThat(frame(quote).line()).isEqualTo("ws-test");
        assertThat(frame(quote).epochMs()).isBetween(5_000L, 65_000L);
        assertThat(frame(quote).bytesOnTheWire()).isEqualTo(quote("64000.00").length() + 2);
        assertThat(frame(report).kind()).isEqualTo("executionReport");
        assertThat(frame(report).symbol()).isEqualTo("BTCUSDT");
        assertThat(frame(request).kind()).isEqualTo("userDataStream.subscribe.signature");
        assertThat(frame(request).sent()).isTrue();
        assertThat(frame(answer).kind()).isEmpty();
        assertThat(frame(garbage).text()).isEqualTo("hello");
        assertThat(traffic.get(99)).isNull();
    }

    @Test
    void callsAreCalledByMethodAndPath() {
        long number = wire.call(Method.GET, "/api/v3/klines?symbol=ETHUSDT&limit=3");
        assertThat(traffic.get(number)).isInstanceOf(Transfer.Call.class);
        Transfer.Call call = (Transfer.Call) traffic.get(number);
        assertThat(call.kind()).isEqualTo("GET /api/v3/klines");
        assertThat(call.symbol()).isEqualTo("ETHUSDT");
        assertThat(call.isFailure()).isTrue();
        assertThat(call.headers()).containsExactly(new Transfer.Header("X-MBX-APIKEY", "***"));
        assertThat(traffic.get(wire.call(Method.DELETE, "/api/v3/order?a=1")).symbol()).isEmpty();
    }

    @Test
    void theyAreFoundByWhatTheyContainInWhateverCase() {
        long quote = wire.market(quote("64000.00"));
        long klines = wire.call(Method.GET, "/api/v3/klines?symbol=BTCUSDT");
        long trade = wire.market("{\"stream\":\"ethusdt@trade\",\"data\":{}}");
        assertThat(found(Filter.ALL)).containsExactly(quote, klines, trade);
        assertThat(found(Filter.of("btcUSDT"))).containsExactly(quote, klines);
        assertThat(found(Filter.of("GET /api"))).containsExactly(klines);
        assertThat(found(Filter.of("@TRADE"))).containsExactly(trade);
        assertThat(found(Filter.of("64000.00\","))).containsExactly(quote);
        assertThat(found(Filter.of("ws-test"))).containsExactly(quote, trade);
        assertThat(found(Filter.of("nowhere"))).isEmpty();
        assertThat(found(new Filter("", true, false, false, false, null))).containsExactly(klines);
        assertThat(found(new Filter("", false, true, false, false, null)))
                .containsExactly(quote, trade);
    }

    @Test
    void onlyOrdersOnlyFailuresOnlyOneOrder() {
        wire.market(quote("64000.77"));
        long place = wire.call(Method.POST, "/api/v3/order?newClientOrderId=rd-1&x=1");
        long report = wire.account(REPORT);
        long other = wire.account(REPORT.replace("rd-1", "rd-2").replace("77", "777"));
        long balances = wire.account("{\"event\":{\"e\":\"outboundAccountPosition\"}}");
        long trades = wire.call(Method.GET, "/api/v3/myTrades?orderId=77&limit=5");
        long others = wire.call(Method.GET, "/api/v3/myTrades?orderId=777&limit=5");
        long refused = wire.account("{\"id\":1,\"status\":400,\"error\":{\"code\":-1022}}");
        assertThat(found(new Filter("", true, true, true, false, null)))
                .containsExactly(place, report, other, trades, others);
        assertThat(found(new Filter("", true, true, false, true, null)))
                .containsExactly(place, trades, others, refused);
        assertThat(found(new Filter("", true, true, false, false, new OrderKey("rd-1", "77"))))
                .containsExactly(place, report, trades);
        assertThat(found(new Filter("", true, true, false, false, new OrderKey("rd-1", ""))))
                .containsExactly(place, report);
        assertThat(found(Filter.of("outboundAccountPosition"))).containsExactly(balances);
    }

    @Test
    void aFrameIsExplainedAsTheLineReadsItAndTheOneBeforeIsFound() {
        wire.market("{\"stream\":\"btcusdt@bookTickerX\",\"data\":{}}");
        long first = wire.market(quote("64000.00"));
        wire.market("{\"stream\":\"ethusdt@bookTicker\",\"data\":{}}");
        long second = wire.market(quote("64000.50"));
        long[] told = new long[1];
        MarketEars ears =
                new MarketEars() {
                    @Override
                    public void onTouch(
                            Instrument instrument,
                            long bid,
                            long bidLots,
                            long ask,
                            long askLots,
                            long sequence,
                            long arrivalNanos) {
                        told[0] = bid;
                    }
                };
        assertThat(traffic.explain(frame(second), ears, new Orders())).isTrue();
        assertThat(told[0]).isEqualTo(6_400_050);
        assertThat(traffic.before(frame(second))).isEqualTo(frame(first));
        assertThat(traffic.before(frame(first))).isNull();
    }

    @Test
    void aFrameOfAllIsOfNoSymbolAndExplainedOneByOne() {
        long all =
                wire.market(
                        new String(
                                Payloads.bytes("stream-miniTicker-all"),
                                java.nio.charset.StandardCharsets.UTF_8));
        assertThat(frame(all).kind()).isEqualTo("!miniTicker@arr");
        assertThat(frame(all).symbol()).isEmpty();
        Script told = new Script();
        assertThat(traffic.explain(frame(all), told, told)).isTrue();
        assertThat(told.lines).singleElement().asString().startsWith("day BTCUSDT ");
    }

    @Test
    void anOrdersReportIsExplained() {
        Orders orders = new Orders();
        assertThat(traffic.explain(frame(wire.account(REPORT)), new MarketEars(), orders)).isTrue();
        assertThat(orders.told).containsExactly("rd-1 ACCEPTED");
    }

    @Test
    void whatTellsNothingOfTheMarketIsNotExplained() {
        Orders orders = new Orders();
        for (String frame :
                List.of("hello", "{\"id\":1,\"result\":null}", "{\"event\":{\"e\":\"other\"}}")) {
            assertThat(traffic.explain(frame(wire.account(frame)), new MarketEars(), orders))
                    .isFalse();
        }
        assertThat(traffic.explain(frame(wire.sent(quote("1.00"))), new MarketEars(), orders))
                .isFalse();
        assertThat(orders.told).isEmpty();
    }

    private static final class Orders implements AccountListener {
        final List<String> told = new ArrayList<>();

        @Override
        public void onOrder(OrderRequest as, OrderEvent.Report event) {
            told.add(event.clientOrderId() + " " + event.state());
        }

        @Override
        public void onBalances(List<Balance> changed, long venueMs) {
            told.add(changed.toString());
        }

        @Override
        public void onAccount(Account account) {
            told.add("account");
        }

        @Override
        public void onAccountLine(LineState state) {
            told.add(state.name());
        }
    }
}
