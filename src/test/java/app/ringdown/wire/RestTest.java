package app.ringdown.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is said of calls that go well and of those that do not, by a server written out by hand. */
class RestTest {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final WireLog log = new WireLog(1 << 16, 16, 1 << 20, 16);

    /** Answers each request, on a connection of its own, with these bytes; then hangs or closes. */
    private interface Server extends AutoCloseable {
        int port();

        @Override
        void close() throws IOException;
    }

    private Server serve(String answer, boolean thenClose) throws IOException {
        ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual()
                .start(() -> {
                    while (!socket.isClosed()) {
                        try {
                            Socket line = socket.accept();
                            requests.add(head(line.getInputStream()));
                            line.getOutputStream()
                                    .write(answer.getBytes(StandardCharsets.US_ASCII));
                            line.getOutputStream().flush();
                            if (thenClose) {
                                line.close();
                            }
                        } catch (IOException e) {
                            requests.add("ended");
                        }
                    }
                });
        return new Server() {
            @Override
            public int port() {
                return socket.getLocalPort();
            }

            @Override
            public void close() throws IOException {
                socket.close();
            }
        };
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                break;
            }
            head.append((char) c);
        }
        return head.toString();
    }

    private Rest rest(int port) {
        return new Rest(
                "test",
                URI.create("http://127.0.0.1:" + port),
                Reach.LOOPBACK,
                log,
                Duration.ofMillis(600));
    }

    private static Rest.Answer post(Rest rest) throws RestException {
        return rest.send(Rest.Method.POST, "/x?a=%20b", Map.of("X-KEY", "k"));
    }

    private static boolean maybeSent(Rest rest) {
        return catchThrowableOfType(RestException.class, () -> post(rest)).maybeSent();
    }

    @Test
    void anAnswerComesWithStatusHeadersAndBytes() throws IOException {
        try (Server server =
                        serve(
                                """
                                HTTP/1.1 429 Slow
                                Retry-After: 7
                                Content-Length: 2

                                {}\
                                """,
                                true);
                Rest rest = rest(server.port())) {
            assertThat(rest.medianNanos()).isEqualTo(-1);
            Rest.Answer answer = post(rest);
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.headers().firstValue("retry-after")).contains("7");
            assertThat(answer.body()).containsExactly('{', '}');
            assertThat(rest.medianNanos()).isEqualTo(answer.nanos()).isPositive();
            assertThat(requests.getFirst())
                    .startsWith("POST /x?a=%20b HTTP/1.1\r\n")
                    .containsIgnoringCase("x-key: k\r\n");
            WireCall kept = log.call(0);
            assertThat(kept).isNotNull();
            assertThat(kept.url()).isEqualTo("http://127.0.0.1:" + server.port() + "/x?a=%20b");
            assertThat(kept.method() + kept.status() + kept.answer()).isEqualTo("POST429{}");
            assertThat(kept.answerHeaders()).contains(new WireCall.Header("retry-after", "7"));
            assertThat(kept.endNanos() - kept.startNanos()).isPositive();
            // "Content-Length: 0" is the client's own for a POST without a body.
            assertThat(kept.bytesOut() + "Content-Length: 0\r\n".length())
                    .isEqualTo(requests.getFirst().length());
        }
    }

    @Test
    void whereNobodyListensNothingWasSent() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (Rest rest = rest(port)) {
            assertThat(maybeSent(rest)).isFalse();
            assertThat(log.call(0)).isNotNull();
            assertThat(log.call(0).failure()).startsWith("ConnectException");
        }
    }

    @Test
    void aLineThatIsCutBeforeTheAnswerMayHaveDelivered() throws IOException {
        try (Server server = serve("", true);
                Rest rest = rest(server.port())) {
            assertThat(maybeSent(rest)).isTrue();
            assertThat(requests).as("a POST is never sent twice").hasSize(1);
        }
    }

    @Test
    void soMayOneThatIsSilent() throws IOException {
        try (Server server = serve("", false);
                Rest rest = rest(server.port())) {
            assertThat(maybeSent(rest)).isTrue();
        }
    }

    @Test
    void andOneThatStallsInTheMiddleOfTheBody() throws IOException {
        try (Server server =
                        serve(
                                """
                                HTTP/1.1 200 OK
                                Content-Length: 100

                                {"half":\
                                """,
                                false);
                Rest rest = rest(server.port())) {
            long start = System.nanoTime();
            assertThat(maybeSent(rest)).isTrue();
            assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
        }
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() throws IOException {
        try (Server server =
                        serve(
                                """
                                HTTP/1.1 302 Found
                                Location: http://example.com/
                                Content-Length: 0

                                """,
                                true);
                Rest rest = rest(server.port())) {
            assertThat(post(rest).status()).isEqualTo(302);
        }
    }

    @Test
    void aPaperCallStaysOnThisMachine() {
        assertThatExceptionOfType(AddressNotAllowedException.class)
                .isThrownBy(() ->
                        new Rest("x", URI.create("https://example.com"), Reach.LOOPBACK, log)
                                .close());
    }
}
