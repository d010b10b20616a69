package app.ringdown.exchange.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

class HttpReaderTest {
    private static final int MOST_HEAD = 1_000;
    private static final int MOST_BODY = 500;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private HttpReader reader(String text) {
        // One byte at a time, as a slow client sends it.
        InputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        InputStream slow =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        return bytes.read();
                    }

                    @Override
                    public int read(byte[] into, int from, int length) throws IOException {
                        return bytes.read(into, from, Math.min(1, length));
                    }
                };
        return new HttpReader(slow, out, InetAddress.getLoopbackAddress(), MOST_HEAD, MOST_BODY);
    }

    private static HttpRequest next(HttpReader reader) throws Exception {
        assertThat(reader.await()).isTrue();
        return reader.read();
    }

    private int refusal(String text) {
        HttpReader reader = reader(text);
        return catchThrowableOfType(BadRequest.class, () -> next(reader)).status();
    }

    @Test
    void requestsFollowOneAnotherOnAConnection() throws Exception {
        HttpReader reader =
                reader(
                        "POST /a%20b?x=%40&y=[\"A\"] HTTP/1.1\r\nHost: h\r\nX-Key:  k \r\n"
                                + "Content-Length: 3\r\n\r\nx=1"
                                + "\r\nGET / HTTP/1.1\nConnection: close\n\n");
        HttpRequest first = next(reader);
        assertThat(first.method()).isEqualTo("POST");
        assertThat(first.path()).isEqualTo("/a b");
        assertThat(first.query()).isEqualTo("x=%40&y=[\"A\"]");
        assertThat(first.header("x-key")).isEqualTo("k");
        assertThat(first.body()).isEqualTo("x=1");
        assertThat(reader.keepAlive()).isTrue();
        HttpRequest second = next(reader);
        assertThat(second.method()).isEqualTo("GET");
        assertThat(second.query()).isEmpty();
        assertThat(second.body()).isEmpty();
        assertThat(reader.keepAlive()).isFalse();
        assertThat(reader.await()).isFalse();
    }

    @Test
    void theOldVersionIsKeptAliveOnlyIfAskedFor() throws Exception {
        HttpReader reader =
                reader(
                        """
                        HEAD http://h:1/p?q HTTP/1.0

                        GET /p HTTP/1.0
                        Connection: Keep-Alive

                        """);
        HttpRequest absolute = next(reader);
        assertThat(absolute.path()).isEqualTo("/p");
        assertThat(absolute.query()).isEqualTo("q");
        assertThat(reader.isHead()).isTrue();
        assertThat(reader.keepAlive()).isFalse();
        next(reader);
        assertThat(reader.isHead()).isFalse();
        assertThat(reader.keepAlive()).isTrue();
    }

    @Test
    void chunksArePutTogetherAndWhoAsksFirstIsToldToGoOn() throws Exception {
        HttpReader reader =
                reader(
                        """
                        POST / HTTP/1.1\r
                        Transfer-Encoding: chunked\r
                        Expect: 100-continue\r
                        \r
                        3;x=y\r
                        a=1\r
                        A\r
                        &b=2345678\r
                        0\r
                        Trailer: t\r
                        \r
                        GET /next HTTP/1.1\r
                        \r
                        """);
        assertThat(next(reader).body()).isEqualTo("a=1&b=2345678");
        assertThat(out.toString(StandardCharsets.US_ASCII))
                .isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
        assertThat(next(reader).path()).isEqualTo("/next");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET\r\n\r\n",
                "GET /\r\n\r\n",
                "GET / HTTP/2.0\r\n\r\n",
                "GET /a b HTTP/1.1\r\n\r\n",
                "GET /\u0000 HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nno header\r\n\r\n",
                "GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n",
                "GET / HTTP/1.1\r\nA : b\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length:\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n",
            })
    void whatIsNoRequestIsRefused(String text) {
        assertThat(refusal(text)).isEqualTo(400);
    }

    @Test
    void headsAndBodiesAreBounded() {
        assertThat(refusal("GET /" + "x".repeat(MOST_HEAD) + " HTTP/1.1\r\n\r\n")).isEqualTo(431);
        assertThat(refusal("GET / HTTP/1.1\r\nX: " + "x".repeat(MOST_HEAD))).isEqualTo(431);
        assertThat(refusal("GET / HTTP/1.1\r\n" + "a:\r\n".repeat(201) + "\r\n")).isEqualTo(431);
        assertThat(refusal("POST / HTTP/1.1\r\nContent-Length: 501\r\n\r\n")).isEqualTo(413);
        assertThat(refusal("POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n"))
                .isEqualTo(413);
        assertThat(
                        refusal(
                                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                                        + "64\r\n%s\r\n".formatted("x".repeat(100)).repeat(6)))
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HT",
                "GET / HTTP/1.1\r\nA: b\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
            })
    void whoGoesAwayInTheMiddleHasAskedNothing(String text) throws Exception {
        assertThat(next(reader(text))).isNull();
    }
}
