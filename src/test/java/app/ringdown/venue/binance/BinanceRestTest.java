package app.ringdown.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.ringdown.venue.Credentials;
import app.ringdown.venue.VenueException;
import app.ringdown.venue.VenueException.Kind;
import app.ringdown.venue.binance.BinanceRest.Urgency;
import app.ringdown.wire.RateBudget;
import app.ringdown.wire.Reach;
import app.ringdown.wire.Rest;
import app.ringdown.wire.Rest.Method;
import app.ringdown.wire.ServerClock;
import app.ringdown.wire.SetClock;
import app.ringdown.wire.WireLog;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Calls against a server that answers by script. */
class BinanceRestTest {
    private static final long SERVER_AHEAD = 90_000;

    /** An answer: its status, a header or an empty string, and its body. */
    private record Scripted(int status, String header, String body) {}

    private final Queue<Scripted> script = new ArrayDeque<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final SetClock local = new SetClock(1_700_000_040_000L);
    private final ServerClock clock = new ServerClock(local);
    private final RateBudget budget = new RateBudget(clock, local::nanos, 60_000, 1000);
    private long serverAhead = SERVER_AHEAD;
    private HttpServer server;
    private Rest wire;
    private BinanceRest rest;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext(
                "/",
                exchange -> {
                    String target = exchange.getRequestURI().toString();
                    requests.add(exchange.getRequestMethod() + " " + target);
                    Scripted next =
                            target.equals("/api/v3/time")
                                    ? new Scripted(
                                            200,
                                            "",
                                            "{\"serverTime\":" + (local.ms + serverAhead) + "}")
                                    : script.remove();
                    if (!next.header().isEmpty()) {
                        String[] parts = next.header().split(": ", 2);
                        exchange.getResponseHeaders().add(parts[0], parts[1]);
                    }
                    byte[] body = next.body().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(
                            next.status(), body.length == 0 ? -1 : body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        wire =
                new Rest(
                        "test",
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                        Reach.LOOPBACK,
                        new WireLog());
        rest = new BinanceRest(wire, new Credentials("key", "secret"), clock, budget);
    }

    @AfterEach
    void end() {
        wire.close();
        server.stop(0);
    }

    private void answers(int status, String body) {
        script.add(new Scripted(status, "", body));
    }

    private VenueException failure(Urgency urgency) {
        return Objects.requireNonNull(
                catchThrowableOfType(
                        VenueException.class,
                        () ->
                                rest.signed(
                                        Method.DELETE,
                                        "/api/v3/order",
                                        Params.of("symbol", "A"),
                                        1,
                                        urgency)));
    }

    private List<String> orders() {
        return requests.stream().filter(r -> r.contains("/order")).toList();
    }

    @Test
    void aSignedCallCarriesTheServersTimeAndASignatureOverAllOfIt() throws VenueException {
        answers(200, "{\"a\":1}");
        rest.signed(Method.POST, "/api/v3/order", Params.of("x", "1 2"), 1, Urgency.NORMAL);
        String query = "x=1%202&recvWindow=5000&timestamp=" + (local.ms + SERVER_AHEAD);
        String signature = Signer.of(new Credentials("key", "secret")).sign(query);
        assertThat(orders())
                .containsExactly("POST /api/v3/order?" + query + "&signature=" + signature);
    }

    @ParameterizedTest
    @CsvSource({
        "400, -1013, REFUSED",
        "400, -2010, REFUSED",
        "400, -2011, REFUSED",
        "400, -2013, REFUSED",
        "409, -2021, REFUSED",
        "400, -2014, BAD_KEY",
        "401, -2015, BAD_KEY",
        "400, -1022, BAD_KEY",
        "401, -1, BAD_KEY",
        "400, -1003, RATE_LIMITED",
        "400, -1015, RATE_LIMITED",
        "400, -1000, UNKNOWN",
        "400, -1006, UNKNOWN",
        "400, -1007, UNKNOWN",
        "500, -1000, UNKNOWN",
        "503, -2010, UNKNOWN",
        "504, -1007, UNKNOWN"
    })
    void codesMeanWhatTheyMean(int status, int code, Kind kind) {
        answers(status, "{\"code\":%d,\"msg\":\"in words\"}".formatted(code));
        VenueException failure = failure(Urgency.NORMAL);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure).hasMessage("in words");
        assertThat(orders()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "200, '{\"cut', UNKNOWN",
        "200, '', UNKNOWN",
        "302, '', UNKNOWN",
        "403, '<html>', UNKNOWN",
        "404, 'nothing here', UNKNOWN",
        "502, '<html>', UNKNOWN",
        "401, '', BAD_KEY",
        "429, '', RATE_LIMITED",
        "418, '<html>', RATE_LIMITED"
    })
    void onlyTheVenuesOwnWordIsANo(int status, String body, Kind kind) {
        answers(status, body);
        VenueException failure = failure(Urgency.NORMAL);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.code()).isZero();
    }

