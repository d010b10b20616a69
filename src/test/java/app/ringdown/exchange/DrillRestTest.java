package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.exchange.drill.Exercise;
import app.ringdown.exchange.drill.Latency;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Every fault of the drill that strikes HTTP, as a client meets it. */
class DrillRestTest extends DrillFixture {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(700);

    @ParameterizedTest
    @CsvSource({
        "too-many,    7,   429, -1003, 7,  false",
        "banned,      300, 418, -1003, 300, false",
        "unavailable, 503, 503, -1001, '', false",
        "unavailable, 502, 502, -1001, '', false",
        "fail-after,  503, 503, -1007, '', true",
        "fail-after,  500, 500, -1007, '', true",
    })
    void anOrderIsAnsweredByAnErrorAndDoneOrNot(
            String fault, int amount, int status, int code, String retryAfter, boolean done)
            throws Exception {
        String id = newId();
        begin(fault + "&count=1&scope=orders&amount=" + amount);
        HttpResponse<String> answer = plain(placing(farOrder(id), LONG));
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonObject error = JsonParser.parseString(answer.body()).getAsJsonObject();
        assertThat(error.get("code").getAsInt()).isEqualTo(code);
        assertThat(answer.headers().firstValue("Retry-After").orElse("")).isEqualTo(retryAfter);
        assertThat(took(id)).isEqualTo(done);
        assertThat(plain(placing(farOrder(id), LONG)).statusCode()).isEqualTo(200);
        assertThat(took(id)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"refuse, false", "cut, true"})
    void aConnectionEndsWithoutAnAnswer(String fault, boolean done) {
        String id = newId();
        begin(fault + "&count=1&scope=orders");
        long began = System.nanoTime();
        assertThatThrownBy(() -> plain(placing(farOrder(id), LONG)))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
        assertThat(System.nanoTime() - began).isLessThan(LONG.toNanos() / 2);
        assertThat(took(id)).isEqualTo(done);
    }

    @ParameterizedTest
    @CsvSource({"half-open, false", "no-answer, true"})
    void aRequestIsNeverAnswered(String fault, boolean done) {
        String id = newId();
        begin(fault + "&count=1&scope=orders");
        assertThatThrownBy(() -> plain(placing(farOrder(id), SHORT)))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(took(id)).isEqualTo(done);
    }

    @Test
    void whoWaitsInVainIsCutOffWhenTheFaultIsLifted() throws Exception {
        begin("half-open&scope=orders");
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                plain(placing(farOrder(newId()), LONG));
                end.complete(new AssertionError("answered"));
            } catch (IOException | InterruptedException e) {
                end.complete(e);
            }
        });
        Thread.sleep(SHORT);
        assertThat(end).isNotDone();
        knob("DELETE", "faults?name=half-open");
        assertThat(end.get(5, TimeUnit.SECONDS))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void theAnswerComesTwiceInOneBody() throws Exception {
        String id = newId();
        begin("answer-twice&count=1&scope=orders");
        String body = plain(placing(farOrder(id), LONG)).body();
        String half = body.substring(0, body.length() / 2);
        assertThat(body).isEqualTo(half + half);
        assertThat(JsonParser.parseString(half).getAsJsonObject().get("status").getAsString())
                .isEqualTo("NEW");
        assertThat(took(id)).isTrue();
        List<String> ids =
                CLIENT
                        .signed("GET", "allOrders", Map.of("symbol", "BTCUSDT"))
                        .array()
                        .asList()
                        .stream()
                        .map(order -> order.getAsJsonObject().get("clientOrderId").getAsString())
                        .toList();
        assertThat(ids).containsOnlyOnce(id);
    }

    @Test
    void anAnswerComesLate() throws Exception {
        begin("delay&count=1&amount=500&scope=rest");
        assertThat(millis("time")).isGreaterThanOrEqualTo(500);
        assertThat(millis("time")).isLessThan(400);
    }

    private static long millis(String path) throws Exception {
        long began = System.nanoTime();
        assertThat(get(path).statusCode()).isEqualTo(200);
        return (System.nanoTime() - began) / 1_000_000;
    }

    @Test
    void unknownMembersAndValuesLeaveItSound() throws Exception {
        begin("unknown-field&count=1&scope=rest");
        JsonObject time = JsonParser.parseString(get("time").body()).getAsJsonObject();
        assertThat(time.keySet()).containsExactlyInAnyOrder("unforeseen", "serverTime");
        begin("unknown-value&count=1&scope=rest");
        String info = get("exchangeInfo?symbol=BTCUSDT").body();
        assertThat(JsonParser.parseString(info).isJsonObject()).isTrue();
        assertThat(info.split("UNFORESEEN", -1)).hasSize(2);
        assertThat(get("exchangeInfo?symbol=BTCUSDT").body()).doesNotContain("UNFORESEEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut-json", "garbage"})
    void anAnswerIsNoJson(String fault) throws Exception {
        begin(fault + "&count=3&scope=rest");
        for (int i = 0; i < 3; i++) {
            assertThat(TextSocket.sound(get("time").body())).isNull();
        }
        assertThat(TextSocket.sound(get("time").body())).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {90, -90})
    void theClockIsOffForEverybody(int seconds) throws Exception {
        begin("clock-jump&amount=" + seconds);
        long time = TextSocket.sound(get("time").body()).get("serverTime").getAsLong();
        assertThat(time - System.currentTimeMillis())
                .isBetween(seconds * 1_000L - 5_000, seconds * 1_000L + 5_000);
        ApiClient.Answer refused = CLIENT.signed("GET", "account", Map.of());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo(-1021);
        Map<String, Long> shifted =
                Map.of("timestamp", System.currentTimeMillis() + seconds * 1_000L);
        assertThat(CLIENT.signed("GET", "account", shifted).status()).isEqualTo(200);
        knob("DELETE", "faults?name=clock-jump");
        assertThat(CLIENT.signed("GET", "account", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void everyMessageIsUnderWayBothWays() throws Exception {
        assertThat(knob("POST", "latency?ms=200&jitter=50").status()).isEqualTo(200);
        assertThat(millis("time")).isBetween(400L, 1_500L);
        assertThat(knob("GET", "status").object().getAsJsonObject("latency").get("ms").getAsInt())
                .isEqualTo(200);
    }

    @Test
    void faultsAndLatencyCanBeThereFromTheStart(@TempDir Path folder) throws Exception {
        ExchangeOptions options =
                ExchangeOptions.in(folder)
                        .withFaults(List.of(Exercise.parse("unavailable,count=2,scope=rest")))
                        .withLatency(new Latency(60, 0));
        try (Exchange other = Exchange.start(options)) {
            ApiClient client = new ApiClient(other);
            assertThat(client.get("time").status()).isEqualTo(503);
            assertThat(client.get("time").status()).isEqualTo(503);
            long began = System.nanoTime();
            assertThat(client.get("time").status()).isEqualTo(200);
            assertThat(System.nanoTime() - began).isGreaterThan(120_000_000);
        }
    }
}
