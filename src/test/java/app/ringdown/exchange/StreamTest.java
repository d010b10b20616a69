package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.net.http.WebSocketHandshakeException;
import java.util.Set;

/** Market streams: how one listens, and what is told. */
class StreamTest {
    private final Exchange exchange = SharedExchange.get();

    private ApiSocket open(String path) {
        return new ApiSocket(exchange.stream() + path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trade|e,E,s,t,p,q,T,m,M",
                "aggTrade|e,E,s,a,p,q,f,l,T,m,M",
                "bookTicker|u,s,b,B,a,A",
                "miniTicker|e,E,s,c,o,h,l,v,q",
                "ticker|e,E,s,p,P,w,x,c,Q,b,B,a,A,o,h,l,v,q,O,C,F,L,n",
                "avgPrice|e,E,s,i,w,T",
                "depth@100ms|e,E,s,U,u,b,a",
                "depth|e,E,s,U,u,b,a",
                "ticker_1h|e,E,s,p,P,o,h,l,c,w,v,q,O,C,F,L,n",
                "ticker_4h|e,E,s,p,P,o,h,l,c,w,v,q,O,C,F,L,n",
                "ticker_1d|e,E,s,p,P,o,h,l,c,w,v,q,O,C,F,L,n",
                "depth5|lastUpdateId,bids,asks",
                "depth20@100ms|lastUpdateId,bids,asks",
                "kline_1m|e,E,s,k",
            })
    void everyStreamHasItsShape(String name, String members) {
        try (ApiSocket socket = open("/ws/btcusdt@" + name)) {
            JsonObject event = socket.next().getAsJsonObject();
            assertThat(event.keySet()).isEqualTo(Set.of(members.split(",")));
            if (event.has("s")) {
                assertThat(event.get("s").getAsString()).isEqualTo("BTCUSDT");
            }
            if (event.has("e") && event.has("E")) {
                assertThat(event.get("E").getAsLong())
                        .isBetween(
                                System.currentTimeMillis() - 10_000,
                                System.currentTimeMillis() + 1_000);
            }
        }
    }

    @Test
    void aKlineTellsItsBar() {
        try (ApiSocket socket = open("/ws/ethusdt@kline_1h")) {
            JsonObject bar = socket.next().getAsJsonObject().getAsJsonObject("k");
            assertThat(bar.keySet())
                    .isEqualTo(
                            Set.of(
                                    "t", "T", "s", "i", "f", "L", "o", "c", "h", "l", "v", "n", "x",
                                    "q", "V", "Q", "B"));
            assertThat(bar.get("t").getAsLong() % 3_600_000).isZero();
            assertThat(bar.get("T").getAsLong()).isEqualTo(bar.get("t").getAsLong() + 3_599_999);
            assertThat(bar.get("L").getAsLong() - bar.get("f").getAsLong() + 1)
                    .isEqualTo(bar.get("n").getAsLong());
        }
    }

    @Test
    void secondsCloseAndEachBeginsWhereTheLastOneEnded() {
        try (ApiSocket socket = open("/ws/btcusdt@kline_1s")) {
            JsonObject first = closed(socket);
            JsonObject second = closed(socket);
            assertThat(second.get("t").getAsLong()).isEqualTo(first.get("t").getAsLong() + 1000);
            JsonArray told =
                    new ApiClient(exchange)
                            .get(
                                    "klines?symbol=BTCUSDT&interval=1s&limit=1&startTime="
                                            + first.get("t").getAsLong())
                            .array()
                            .get(0)
                            .getAsJsonArray();
            assertThat(told.get(5)).isEqualTo(first.get("v"));
            assertThat(told.get(4)).isEqualTo(first.get("c"));
            assertThat(told.get(8).getAsLong()).isEqualTo(first.get("n").getAsLong());
        }
    }