    @Test
    void aStampOutOfTimeIsMeasuredAgainAndSentOnceMore() throws VenueException {
        answers(200, "{}");
        rest.signed(Method.GET, "/api/v3/order", new Params(), 1, Urgency.NORMAL);
        serverAhead = -5_000; // somebody set a clock
        answers(400, "{\"code\":-1021,\"msg\":\"outside of the recvWindow\"}");
        answers(200, "{}");
        rest.signed(Method.POST, "/api/v3/order", new Params(), 1, Urgency.NORMAL);
        assertThat(orders()).hasSize(3);
        assertThat(orders().getLast()).contains("timestamp=" + (local.ms - 5_000));
    }

    @Test
    void butNotForEver() {
        answers(400, "{\"code\":-1021,\"msg\":\"outside of the recvWindow\"}");
        answers(400, "{\"code\":-1021,\"msg\":\"outside of the recvWindow\"}");
        assertThat(failure(Urgency.NORMAL).kind()).isEqualTo(Kind.CLOCK);
        assertThat(orders()).hasSize(2);
    }

    @Test
    void whoIsToldToWaitWaitsAsLongAsToldWithoutAskingAgain() {
        script.add(new Scripted(429, "Retry-After: 30", "{\"code\":-1003,\"msg\":\"slow\"}"));
        assertThat(failure(Urgency.NORMAL).kind()).isEqualTo(Kind.RATE_LIMITED);
        local.ms += 29_000;
        VenueException second = failure(Urgency.URGENT);
        assertThat(second.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(second.code()).isZero();
        assertThat(orders()).as("the second was not sent").hasSize(1);
        local.ms += 1_001;
        answers(400, "{\"code\":-2011,\"msg\":\"Unknown order sent.\"}");
        assertThat(failure(Urgency.NORMAL).kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void theReserveIsForWhatIsUrgent() {
        script.add(
                new Scripted(
                        400, "X-MBX-USED-WEIGHT-1M: 950", "{\"code\":-2011,\"msg\":\"none\"}"));
        failure(Urgency.NORMAL);
        assertThat(budget.use().used()).isEqualTo(950);
        assertThat(failure(Urgency.NORMAL).kind()).isEqualTo(Kind.RATE_LIMITED);
        answers(400, "{\"code\":-2011,\"msg\":\"none\"}");
        assertThat(failure(Urgency.URGENT).kind()).isEqualTo(Kind.REFUSED);
        assertThat(orders()).hasSize(2);
    }

    @Test
    void theAccountsLineIsSignedOverSortedParameters() throws Exception {
        rest.measureClock();
        var request =
                Json.object(
                        Json.parse(
                                rest.accountRequest(3, "m").getBytes(StandardCharsets.UTF_8),
                                0,
                                rest.accountRequest(3, "m").length()));
        var params = Json.object(request, "params");
        long stamp = local.ms + SERVER_AHEAD;
        assertThat(Json.text(params, "signature"))
                .isEqualTo(
                        Signer.of(new Credentials("key", "secret"))
                                .sign("apiKey=key&recvWindow=5000&timestamp=" + stamp));
    }

    @Test
    void aKeyThatNoHeaderCanCarryIsRefusedWithoutShowingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new BinanceRest(wire, new Credentials("ke\ny", "s"), clock, budget))
                .withMessageNotContaining("ke\ny");
    }
}
