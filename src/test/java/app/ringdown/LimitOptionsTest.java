package app.ringdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.exchange.ApiClient;
import app.ringdown.exchange.ApiSocket;
import app.ringdown.exchange.Exchange;
import app.ringdown.exchange.ExchangeOptions;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** A client meets each limit, made as tight as an option can make it. */
class LimitOptionsTest {
    @TempDir Path folder;
    private Exchange exchange;
    private ApiClient client;

    private void start(String... options) throws Exception {
        exchange = Exchange.start(with(options));
        client = new ApiClient(exchange);
    }

    private ExchangeOptions with(String... options) {
        return CommandLine.populateCommand(new LimitOptions(), options)
                .applyTo(ExchangeOptions.in(folder));
    }

    @AfterEach
    void stop() {
        if (exchange != null) {
            exchange.close();
        }
    }

    private ApiClient.Answer order() {
        return client.signed(
                "POST",
                "order",
                ApiClient.limit("BTCUSDT", "BUY", "0.001", client.farBelow("BTCUSDT")));
    }

    /** The first answer that is not a success, of at most so many. */
    private ApiClient.Answer refusal(String path, int most) {
        ApiClient.Answer answer = client.get(path);
        for (int i = 1; i < most && answer.status() == 200; i++) {
            answer = client.get(path);
        }
        return answer;
    }

    @Test
    void weightIsToldOnEveryAnswerAndThen429AndThen418() throws Exception {
        start("--weight-per-minute", "40", "--ban-after", "3", "--ban-seconds", "2");
        assertThat(client.get("nowhere").header("X-MBX-USED-WEIGHT-1M")).matches("[0-9]+");
        assertThat(client.get("depth").code()).isEqualTo(-1102);

        ApiClient.Answer refusal = refusal("depth?symbol=BTCUSDT", 20);
        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.code()).isEqualTo(-1003);
        assertThat(refusal.msg()).startsWith("Too much request weight used; current limit is 40 ");
        assertThat(Integer.parseInt(refusal.header("Retry-After"))).isBetween(1, 60);
        assertThat(Integer.parseInt(refusal.header("X-MBX-USED-WEIGHT-1M"))).isBetween(36, 40);

        ApiClient.Answer ban = refusal;
        for (int i = 0; i < 10 && ban.status() == 429; i++) {
            ban = client.get("depth?symbol=BTCUSDT");
        }
        assertThat(ban.status()).isEqualTo(418);
        assertThat(ban.code()).isEqualTo(-1003);
        assertThat(ban.msg()).startsWith("Way too much request weight used; IP banned until ");
        assertThat(Integer.parseInt(ban.header("Retry-After"))).isBetween(1, 2);
        // Whatever is asked, and wherever.
        assertThat(client.get("nowhere").status()).isEqualTo(418);
        assertThat(handshakeStatus(exchange.stream() + "/ws")).isEqualTo(418);
        assertThat(handshakeStatus(exchange.wsApi())).isEqualTo(418);

