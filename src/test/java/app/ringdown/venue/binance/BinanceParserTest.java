package app.ringdown.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class BinanceParserTest {
    private final Script told = new Script();
    private final BinanceParser parser = new BinanceParser(Payloads.SYMBOLS, told, told);

    private void parse(byte[] bytes) {
        // Inside a larger buffer, as it comes off the wire.
        byte[] buffer = new byte[bytes.length + 20];
        System.arraycopy(bytes, 0, buffer, 7, bytes.length);
        parser.onFrame(buffer, 7, bytes.length, 99);
    }

    private void parse(String frame) {
        parse(frame.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    stream-bookTicker | touch BTCUSDT 6425035 312000 6425036 40664 400900217 99
                    stream-bookTicker-stamped | touch BTCUSDT 6425035 312000 6425036 40664 400900217 99
                    bookTicker        | touch BTCUSDT 6425035 312000 6425036 40664 400900217 99
                    stream-trade      | trade BTCUSDT 3310778121 6425036 1500 BUY 1784620000121 99
                    trade             | trade BTCUSDT 3310778121 6425036 1500 SELL 1784620000121 99
                    stream-miniTicker | day BTCUSDT 6312000 6499999 6288001 6425036 1825012345 \
                    1166400123 1784620001007 99
                    stream-depth      | depth BTCUSDT 8000000157 8000000160 \
                    [6425035x120400, 6425010x0, 6424900x350000] [6425036x0, 6425040x75000] 99
                    stream-depth-empty| depth ETHBTC 51 51 [] [5312x0] 99
                    stream-kline      | bar BTCUSDT M1 Bar[openMs=1784619960000, open=6424000, \
                    high=6426010, low=6423850, close=6425036, volumeLots=1234567, closed=false] 99
                    stream-kline-empty| bar ETHBTC H1 Bar[openMs=1784617200000, open=5100, \
                    high=5100, low=5100, close=5100, volumeLots=0, closed=true] 99
                    """)
    void theUsualFramesTakeTheFastWay(String file, String expected) {
        parse(Payloads.bytes(file));
        assertThat(told.lines).containsExactly(expected);
        assertThat(parser.slow()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    stream-aggTrade | trade BTCUSDT 2801445110 6425036 1500 SELL 1784620000121 99
                    answer          | answer 7 null
                    answer-error    | answer 8 Invalid request: unknown variant
                    serverShutdown  | shutdown
                    """)
    void theOthersTakeTheCarefulWay(String file, String expected) {
        parse(Payloads.bytes(file));
        assertThat(told.lines).containsExactly(expected);
        assertThat(parser.slow()).isEqualTo(1);
        assertThat(parser.refused()).isZero();
    }

    @Test
    void otherOrderNewFieldsSpacesAndEscapesAreStillRead() {
        parse(
                """
                { "data": {"A":"1.5","a":"2","B":"3.00000000000","b":"1.99", "new": [1,{}],
                  "s":"BTC\\u0055SDT","u":5} , "stream":"btcusdt@bookTicker"}\
                """);
        assertThat(told.lines).containsExactly("touch BTCUSDT 199 300000 200 150000 5 99");
        assertThat(parser.slow()).isEqualTo(1);
    }

    @Test
    void whatIsFinerThanATickIsNotATopOfBook() {
        parse(
                """
                {"u":1,"s":"BTCUSDT","b":"1.001","B":"1","a":"2","A":"1"}\
                """);
        assertThat(told.lines).isEmpty();
        assertThat(parser.refused()).isEqualTo(1);
    }

    @Test
    void levelsBetweenTicksAreLeftOutAndSizesRoundedButNotAway() {
        parse(
                """
                {"e":"depthUpdate","E":1,"s":"BTCUSDT","U":1,"u":2,\
                "b":[["1","1.000007"],["2","0.000001"],["2.001","5"]],"a":[["3","0.000000"]]}\
                """);
        parse(
                """
                {"u":1,"s":"BTCUSDT","b":"1","B":"0.000001","a":"0","A":"0"}\
                """);
        assertThat(told.lines)
                .containsExactly(
                        "depth BTCUSDT 1 2 [100x100001, 200x1] [300x0] 99",
                        "touch BTCUSDT 100 1 0 0 1 99");
        assertThat(parser.refused()).isZero();
    }

    @Test
    void statisticsThatAreFinerAreRoundedInTheCarefulWay() {
        parse(
                """
                {"e":"24hrMiniTicker","E":1,"s":"BTCUSDT","c":"1.014","o":"1.016","h":"3","l":"1",\
                "v":"0.000019","q":"9.99"}\
                """);
        assertThat(told.lines).containsExactly("day BTCUSDT 102 300 100 101 2 9 1 99");
        assertThat(parser.slow()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"u\":1}",
                "{\"u\":1,\"s\":\"NOPE\",\"b\":\"1\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}",
                "{\"u\":1,\"s\":\"BTCUSDT\",\"b\":\"-1\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}",
                "{\"u\":1,\"s\":\"BTCUSDT\",\"b\":\"1e3\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}",
                "{\"u\":1,\"s\":\"BTCUSDT\",\"b\":\"1.\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}",
                "{\"u\":1,\"s\":\"BTCUSDT\",\"b\":\".5\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}",
                "{\"u\":1,\"s\":\"BTCUSDT\",\"b\":\"\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}",
                "{\"u\":1,\"s\":\"BTCUSDT\",\"b\":1,\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}",
                "{\"u\":01,\"s\":\"BTCUSDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}",
                "{\"u\":-1,\"s\":\"BTCUSDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}",
                "{\"u\":1.5,\"s\":\"BTCUSDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}",
                "{\"u\":1,\"s\":\"BTCUSDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}}",
                "{\"u\":1,\"s\":\"BTCUSDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"} 1",
                "{\"u\":1,\"s\":\"BTCUSDT\",\"b\":\"99999999999999999999\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}",
                "{\"e\":\"trade\",\"E\":1,\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"1\",\"q\":\"1\",\"T\":1,\"m\":\"true\",\"M\":true}",
                "{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"U\":3,\"u\":2,\"b\":[],\"a\":[]}",
                "{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"U\":1,\"u\":2,\"b\":[[\"1\"]],\"a\":[]}",
                "{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"U\":1,\"u\":2,\"b\":[[\"0\",\"1\"]],\"a\":[]}",
                "{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"BTCUSDT\",\"U\":1,\"u\":2,\"b\":[]}",
                "{\"e\":\"somethingNew\",\"E\":1,\"s\":\"BTCUSDT\"}",
                "{\"result\":null,\"id\":1.5}"
            })
    void nonsenseIsRefusedAndNothingIsTold(String frame) {
        parse(frame);
        assertThat(told.lines).isEmpty();
        assertThat(parser.refused()).isEqualTo(1);
    }

    private static final String DAY_OF_ETH =
            "day ETHBTC 5400 5410 5300 5312 201234567 1074 1784620001009 99";

    private static String all() {
        return new String(Payloads.bytes("stream-miniTicker-all"), StandardCharsets.UTF_8);
    }

    @Test
    void ofManyDaysThoseOfListedSymbolsAreTold() {
        parse(all());
        assertThat(told.lines)
                .containsExactly(
                        "day BTCUSDT 6312000 6499999 6288001 6425036 1825012345 1166400123"
                                + " 1784620001007 99",
                        DAY_OF_ETH);
        assertThat(parser.slow()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "63120.00000000" | 63120
                    "63120.00000000" | "-1"
                    24hrMiniTicker   | somethingElse
                    {"e"             | 7,{"e"
                    """)
    void ofManyDaysOneThatIsOddIsLeftOut(String usual, String odd) {
        // Of the first element; what follows stands.
        parse(all().replaceFirst(java.util.regex.Pattern.quote(usual), odd));
        assertThat(told.lines).last().isEqualTo(DAY_OF_ETH);
        assertThat(told.lines).hasSize(odd.startsWith("7") ? 2 : 1);
        assertThat(parser.slow()).isEqualTo(1);
        assertThat(parser.refused()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[7]", "[{}]", "[{\"e\":\"trade\",\"s\":\"BTCUSDT\"}]", "[", "[{}"})
    void manyOfWhichNoneIsUnderstoodAreRefused(String data) {
        parse("{\"stream\":\"!miniTicker@arr\",\"data\":" + data + "}");
        assertThat(told.lines).isEmpty();
        assertThat(parser.refused()).isEqualTo(1);
    }

    @Test
    void noneOfManyIsNothing() {
        parse("{\"stream\":\"!miniTicker@arr\",\"data\":[]}");
        assertThat(told.lines).isEmpty();
        assertThat(parser.refused()).isZero();
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] frame = Payloads.bytes("stream-bookTicker");
        frame[12] = (byte) 0xC3;
        parse(frame);
        assertThat(told.lines).isEmpty();
        assertThat(parser.refused()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream-kline", "stream-depth", "stream-miniTicker-all"})
    void everyCutOffFrameIsRefused(String file) {
        byte[] frame = Payloads.bytes(file);
        for (int length = 0; length < frame.length; length++) {
            parser.onFrame(frame, 0, length, 99);
        }
        assertThat(told.lines).isEmpty();
        assertThat(parser.refused()).isEqualTo(frame.length);
    }
}