    @Test
    void aBarWithoutATradeIsClosedToo() {
        try (ApiSocket socket = open("/ws/disusdt@kline_1s")) {
            long open = closed(socket).get("t").getAsLong();
            for (int i = 0; i < 20; i++) {
                JsonObject bar = closed(socket);
                assertThat(bar.get("t").getAsLong()).isEqualTo(open + 1000);
                open = bar.get("t").getAsLong();
                if (bar.get("n").getAsLong() == 0) {
                    assertThat(bar.get("f").getAsLong()).isEqualTo(-1);
                    assertThat(bar.get("L").getAsLong()).isEqualTo(-1);
                    assertThat(bar.get("o")).isEqualTo(bar.get("c"));
                    return;
                }
            }
            throw new AssertionError("DISUSDT traded in every one of 20 seconds");
        }
    }

    private static JsonObject closed(ApiSocket socket) {
        return socket.nextWhere(event ->
                        event.getAsJsonObject().getAsJsonObject("k").get("x").getAsBoolean())
                .getAsJsonObject()
                .getAsJsonObject("k");
    }

    @Test
    void aQuietSymbolsMinutesAreToldAtOnceToWhoeverComes() {
        try (ApiSocket socket =
                open("/ws/disusdt@kline_1M/disusdt@miniTicker/disusdt@bookTicker")) {
            boolean kline = false;
            boolean ticker = false;
            boolean book = false;
            while (!kline || !ticker || !book) {
                JsonObject event = socket.next().getAsJsonObject();
                kline |= event.has("k");
                ticker |= event.has("o");
                book |= event.has("B");
            }
        }
    }

    @Test
    void combinedStreamsNameWhatTheyTell() {
        try (ApiSocket socket = open("/stream?streams=btcusdt%40bookTicker/btcusdt@trade")) {
            JsonObject event = socket.next().getAsJsonObject();
            assertThat(event.keySet()).isEqualTo(Set.of("stream", "data"));
            assertThat(event.get("stream").getAsString())
                    .isIn("btcusdt@bookTicker", "btcusdt@trade");
            assertThat(event.getAsJsonObject("data").get("s").getAsString()).isEqualTo("BTCUSDT");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/ws/", "/ws/0", "/stream", "/stream?streams="})
    void oneMayComeWithoutAStreamAndSubscribeLater(String path) {
        try (ApiSocket socket = open(path)) {
            JsonObject answer =
                    socket.ask(
                            "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\"],\"id\":1}");
            assertThat(answer.get("result").isJsonNull()).isTrue();
            assertThat(answer.get("id").getAsInt()).isEqualTo(1);
            JsonObject event = socket.next().getAsJsonObject();
            assertThat(event.has("stream")).isEqualTo(path.startsWith("/stream"));
        }
    }

    @Test
    void subscriptionsAreListedAndEnded() {
        try (ApiSocket socket = open("/stream")) {
            socket.ask(
                    "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@depth\",\"no@such\"],"
                            + "\"id\":\"a-1\"}");
            JsonObject list = socket.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":null}");
            assertThat(list.get("id").isJsonNull()).isTrue();
            assertThat(list.get("result"))
                    .isEqualTo(JsonParser.parseString("[\"btcusdt@depth\",\"no@such\"]"));
            socket.ask("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@depth\"],\"id\":7}");
            list = socket.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":8}");
            assertThat(list.get("result")).isEqualTo(JsonParser.parseString("[\"no@such\"]"));
        }
    }