        Thread.sleep(2_100);
        assertThat(client.get("nowhere").status()).isEqualTo(404);
        try (ApiSocket socket = new ApiSocket(exchange.stream() + "/ws")) {
            assertThat(socket.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}").has("result"))
                    .isTrue();
        }
    }

    @Test
    void theWebSocketApiHasTheSameLimits() throws Exception {
        start("--weight-per-minute", "60", "--ban-after", "2", "--ban-seconds", "60");
        try (ApiSocket socket = new ApiSocket(exchange.wsApi())) {
            JsonObject answer = socket.ask("{\"method\":\"exchangeInfo\",\"id\":1}");
            assertThat(answer.get("status").getAsInt()).isEqualTo(200);
            JsonObject weight = answer.getAsJsonArray("rateLimits").get(0).getAsJsonObject();
            assertThat(weight.get("rateLimitType").getAsString()).isEqualTo("REQUEST_WEIGHT");
            assertThat(weight.get("limit").getAsInt()).isEqualTo(60);
            assertThat(weight.get("count").getAsInt()).isBetween(20, 22);
            int[] statuses = new int[12];
            for (int i = 0; i < statuses.length; i++) {
                answer = socket.ask("{\"method\":\"exchangeInfo\",\"id\":2}");
                statuses[i] = answer.get("status").getAsInt();
                if (statuses[i] == 418) {
                    break;
                }
                if (statuses[i] == 429) {
                    JsonObject error = answer.getAsJsonObject("error");
                    assertThat(error.get("code").getAsInt()).isEqualTo(-1003);
                    assertThat(error.getAsJsonObject("data").get("retryAfter").getAsLong())
                            .isGreaterThan(
                                    error.getAsJsonObject("data").get("serverTime").getAsLong());
                }
            }
            assertThat(statuses).contains(429, 418);
            assertThat(socket.closeCode()).isEqualTo(1008);
            assertThat(client.get("ping").status()).isEqualTo(418);
        }
    }

    @Test
    void ordersAreCountedByTenSecondsAndByDay() throws Exception {
        start("--orders-per-10-seconds", "2", "--orders-per-day", "3");
        ApiClient.Answer answer = order();
        assertThat(answer.header("X-MBX-ORDER-COUNT-10S")).isEqualTo("1");
        assertThat(answer.header("X-MBX-ORDER-COUNT-1D")).isEqualTo("1");
        for (int i = 0; i < 3 && answer.status() == 200; i++) {
            answer = order();
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo(-1015);
        assertThat(answer.msg())
                .matches(
                        "Too many new orders; current limit is (2 orders per 10 SECOND|3 orders"
                                + " per 1 DAY)\\.");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 86_400);
    }

    @Test
    void requestsAreCountedWhateverTheyWeigh() throws Exception {
        start("--requests-per-5-minutes", "5");
        ApiClient.Answer answer = client.get("nowhere");
        for (int i = 0; i < 10 && answer.status() == 404; i++) {
            answer = client.get("nowhere");
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.msg()).isEqualTo("Too many requests queued.");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 300);
    }

    @Test
    void messagesAndStreamsAreCountedAndWhoIsCutOffAgainAndAgainIsBanned() throws Exception {
        start(
                "--messages-per-second",
                "2",
                "--streams-per-connection",
                "3",
                "--ban-after",
                "2",
                "--ban-seconds",
                "60");
        try (ApiSocket greedy = new ApiSocket(exchange.stream() + "/ws")) {
            greedy.send("{\"method\":\"SUBSCRIBE\",\"id\":1,\"params\":[\"a\",\"b\",\"c\",\"d\"]}");
            assertThat(greedy.closeCode()).isEqualTo(1008);
        }
        for (int i = 0; i < 3; i++) {
            try (ApiSocket talkative = new ApiSocket(exchange.stream() + "/ws")) {
                for (int message = 0; message < 2; message++) {
                    talkative.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
                }
                talkative.ping();
                assertThat(talkative.closeCode()).isEqualTo(1008);
            }
        }
        assertThat(handshakeStatus(exchange.stream() + "/ws")).isEqualTo(418);
        assertThat(client.get("ping").status()).isEqualTo(418);
    }

    @Test
    void connectionsAreCounted() throws Exception {
        start("--connections-per-5-minutes", "3");
        int status = 101;
        for (int i = 0; i < 7 && status == 101; i++) {
            status = handshakeStatus(exchange.stream() + "/ws/" + i);
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void pingsComeInTheirRhythmAndConnectionsEndAfterAWord() throws Exception {
        start("--ping-seconds", "1", "--pong-seconds", "2", "--connection-life-seconds", "4");
        long began = System.nanoTime();
        try (ApiSocket raw = new ApiSocket(exchange.stream() + "/ws");
                ApiSocket combined = new ApiSocket(exchange.stream() + "/stream");
                ApiSocket api = new ApiSocket(exchange.wsApi())) {
            assertThat(raw.nextWith("e").get("e").getAsString()).isEqualTo("serverShutdown");
            assertThat(combined.nextWith("stream").get("stream").getAsString())
                    .isEqualTo("!serverShutdown");
            assertThat(api.nextWith("event").getAsJsonObject("event").get("e").getAsString())
                    .isEqualTo("serverShutdown");
            assertThat(raw.closeCode()).isEqualTo(1001);
            assertThat(api.closeCode()).isEqualTo(1001);
            assertThat(System.nanoTime() - began).isGreaterThan(Duration.ofSeconds(3).toNanos());
            assertThat(raw.pings()).isBetween(1, 4);
        }
    }

    @Test
    void longFramesAreNotRead() throws Exception {
        start("--frame-bytes", "1000");
        try (ApiSocket socket = new ApiSocket(exchange.stream() + "/ws")) {
            socket.send("x".repeat(1_001));
            assertThat(socket.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void theRealLimitsAreThoseThatAreDocumentedAndEachCanBeChanged() {
        ExchangeOptions real = with("--real-limits", "--ping-seconds", "3");
        assertThat(real.allowance().weightPerMinute()).isEqualTo(6_000);
        assertThat(real.allowance().ordersPer10Seconds()).isEqualTo(100);
        assertThat(real.allowance().ordersPerDay()).isEqualTo(160_000);
        assertThat(real.allowance().requestsPer5Minutes()).isEqualTo(300_000);
        assertThat(real.allowance().bans().first()).isEqualTo(Duration.ofMinutes(2));
        assertThat(real.socketLimits().messagesPerSecond()).isEqualTo(5);
        assertThat(real.socketLimits().streams()).isEqualTo(1_024);
        assertThat(real.socketLimits().connectionsPer5Minutes()).isEqualTo(300);
        assertThat(real.socketLimits().pingEvery()).isEqualTo(Duration.ofSeconds(3));
        assertThat(real.socketLimits().pongWithin()).isEqualTo(Duration.ofSeconds(60));
        assertThat(real.socketLimits().life()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void whatIsNoLimitIsRefused() {
        for (String option :
                List.of(
                        "--weight-per-minute",
                        "--ban-after",
                        "--ban-seconds",
                        "--messages-per-second",
                        "--pong-seconds",
                        "--connection-life-seconds")) {
            assertThatThrownBy(() -> with(option, "0"))
                    .as(option)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theLimitsAreAnnouncedAsTheyAre() throws Exception {
        start("--weight-per-minute", "1234", "--orders-per-day", "77");
        assertThat(client.get("exchangeInfo?symbol=BTCUSDT").object().get("rateLimits").toString())
                .contains("\"limit\":1234", "\"limit\":77");
        assertThat(client.signed("GET", "rateLimit/order", Map.of()).json().toString())
                .contains("\"limit\":77");
    }

    private static int handshakeStatus(String uri) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.newWebSocketBuilder()
                    .buildAsync(URI.create(uri), new WebSocket.Listener() {})
                    .join()
                    .abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                int status = refused.getResponse().statusCode();
                if (status == 418 || status == 429) {
                    assertThat(refused.getResponse().headers().firstValue("Retry-After"))
                            .isPresent();
                }
                return status;
            }
            throw e;
        }
    }
}
