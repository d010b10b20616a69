package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpRequest;
import java.util.Map;

/** What the exchange says to requests that make no sense, word for word. */
class RestErrorsTest {
    private final ApiClient client = new ApiClient(SharedExchange.get());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "depth|-1102|Mandatory parameter 'symbol' was not sent, was empty/null, or"
                        + " malformed.",
                "depth?symbol=|-1105|Parameter 'symbol' was empty.",
                "depth?symbol=btcusdt|-1100|Illegal characters found in parameter 'symbol'; legal"
                        + " range is '^[A-Z0-9-_.]{1,20}$'.",
                "depth?symbol=NOSUCH|-1121|Invalid symbol.",
                "depth?symbol=BTCUSDT&limit=x|-1100|Illegal characters found in parameter 'limit';"
                        + " legal range is '^[0-9]{1,20}$'.",
                "depth?symbol=BTCUSDT&limit=99999999999999999999|-1108|Parameter 'limit'"
                        + " overflowed.",
                "depth?symbol=BTCUSDT&limit=0|-1130|Data sent for parameter 'limit' is not valid.",
                "depth?symbol=BTCUSDT&foo=1|-1104|Not all sent parameters were read; read '1'"
                        + " parameter(s) but was sent '2'.",
                "depth?symbol=BTCUSDT&symbol=ETHUSDT|-1101|Duplicate values for a parameter"
                        + " detected.",
                "ping?x=1|-1101|Too many parameters; expected '0' and received '1'.",
                "klines?symbol=BTCUSDT|-1102|Mandatory parameter 'interval' was not sent, was"
                        + " empty/null, or malformed.",
                "klines?symbol=BTCUSDT&interval=7m|-1120|Invalid interval.",
                "ticker/price?symbols=%5B%5D|-1100|Illegal characters found in parameter 'symbols';"
                        + " legal range is"
                        + " '^\\[\"[A-Z0-9-_.]{1,20}\"(,\"[A-Z0-9-_.]{1,20}\"){0,}\\]$'.",
                "ticker/price?symbols=%5B%22A%22,%22A%22%5D|-1151|Symbol is present multiple times"
                        + " in the list.",
                "depth?symbol=BTCUSDT&symbolStatus=HALT|-1220|The symbol's status does not match"
                        + " the requested symbolStatus.",
                "depth?symbol=BTCUSDT&symbolStatus=ASLEEP|-1122|Invalid symbolStatus.",
            })
    void badParametersHaveTheirCodeAndText(String request, int code, String msg) {
        ApiClient.Answer answer = client.get(request);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.msg()).isEqualTo(msg);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void unknownPathsAre404AndWrongMethodsAre405() {
        assertThat(client.get("nothing/here").status()).isEqualTo(404);
        ApiClient.Answer wrong =
                client.send(
                        client.request("/api/v3/depth?symbol=BTCUSDT")
                                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.header("Allow")).isEqualTo("GET");
        assertThat(client.get("order/test").header("Allow")).isEqualTo("POST");
    }

    @Test
    void keysAreChecked() {
        ApiClient.Answer none = client.get("account?timestamp=1&signature=00");
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.code()).isEqualTo(-2014);
        ApiClient stranger =
                new ApiClient(SharedExchange.get().rest(), "x".repeat(64), "y".repeat(64));
        ApiClient.Answer unknown = stranger.signed("GET", "account", Map.of());
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.code()).isEqualTo(-2015);
        assertThat(unknown.msg()).isEqualTo("Invalid API-key, IP, or permissions for action.");
    }

    @Test
    void signaturesAndTimesAreChecked() {
        ApiClient forger = new ApiClient(SharedExchange.get().rest(), client.key(), "y".repeat(64));
        assertThat(forger.signed("GET", "account", Map.of()).code()).isEqualTo(-1022);
        long now = System.currentTimeMillis();
        ApiClient.Answer late = client.signed("GET", "account", Map.of("timestamp", now - 6_000));
        assertThat(late.code()).isEqualTo(-1021);
        assertThat(late.msg())
                .isEqualTo("Timestamp for this request is outside of the recvWindow.");
        ApiClient.Answer early = client.signed("GET", "account", Map.of("timestamp", now + 5_000));
        assertThat(early.code()).isEqualTo(-1021);
        assertThat(early.msg())
                .isEqualTo("Timestamp for this request was 1000ms ahead of the server's time.");
        assertThat(
                        client.signed(
                                        "GET",
                                        "account",
                                        Map.of("timestamp", now - 6_000, "recvWindow", "20000.5"))
                                .status())
                .isEqualTo(200);
        assertThat(client.signed("GET", "account", Map.of("timestamp", now * 1000)).status())
                .isEqualTo(200);
        assertThat(client.signed("GET", "account", Map.of("recvWindow", "60001")).code())
                .isEqualTo(-1102);
        ApiClient.Answer unsigned =
                client.send(
                        client.request("/api/v3/account?timestamp=" + now)
                                .header("X-MBX-APIKEY", client.key())
                                .GET());
        assertThat(unsigned.msg()).contains("'signature'");
        ApiClient.Answer timeless =
                client.send(
                        client.request("/api/v3/account?signature=00")
                                .header("X-MBX-APIKEY", client.key())
                                .GET());
        assertThat(timeless.msg()).contains("'timestamp'");
    }

    @Test
    void bodiesAreBounded() {
        ApiClient.Answer answer = client.form("POST", "order", "x=" + "y".repeat(100_000));
        assertThat(answer.status()).isEqualTo(413);
    }
}