    @Test
    void theCombinedPropertyChangesTheFrames() {
        try (ApiSocket socket = open("/ws/btcusdt@bookTicker")) {
            socket.nextWith("u");
            JsonObject is =
                    socket.ask("{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\"],\"id\":1}");
            assertThat(is.get("result").getAsBoolean()).isFalse();
            socket.ask("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",true],\"id\":2}");
            assertThat(socket.nextWith("stream").has("data")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "nonsense|3|Invalid JSON",
                "[1]|3|Invalid JSON",
                "{\"id\":1}|2|Invalid request: missing field `method`",
                "{\"method\":\"SHOUT\",\"id\":1}|2|Invalid request: unknown variant `SHOUT`",
                "{\"method\":\"LIST_SUBSCRIPTIONS\"}|2|Invalid request: request ID",
                "{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1.5}|2|Invalid request: request ID",
                "{\"method\":\"GET_PROPERTY\",\"params\":[\"x\"],\"id\":1}|0|Unknown property",
                "{\"method\":\"GET_PROPERTY\",\"id\":1}|2|Invalid request: property name",
                "{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",1],\"id\":1}|1|Invalid"
                        + " value",
                "{\"method\":\"SUBSCRIBE\",\"params\":{},\"id\":1}|2|Invalid request",
            })
    void badMessagesAreAnsweredWithAnError(String message, int code, String msg) {
        try (ApiSocket socket = open("/ws")) {
            JsonObject answer = socket.ask(message);
            assertThat(answer.get("code").getAsInt()).isEqualTo(code);
            assertThat(answer.get("msg").getAsString()).startsWith(msg);
        }
    }

    @Test
    void timesAreInMicrosecondsWhenAskedFor() {
        try (ApiSocket socket = open("/ws/btcusdt@trade?timeUnit=MICROSECOND")) {
            long micros = socket.next().getAsJsonObject().get("T").getAsLong();
            assertThat(micros / 1000)
                    .isBetween(
                            System.currentTimeMillis() - 10_000,
                            System.currentTimeMillis() + 1_000);
        }
    }

    @Test
    void allMiniTickersComeAsOneArrayOfThoseThatChanged() {
        try (ApiSocket socket = open("/ws/!miniTicker@arr")) {
            JsonArray all = socket.next().getAsJsonArray();
            assertThat(all.size()).isGreaterThanOrEqualTo(60);
            JsonArray some = socket.next().getAsJsonArray();
            assertThat(some.size()).isPositive();
            for (JsonElement each : some) {
                assertThat(each.getAsJsonObject().get("e").getAsString())
                        .isEqualTo("24hrMiniTicker");
            }
        }
    }

    @Test
    void rollingWindowsOfAllComeAsOneArray() {
        try (ApiSocket socket = open("/ws/!ticker_4h@arr")) {
            JsonArray all = socket.next().getAsJsonArray();
            assertThat(all.size()).isGreaterThan(50);
            for (JsonElement each : all) {
                JsonObject ticker = each.getAsJsonObject();
                assertThat(ticker.get("e").getAsString()).isEqualTo("4hTicker");
                long wide = ticker.get("C").getAsLong() - ticker.get("O").getAsLong();
                assertThat(wide - 4 * 3_600_000).isBetween(0L, 59_999L);
            }
            assertThat(socket.next().getAsJsonArray().size()).isBetween(1, all.size());
        }
    }

    @Test
    void aggregatedTradesAreWhatTheTradesAddUpTo() {
        try (ApiSocket socket = open("/stream?streams=btcusdt@trade/btcusdt@aggTrade")) {
            BigDecimal sum = BigDecimal.ZERO;
            long first = -1;
            int compared = 0;
            while (compared < 5) {
                JsonObject event = socket.next().getAsJsonObject();
                JsonObject data = event.getAsJsonObject("data");
                if (data.get("e").getAsString().equals("trade")) {
                    first = first == -1 ? data.get("t").getAsLong() : first;
                    sum = sum.add(data.get("q").getAsBigDecimal());
                } else {
                    if (first == data.get("f").getAsLong()) {
                        assertThat(data.get("q").getAsBigDecimal()).isEqualByComparingTo(sum);
                        compared++;
                    }
                    first = -1;
                    sum = BigDecimal.ZERO;
                }
            }
        }
    }

    @Test
    void whoTalksTooMuchIsCutOff() {
        try (ApiSocket socket = open("/ws")) {
            for (int i = 0; i < 20; i++) {
                try {
                    socket.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":" + i + "}");
                } catch (RuntimeException e) {
                    break; // It is closed already.
                }
            }
            assertThat(socket.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void whoWantsTooManyStreamsIsCutOff() {
        try (ApiSocket socket = open("/ws")) {
            StringBuilder names = new StringBuilder("\"a@trade\"");
            for (int i = 0; i < 1024; i++) {
                names.append(",\"a").append(i).append("@trade\"");
            }
            socket.send("{\"method\":\"SUBSCRIBE\",\"params\":[" + names + "],\"id\":1}");
            assertThat(socket.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void thereIsNothingElsewhere() {
        assertThatThrownBy(() -> open("/elsewhere"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }
}
